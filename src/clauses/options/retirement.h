#pragma once
#include <array>
#include <optional>

#include "clauses/clause.h"

namespace payout {

struct ConditionWriter;

/// How service is counted: the time since the first day of employment, or the years with hours of service,
/// which only the fact `years_of_service` can tell.
enum class RetirementService { calendar, hours };
constexpr std::array<std::string_view, 2> retirement_service_names{"calendar", "hours"};
constexpr std::span<const std::string_view> names_of(RetirementService) {
  return retirement_service_names;
}

/// Age and service at which leaving is a retirement.
/// Typical promise: 55 years of age and ten years of service.
struct Retirement {
  static constexpr std::string_view kind = "retirement";
  static constexpr std::string_view doc = "Age and service at which leaving is a retirement";
  Period age = {};
  int years_of_service = 0;
  RetirementService service = RetirementService::calendar;
  std::optional<int> points = {};
};
template <std::same_as<Retirement> Self>
constexpr auto describe(const Self*) {
  return record("retirement", Retirement::doc, field<&Retirement::age>("age", "Least age on the last day"),
                field<&Retirement::years_of_service>("years_of_service", "Least number of years of service"),
                field<&Retirement::service>(
                    "service",
                    "calendar: complete years since `employee.hired`, where the fact "
                    "`employee.years_of_service` is not given; hours: years with enough hours of service, "
                    "which that fact gives")
                    .optional_with("calendar"),
                field<&Retirement::points>(
                    "points", "Least sum of complete years of age and of service, beside both: 70"));
}

/// Age and service, as a condition.
void tell(const Retirement& terms, const ClauseHead& clause, bool wanted, bool met, ConditionWriter& out);

}  // namespace payout
