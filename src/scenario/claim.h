#pragma once
#include <optional>

#include "document/scalars.h"
#include "document/type.h"

namespace payout {

/// A claim for a benefit under a plan, or an unclaimed benefit.
struct BenefitClaim {
  std::optional<Date> entitled = {};
  std::optional<Date> denial_received = {};
  std::optional<Date> review_filed = {};
  std::optional<bool> hearing = {};
  std::optional<Date> benefit_due = {};
  std::optional<bool> located = {};
  std::optional<bool> letter_sent = {};
};
template <std::same_as<BenefitClaim> Self>
constexpr auto describe(const Self*) {
  return record(
      "claim", "A claim for a benefit under a plan, or an unclaimed benefit",
      field<&BenefitClaim::entitled>("entitled",
                                     "Day on which the executive was first entitled to the benefit"),
      field<&BenefitClaim::denial_received>("denial_received", "Day on which the reasons of a denial arrived"),
      field<&BenefitClaim::review_filed>("review_filed", "Day on which a review was asked for"),
      field<&BenefitClaim::hearing>("hearing", "A hearing is held"),
      field<&BenefitClaim::benefit_due>("benefit_due", "Day on which the benefit is due"),
      field<&BenefitClaim::located>("located", "The person entitled has been found"),
      field<&BenefitClaim::letter_sent>("letter_sent", "The certified letter before suspension has been sent"));
}

}  // namespace payout
