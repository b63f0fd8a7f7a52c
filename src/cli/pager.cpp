#include "cli/pager.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <initializer_list>

namespace payout {

static const char* pager_command() {
  for (const char* name : {"PAYOUT_PAGER", "PAGER"}) {
    if (const char* command = std::getenv(name); command != nullptr && *command != '\0') return command;
  }
  return "less";
}

bool Pager::start() {
  int ends[2] = {};
  if (pipe2(ends, O_CLOEXEC) != 0) return false;
  const char* command = pager_command();
  child_ = fork();
  if (child_ == 0) {
    dup2(ends[0], 0);
    setenv("LESS", "FRX", 0);  // colors, and nothing to leave where it fits on a page
    // A pager that is not there reads nothing: the shell says so, and the text is shown without one.
    execl("/bin/sh", "sh", "-c", "sh -c \"$0\" || [ $? -ne 127 ] || exec cat", command,
          static_cast<char*>(nullptr));
    _exit(127);
  }
  close(ends[0]);
  if (child_ < 0) {
    close(ends[1]);
    child_ = 0;
    return false;
  }
  to_ = ends[1];
  return true;
}

void Pager::wait() {
  if (child_ == 0) return;
  while (waitpid(child_, nullptr, 0) < 0 && errno == EINTR) {
  }
  child_ = 0;
}

}  // namespace payout
