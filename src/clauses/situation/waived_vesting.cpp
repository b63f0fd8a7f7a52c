#include "clauses/situation/waived_vesting.h"

#include <algorithm>

#include "law/change_280g.h"

namespace payout {

static const VoteFacts* vote_of(const Case& c) {
  return c.facts.tax && c.facts.tax->vote ? &*c.facts.tax->vote : nullptr;
}

bool vote_lost(const Case& c) {
  const VoteFacts* v = vote_of(c);
  if (v == nullptr || !v->decides.value_or(false)) return false;
  if (v->approved_by) return v->approved_by->value <= Exact::fraction(3, 4);
  return v->entitled && v->in_favor && v->of_recipients &&
         !law::vote_exempts({v->entitled->count, v->of_recipients->count, v->in_favor->count});
}

bool vesting_waived(const Case& c, std::string_view id, bool rests_on_change) {
  if (!vote_lost(c)) return false;
  const VoteFacts& v = *vote_of(c);
  if (std::ranges::find(v.payments, id) != v.payments.end()) return true;
  const bool all = v.payments.empty() && v.parts.empty() && !v.above_safe_harbor.value_or(false);
  return all && rests_on_change;
}

Figure vote_figure(const Case& c) {
  const VoteFacts& v = *vote_of(c);
  if (v.approved_by) return c.work.fact(*v.approved_by, "approved, and more than 75% is needed");
  return c.work.fact(*v.in_favor, "votes in favor, and more than 75% is needed");
}

}  // namespace payout
