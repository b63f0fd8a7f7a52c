#pragma once
#include <string>

#include "document/scalars.h"
#include "document/type.h"

namespace payout {

struct Case;
struct ClauseHead;

/// Benefits due under disability plans that are not among the documents: the amount is supplied
/// (`termination.disability_plan_benefit`) or the report says that something is owed and not known.
struct DisabilityBenefit {
  static constexpr bool plan_benefit = true;
  static constexpr std::string_view kind = "disability_benefit";
  static constexpr std::string_view doc = "Benefits under disability plans outside the documents";
  std::string label = {};
};
template <std::same_as<DisabilityBenefit> Self>
constexpr auto describe(const Self*) {
  return record("disability_benefit", DisabilityBenefit::doc,
                field<&DisabilityBenefit::label>("label", "What it is"));
}

void pay(const DisabilityBenefit& terms, const ClauseHead& clause, const Case& c);

}  // namespace payout
