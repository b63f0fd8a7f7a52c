#include "clauses/obligations/claims_procedure.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/known_days.h"

namespace payout {
namespace {

/// A day of the claims procedure: the fact that it runs from and the time that the clause gives.
struct ClaimDay {
  const Date* from = nullptr;
  std::string_view fact = {};
  const Period* lasts = nullptr;
};

/// The last day of a period and how it is reached.
Figure reached(const Case& c, Figure from, const Period& lasts) {
  return last_day_figure(c, from, lasts);
}

/// Enters a last day as a duty and in the calendar, with how it arose.
void add(const Case& c, const ClauseHead& clause, std::string_view id, std::string_view label,
         std::optional<Figure> ends, bool assumed = false) {
  Obligation duty{id, clause.cite, label, clause.summary};
  duty.applies = ends.has_value();
  if (ends) {
    duty.ends = day_of(*ends);
    c.deadline(id, *duty.ends, std::string{label}, clause.cite, assumed);
    if (c.work.explaining()) {
      c.work.account(fmt::format("obligations[{}].ends", id), *ends, clause.id);
      c.work.account(fmt::format("calendar[{}]", id), *ends, clause.id);
    }
  }
  c.out.obligations.push_back(duty);
}

std::optional<Figure> last_day(const Case& c, const ClaimDay& day) {
  if (day.from == nullptr) return std::nullopt;
  return reached(c, c.work.fact(*day.from, day.fact), *day.lasts);
}

const Date* at(const std::optional<Date>& day) {
  return day ? &*day : nullptr;
}

void review(const ClaimsProcedure& terms, const ClauseHead& clause, const Case& c, const BenefitClaim& claim) {
  const auto last = last_day(c, {at(claim.denial_received), "denial received", &*terms.review_within});
  add(c, clause, "claim_review_request", "Last day to ask for a review of a denial", last);
  if (!c.explain || !claim.review_filed) return;
  if (!last) {
    c.note(Module::obligations, "claim-day-unknown", "claim.denial_received",
           "the last day to ask for a review is not known: nobody says when the reasons of the denial arrived",
           "give `claim.denial_received`", clause.cite);
  } else if (*claim.review_filed > day_of(*last)) {
    c.warn(Module::obligations, "review-too-late", "claim.review_filed",
           fmt::format("the review was asked for on {}, after the last day, {}", to_string(*claim.review_filed),
                       to_string(day_of(*last))),
           "the Committee need not decide on it", clause.cite);
  }
}

void decision(const ClaimsProcedure& terms, const ClauseHead& clause, const Case& c,
              const BenefitClaim& claim) {
  auto last = last_day(c, {at(claim.review_filed), "review filed", &*terms.decision_within});
  if (last && claim.hearing.value_or(false) && terms.hearing_adds)
    last = reached(c, *last, *terms.hearing_adds);
  add(c, clause, "claim_decision", "Last day for the decision on a review", last);
  if (!c.explain || last || !claim.denial_received) return;
  c.note(Module::obligations, "claim-day-unknown", "claim.review_filed",
         "the last day for a decision is not known: it runs from the request for a review",
         "give `claim.review_filed`", clause.cite);
}

/// The time runs from the first entitlement; the day on which the benefit is due is taken for it where nobody
/// says otherwise.
void bar(const ClaimsProcedure& terms, const ClauseHead& clause, const Case& c, const BenefitClaim& claim) {
  const bool assumed = !claim.entitled && claim.benefit_due;
  const auto last = last_day(c, assumed ? ClaimDay{at(claim.benefit_due), "benefit due", &*terms.barred_after}
                                        : ClaimDay{at(claim.entitled), "first entitled", &*terms.barred_after});
  add(c, clause, "claim_bar", "Last day to assert a claim", last, assumed);
  if (!c.explain || !c.facts.claim) return;
  if (assumed) {
    c.note(Module::obligations, "claim-day-assumed", "claim.benefit_due",
           fmt::format("the time to assert a claim is counted from {}, when the benefit is due",
                       to_string(*claim.benefit_due)),
           "give `claim.entitled` where the right arose on another day", clause.cite);
  } else if (!last) {
    c.warn(Module::obligations, "claim-day-unknown", "claim.entitled",
           "the last day to assert a claim is not known: nobody says when the benefit was first due",
           "give `claim.entitled`", clause.cite);
  }
}

/// A day from which a benefit stands suspended or is forfeited; without the letter that has to come first, the
/// earliest that it can be.
void enter_loss(const Case& c, const ClauseHead& clause, std::string_view id, std::string_view what,
                const Period& time) {
  const auto& claim = c.facts.claim;
  Obligation duty{id, clause.cite, what, clause.summary};
  duty.applies = claim && claim->benefit_due && claim->located == false;
  if (duty.applies) {
    const Figure day = reached(c, c.work.fact(*claim->benefit_due, "benefit due"), time);
    duty.starts = day_of(day);
    duty.earliest = !claim->letter_sent.value_or(false);
    c.deadline(id, *duty.starts,
               duty.earliest ? fmt::format("{}, not before this day: no letter has been sent", what)
                             : fmt::format("{} from this day on", what),
               clause.cite, duty.earliest);
    if (c.work.explaining()) {
      c.work.account(fmt::format("obligations[{}].starts", id), day, clause.id);
      c.work.account(fmt::format("calendar[{}]", id), day, clause.id);
    }
  }
  c.out.obligations.push_back(duty);
}

}  // namespace

void oblige(const ClaimsProcedure& terms, const ClauseHead& clause, const Case& c) {
  const BenefitClaim none;
  const BenefitClaim& claim = c.facts.claim ? *c.facts.claim : none;
  if (terms.review_within) review(terms, clause, c, claim);
  if (terms.decision_within) decision(terms, clause, c, claim);
  if (terms.barred_after) bar(terms, clause, c, claim);
}

void oblige(const UnclaimedBenefit& terms, const ClauseHead& clause, const Case& c) {
  enter_loss(c, clause, "unclaimed_suspended", "An unclaimed benefit is suspended", terms.suspended_after);
  enter_loss(c, clause, "unclaimed_forfeited", "An unclaimed benefit is forfeited", terms.forfeited_after);
  const auto& claim = c.facts.claim;
  if (!claim || claim->located != false) return;
  if (!claim->benefit_due) {
    c.warn(Module::obligations, "claim-day-unknown", "claim.benefit_due",
           "the days of suspension and forfeiture are not known: nobody says when the benefit is due",
           "give `claim.benefit_due`", clause.cite);
  } else if (!claim->letter_sent.value_or(false)) {
    c.warn(Module::obligations, "letter-first", "claim.letter_sent",
           "nothing is suspended before a certified letter has been sent: the days shown are the earliest", {},
           clause.cite);
  }
}

}  // namespace payout
