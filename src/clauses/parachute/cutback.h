#pragma once
#include "clauses/parachute/cut_order.h"

namespace payout {

/// Payments are cut to just below the threshold. Typical promise: one dollar less than three times the base
/// amount.
struct Cutback {
  static constexpr std::string_view kind = "cutback";
  static constexpr std::string_view doc = "Payments are cut to just below the threshold";
  static constexpr bool asks_when = true;
  static constexpr bool gives_up_payments = true;
  CutOrder cut = {};
};
template <std::same_as<Cutback> Self>
constexpr auto describe(const Self*) {
  return record("cutback", Cutback::doc, field<&Cutback::cut>("cut", "").inline_fields());
}

}  // namespace payout
