#pragma once
#include <array>
#include <optional>

#include "document/scalars.h"
#include "document/type.h"
#include "scenario/whole_percent.h"

/// Elections of a participant: how much is deferred, and how the account is paid.
namespace payout {

enum class PayoutForm { installments, lump_sum };
constexpr std::array<std::string_view, 2> payout_form_names{"installments", "lump_sum"};
constexpr std::span<const std::string_view> names_of(PayoutForm) {
  return payout_form_names;
}

/// The first election: how much is deferred, and the form of distribution.
struct FirstElection {
  std::optional<WholePercent> percent = {};
  std::optional<PayoutForm> form = {};
  std::optional<int> installments = {};
  std::optional<Date> filed = {};
  std::optional<PayoutForm> on_death = {};
};
template <std::same_as<FirstElection> Self>
constexpr auto describe(const Self*) {
  return record("election", "The first election",
                field<&FirstElection::percent>("percent", "Whole percentage of pay deferred: 10 for 10%"),
                field<&FirstElection::form>("form", "lump_sum or installments; the plan's own form when absent")
                    .as_shorthand(),
                field<&FirstElection::installments>("installments",
                                                    "Number of installments, where the plan lets one choose"),
                field<&FirstElection::filed>("filed", "Day it was filed; upon first eligibility when absent"),
                field<&FirstElection::on_death>("on_death", "Form elected for death while employed"));
}

/// A later election of a percentage.
struct DeferralFiling {
  WholePercent percent = {};
  Date filed = {};
  std::optional<int> year = {};
};
template <std::same_as<DeferralFiling> Self>
constexpr auto describe(const Self*) {
  return record("deferral filing", "An election of a percentage of pay",
                field<&DeferralFiling::percent>("percent", "Whole percentage of pay deferred: 10 for 10%"),
                field<&DeferralFiling::filed>("filed", "Day it was filed"),
                field<&DeferralFiling::year>("year", "Plan year it is for, where its window does not say"));
}

}  // namespace payout
