#pragma once
#include <array>
#include <string>

#include "clauses/reading.h"
#include "clauses/severance/payment_due.h"
#include "document/scalars.h"

namespace payout {

struct Case;
struct ClauseHead;

/// What has been earned and not paid when employment ends. Salary and allowance need `salary.paid_through`.
enum class Accrued { salary, car_allowance, expenses };
constexpr std::array<std::string_view, 3> accrued_names{"salary", "car_allowance", "expenses"};
constexpr std::span<const std::string_view> names_of(Accrued) {
  return accrued_names;
}

/// How a part of a pay period counts: calendar days of the period, working days (Monday to Friday) of the
/// period, or days at 1/365 of the year.
enum class AccrualProration { calendar_days_of_period, working_days, actual_365 };
constexpr std::array<std::string_view, 3> accrual_proration_names{"calendar_days_of_period", "working_days",
                                                                  "actual_365"};
constexpr std::span<const std::string_view> names_of(AccrualProration) {
  return accrual_proration_names;
}

/// Pay earned through the last day and not yet paid, allowances and expenses likewise.
/// Typical promise: salary is paid twice a month while the agreement runs.
struct AccruedPay {
  static constexpr bool earned = true;
  static constexpr std::string_view kind = "accrued_pay";
  static constexpr std::string_view doc = "Pay, allowance or expenses earned and not yet paid";
  Accrued of = {};
  std::string label = {};
  Open<AccrualProration> accrual_proration = {};
};
template <std::same_as<AccruedPay> Self>
constexpr auto describe(const Self*) {
  return record("accrued_pay", AccruedPay::doc,
                field<&AccruedPay::of>("of", "salary, car_allowance or expenses"),
                field<&AccruedPay::label>("label", "What it is; the days for which it is owed are added"),
                field<&AccruedPay::accrual_proration>("accrual_proration", "How part of a period counts")
                    .optional_with("calendar_days_of_period"));
}

void pay(const AccruedPay& terms, const ClauseHead& clause, const Case& c);
/// Why nothing is owed although employment has ended.
std::string why_nothing(const AccruedPay& terms, const Case& c);

}  // namespace payout
