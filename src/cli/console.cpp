#include "cli/console.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "document/clean_text.h"

namespace payout {

/// A variable of the environment, empty where it is not set.
static std::string_view variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view{} : std::string_view{value};
}

static bool is_dumb() {
  return variable("TERM") == "dumb";
}

static bool wants_color(ColorWhen when, int file) {
  if (when != ColorWhen::automatic) return when == ColorWhen::always;
  if (!variable("NO_COLOR").empty()) return false;
  for (const char* name : {"CLICOLOR_FORCE", "FORCE_COLOR"}) {
    if (const std::string_view force = variable(name); !force.empty() && force != "0") return true;
  }
  return variable("CLICOLOR") != "0" && !is_dumb() && isatty(file) == 1;
}

/// COLUMNS where it holds a sensible number, the terminal's width, or 100 where there is no terminal.
static size_t columns_of(int file) {
  constexpr size_t usual = 100, least = 60, most = 200;
  if (const char* wanted = std::getenv("COLUMNS"); wanted != nullptr) {
    const long columns = std::strtol(wanted, nullptr, 10);
    if (columns > 0) return std::clamp(static_cast<size_t>(columns), least, most);
  }
  winsize size{};
  if (isatty(file) != 1 || ioctl(file, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return usual;
  return std::clamp<size_t>(size.ws_col, least, most);
}

Console::Console(const Options& options) : path_(options.output), quiet_(options.quiet) {
  std::signal(SIGPIPE, SIG_IGN);
  if (!path_.empty()) {
    if (const int error = output_.open(path_); error != 0) fail(error);
    file_ = output_.descriptor();
  }
  width_ = columns_of(file_);
  const ColorWhen color = options.no_color ? ColorWhen::never : options.color;
  color_ = wants_color(color, file_);
  error_color_ = wants_color(color, 2);
  watched_ = isatty(2) == 1 && !is_dumb();
  shared_ = watched_ && isatty(file_) == 1;
  if (options.pager && isatty(file_) == 1 && pager_.start()) file_ = pager_.descriptor();
  next_ = std::chrono::steady_clock::now() + std::chrono::milliseconds{500};
}

void Console::print(std::string_view text) {
  printed_ = printed_ || !text.empty();
  buffer_ += text;
  constexpr size_t enough = 1U << 16U;
  if (buffer_.size() >= enough) write();
}

std::string Console::words(Problems& problems, bool notes) const {
  constexpr size_t most = 100;  // what nobody reads costs time: a hostile file can hold a million mistakes
  problems.sort();
  std::string text;
  size_t shown = 0;
  for (const Problem& p : problems.all()) {
    if (p.severity == Severity::note && !notes) continue;
    if (p.severity != Severity::error && quiet_) continue;
    if (++shown <= most) text += render(p, error_color_);
  }
  shown += problems.left_out();
  if (shown > most) text += fmt::format("payout: {} more of these are not shown\n", shown - most);
  return text;
}

bool Console::shows_progress() {
  if (!watched_) return false;
  const auto now = std::chrono::steady_clock::now();
  if (now < next_) return false;
  next_ = now + std::chrono::milliseconds{100};
  return true;
}

void Console::progress(std::string_view text) {
  if (!watched_) return;
  std::fputs("\r\033[K", stderr);
  if (!text.empty()) std::fwrite(text.data(), 1, text.size(), stderr);
  std::fflush(stderr);
  progressing_ = !text.empty();
}

void Console::tell(std::string_view words) {
  if (words.empty()) return;
  if (progressing_) progress({});
  std::fwrite(words.data(), 1, words.size(), stderr);
}

void Console::complain(std::string_view text) {
  tell(clean_text(text, "\n"));
}

void Console::remark(std::string_view text) {
  if (!quiet_) complain(text);
}

void Console::fail(int error) {
  if (failed_ || closed_) return;
  if (error == EPIPE) {
    closed_ = true;
    return;
  }
  failed_ = true;
  complain(fmt::format("payout: cannot write {}: {}\n", path_.empty() ? "to standard output" : path_,
                       std::strerror(error)));
}

void Console::write() {
  std::string_view left = buffer_;
  if (shared_ && progressing_ && !left.empty()) progress({});
  while (!left.empty() && !failed_ && !closed_) {
    const ssize_t n = ::write(file_, left.data(), left.size());
    if (n > 0) {
      left.remove_prefix(static_cast<size_t>(n));
    } else if (errno != EINTR) {
      fail(errno);
    }
  }
  buffer_.clear();
}

bool Console::flush() {
  write();
  return !failed_ && !closed_;
}

/// A mistake in the command line, an interruption and an error before the first figure leave the old file.
bool Console::worth_keeping(ExitStatus status) const {
  if (failed_ || withheld_ || status == ExitStatus::usage || status >= ExitStatus::internal) return false;
  return printed_ || status < ExitStatus::usage;
}

ExitStatus Console::finish(ExitStatus status) {
  if (progressing_) progress({});
  write();
  if (path_.empty()) {
    // Some file systems report a full disk only when the file is closed.
    if (close(file_) != 0) fail(errno);
    pager_.wait();
    return failed_ ? ExitStatus::cannot_write : status;
  }
  if (worth_keeping(status)) {
    if (const int error = output_.commit(); error != 0) fail(error);
  } else if (!failed_ && output_.replaces()) {
    output_.discard();
    complain(fmt::format("payout: nothing was written to {}\n", path_));
  }
  return failed_ ? ExitStatus::cannot_write : status;
}

}  // namespace payout
