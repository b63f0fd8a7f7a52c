#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <vector>

#include "document/diagnostic.h"
#include "document/read_yaml.h"
#include "words/nearest.h"

namespace payout {

static std::string refuse(Problems& problems, std::string_view id, const std::string& message,
                          std::string help) {
  problems.error(id, {}, message, std::move(help));
  return {};
}

bool is_yaml(std::string_view name) {
  const size_t dot = name.rfind('.');
  if (dot == name.npos) return false;
  std::string ending{name.substr(dot + 1)};
  std::ranges::transform(ending, ending.begin(), [](unsigned char c) { return std::tolower(c); });
  return ending == "yaml" || ending == "yml";
}

/// The file of the same folder whose name is nearest: "did you mean `case.yaml`?"
static std::string near_file(const std::string& path) {
  const std::filesystem::path wanted{path};
  const std::filesystem::path folder = wanted.has_parent_path() ? wanted.parent_path() : ".";
  std::vector<std::string> names;
  std::error_code failed;
  for (std::filesystem::directory_iterator it{folder, failed}, end; !failed && it != end; it.increment(failed))
    names.push_back(it->path().filename().string());
  std::ranges::sort(names);
  const std::string name = wanted.filename().string();
  const std::string_view near = nearest(name, {names.begin(), names.end()});
  if (near.empty()) return {};
  return fmt::format("did you mean `{}`?", (wanted.parent_path() / near).string());
}

std::string read_file(const std::string& path, Problems& problems, bool& ok) {
  constexpr size_t largest = size_t{16} << 20U;
  ok = false;
  const bool standard_input = path == "-";
  struct stat info {};
  if (!standard_input && stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode)) {
    if (access(path.c_str(), R_OK | X_OK) != 0) {
      return refuse(problems, "cannot-read",
                    fmt::format("this folder cannot be read: {}", std::strerror(errno)),
                    "what is in it was not looked at");
    }
    return refuse(problems, "is-a-directory", "this is a directory",
                  "name a file, or use `payout check` for a folder of scenarios");
  }
  const auto close = [](std::FILE* f) { return f == stdin ? 0 : std::fclose(f); };
  const std::unique_ptr<std::FILE, decltype(close)> file{
      standard_input ? stdin : std::fopen(path.c_str(), "rb"), close};
  if (!file) {
    const int cause = errno;
    return refuse(problems, "cannot-read", fmt::format("cannot be read: {}", std::strerror(cause)),
                  cause == ENOENT ? near_file(path) : std::string{});
  }
  std::string text;
  char buffer[1U << 16U];
  for (size_t n = 0; (n = std::fread(buffer, 1, sizeof buffer, file.get())) > 0;) {
    text.append(buffer, n);
    if (text.size() > largest) {
      return refuse(problems, "too-large", "larger than 16 MiB",
                    "a scenario is a few kilobytes; for many people use `payout batch`");
    }
  }
  if (std::ferror(file.get()) != 0) {
    return refuse(problems, "cannot-read", fmt::format("cannot be read: {}", std::strerror(errno)), {});
  }
  ok = true;
  return text;
}

}  // namespace payout
