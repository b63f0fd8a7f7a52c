#pragma once
#include <optional>
#include <string_view>

#include "clauses/options/tranche.h"
#include "clauses/workings.h"
#include "scenario/grant.h"

namespace payout {

/// How an exercise is taxed.
enum class ExerciseTax { wages, incentive, both };
constexpr std::array<std::string_view, 3> exercise_tax_names{"wages", "incentive", "both"};
constexpr std::span<const std::string_view> names_of(ExerciseTax) {
  return exercise_tax_names;
}

/// One exercise: what it costs, what is delivered, what is income.
struct ExerciseResult {
  Date date = {};
  Shares shares = {};  ///< as exercised, in the shares of that day
  ExerciseMethod method = ExerciseMethod::cash;
  Price price = {};  ///< exercise price on that day
  Money cost = {};   ///< total exercise price
  StepRef cost_arithmetic = {};
  std::optional<Price> delivered_at = {};  ///< value of a share delivered or withheld in payment
  std::optional<Date> valued_on = {};      ///< the day of that value
  Shares surrendered = {};                 ///< delivered to the company or withheld, for the price
  Shares withheld_for_tax = {};            ///< withheld for taxes
  Shares delivered = {};                   ///< what the holder has more than before
  Money cash = {};                         ///< paid in cash for the price, fractions included
  std::optional<Price> fmv = {};           ///< on the day of exercise
  std::optional<Money> spread = {};        ///< at that value
  ExerciseTax tax = ExerciseTax::wages;
  FractionalShares incentive = {};  ///< shares treated as exercised under an incentive option
  std::optional<Money> wages = {};  ///< income on the other shares
  StepRef wages_arithmetic = {};
  std::optional<Money> withholding = {};  ///< estimated, or as supplied
  bool withholding_estimated = false;
  Money tax_cash = {};            ///< withholding that whole shares do not cover
  StepRef fmv_source = {};        ///< not printed: the quotes behind the two values, kept where somebody asks
  StepRef delivered_source = {};  ///< not printed
};
template <std::same_as<ExerciseResult> Self>
constexpr auto describe(const Self*) {
  using R = ExerciseResult;
  return record(
      "exercise", "One exercise", field<&R::date>("date", "Day of exercise"),
      field<&R::shares>("shares", "Shares exercised, in the shares of that day"),
      field<&R::method>("method", "cash, net, swap or cashless"),
      field<&R::price>("price", "Exercise price per share on that day"),
      field<&R::cost>("cost", "Exercise price in total"),
      field<&R::cost_arithmetic>("cost_arithmetic", "How the cost arises"),
      field<&R::delivered_at>("delivered_at", "Value of a share that is delivered or withheld"),
      field<&R::valued_on>("valued_on", "The day of that value"),
      field<&R::surrendered>("surrendered", "Shares delivered or withheld in payment of the price"),
      field<&R::withheld_for_tax>("withheld_for_tax", "Shares withheld for taxes"),
      field<&R::delivered>("delivered", "Shares that the holder keeps"),
      field<&R::cash>("cash", "Price paid in cash, with the fraction that whole shares leave"),
      field<&R::fmv>("fmv", "Fair market value on the day of exercise"),
      field<&R::spread>("spread", "Value over the exercise price"),
      field<&R::tax>("tax", "wages, incentive or both"),
      field<&R::incentive>("incentive", "Shares treated as exercised under an incentive option"),
      field<&R::wages>("wages", "Income on the other shares"),
      field<&R::wages_arithmetic>("wages_arithmetic", "How the income arises"),
      field<&R::withholding>("withholding", "Tax to withhold").as_aside(),
      field<&R::withholding_estimated>("withholding_estimated", "It is an estimate from the tax tables"),
      field<&R::tax_cash>("tax_cash", "Withholding that whole shares leave over"));
}

}  // namespace payout
