#pragma once
#include <optional>

#include "document/scalars.h"

namespace payout {

/// Equity in sum. What a clause vests stands apart from what had vested without it.
struct EquityTotals {
  std::optional<Money> accelerated = {};
  std::optional<Money> vested_before = {};
  std::optional<Money> awards = {};
  std::optional<Money> cash = {};
};
template <std::same_as<EquityTotals> Self>
constexpr auto describe(const Self*) {
  using E = EquityTotals;
  return record(
      "equity", "Equity in sum",
      field<&E::accelerated>("accelerated",
                             "Value of the equity whose vesting a clause accelerates or continues"),
      field<&E::vested_before>("vested_before", "Spread of the options and SARs that had vested by schedule"),
      field<&E::awards>("awards",
                        "Stock awards that vest and are settled in shares, dividend equivalents aside"),
      field<&E::cash>("cash", "Awards paid in cash, with dividend equivalents"));
}

}  // namespace payout
