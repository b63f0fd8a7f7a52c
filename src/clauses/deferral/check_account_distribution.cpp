#include <algorithm>

#include "clauses/checks/check_terms.h"
#include "clauses/deferral/account_distribution.h"
#include "clauses/deferral/deferral_election.h"

namespace payout {

/// Whether a form was elected in time is counted from the first window of an election.
void check(const AccountDistribution&, const TermsCheck& t, size_t i) {
  if (!t.writes(i, "form_only_at_first") || !t.places.left_out.empty()) return;
  const bool any = std::ranges::any_of(
      t.agreement.clauses, [](const Clause& clause) { return clause.as<DeferralElection>() != nullptr; });
  if (any) return;
  t.warning(
      i, "form_only_at_first", "not-used",
      ", `form_only_at_first`: no clause of kind `deferral_election` says until when a form can be elected at "
      "first",
      "add one, with its `first_window`, or leave it out");
}

}  // namespace payout
