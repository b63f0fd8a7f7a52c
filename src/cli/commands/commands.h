#pragma once
#include <span>
#include <string_view>

#include "cli/exit_status.h"

namespace payout {

struct Options;
class Console;

/// Which options a command takes besides --help, --color and -o.
enum class Takes : unsigned {
  nothing = 0,
  sets = 1,
  format = 2,
  strict = 4,
  agreement = 8,
  jobs = 16,
  rows = 32,
  checks = 64,
  notes = 128,
  diff = 256,
  matrix = 512,
  sweep = 1024,
  explain = 2048,
  report = 4096,
  all = 8192,
  init = 16384
};
constexpr Takes operator|(Takes a, Takes b) {
  return static_cast<Takes>(static_cast<unsigned>(a) | static_cast<unsigned>(b));
}
constexpr bool has(Takes all, Takes one) {
  return (static_cast<unsigned>(all) & static_cast<unsigned>(one)) != 0;
}

/// One command: its manual and the function that runs it. The list is the order of `payout --help`.
struct Command {
  std::string_view name;
  std::string_view operands;  ///< "FILE...", for the usage line
  std::string_view operand_help;
  std::string_view summary;
  std::string_view examples;  ///< lines for --help
  Takes takes = Takes::nothing;
  int least_operands = 0;
  ExitStatus (*run)(const Options&, Console&);
  std::string_view formats = {};  ///< for commands that take --format: which, for --help
};
std::span<const Command> commands();
const Command* find_command(std::string_view name);

ExitStatus report_command(const Options&, Console&);
ExitStatus explain_command(const Options&, Console&);
ExitStatus readings_command(const Options&, Console&);
ExitStatus validate_command(const Options&, Console&);
ExitStatus check_command(const Options&, Console&);
ExitStatus diff_command(const Options&, Console&);
ExitStatus diff_folders(const Options&, Console&);  ///< where both operands of diff are folders
ExitStatus matrix_command(const Options&, Console&);
ExitStatus sweep_command(const Options&, Console&);
ExitStatus batch_command(const Options&, Console&);
ExitStatus terms_command(const Options&, Console&);
ExitStatus schema_command(const Options&, Console&);
ExitStatus init_command(const Options&, Console&);
ExitStatus fields_command(const Options&, Console&);
ExitStatus paths_command(const Options&, Console&);
ExitStatus ids_command(const Options&, Console&);
ExitStatus completions_command(const Options&, Console&);

}  // namespace payout
