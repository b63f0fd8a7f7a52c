#pragma once
#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "clauses/reading.h"
#include "clauses/workings.h"
#include "values/date.h"

namespace payout {

struct Case;
struct KnownCase;
struct ClauseHead;
struct Dismissal;

/// The closed set of amounts that a contract may name. All are yearly.
enum class Measure { salary, target_bonus, benefits, health_insurance, target_pay, limit_409a, earned_bonus };
constexpr std::array<std::string_view, 7> measure_names{
    "salary", "target_bonus", "benefits", "health_insurance", "target_pay", "limit_409a", "earned_bonus"};
constexpr std::span<const std::string_view> names_of(Measure) {
  return measure_names;
}
constexpr std::array<Synonym, 5> measure_synonyms{{{"bonus", "target_bonus"},
                                                   {"annual_bonus", "target_bonus"},
                                                   {"base_salary", "salary"},
                                                   {"base", "salary"},
                                                   {"health", "health_insurance"}}};
constexpr std::span<const Synonym> synonyms_of(Measure) {
  return measure_synonyms;
}

/// What "the annual value of his benefits and perquisites" adds up.
enum class BenefitsValue {
  listed_items_at_employer_cost,
  plus_retirement_contributions,
  cost_to_replace,
  car_only
};
constexpr std::array<std::string_view, 4> benefits_value_names{
    "listed_items_at_employer_cost", "plus_retirement_contributions", "cost_to_replace", "car_only"};
constexpr std::span<const std::string_view> names_of(BenefitsValue) {
  return benefits_value_names;
}

/// Which salary "annual base salary" means.
enum class SalaryMeasure { rate_on_event_date, initial_rate, w2_last_year };
constexpr std::array<std::string_view, 3> salary_measure_names{"rate_on_event_date", "initial_rate",
                                                               "w2_last_year"};
constexpr std::span<const std::string_view> names_of(SalaryMeasure) {
  return salary_measure_names;
}

/// Which bonus "annual bonus" means.
enum class BonusMeasure { target, last_paid, current_year_actual };
constexpr std::array<std::string_view, 3> bonus_measure_names{"target", "last_paid", "current_year_actual"};
constexpr std::span<const std::string_view> names_of(BonusMeasure) {
  return bonus_measure_names;
}

/// What health cover after employment is worth; in kind it is no cash.
enum class HealthMeasure { cash_employer_cost, cash_full_premium, in_kind };
constexpr std::array<std::string_view, 3> health_measure_names{"cash_employer_cost", "cash_full_premium",
                                                               "in_kind"};
constexpr std::span<const std::string_view> names_of(HealthMeasure) {
  return health_measure_names;
}

/// How a clause takes its amounts, where its words leave that open.
struct MeasureTerms {
  bool bonus_to_the_cent = false;
  Open<BenefitsValue> benefits_value = {};
  Open<SalaryMeasure> salary_measure = {};
  Open<BonusMeasure> bonus_measure = {};
  Open<HealthMeasure> health_measure = {};
};
template <std::same_as<MeasureTerms> Self>
constexpr auto describe(const Self*) {
  using M = MeasureTerms;
  return record(
      "measures", "How a clause takes its amounts",
      field<&M::bonus_to_the_cent>("bonus_to_the_cent",
                                   "The target bonus is rounded to the cent before anything is made of it")
          .optional_with("false"),
      field<&M::benefits_value>("benefits_value", "What the value of benefits and perquisites adds up")
          .optional_with("listed_items_at_employer_cost"),
      field<&M::salary_measure>("salary_measure", "Which salary is meant").optional_with("rate_on_event_date"),
      field<&M::bonus_measure>("bonus_measure", "Which bonus is meant").optional_with("target"),
      field<&M::health_measure>("health_measure", "What health cover is worth")
          .optional_with("cash_employer_cost"));
}

/// The day whose pay is taken. With `before`, pay as it stood before the company's act reduced it.
struct PayDay {
  Date on = {};
  const Dismissal* before = nullptr;
};

/// The yearly amount of a measure, or nothing where a fact is missing (which is reported).
std::optional<Figure> measure(Measure m, PayDay day, const MeasureTerms& terms, const ClauseHead& clause,
                              const Case& c);

/// The target bonus, in force on the day, whatever a reading takes for "the bonus".
std::optional<Figure> target_bonus_on(PayDay day, const MeasureTerms& terms, const ClauseHead& clause,
                                      const Case& c);
/// The lesser of the yearly pay at the end of the year before and the limit of 26 U.S.C. 401(a)(17); 26 CFR
/// 1.409A-1(b)(9)(iii)(A). `end` is the last day of employment.
std::optional<Figure> limit_409a(Date end, const ClauseHead& clause, const Case& c);

/// Base salary in force on a day, as the facts give it. Precondition: the scenario has `salary`.
const PayRate& salary_on(const KnownCase& c, Date day);
/// Car allowance in force on a day, or null.
const PayRate* car_allowance_on(const KnownCase& c, Date day);

}  // namespace payout
