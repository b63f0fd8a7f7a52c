#include "report/what_if/term_coverage.h"

#include <algorithm>

#include "clauses/evaluate.h"
#include "document/visit.h"
#include "report/what_if/term_change.h"

namespace payout {
namespace {

void append_values(std::string& out, const Type& type, const void* object) {
  if (is_single(type)) {
    if (type.scalar->name != "arithmetic") type.scalar->write(object, out);
    out += '\n';
    return;
  }
  const auto parts = parts_of(type, object);
  if (has_entries(type) || is_optional(type)) out += std::to_string(parts.size()) + ':';
  for (const Part part : parts) append_values(out, *part.type, part.value);
}

/// Evaluates the cases and compares with what they gave before the change.
class Comparer {
 public:
  Comparer(const Agreement& agreement, std::span<const CoveredCase> cases) : cases_(cases) {
    for (size_t i = 0; i < cases.size(); ++i) before_.push_back(outcome(agreement, i));
  }

  void changed(const Agreement& agreement, bool first_only, std::vector<size_t>& found) {
    for (size_t i = 0; i < cases_.size(); ++i) {
      if (std::ranges::find(found, i) != found.end()) continue;
      if (outcome(agreement, i) == before_[i]) continue;
      found.push_back(i);
      if (first_only) return;
    }
  }

 private:
  std::string outcome(const Agreement& agreement, size_t i) {
    space_.readings = cases_[i].readings;
    try {
      evaluate(agreement, *cases_[i].facts, space_);
    } catch (const std::exception& e) {
      return e.what();  // a term that cannot be computed with is a change as well
    }
    return fingerprint(space_.result);
  }

  std::span<const CoveredCase> cases_;
  std::vector<std::string> before_;
  Workspace space_;
};

}  // namespace

std::string fingerprint(const Result& result) {
  std::string out;
  append_values(out, type_of<Result>(), &result);
  return out;
}

std::vector<TermCoverage> term_coverage(const Agreement& agreement, std::span<const CoveredCase> cases,
                                        bool first_only) {
  std::vector<TermCoverage> covered;
  Agreement changed = agreement;
  Comparer comparer{changed, cases};
  for (size_t c = 0; c < changed.clauses.size(); ++c) {
    const Clause kept = changed.clauses[c];
    std::string term;
    for (size_t number = 0; change_term(changed.clauses[c], number, term); ++number) {
      const bool same_term =
          !covered.empty() && covered.back().clause == kept.head.id && covered.back().term == term;
      if (!same_term) covered.push_back({kept.head.id, kept.head.cite, term, {}});
      const bool enough = first_only && !covered.back().cases.empty();
      if (!enough) comparer.changed(changed, first_only, covered.back().cases);
      changed.clauses[c] = kept;
    }
  }
  for (TermCoverage& t : covered) std::ranges::sort(t.cases);
  return covered;
}

}  // namespace payout
