#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstring>

#include "cli/case_file.h"
#include "cli/check/accept.h"
#include "cli/check/coverage.h"
#include "cli/check/junit.h"
#include "cli/check/outcome.h"
#include "cli/commands/commands.h"
#include "cli/console.h"
#include "cli/find_scenarios.h"
#include "cli/output_file.h"
#include "values/parallel.h"

namespace payout {
namespace {

bool wanted(const CheckOutcome& outcome, const std::string& text) {
  return text.empty() || outcome.file.find(text) != std::string::npos ||
         outcome.title.find(text) != std::string::npos;
}

bool write_file(const std::string& path, const std::string& text, Console& console) {
  const int error = write_whole_file(path, text);
  if (error == 0) return true;
  console.complain(fmt::format("payout check: cannot write {}: {}\n", path, std::strerror(error)));
  return false;
}

ExitStatus worst_of(const std::vector<CheckOutcome>& outcomes) {
  StatusOfMany status;
  for (const CheckOutcome& o : outcomes) status.add(o.status);
  return status.status();
}

}  // namespace

ExitStatus check_command(const Options& options, Console& console) {
  if (options.format != Format::text && options.format != Format::json) {
    console.complain("payout check: --format must be text or json\n");
    return ExitStatus::usage;
  }
  const FoundScenarios found = find_scenarios(options.operands);
  console.remark(passed_over_text(found, "check"));
  const std::vector<std::string>& paths = found.files;
  std::vector<CaseFile> files(paths.size());
  std::vector<CheckOutcome> outcomes(paths.size());
  std::vector<Agreements> agreements(options.jobs);
  in_parallel(paths.size(), options.jobs, [&](size_t i, unsigned worker) {
    const auto begin = std::chrono::steady_clock::now();
    files[i] = open_case(paths[i], {}, agreements[worker]);
    outcomes[i] = check_scenario(files[i]);
    outcomes[i].seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
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
  if (options.accept) return accept_command(files, outcomes, options, console);
  if (options.coverage || options.coverage_min >= 0)
    return coverage_command(files, agreements, options, console);
  if (!options.junit.empty() && !write_file(options.junit, check_junit(outcomes, options.junit_style), console))
    return ExitStatus::cannot_write;
  if (std::ranges::none_of(files, [](const CaseFile& f) { return f.evaluated; })) console.keep_old();
  console.print(options.format == Format::json ? check_json(outcomes) : check_text(outcomes, options.most));
  return worst_of(outcomes);
}

}  // namespace payout
