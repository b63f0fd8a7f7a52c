#pragma once
#include <array>
#include <string>

#include "clauses/clause.h"
#include "clauses/reading.h"
#include "document/scalars.h"

namespace payout {

/// Is the cap on matched deferrals measured over the plan year or over each valuation period?
enum class CapPeriod { annual, quarterly };
constexpr std::array<std::string_view, 2> cap_period_names{"annual", "quarterly"};
constexpr std::span<const std::string_view> names_of(CapPeriod) {
  return cap_period_names;
}

/// A company contribution that matches deferrals as another plan would, both plans together up to a share of
/// pay.
struct CompanyMatch {
  static constexpr std::string_view kind = "company_match";
  static constexpr std::string_view doc = "A company contribution that matches deferrals as another plan would";
  Rate cap = {};
  std::string rate_from = {};
  Open<CapPeriod> match_cap_period = {};
};
template <std::same_as<CompanyMatch> Self>
constexpr auto describe(const Self*) {
  using K = CompanyMatch;
  return record("company_match", K::doc,
                field<&K::cap>("cap", "Share of pay whose deferrals are matched, both plans together"),
                field<&K::rate_from>("rate_from", "Where the rate stands, when it is not in these documents"),
                field<&K::match_cap_period>("match_cap_period", "Over which time the cap is measured")
                    .optional_with("annual"));
}

}  // namespace payout
