#include "clauses/defined_amount.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/checks/check_parts.h"
#include "document/visit.h"

namespace payout {
namespace {

/// The circle of definitions that leads from one back to it, or nothing.
std::string circle_of_amounts(const TermsCheck& t, const ClauseHead& start, const Amount& from,
                              std::string text, size_t steps) {
  std::string found;
  if (steps > t.agreement.clauses.size()) return found;
  each_amount(from, [&](const Amount& a) {
    if (a.name.id.empty() || !found.empty()) return;
    const std::string longer = text + " is made of `" + a.name.id + "`";
    if (a.name.id == start.id) {
      found = longer;
      return;
    }
    const Clause* other = t.agreement.find(a.name.id);
    const Amount* defined = other != nullptr ? defined_amount(*other) : nullptr;
    if (defined != nullptr) found = circle_of_amounts(t, start, *defined, longer, steps + 1);
  });
  return found;
}

/// Whether some other clause names a defined amount.
bool is_used(const TermsCheck& t, std::string_view id) {
  const Scalar* leaf = &scalar_of(static_cast<const MeasureName*>(nullptr));
  bool found = false;
  for (const Clause& clause : t.agreement.clauses) {
    if (clause.head.id == id) continue;
    visit_values(type_of<Clause>(), static_cast<const void*>(&clause), [&](const Part& part) {
      const bool name = is_single(*part.type) && part.type->scalar == leaf;
      found = found || (name && static_cast<const MeasureName*>(part.value)->id == id);
      return !found;
    });
  }
  return found;
}

}  // namespace

const Amount* defined_amount(const Clause& clause) {
  const auto* terms = clause.as<DefinedAmount>();
  return terms != nullptr ? &terms->is : nullptr;
}

void check(const DefinedAmount& terms, const TermsCheck& t, size_t i) {
  const ClauseHead& head = t.clause(i).head;
  check_amount(t, i, "is", terms.is);
  if (!is_used(t, head.id))
    t.warning(i, "id", "not-used", ": no clause uses this amount",
              fmt::format("write `of: {}` where it is meant", head.id));
  const std::string round = circle_of_amounts(t, head, terms.is, "`" + head.id + "`", 0);
  const auto& all = t.agreement.clauses;
  const bool told = std::any_of(all.begin(), all.begin() + static_cast<ptrdiff_t>(i), [&](const Clause& each) {
    return defined_amount(each) != nullptr && round.find("`" + each.head.id + "`") != round.npos;
  });
  if (!round.empty() && !told)
    t.error(i, "is", "replaces-itself", ", `is`: " + round, "define it by other amounts");
}

}  // namespace payout
