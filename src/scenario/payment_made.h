#pragma once
#include <optional>
#include <string>

#include "document/scalars.h"
#include "document/type.h"

namespace payout {

/// Whether a sum that fell due was paid. Nothing is assumed where this is not given: it matters when the person
/// died later, because what is unpaid then belongs to the estate.
struct PaymentMade {
  std::string line = {};
  std::optional<int> payment = {};
  std::optional<Date> made = {};
  std::optional<bool> unpaid = {};
};
template <std::same_as<PaymentMade> Self>
constexpr auto describe(const Self*) {
  return record("payment made", "Whether a sum that fell due was paid",
                field<&PaymentMade::line>("line", "The line of the report, by id (change_in_control_payment)"),
                field<&PaymentMade::payment>("payment",
                                             "Of a line that is paid in several: the number of the payment; "
                                             "all of them when absent"),
                field<&PaymentMade::made>("made", "Day on which it was paid"),
                field<&PaymentMade::unpaid>("unpaid", "It has not been paid"));
}

}  // namespace payout
