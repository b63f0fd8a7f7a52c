#pragma once
#include <array>
#include <vector>

#include "clauses/options/grant_scope.h"
#include "clauses/reading.h"
#include "clauses/workings.h"
#include "document/scalars.h"
#include "scenario/grant.h"

namespace payout {

struct GrantResult;

/// Reading `director_first_quarter`: the quarter of the election, too little of which is left to earn it.
enum class FirstQuarter { granted_but_not_exercisable, not_granted };
constexpr std::array<std::string_view, 2> first_quarter_names{"granted_but_not_exercisable", "not_granted"};
constexpr std::span<const std::string_view> names_of(FirstQuarter) {
  return first_quarter_names;
}

/// Reading `business_days`.
enum class BusinessDays { weekdays_less_supplied_holidays, weekdays };
constexpr std::array<std::string_view, 2> business_days_names{"weekdays_less_supplied_holidays", "weekdays"};
constexpr std::span<const std::string_view> names_of(BusinessDays) {
  return business_days_names;
}

/// Grants that a plan makes by itself to directors: so many shares for each quarter of a calendar year,
/// exercisable when the quarter has been served. Typical promise: 20,000 options each January 1, and 5,000 a
/// quarter left to somebody elected during the year.
struct FormulaGrant {
  static constexpr std::string_view kind = "formula_grant";
  static constexpr std::string_view doc = "Grants that a plan makes by itself to directors, quarter by quarter";
  static constexpr bool makes_grants = true;
  GrantScope scope = {};
  Date first = {};
  Date last = {};
  Shares each_quarter = {};
  Rate served_more_than = {};
  Open<FirstQuarter> director_first_quarter = {};
  Open<BusinessDays> business_days = {};
};
template <std::same_as<FormulaGrant> Self>
constexpr auto describe(const Self*) {
  using F = FormulaGrant;
  return record(
      "formula_grant", F::doc, field<&F::scope>("scope", "").inline_fields(),
      field<&F::first>("first", "The first yearly grant"), field<&F::last>("last", "The last yearly grant"),
      field<&F::each_quarter>("each_quarter", "Shares for each quarter of the year"),
      field<&F::served_more_than>("served_more_than",
                                  "A quarter counts when more than this share of its business days was served"),
      field<&F::director_first_quarter>("director_first_quarter", "A first quarter that cannot be earned")
          .optional_with("granted_but_not_exercisable"),
      field<&F::business_days>("business_days", "What a business day is")
          .optional_with("weekdays_less_supplied_holidays"));
}

/// One grant that the formula makes: as a grant, and its quarters with whether they were served.
struct FormulaAward {
  struct Quarter {
    Date first = {};
    Date last = {};
    bool served = false;
  };
  Grant grant = {};
  std::vector<Quarter> quarters = {};
  Shares each_quarter = {};
  std::string_view cite = {};
  StepRef granted = {};  ///< how its day, shares, price and quarters arose, where somebody asks
  StepRef shares = {};
  StepRef price = {};
  const std::string* clause = nullptr;
};

/// The grants that formulas make on these facts, up to `horizon`.
std::vector<FormulaAward> formula_awards(const Case& c, Date horizon);

/// Lays out the tranches of such a grant: one a quarter; a quarter that was not served lapses at its end.
void lay_out_quarters(const Case& c, const FormulaAward& award, GrantResult& grant);

}  // namespace payout
