#pragma once
#include "clauses/deferral/kept_account.h"

namespace payout {

/// How one account will be paid.
struct PaymentTerms {
  PayoutForm form = {};
  int count = 1;
  Date start = {};       ///< the first day on which it may be paid
  Date first = {};       ///< the first payment
  Date yearly = {};      ///< the day whose anniversaries the later payments keep
  bool assumed = false;  ///< the plan names no day for it
  Payee payee = Payee::employee;
  std::string_view cite = {};
  Figure starts = {};     ///< how `start` arose
  Figure paid_from = {};  ///< how `first` arose
};

/// Form, number, first day and payee of the payments of an account; nothing where nothing is payable, or where
/// a fact is missing or contradicts the plan (which is reported).
std::optional<PaymentTerms> payment_terms(const DeferralPlan& plan, const KeptAccount& account);

}  // namespace payout
