#pragma once
#include <array>

#include "clauses/options/grant_scope.h"
#include "clauses/reading.h"
#include "document/scalars.h"

namespace payout {

struct GrantResult;

/// Reading `net_exercise_valuation_day`: the day whose value counts for shares given for the price.
enum class ValuationDay { day_before_exercise, exercise_day };
constexpr std::array<std::string_view, 2> valuation_day_names{"day_before_exercise", "exercise_day"};
constexpr std::span<const std::string_view> names_of(ValuationDay) {
  return valuation_day_names;
}

/// How an exercise may be paid for, and on which day shares given for the price are valued.
/// Typical promise: cash, shares already owned at the value of the day before, or shares withheld.
struct ExerciseMethods {
  static constexpr std::string_view kind = "exercise_methods";
  static constexpr std::string_view doc = "How an exercise may be paid for";
  static constexpr bool exercises = true;
  GrantScope scope = {};
  Open<ValuationDay> delivered_shares_valuation_day = {};
  Open<ValuationDay> net_exercise_valuation_day = {};
  bool only_participant_in_life = false;
};
template <std::same_as<ExerciseMethods> Self>
constexpr auto describe(const Self*) {
  using M = ExerciseMethods;
  return record(
      "exercise_methods", M::doc, field<&M::scope>("scope", "").inline_fields(),
      field<&M::delivered_shares_valuation_day>("delivered_shares_valuation_day",
                                                "The day of the value of shares delivered for the price")
          .optional_with("day_before_exercise"),
      field<&M::net_exercise_valuation_day>("net_exercise_valuation_day",
                                            "The day of the value of shares withheld for the price")
          .optional_with("day_before_exercise"),
      field<&M::only_participant_in_life>("only_participant_in_life",
                                          "During the participant's life only the participant may exercise")
          .optional_with("false"));
}

/// Takes the exercises out of the tranches, oldest first, and refuses those that were not possible.
void take_exercises(const Case& c, GrantResult& grant);

/// What each exercise costs and delivers, how it is taxed and what is withheld. Needs the incentive standing.
void price_exercises(const Case& c, GrantResult& grant);

}  // namespace payout
