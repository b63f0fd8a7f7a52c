#include <fmt/format.h>

#include <cstdlib>
#include <fstream>

#include "cli/case_file.h"
#include "cli/check/accept.h"
#include "cli/check/coverage.h"
#include "cli/check/outcome.h"
#include "cli/commands/commands.h"
#include "cli/console.h"
#include "cli/find_scenarios.h"
#include "values/parallel.h"

namespace payout {
namespace {

bool wanted(const CheckOutcome& outcome, const std::string& text) {
  return text.empty() || outcome.file.find(text) != std::string::npos ||
         outcome.title.find(text) != std::string::npos;
}

bool write_file(const std::string& path, const std::string& text, Console& console) {
  std::ofstream out{path, std::ios::binary | std::ios::trunc};
  out << text;
  out.close();
  if (out.good()) return true;
  console.complain(fmt::format("payout check: cannot write {}\n", path));
  return false;
}

ExitStatus accept(std::vector<CaseFile>& files, const std::vector<CheckOutcome>& outcomes, Console& console) {
  if (std::getenv("CI") != nullptr) {
    console.complain("payout check: --accept is refused where CI is set: a figure is accepted by a person\n");
    return ExitStatus::usage;
  }
  for (size_t i = 0; i < files.size(); ++i) {
    const bool changes = files[i].evaluated && (!outcomes[i].wrong.empty() || !outcomes[i].checked);
    if (!changes) continue;
    if (!write_file(files[i].name, accepted_text(files[i], outcomes[i]), console)) return ExitStatus::internal;
    const std::string what = outcomes[i].checked ? fmt::format("{} figures written", outcomes[i].wrong.size())
                                                 : "main figures captured";
    console.print(fmt::format("{}: {}\n", files[i].name, what));
  }
  return ExitStatus::done;
}

ExitStatus worst_of(const std::vector<CheckOutcome>& outcomes) {
  ExitStatus status = ExitStatus::done;
  for (const CheckOutcome& o : outcomes) status = worst(status, o.status);
  return status;
}

}  // namespace

ExitStatus check_command(const Options& options, Console& console) {
  if (options.format != Format::text && options.format != Format::json) {
    console.complain("payout check: --format must be text or json\n");
    return ExitStatus::usage;
  }
  const std::vector<std::string> paths = find_scenarios(options.operands);
  std::vector<CaseFile> files(paths.size());
  std::vector<CheckOutcome> outcomes(paths.size());
  std::vector<Agreements> agreements(options.jobs);
  in_parallel(paths.size(), options.jobs, [&](size_t i, unsigned worker) {
    files[i] = open_case(paths[i], {}, agreements[worker]);
    outcomes[i] = check_scenario(files[i]);
  });
  for (size_t i = outcomes.size(); i-- > 0;) {
    const bool keep = wanted(outcomes[i], options.only) && (outcomes[i].checked || options.accept);
    if (keep) continue;
    files.erase(files.begin() + static_cast<std::ptrdiff_t>(i));
    outcomes.erase(outcomes.begin() + static_cast<std::ptrdiff_t>(i));
  }
  if (outcomes.empty()) {
    console.complain("payout check: no scenario with `expect:` was found\n");
    return ExitStatus::nothing;
  }
  if (options.list) {
    for (const CheckOutcome& o : outcomes) {
      console.print(fmt::format("{}{}{}\n", o.file, o.title.empty() ? "" : ": ", o.title));
    }
    return ExitStatus::done;
  }
  if (options.accept) return accept(files, outcomes, console);
  if (options.coverage || options.coverage_min >= 0) return coverage_command(files, options, console);
  if (!options.junit.empty() && !write_file(options.junit, check_junit(outcomes), console))
    return ExitStatus::internal;
  console.print(options.format == Format::json ? check_json(outcomes) : check_text(outcomes));
  return worst_of(outcomes);
}

}  // namespace payout
