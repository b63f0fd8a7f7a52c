#include "cli/output_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <utility>

#include "cli/signals.h"

namespace payout {

namespace fs = std::filesystem;

std::string behind_links(const std::string& path) {
  fs::path at{path};
  std::error_code error;
  for (int links = 0; links < 40 && fs::is_symlink(fs::symlink_status(at, error)); ++links) {
    const fs::path to = fs::read_symlink(at, error);
    if (error) break;
    at = to.is_absolute() ? to : at.parent_path() / to;
  }
  return at.string();
}

bool same_file(const std::string& a, const std::string& b) {
  struct stat one {
  }, two{};
  return stat(a.c_str(), &one) == 0 && stat(b.c_str(), &two) == 0 && one.st_dev == two.st_dev &&
         one.st_ino == two.st_ino;
}

/// What the shell or the system hands out under these names is open already, and not ours to replace.
static bool written_in_place(const std::string& path) {
  return path.starts_with("/dev/") || path.starts_with("/proc/");
}

int OutputFile::open(const std::string& path) {
  struct stat info {};
  const bool there = stat(path.c_str(), &info) == 0;
  if (!there && errno != ENOENT) return errno;
  if (written_in_place(path) || (there && !S_ISREG(info.st_mode))) {
    file_ = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    return file_ < 0 ? errno : 0;
  }
  // A file that may not be written to is not replaced either.
  if (there && access(path.c_str(), W_OK) != 0) return errno;
  target_ = behind_links(path);
  if (const int error = open_beside(); error != 0) return error;
  const mode_t mask = umask(0);
  umask(mask);
  fchmod(file_, there ? info.st_mode & 07777U : 0666U & ~mask);
  if (there && fchown(file_, info.st_uid, info.st_gid) != 0) errno = 0;  // another's file: ours from now on
  return 0;
}

int OutputFile::open_beside() {
  const fs::path target{target_};
  constexpr size_t longest = 200;  // of the 255 bytes that a name may have
  const std::string name = target.filename().string().substr(0, longest);
  beside_ = (target.parent_path() / ("." + name + ".payout-XXXXXX")).string();
  file_ = mkostemp(beside_.data(), O_CLOEXEC);
  if (file_ < 0) {
    beside_.clear();
    return errno;
  }
  slot_ = remove_when_ended(beside_);
  return 0;
}

int OutputFile::write(std::string_view text) {
  while (!text.empty()) {
    const ssize_t n = ::write(file_, text.data(), text.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return errno;
    text.remove_prefix(static_cast<size_t>(n));
  }
  return 0;
}

int OutputFile::commit() {
  int error = 0;
  // The name must not lead to less than was written, whatever happens to the machine.
  if (replaces() && fsync(file_) != 0 && errno != EINVAL && errno != ENOSYS) error = errno;
  // Some file systems report a full disk only when the file is closed.
  const int file = std::exchange(file_, -1);
  if (file >= 0 && close(file) != 0 && error == 0) error = errno;
  if (replaces() && error == 0 && std::rename(beside_.c_str(), target_.c_str()) != 0) error = errno;
  if (error == 0) {
    keep_file(std::exchange(slot_, -1));
    beside_.clear();
  }
  discard();
  return error;
}

void OutputFile::discard() {
  if (file_ >= 0) close(std::exchange(file_, -1));
  if (replaces()) unlink(beside_.c_str());
  beside_.clear();
  keep_file(std::exchange(slot_, -1));
}

int write_whole_file(const std::string& path, std::string_view text) {
  OutputFile file;
  if (const int error = file.open(path); error != 0) return error;
  if (const int error = file.write(text); error != 0) return error;
  return file.commit();
}

}  // namespace payout
