#include "support/process.h"

#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "support/files.h"

Ran shell(const std::string& command) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::temp_directory_path() / ("payout-test-" + std::to_string(getpid()));
  fs::create_directories(folder / "tmp");  // what a script makes with mktemp goes with the rest
  const std::string script = "cd '" PAYOUT_ROOT "' && unset NO_COLOR COLUMNS && PATH=\"$(dirname '" PAYOUT_EXE
                             "'):$PATH\" TMPDIR='" +
                             (folder / "tmp").string() + "' && export PATH TMPDIR && { " + command + "\n} >'" +
                             (folder / "out").string() + "' 2>'" + (folder / "err").string() + "'";
  const int raw = std::system(script.c_str());
  Ran ran{WIFEXITED(raw) ? WEXITSTATUS(raw) : -1, read_text(folder / "out"), read_text(folder / "err")};
  fs::remove_all(folder);
  return ran;
}

Ran payout_run(const std::string& arguments) {
  return shell("payout " + arguments);
}
