#pragma once
#include <array>

#include "clauses/options/acceleration.h"
#include "clauses/options/grant_scope.h"
#include "clauses/reading.h"
#include "clauses/turning_day.h"
#include "document/scalars.h"

namespace payout {

struct Result;
struct GrantResult;

/// Reading `six_month_rule`: does the requirement also hold back shares that another document accelerates?
enum class ServiceRule { bars_acceleration, other_document_overrides };
constexpr std::array<std::string_view, 2> service_rule_names{"bars_acceleration", "other_document_overrides"};
constexpr std::span<const std::string_view> names_of(ServiceRule) {
  return service_rule_names;
}

/// Service that is needed before any part of an option can be exercised by anybody.
/// Typical promise: six months of continuous full-time employment from the grant.
struct ServiceRequirement {
  static constexpr std::string_view kind = "service_requirement";
  static constexpr std::string_view doc = "Service needed before any part of an option can be exercised";
  GrantScope scope = {};
  Period service = {};
  bool full_time = false;
  Open<ServiceRule> six_month_rule = {};
};
template <std::same_as<ServiceRequirement> Self>
constexpr auto describe(const Self*) {
  return record("service_requirement", ServiceRequirement::doc,
                field<&ServiceRequirement::scope>("scope", "").inline_fields(),
                field<&ServiceRequirement::service>("service", "Time from the grant"),
                field<&ServiceRequirement::full_time>("full_time", "Only full-time service counts")
                    .optional_with("false"),
                field<&ServiceRequirement::six_month_rule>(
                    "six_month_rule", "Whether it holds back what another document accelerates")
                    .optional_with("bars_acceleration"));
}

/// Finds the first day on which each tranche can be exercised: vested, and the service requirement met. A
/// tranche whose requirement can no longer be met is barred.
void find_exercisable_days(const Case& c, const Accelerations& accelerations, GrantResult& grant);

/// The day on which a grant has been held long enough.
void turning_days(const ServiceRequirement& terms, const ClauseHead& clause, const Result& result, Date end,
                  TurningDays& out);

}  // namespace payout
