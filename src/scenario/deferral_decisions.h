#pragma once
#include <array>
#include <optional>
#include <string>

#include "document/scalars.h"
#include "document/type.h"

/// What others decided or did that touches a deferred-compensation account. Nothing of it is ever assumed.
namespace payout {

struct Hardship {
  Date date = {};
  std::optional<Period> suspended = {};
};
template <std::same_as<Hardship> Self>
constexpr auto describe(const Self*) {
  return record("hardship", "A hardship withdrawal from any plan of the company",
                field<&Hardship::date>("date", "Day of the withdrawal").as_shorthand(),
                field<&Hardship::suspended>("suspended",
                                            "How long contributions are suspended; the plan's own "
                                            "period when absent"));
}

/// The person no longer belongs to the group that may take part.
struct Removal {
  Date date = {};
  std::optional<Date> lump_sum = {};
};
template <std::same_as<Removal> Self>
constexpr auto describe(const Self*) {
  return record(
      "removal", "Removal from the group that may take part",
      field<&Removal::date>("date", "First day outside the group").as_shorthand(),
      field<&Removal::lump_sum>("lump_sum", "Day on which the committee pays the account in one sum"));
}

/// A decision of the committee to pay part or all of the account before its time.
struct Acceleration {
  Date date = {};
  std::optional<Rate> share = {};
  std::optional<Money> amount = {};
  std::optional<Money> early_tax = {};
};
template <std::same_as<Acceleration> Self>
constexpr auto describe(const Self*) {
  return record(
      "acceleration", "The committee's decision to pay before the time",
      field<&Acceleration::date>("date", "Day of the payment"),
      field<&Acceleration::share>("share", "Share of the balance paid; all of it when nothing is said")
          .checked(share_of_one),
      field<&Acceleration::amount>("amount", "Amount paid").checked(not_negative_money),
      field<&Acceleration::early_tax>("early_tax", "Paid to meet this tax, imposed before distribution")
          .checked(not_negative_money));
}

/// Who is paid for a person who cannot manage his or her affairs.
enum class PaidInstead { spouse, child, blood_relative, household };
constexpr std::array<std::string_view, 4> paid_instead_names{"spouse", "child", "blood_relative", "household"};
constexpr std::span<const std::string_view> names_of(PaidInstead) {
  return paid_instead_names;
}

/// Decisions and circumstances, given only where they happened.
struct DeferralDecisions {
  std::optional<Hardship> hardship = {};
  std::optional<Removal> removed = {};
  std::vector<Acceleration> accelerations = {};
  std::optional<Date> plan_terminated = {};
  std::optional<Date> board_full_vesting = {};
  std::optional<bool> pay_account_on_change = {};
  std::optional<std::string> assignee = {};
  std::optional<bool> other_agreements = {};
  std::optional<bool> incapacitated = {};
  std::optional<PaidInstead> paid_to = {};
  std::optional<bool> representative = {};
};
template <std::same_as<DeferralDecisions> Self>
constexpr auto describe(const Self*) {
  using D = DeferralDecisions;
  return record(
      "deferral decisions", "Decisions and circumstances",
      field<&D::hardship>("hardship", "A hardship withdrawal from any plan of the company"),
      field<&D::removed>("removed", "Removal from the group that may take part"),
      field<&D::accelerations>("accelerations", "Payments that the committee decided to make early"),
      field<&D::plan_terminated>("plan_terminated", "Day the plan ended or stopped taking contributions"),
      field<&D::board_full_vesting>("board_full_vesting", "Day the board vested every account"),
      field<&D::pay_account_on_change>("pay_account_on_change",
                                       "The account is to be paid on the change in "
                                       "control"),
      field<&D::assignee>("assignee", "Somebody to whom the account is said to be assigned or pledged"),
      field<&D::other_agreements>("other_agreements", "An earlier deferral agreement exists"),
      field<&D::incapacitated>("incapacitated", "The person cannot manage his or her affairs"),
      field<&D::paid_to>("paid_to", "To whom the committee then directs the payments"),
      field<&D::representative>("representative", "A legal representative has then claimed them"));
}

}  // namespace payout
