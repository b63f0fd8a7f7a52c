#include "clauses/options/option_forfeiture.h"

#include "clauses/options/grant_steps.h"
#include "clauses/options/plan_clause.h"

namespace payout {

bool forfeit_at_end(const Case& c, GrantResult& grant) {
  const ClauseHead* by = nullptr;
  each_clause_for<OptionForfeiture>(c, held(grant), [&](const ClauseOf<OptionForfeiture>& clause) {
    if (by == nullptr && !occurrences(c, clause.head).empty()) by = &clause.head;
  });
  if (by == nullptr) return false;
  for (Tranche& tranche : grant.tranches) {
    if (tranche.gone && *tranche.gone <= *grant.end) continue;
    // Stock that has vested is the holder's.
    if (is_stock(grant.type) && (tranche.exercisable ? *tranche.exercisable < *grant.end : !tranche.vests))
      continue;
    tranche.end(*grant.end, Disposition::forfeited, by->cite, end_source(c));
  }
  grant.window_cite = by->cite;
  if (!is_stock(grant.type)) grant.status = GrantStatus::forfeited;
  return true;
}

}  // namespace payout
