#pragma once
#include <string>

#include "clauses/options/grant_scope.h"
#include "document/scalars.h"

namespace payout {

struct GrantResult;

/// What a plan allows to be granted. A grant that breaks a rule is reported and left out.
/// Typical rules: grants within the plan's life; a price floor for incentive options; a yearly cap; salaried
/// employees only; a pool of shares.
struct GrantRules {
  static constexpr std::string_view kind = "grant_rules";
  static constexpr std::string_view doc = "What a plan allows to be granted";
  GrantScope scope = {};
  std::optional<Date> from = {};
  std::optional<Date> through = {};
  std::optional<Shares> pool = {};
  std::optional<Shares> yearly_cap_covered_executive = {};
  std::optional<Rate> iso_price_floor = {};
  std::optional<Rate> iso_price_floor_large_holder = {};
  std::optional<Rate> performance_based_price_floor = {};
  std::optional<Rate> large_holder_over = {};
  bool iso_to_employees_only = false;
  bool salaried_only = false;
  bool signed_award = false;
};
template <std::same_as<GrantRules> Self>
constexpr auto describe(const Self*) {
  using R = GrantRules;
  return record(
      "grant_rules", R::doc, field<&R::scope>("scope", "").inline_fields(),
      field<&R::from>("from", "First day on which the plan may grant"),
      field<&R::through>("through", "Last day on which the plan may grant"),
      field<&R::pool>("pool", "Shares that the plan may grant in all"),
      field<&R::yearly_cap_covered_executive>("yearly_cap_covered_executive",
                                              "Most shares in a calendar year for an executive under 162(m)"),
      field<&R::iso_price_floor>("iso_price_floor",
                                 "Lowest price of an incentive option, of the value at grant"),
      field<&R::iso_price_floor_large_holder>("iso_price_floor_large_holder", "The same for a large holder"),
      field<&R::performance_based_price_floor>(
          "performance_based_price_floor", "Lowest price of an option meant as performance-based pay, 162(m)"),
      field<&R::large_holder_over>("large_holder_over", "Votes above which a holder is large"),
      field<&R::iso_to_employees_only>("iso_to_employees_only", "Incentive stock options only to employees")
          .optional_with("false"),
      field<&R::salaried_only>("salaried_only", "Only salaried common-law employees (and directors)")
          .optional_with("false"),
      field<&R::signed_award>("signed_award", "Each award needs a signed agreement").optional_with("false"));
}

/// Reports a rule that a grant breaks and marks the grant invalid. `field` names the fact within the grant.
void refuse(const Case& c, GrantResult& grant, std::string_view id, std::string_view field, std::string message,
            std::string help, std::string_view cite);

/// Applies every rule to a grant, and cuts it to what is left in the pool.
void check_grant(const Case& c, GrantResult& grant);

}  // namespace payout
