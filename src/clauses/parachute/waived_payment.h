#pragma once
#include <optional>
#include <string>
#include <vector>

#include "clauses/parachute/contingent_line.h"
#include "document/scalars.h"

namespace payout {

/// One of several payments of a line, as far as it was given up.
struct WaivedInstallment {
  int id = 0;  ///< that of the payment
  Money amount = {};
};
template <std::same_as<WaivedInstallment> Self>
constexpr auto describe(const Self*) {
  return record("waived installment", "One of several payments of a line, as far as it was given up",
                field<&WaivedInstallment::id>("id", "Its number"),
                field<&WaivedInstallment::amount>("amount", "What of it is not paid").as_shorthand());
}

/// What the person gave up for a vote of the shareholders that failed: it is not paid, 26 CFR 1.280G-1
/// Q&A-7(b)(1). The line of the payment stands as the agreement gives it.
struct WaivedPayment {
  std::string id = {};
  std::string label = {};
  std::string_view cite = {};
  Money amount = {};
  std::optional<Date> paid = {};
  std::vector<WaivedInstallment> payments = {};
  PaymentClass type = PaymentClass::other;
};
template <std::same_as<WaivedPayment> Self>
constexpr auto describe(const Self*) {
  using W = WaivedPayment;
  return record("waived payment", "A payment given up for a vote of the shareholders that failed",
                field<&W::id>("id", "Id of the line or grant"), field<&W::label>("label", "What it is"),
                field<&W::cite>("cite", "Clause that gives it"),
                field<&W::amount>("amount", "What of it is not paid").as_shorthand(),
                field<&W::paid>("paid", "Day it would have been paid, where known"),
                field<&W::payments>("payments", "Of which payments, where it is paid in several").as_detail(),
                field<&W::type>("type", "cash, options, deferred or other"));
}

}  // namespace payout
