#pragma once
#include <optional>
#include <string_view>

#include "clauses/due_kind.h"
#include "clauses/workings.h"
#include "document/leaves.h"

namespace payout {

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
  DueKind due_kind = DueKind::not_stated;
  std::optional<Date> due = {};
  Shares shares = {};
  std::optional<Price> price = {};
  std::optional<Money> value = {};
  std::optional<Money> amount = {};
  StepRef arithmetic = {};
  bool underwater = false;  ///< not printed: the price of the deal is not above the exercise price
};
template <std::same_as<Settlement> Self>
constexpr auto describe(const Self*) {
  using S = Settlement;
  return record("settlement", "A dated row of an award: shares delivered, or cash paid for them",
                field<&S::what>("what", "vesting, cash_out or dividends"),
                field<&S::label>("label", "What it is"), field<&S::cite>("cite", "Clause that gives it"),
                field<&S::vests>("vests", "Day on which the shares vest, or the options are cashed out"),
                field<&S::due_kind>("due_kind", "on, by, or payment date not specified"),
                field<&S::due>("due", "Day of settlement, or last day for it"),
                field<&S::shares>("shares", "Shares"),
                field<&S::price>("price", "Price per share that values them"),
                field<&S::value>("value", "Their value, where they are delivered as shares"),
                field<&S::amount>("amount", "Sum paid in cash").as_shorthand(),
                field<&S::arithmetic>("arithmetic", "How the value or the sum arises"));
}

}  // namespace payout
