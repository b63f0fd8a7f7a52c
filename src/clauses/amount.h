#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "clauses/by_tier.h"
#include "clauses/measure.h"
#include "clauses/named_amount.h"
#include "clauses/severance/pay.h"

namespace payout {

struct Clause;

/// An amount by name: one of the words of `Measure`, or the id of a `defined_amount`; or money.
struct MeasureName {
  std::optional<Measure> word = {};
  std::string id = {};
  std::optional<Money> money = {};
  bool operator==(const MeasureName&) const = default;
};
const Scalar& scalar_of(const MeasureName*);
std::string to_string(const MeasureName& name);

/// Which base salary: that of a day, or the highest of a time.
struct SalaryOf {
  FromDay at = {};
  std::optional<Period> highest_in = {};
  FromDay before = {};
  std::optional<Period> before_cut_within = {};
  std::vector<FromDay> greater_of = {};
  std::vector<FromDay> lesser_of = {};
};
template <std::same_as<SalaryOf> Self>
constexpr auto describe(const Self*) {
  using S = SalaryOf;
  return record(
      "salary of", "Which base salary: the yearly rate of a day, or the highest of a time",
      field<&S::at>("at",
                    "The rate on this day: `right` (the day the right arises), `end`, `change`, `notice`, "
                    "or a date")
          .as_shorthand()
          .optional_with("right"),
      field<&S::highest_in>("highest_in", "The highest rate in force in so long a time"),
      field<&S::before>("before", "The day with which that time ends").optional_with("right"),
      field<&S::before_cut_within>("before_cut_within",
                                   "The greatest of the rate on the day and the rates before each cut that "
                                   "began in so long a time through the day"),
      field<&S::greater_of>("greater_of", "The greatest of the rates on these days"),
      field<&S::lesser_of>("lesser_of", "The least of the rates on these days"));
}

enum class BonusWord {
  target,
  maximum,
  actual,
  projected,
  last_year,
  latest_paid,
  highest_ever,
  earned_unpaid
};
constexpr std::array<std::string_view, 8> bonus_word_names{
    "target", "maximum", "actual", "projected", "last_year", "latest_paid", "highest_ever", "earned_unpaid"};
constexpr std::span<const std::string_view> names_of(BonusWord) {
  return bonus_word_names;
}
constexpr std::array<Synonym, 5> bonus_word_synonyms{{{"last_paid", "last_year", true},
                                                      {"current_year_actual", "actual", true},
                                                      {"max", "maximum", true},
                                                      {"earned", "earned_unpaid", true},
                                                      {"unpaid", "earned_unpaid", true}}};
constexpr std::span<const Synonym> synonyms_of(BonusWord) {
  return bonus_word_synonyms;
}

enum class YearsBeforeHire { left_out, zero, ask };
constexpr std::array<std::string_view, 3> years_before_hire_names{"left_out", "zero", "ask"};
constexpr std::span<const std::string_view> names_of(YearsBeforeHire) {
  return years_before_hire_names;
}
enum class FirstYear { as_paid, annualized, left_out };
constexpr std::array<std::string_view, 3> first_year_names{"as_paid", "annualized", "left_out"};
constexpr std::span<const std::string_view> names_of(FirstYear) {
  return first_year_names;
}
enum class YearEndingThatDay { not_yet, counts };
constexpr std::array<std::string_view, 2> year_ending_that_day_names{"not_yet", "counts"};
constexpr std::span<const std::string_view> names_of(YearEndingThatDay) {
  return year_ending_that_day_names;
}

inline std::string_view some_years(const void* value) {
  const int n = *static_cast<const int*>(value);
  return n > 0 && n <= 50 ? std::string_view{} : "is no number of years";
}

struct Amount;

/// Which annual bonus: that of a year, or the average or highest of several.
struct BonusOf {
  std::optional<BonusWord> which = {};
  std::optional<int> average_of_last = {};
  std::optional<int> highest_of_last = {};
  FromDay before = {};
  YearsBeforeHire years_before_hire = {};
  FirstYear first_year = {};
  std::vector<Amount> if_none = {};
  Open<YearEndingThatDay> year_ending_that_day = {};
};
template <std::same_as<BonusOf> Self>
constexpr auto describe(const Self*) {
  using B = BonusOf;
  return record(
      "bonus of", "Which annual bonus: that of a year, or the average or highest of several",
      field<&B::which>(
          "which",
          "`target`, `maximum`, `actual` (of the year of the day), `projected`, `last_year` (the last "
          "completed fiscal year), `latest_paid` (the newest given), `highest_ever`, `earned_unpaid` (of the "
          "last "
          "completed year, as far as it was not paid when employment ended)")
          .as_shorthand(),
      field<&B::average_of_last>("average_of_last", "The average of so many completed fiscal years")
          .checked(some_years),
      field<&B::highest_of_last>("highest_of_last", "The highest of so many completed fiscal years")
          .checked(some_years),
      field<&B::before>("before", "The day before which years must be completed").optional_with("right"),
      field<&B::years_before_hire>("years_before_hire",
                                   "Years wholly before `employee.hired`: left out, zero, or asked for")
          .optional_with("left_out"),
      field<&B::first_year>(
          "first_year",
          "The year in which the executive was hired: as paid, annualized (x days of the year / "
          "days employed), or left out")
          .optional_with("as_paid"),
      field<&B::if_none>("if_none", "What counts where no year does"),
      field<&B::year_ending_that_day>("year_ending_that_day",
                                      "Whether a year that ends on that very day counts")
          .optional_with("not_yet"));
}

/// A yearly amount that a contract names: a word, or one of the other keys.
struct Amount {
  MeasureName name = {};
  std::optional<SalaryOf> salary = {};
  std::optional<BonusOf> bonus = {};
  std::optional<BonusOf> target_bonus = {};
  std::vector<Amount> greater_of = {};
  std::vector<Amount> lesser_of = {};
  std::vector<Amount> sum = {};
  std::vector<Amount> average_of = {};
  std::vector<Amount> excess_of = {};
  ByTier<Times> times = {};
  ByTier<int> months = {};
  ByTier<Rate> share = {};
  std::vector<Amount> of = {};
  ByTier<SumOrName> amount = {};
  std::optional<Money> money = {};

  bool is(Measure word) const { return name.word == word; }
  bool is_named() const { return name.word || !name.id.empty(); }
  /// How many keys say how much of `of` is meant.
  int multiples() const { return (times.empty() ? 0 : 1) + (months.empty() ? 0 : 1) + (share.empty() ? 0 : 1); }
  /// The money that the terms state for everybody, or null.
  const Money* stated_money() const {
    if (name.money) return &*name.money;
    if (money) return &*money;
    return amount.size() == 1 && amount[0].tier.empty() && amount[0].value.money ? &*amount[0].value.money
                                                                                 : nullptr;
  }
};
template <std::same_as<Amount> Self>
constexpr auto describe(const Self*) {
  using A = Amount;
  return record(
      "amount", "A yearly amount that a contract names: a word, or one of the other keys",
      field<&A::name>("name",
                      "salary, target_bonus, benefits, health_insurance, target_pay, limit_409a, earned_bonus, "
                      "the id of a `defined_amount`; or money")
          .as_shorthand()
          .optional_with(""),
      field<&A::salary>("salary", "Base salary of a day, or the highest of a time"),
      field<&A::bonus>("bonus", "Annual bonus of a year, or the average or highest of several"),
      field<&A::target_bonus>(
          "target_bonus",
          "Average or highest of the target bonuses in force on the last days of several years"),
      field<&A::greater_of>("greater_of", "The greatest of several amounts"),
      field<&A::lesser_of>("lesser_of", "The least of several amounts"),
      field<&A::sum>("sum", "The sum of several amounts"),
      field<&A::average_of>("average_of", "The average of several amounts"),
      field<&A::excess_of>("excess_of", "What the first of two amounts is over the second; 0 where it is not"),
      field<&A::times>("times", "So many times the amounts of `of`; or by tier"),
      field<&A::months>("months", "So many months of the (yearly) amounts of `of`; or by tier"),
      field<&A::share>("share", "A share of the amounts of `of`; or by tier"),
      field<&A::of>("of", "The amounts of which `times`, `months` or `share` is taken"),
      field<&A::amount>("amount",
                        "A sum: the name of one of the scenario (`amounts: {NAME: 61250}`), or money that the "
                        "terms state; or by tier")
          .also_called("amount_from"),
      field<&A::money>("money", "An amount in dollars that the terms state"));
}

/// The amount that a clause defines for others to name, or null.
const Amount* defined_amount(const Clause& clause);

/// The amount on a day, or nothing where a fact is missing (which is reported).
std::optional<Figure> amount_figure(const Amount& amount, PayDay day, const MeasureTerms& terms,
                                    const ClauseHead& clause, const Case& c);

/// A sum of amounts, or nothing where a fact is missing (which is asked for).
std::optional<Figure> sum_of(std::span<const Amount> of, PayDay day, const MeasureTerms& terms,
                             const ClauseHead& clause, const Case& c);

/// An amount between bounds, as far as they are given; nothing where one of them is open.
std::optional<Figure> between(const std::optional<Amount>& least, const std::optional<Amount>& most,
                              Figure amount, PayDay day, const MeasureTerms& terms, const ClauseHead& clause,
                              const Case& c);

/// Calls `f` for an amount and every amount inside it.
template <class F>
void each_amount(const Amount& amount, F&& f) {
  f(amount);
  for (const auto* list : {&amount.greater_of, &amount.lesser_of, &amount.sum, &amount.average_of,
                           &amount.excess_of, &amount.of}) {
    for (const Amount& inner : *list) each_amount(inner, f);
  }
  for (const auto* bonus : {&amount.bonus, &amount.target_bonus}) {
    if (*bonus)
      for (const Amount& inner : (*bonus)->if_none) each_amount(inner, f);
  }
}

}  // namespace payout
