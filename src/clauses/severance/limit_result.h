#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "clauses/severance/line_section.h"
#include "clauses/workings.h"
#include "document/scalars.h"

namespace payout {

struct ClauseHead;

/// What the company pays at most for a service or expense; what it comes to is known when it was used. In no
/// total.
struct LimitResult {
  std::string_view id = {};
  std::string_view label = {};
  std::string_view cite = {};
  std::optional<Money> at_most = {};  ///< absent where the terms set no limit in money
  std::optional<Money> used = {};
  std::optional<Date> until = {};
  StepRef arithmetic = {};
};
template <std::same_as<LimitResult> Self>
constexpr auto describe(const Self*) {
  using L = LimitResult;
  return record(
      "limit", "What the company pays at most for a service or expense: in no total",
      field<&L::id>("id", "Stable id"), field<&L::label>("label", "What it is for"),
      field<&L::cite>("cite", "Clause that gives it"), field<&L::at_most>("at_most", "At most").as_shorthand(),
      field<&L::used>("used", "What was used of it, where that is given: a payment"),
      field<&L::until>("until", "Last day"), field<&L::arithmetic>("arithmetic", "How the limit arises"));
}

/// What the company bears of a benefit in one month.
struct BenefitMonth {
  Date from = {};
  Date through = {};
  Money amount = {};
};
template <std::same_as<BenefitMonth> Self>
constexpr auto describe(const Self*) {
  return record("benefit month", "What the company bears of a benefit in one month",
                field<&BenefitMonth::from>("from", "First day"),
                field<&BenefitMonth::through>("through", "Last day"),
                field<&BenefitMonth::amount>("amount", "Borne by the company").as_shorthand());
}

/// A benefit that goes on after employment, and what it costs the company.
struct BenefitResult {
  std::string_view id = {};
  std::string_view label = {};
  std::string_view cite = {};
  std::optional<Date> starts = {};
  std::optional<Date> last_day = {};
  std::optional<int> months = {};
  Money amount = {};
  std::optional<Money> tax_made_good = {};
  std::optional<Money> employee_pays = {};
  StepRef arithmetic = {};
  std::string_view summary = {};
  std::vector<BenefitMonth> by_month = {};
  std::optional<LineSection> section = {};
  std::optional<Date> vests_on = {};
  const ClauseHead* clause = nullptr;  ///< not printed: who gives it
  Date arises = {};                    ///< not printed: the day the right arose

  bool of_equity() const { return section == LineSection::equity; }
};
template <std::same_as<BenefitResult> Self>
constexpr auto describe(const Self*) {
  using B = BenefitResult;
  return record(
      "benefit", "A benefit that goes on after employment, at its cost to the company",
      field<&B::id>("id", "Stable id"), field<&B::label>("label", "What it is"),
      field<&B::cite>("cite", "Clause that gives it"), field<&B::starts>("starts", "First day"),
      field<&B::last_day>("last_day", "Last day for which the company pays"),
      field<&B::months>("months", "Months for which the company pays"),
      field<&B::amount>("amount", "Cost to the company").as_shorthand(),
      field<&B::tax_made_good>("tax_made_good", "Income tax on it that the company makes good: a payment"),
      field<&B::employee_pays>("employee_pays", "What the executive pays of the premium in that time"),
      field<&B::arithmetic>("arithmetic", "How the cost arises"),
      field<&B::summary>("summary", "The clause in one sentence"),
      field<&B::section>("section", "equity: awards of which the value is stated; no benefit"),
      field<&B::vests_on>("vests_on", "Day on which they would have vested by themselves"),
      field<&B::by_month>("by_month", "Month by month").as_detail());
}

}  // namespace payout
