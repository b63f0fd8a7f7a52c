#pragma once
#include <optional>
#include <vector>

#include "clauses/workings.h"
#include "document/leaves.h"

namespace payout {

/// One payment of the account.
struct DeferralPayment {
  int id = 0;  ///< 1, 2, ...
  Date due = {};
  Money opening = {};
  Money earnings = {};
  Money amount = {};
  Money closing = {};
  StepRef arithmetic = {};
};
template <std::same_as<DeferralPayment> Self>
constexpr auto describe(const Self*) {
  return record("payment", "One payment of the account",
                field<&DeferralPayment::id>("id", "Number of the payment"),
                field<&DeferralPayment::due>("due", "Day of the payment"),
                field<&DeferralPayment::opening>("opening", "Balance after the previous payment"),
                field<&DeferralPayment::earnings>("earnings", "Earnings credited since"),
                field<&DeferralPayment::amount>("amount", "Amount paid").as_shorthand(),
                field<&DeferralPayment::closing>("closing", "Balance left"),
                field<&DeferralPayment::arithmetic>("arithmetic", "How the amount arises"));
}

struct DeferralResult {
  std::optional<Money> balance = {};
  std::optional<Money> vested = {};
  std::optional<Money> forfeited = {};
  std::vector<DeferralPayment> payments = {};
  std::optional<Money> total = {};
};
template <std::same_as<DeferralResult> Self>
constexpr auto describe(const Self*) {
  return record("deferred", "Deferred compensation",
                field<&DeferralResult::balance>("balance", "Account balance"),
                field<&DeferralResult::vested>("vested", "Vested account"),
                field<&DeferralResult::forfeited>("forfeited", "Forfeited at termination"),
                field<&DeferralResult::payments>("payments", "Payments, in order"),
                field<&DeferralResult::total>("total", "Sum of the payments"));
}

}  // namespace payout
