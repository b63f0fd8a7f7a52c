#pragma once
#include "document/scalars.h"
#include "document/type.h"

namespace payout {

struct Case;
struct ClauseHead;

/// The times of a plan's claims procedure, as far as the facts start them.
/// Typical promise: a review within sixty days of a denial, decided within sixty days or twice that with a
/// hearing, and no claim after three years.
struct ClaimsProcedure {
  static constexpr std::string_view kind = "claims_procedure";
  static constexpr std::string_view doc = "The times of a plan's claims procedure";
  std::optional<Period> review_within = {};
  std::optional<Period> decision_within = {};
  std::optional<Period> hearing_adds = {};
  std::optional<Period> barred_after = {};
};
template <std::same_as<ClaimsProcedure> Self>
constexpr auto describe(const Self*) {
  using P = ClaimsProcedure;
  return record(
      "claims_procedure", P::doc,
      field<&P::review_within>("review_within", "To ask for a review, from the receipt of the reasons"),
      field<&P::decision_within>("decision_within", "To decide, from the request"),
      field<&P::hearing_adds>("hearing_adds", "Added where a hearing is held"),
      field<&P::barred_after>("barred_after", "No claim after this time from the first entitlement"));
}

/// What becomes of a benefit that nobody can be found for.
/// Typical promise: suspended after a year, forfeited a year later, after a certified letter.
struct UnclaimedBenefit {
  static constexpr std::string_view kind = "unclaimed_benefit";
  static constexpr std::string_view doc = "What becomes of a benefit whose owner cannot be found";
  Period suspended_after = {};
  Period forfeited_after = {};
};
template <std::same_as<UnclaimedBenefit> Self>
constexpr auto describe(const Self*) {
  using U = UnclaimedBenefit;
  return record("unclaimed_benefit", U::doc,
                field<&U::suspended_after>("suspended_after", "Time from the due date to the suspension"),
                field<&U::forfeited_after>("forfeited_after", "Time from the due date to the forfeiture"));
}

void oblige(const ClaimsProcedure& terms, const ClauseHead& clause, const Case& c);
void oblige(const UnclaimedBenefit& terms, const ClauseHead& clause, const Case& c);

}  // namespace payout
