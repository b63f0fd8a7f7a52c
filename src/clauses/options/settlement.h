#pragma once
#include <optional>
#include <string_view>

#include "clauses/due_kind.h"
#include "clauses/payee.h"
#include "clauses/workings.h"
#include "document/scalars.h"

namespace payout {

struct ClauseHead;

/// What a settlement is made for.
enum class SettledFor { vesting, cash_out, dividends };
constexpr std::array<std::string_view, 3> settled_for_names{"vesting", "cash_out", "dividends"};
constexpr std::span<const std::string_view> names_of(SettledFor) {
  return settled_for_names;
}

/// A dated row of an award: shares delivered, or a sum paid in cash for them.
struct Settlement {
  SettledFor what = SettledFor::vesting;
  std::string_view label = {};
  std::string_view cite = {};
  Date vests = {};
  Payee payee = Payee::employee;
  DueKind due_kind = DueKind::not_stated;
  std::optional<Date> earliest = {};
  std::optional<Date> due = {};
  Shares shares = {};
  std::optional<Price> price = {};
  std::optional<Money> value = {};
  std::optional<Money> amount = {};
  std::optional<Date> stated = {};  ///< where a rule moved the day
  std::string_view moved_by = {};   ///< the citation of that rule
  StepRef arithmetic = {};
  StepRef day = {};                   ///< not printed: how the day of settlement arose
  const ClauseHead* given = nullptr;  ///< not printed: the clause that vests it or lets it go on vesting
  const ClauseHead* by = nullptr;     ///< not printed: the clause that says when it is settled
  bool on_schedule = false;           ///< not printed: settled on its own day by the schedule
  bool underwater = false;            ///< not printed: the price of the deal is not above the exercise price
};
template <std::same_as<Settlement> Self>
constexpr auto describe(const Self*) {
  using S = Settlement;
  return record("settlement", "A dated row of an award: shares delivered, or cash paid for them",
                field<&S::what>("what", "vesting, cash_out or dividends"),
                field<&S::label>("label", "What it is"), field<&S::cite>("cite", "Clause that gives it"),
                field<&S::vests>("vests", "Day on which the shares vest, or the options are cashed out"),
                field<&S::payee>("payee", "Who is given it"),
                field<&S::due_kind>("due_kind", "on, by, or payment date not specified"),
                field<&S::earliest>("earliest", "First day for it, where one is stated"),
                field<&S::due>("due", "Day of settlement, or last day for it"),
                field<&S::shares>("shares", "Shares"),
                field<&S::price>("price", "Price per share that values them"),
                field<&S::value>("value", "Their value, where they are delivered as shares"),
                field<&S::amount>("amount", "Sum paid in cash").as_shorthand(),
                field<&S::stated>("stated", "Day by the clause alone, where a rule changed it"),
                field<&S::moved_by>("moved_by", "The rule that changed it"),
                field<&S::arithmetic>("arithmetic", "How the value or the sum arises"));
}

}  // namespace payout
