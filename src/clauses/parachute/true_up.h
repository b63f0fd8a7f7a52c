#pragma once
#include <array>

#include "clauses/reading.h"

namespace payout {

/// How much of an overpayment the person must return.
enum class OverpaymentCap { retained_plus_refunds, full_gross_up };
constexpr std::array<std::string_view, 2> overpayment_cap_names{"retained_plus_refunds", "full_gross_up"};
constexpr std::span<const std::string_view> names_of(OverpaymentCap) {
  return overpayment_cap_names;
}

/// A later determination corrects the gross-up, up or down.
struct TrueUp {
  static constexpr std::string_view kind = "true_up";
  static constexpr std::string_view doc = "A later determination corrects the gross-up";
  Open<OverpaymentCap> overpayment_cap = {};
};
template <std::same_as<TrueUp> Self>
constexpr auto describe(const Self*) {
  return record("true_up", TrueUp::doc,
                field<&TrueUp::overpayment_cap>("overpayment_cap", "How much of an overpayment goes back")
                    .optional_with("retained_plus_refunds"));
}

}  // namespace payout
