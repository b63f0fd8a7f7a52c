#include "cli/check/coverage.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/console.h"
#include "report/what_if/term_coverage.h"

namespace payout {
namespace {

std::string names_of_cases(const TermCoverage& term, const std::vector<CoveredCase>& cases) {
  constexpr size_t shown = 3;
  std::string out;
  for (size_t i = 0; i < std::min(shown, term.cases.size()); ++i) {
    out += (out.empty() ? "" : ", ") + cases[term.cases[i]].name;
  }
  if (term.cases.size() > shown) out += fmt::format(" and {} more", term.cases.size() - shown);
  return out.empty() ? "NOT EXERCISED" : out;
}

void print_terms(const std::vector<TermCoverage>& terms, const std::vector<CoveredCase>& cases,
                 Console& console) {
  std::string_view clause;
  for (const TermCoverage& term : terms) {
    if (term.clause != clause) console.print(fmt::format("{} ({})\n", term.clause, term.cite));
    clause = term.clause;
    console.print(fmt::format("  {:<40} {}\n", term.term, names_of_cases(term, cases)));
  }
}

}  // namespace

ExitStatus coverage_command(const std::vector<CaseFile>& files, const Options& options, Console& console) {
  std::vector<std::string> agreements;
  size_t all = 0, exercised = 0;
  for (const CaseFile& first : files) {
    if (!first.evaluated || std::ranges::find(agreements, first.agreement->name) != agreements.end()) continue;
    agreements.push_back(first.agreement->name);
    std::vector<CoveredCase> cases;
    for (const CaseFile& file : files) {
      if (!file.evaluated || file.agreement->name != first.agreement->name) continue;
      cases.push_back({&file.loaded->facts, file.space.readings, file.name});
    }
    const std::vector<TermCoverage> terms = term_coverage(*first.agreement, cases, false);
    if (options.coverage) print_terms(terms, cases, console);
    all += terms.size();
    exercised +=
        static_cast<size_t>(std::ranges::count_if(terms, [](const auto& t) { return !t.cases.empty(); }));
  }
  const size_t percent = all == 0 ? 0 : exercised * 100 / all;
  console.print(fmt::format("{} of {} terms exercised ({} %)\n", exercised, all, percent));
  const bool enough = options.coverage_min < 0 || percent >= static_cast<size_t>(options.coverage_min);
  return enough ? ExitStatus::done : ExitStatus::answer_is_no;
}

}  // namespace payout
