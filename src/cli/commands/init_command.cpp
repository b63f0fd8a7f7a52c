#include <fmt/format.h>
#include <sys/stat.h>

#include <array>
#include <cstring>
#include <filesystem>
#include <string>

#include "cli/commands/commands.h"
#include "cli/console.h"
#include "cli/options.h"
#include "cli/output_file.h"
#include "cli/starter.h"
#include "document/embedded.h"

namespace payout {

namespace {

/// What the starter of an agreement consists of: its terms, and a scenario for each termination event.
constexpr std::array starter_files{
    std::string_view{"terms/agreement.yaml"}, std::string_view{"fired.yaml"},
    std::string_view{"good-reason.yaml"},     std::string_view{"good-reason-in-the-period.yaml"},
    std::string_view{"change-alone.yaml"},    std::string_view{"resignation.yaml"},
    std::string_view{"cause.yaml"},           std::string_view{"death.yaml"}};

/// A folder that is there already is left alone.
ExitStatus init_agreement(const Options& options, Console& console) {
  namespace fs = std::filesystem;
  const fs::path folder{options.folder.empty() ? std::string{"my-agreement"} : options.folder};
  std::error_code error;
  if (fs::exists(folder, error)) {
    console.complain(
        fmt::format("payout init: {} is there already\n help: name a folder that is not there yet: "
                    "payout init agreement -o FOLDER\n",
                    folder.string()));
    return ExitStatus::usage;
  }
  fs::create_directories(folder / "terms", error);
  for (const std::string_view name : starter_files) {
    const EmbeddedFile* file = embedded_file(fmt::format("scenarios/example-corp/{}", name));
    const std::string path = (folder / name).string();
    const int failed = error ? error.value() : write_whole_file(path, file->text);
    if (failed != 0) {
      console.complain(fmt::format("payout init: {} cannot be written: {}\n", path, std::strerror(failed)));
      return ExitStatus::cannot_write;
    }
    console.print(path + '\n');
  }
  console.print(
      fmt::format("change the terms to what your documents say; then: payout validate {0}, payout check {0}\n",
                  folder.string()));
  return ExitStatus::done;
}

}  // namespace

/// Somebody's scenario is not replaced by a starter.
ExitStatus init_command(const Options& options, Console& console) {
  if (!options.operands.empty()) {
    if (options.operands.size() == 1 && options.operands[0] == "agreement")
      return init_agreement(options, console);
    console.complain(fmt::format(
        "payout init: there is no starter `{}`\n help: payout init, or payout init agreement -o FOLDER\n",
        options.operands[0]));
    return ExitStatus::usage;
  }
  if (!options.agreement.empty() && (options.change_in_control || options.deferred || options.all)) {
    console.complain(
        "payout init: --change-in-control, --deferred and --all are for the starter of the built-in agreement\n"
        " help: leave --agreement out, or write the facts yourself: payout fields lists them\n");
    return ExitStatus::usage;
  }
  struct stat info {};
  const bool there = !options.output.empty() && stat(options.output.c_str(), &info) == 0;
  if (there && S_ISREG(info.st_mode) && !options.force) {
    console.complain(
        fmt::format("payout init: {} is there already\n help: --force replaces it\n", options.output));
    return ExitStatus::usage;
  }
  console.print(starter_text(options));
  return ExitStatus::done;
}

}  // namespace payout
