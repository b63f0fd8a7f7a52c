#pragma once
#include "clauses/clause.h"

namespace payout {

struct Case;
struct Situation;

/// Age and service at which leaving is a retirement.
/// Typical promise: 55 years of age and ten years of service.
struct Retirement {
  static constexpr std::string_view kind = "retirement";
  static constexpr std::string_view doc = "Age and service at which leaving is a retirement";
  Period age = {};
  int years_of_service = 0;
};
template <std::same_as<Retirement> Self>
constexpr auto describe(const Self*) {
  return record("retirement", Retirement::doc, field<&Retirement::age>("age", "Least age on the last day"),
                field<&Retirement::years_of_service>("years_of_service", "Least number of years of service"));
}

/// Sets the finding `retirement`, and warns where somebody claims one on facts that do not meet it.
void find_retirement(const Case& c, Situation& s);

}  // namespace payout
