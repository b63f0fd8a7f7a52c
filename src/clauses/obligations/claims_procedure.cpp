#include "clauses/obligations/claims_procedure.h"

#include "clauses/case.h"

namespace payout {
namespace {

void add(const Case& c, const ClauseHead& clause, std::string_view id, std::string_view label,
         std::optional<Date> ends) {
  Obligation duty{id, clause.cite, label, clause.gist};
  duty.ends = ends;
  duty.applies = ends.has_value();
  if (ends) c.deadline(id, *ends, std::string{label}, clause.cite);
  c.out.obligations.push_back(duty);
}

/// The last day of a period that a fact starts; none where the fact or the period is not given.
std::optional<Date> last_day(const Case& c, std::optional<Date> from, std::optional<Period> period) {
  if (!from || !period) return std::nullopt;
  return c.last_day_of(*from, *period);
}

}  // namespace

void oblige(const ClaimsProcedure& terms, const ClauseHead& clause, const Case& c) {
  const BenefitClaim claim = c.facts.claim.value_or(BenefitClaim{});
  add(c, clause, "claim_review_request", "Last day to ask for a review of a denial",
      last_day(c, claim.denial_received, terms.review_within));
  std::optional<Date> decision = last_day(c, claim.review_filed, terms.decision_within);
  if (claim.hearing.value_or(false)) decision = last_day(c, decision, terms.hearing_adds);
  add(c, clause, "claim_decision", "Last day for the decision on a review", decision);
  add(c, clause, "claim_bar", "Last day to assert a claim", last_day(c, claim.entitled, terms.barred_after));
}

void oblige(const UnclaimedBenefit& terms, const ClauseHead& clause, const Case& c) {
  const BenefitClaim claim = c.facts.claim.value_or(BenefitClaim{});
  const bool lost = claim.benefit_due && claim.located == false;
  const auto from = lost ? claim.benefit_due : std::nullopt;
  add(c, clause, "unclaimed_suspended", "An unclaimed benefit is suspended",
      last_day(c, from, terms.suspended_after));
  add(c, clause, "unclaimed_forfeited", "An unclaimed benefit is forfeited",
      last_day(c, from, terms.forfeited_after));
  if (!lost || claim.letter_sent.value_or(false)) return;
  c.warn(Module::obligations, "letter-first", "claim.letter_sent",
         "nothing is suspended before a certified letter has been sent", {}, clause.cite);
}

}  // namespace payout
