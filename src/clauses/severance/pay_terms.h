#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "document/scalars.h"

namespace payout {

/// Pay as the agreement states it to begin with. Amounts are computed from the pay that the scenario gives;
/// these are for comparison (is a yearly figure in the monthly place?) and for readings that go back to them.
struct PayTerms {
  static constexpr std::string_view kind = "pay_terms";
  static constexpr std::string_view doc = "Pay as the agreement states it to begin with";
  PayRate salary = {};
  std::optional<PayRate> car_allowance = {};
  std::string car_allowance_cite = {};
};
template <std::same_as<PayTerms> Self>
constexpr auto describe(const Self*) {
  return record("pay_terms", PayTerms::doc, field<&PayTerms::salary>("salary", "Initial base salary"),
                field<&PayTerms::car_allowance>("car_allowance", "Car allowance"),
                field<&PayTerms::car_allowance_cite>("car_allowance_cite",
                                                     "Clause of the car allowance, where it is another")
                    .optional_with(""));
}

}  // namespace payout
