#include "cli/run.h"

#include <cstdio>
#include <exception>
#include <new>
#include <utility>

#include "cli/commands/commands.h"
#include "cli/console.h"
#include "cli/lost_inputs.h"
#include "cli/options.h"
#include "values/exact.h"

namespace payout {

/// The whole program: read the command line, run the command, write what it printed. A command takes each file
/// through the same pipeline (case_file.cpp): read, decode, choose readings, evaluate, compare, render.
static ExitStatus run_command(int argc, char** argv, std::string_view commit) {
  CommandLine line = read_command_line(argc, argv, commit);
  if (!line.ended) refuse_lost_inputs(line);
  // A folder is no output that a console could write to.
  if (line.options.command == "init" && !line.options.operands.empty())
    std::swap(line.options.folder, line.options.output);
  Console console{line.options};
  if (line.ended) {
    if (line.status == ExitStatus::done)
      console.print(line.text);
    else
      console.complain(line.text);
  }
  if (line.ended) return console.finish(line.status);
  if (!console.ready()) return ExitStatus::cannot_write;
  return console.finish(find_command(line.options.command)->run(line.options, console));
}

int run(int argc, char** argv, std::string_view commit) {
  try {
    return static_cast<int>(run_command(argc, argv, commit));
  } catch (const Overflow& e) {
    std::fprintf(stderr,
                 "payout: error[too-large-number]: %s\n help: look for an amount, rate or count with too many "
                 "digits\n",
                 e.what());
    return static_cast<int>(ExitStatus::bad_input);
  } catch (const std::bad_alloc&) {
    std::fputs("payout: there is not enough memory for this\n", stderr);
    return static_cast<int>(ExitStatus::internal);
  } catch (const std::exception& e) {
    std::fprintf(stderr,
                 "payout: internal fault: %s\n help: please report it with the scenario that shows it\n",
                 e.what());
    return static_cast<int>(ExitStatus::internal);
  }
}

}  // namespace payout
