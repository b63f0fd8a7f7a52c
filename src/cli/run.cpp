#include "cli/run.h"

#include <cstdio>
#include <exception>

#include "cli/commands/commands.h"
#include "cli/console.h"
#include "cli/options.h"

namespace payout {

/// The whole program: read the command line, run the command, write what it printed. A command takes each file
/// through the same pipeline (case_file.cpp): read, decode, choose readings, evaluate, compare, render.
static ExitStatus run_command(int argc, char** argv) {
  const CommandLine line = read_command_line(argc, argv);
  Console console{line.options};
  if (line.ended) {
    if (line.status == ExitStatus::done)
      console.print(line.text);
    else
      console.complain(line.text);
  }
  const Command* command = find_command(line.options.command);
  const ExitStatus status = line.ended ? line.status : command->run(line.options, console);
  return console.finish() ? status : ExitStatus::internal;
}

int run(int argc, char** argv) {
  try {
    return static_cast<int>(run_command(argc, argv));
  } catch (const std::exception& e) {
    std::fprintf(stderr,
                 "payout: internal fault: %s\n help: please report it with the scenario that shows it\n",
                 e.what());
    return static_cast<int>(ExitStatus::internal);
  }
}

}  // namespace payout
