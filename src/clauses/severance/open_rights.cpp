#include "clauses/severance/open_rights.h"

#include <algorithm>

#include "clauses/conditions.h"
#include "clauses/situation/protection.h"
#include "clauses/untold_tier.h"

namespace payout {

static bool hangs(const Case& c, const Way& way) {
  if (way.when == nullptr || way.unmet() != 1) return false;
  const auto lacks = std::ranges::find(way.conditions, false, &Condition::met);
  if (lacks->asks != Asks::holds) return false;
  const auto& tests = way.when->holds[lacks->which].tests;
  return std::ranges::any_of(tests, [&](const FindingName::Test& test) {
    return std::ranges::any_of(test.clauses, [&](size_t by) { return hangs_on_request(c, by); });
  });
}

void leave_open_what_hangs_on_request(const Case& c, const Clause& clause) {
  if (ask_for_tier(c, clause.head, Module::severance))
    return c.open_line(clause.head, clause.head.id, clause.head.summary, c.situation.end.value_or(Date{}));
  if (!any_hangs_on_request(c)) return;
  const std::vector<Way> ways = ways_of(c, clause.head);
  if (std::ranges::any_of(ways, [&](const Way& way) { return hangs(c, way); }))
    c.open_line(clause.head, clause.head.id, clause.head.summary, c.situation.end.value_or(Date{}));
}

}  // namespace payout
