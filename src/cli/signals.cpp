#include "cli/signals.h"

#include <unistd.h>

#include <array>
#include <csignal>
#include <cstring>
#include <string_view>

namespace payout {
namespace {

// What a signal handler may touch: nothing that allocates or locks.
struct Unfinished {
  std::atomic<bool> used{false};
  std::array<char, 4096> path{};
};
std::array<Unfinished, 8> unfinished;
std::atomic<bool> interrupted{false};
std::atomic<int> noted{0};
std::atomic<bool> handled{false};

constexpr std::array ended_by{SIGINT, SIGTERM, SIGHUP};

extern "C" void end_now(int signal) {
  for (const Unfinished& file : unfinished) {
    if (!file.used) continue;
    unlink(file.path.data());
    constexpr std::string_view words = "payout: interrupted; nothing was written\n";
    if (write(2, words.data(), words.size()) < 0) break;
  }
  _exit(128 + signal);
}

extern "C" void note(int signal) {
  if (noted.exchange(signal) != 0) end_now(signal);
  interrupted = true;
}

void handle(void (*handler)(int)) {
  for (const int signal : ended_by) {
    struct sigaction before {};
    sigaction(signal, nullptr, &before);
    if (before.sa_handler == SIG_IGN) continue;
    struct sigaction action {};
    action.sa_handler = handler;  // without SA_RESTART: a read that waits for rows returns
    sigemptyset(&action.sa_mask);
    sigaction(signal, &action, nullptr);
  }
}

}  // namespace

int remove_when_ended(const std::string& path) {
  if (!handled.exchange(true)) handle(end_now);
  for (size_t i = 0; i < unfinished.size(); ++i) {
    Unfinished& file = unfinished[i];
    if (file.used || path.size() >= file.path.size()) continue;
    std::memcpy(file.path.data(), path.c_str(), path.size() + 1);
    file.used = true;
    return static_cast<int>(i);
  }
  return -1;
}

void keep_file(int slot) {
  if (slot >= 0) unfinished[static_cast<size_t>(slot)].used = false;
}

const std::atomic<bool>& note_signals() {
  handled = true;
  handle(note);
  return interrupted;
}

ExitStatus interrupted_status() {
  return static_cast<ExitStatus>(128 + (noted == 0 ? SIGINT : noted.load()));
}

}  // namespace payout
