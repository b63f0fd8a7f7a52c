#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "document/leaves.h"
#include "document/type.h"

namespace payout {

enum class OptionType { iso, nso };
constexpr std::array<std::string_view, 2> option_type_names{"iso", "nso"};
constexpr std::span<const std::string_view> names_of(OptionType) {
  return option_type_names;
}

/// A day on which part of a grant vests: so many shares, or so much of the grant.
struct VestingStep {
  Date date = {};
  std::optional<Shares> shares = {};
  std::optional<Rate> percent = {};
};
template <std::same_as<VestingStep> Self>
constexpr auto describe(const Self*) {
  return record("vesting step", "A day on which part of a grant vests",
                field<&VestingStep::date>("date", "Vesting date"),
                field<&VestingStep::shares>("shares", "Shares that vest").checked(positive_shares),
                field<&VestingStep::percent>("percent", "Share of the grant that vests").checked(share_of_one));
}

/// A schedule of equal steps that the award sets: so many months in all, a step at a time.
struct AwardSchedule {
  std::optional<Date> starts = {};
  int months = 0;
  std::optional<Period> every = {};
  std::optional<Period> cliff = {};
};
template <std::same_as<AwardSchedule> Self>
constexpr auto describe(const Self*) {
  using S = AwardSchedule;
  return record(
      "award schedule", "Equal vesting steps that the award sets",
      field<&S::starts>("starts",
                        "Day from which the steps count; `vesting_from`, or the grant date, "
                        "when absent"),
      field<&S::months>("months", "Months until all is vested"),
      field<&S::every>("every", "Time from step to step; 1 month when absent"),
      field<&S::cliff>("cliff", "Time before which nothing vests; what has come by then vests at its end"));
}

/// The whole grant is vested already.
enum class Vested { all };
constexpr std::array<std::string_view, 1> vested_names{"all"};
constexpr std::span<const std::string_view> names_of(Vested) {
  return vested_names;
}

/// How the exercise price is paid: in cash, by withholding shares of the exercise, by delivering shares already
/// owned, or through a broker.
enum class ExerciseMethod { cash, net, swap, cashless };
constexpr std::array<std::string_view, 4> exercise_method_names{"cash", "net", "swap", "cashless"};
constexpr std::span<const std::string_view> names_of(ExerciseMethod) {
  return exercise_method_names;
}

enum class Exerciser { participant, representative, estate, transferee };
constexpr std::array<std::string_view, 4> exerciser_names{"participant", "representative", "estate",
                                                          "transferee"};
constexpr std::span<const std::string_view> names_of(Exerciser) {
  return exerciser_names;
}

struct Exercise {
  Date date = {};
  Shares shares = {};
  std::optional<ExerciseMethod> method = {};
  std::optional<Exerciser> by = {};
  std::optional<Money> withholding = {};
  std::optional<bool> withhold_shares = {};
};
template <std::same_as<Exercise> Self>
constexpr auto describe(const Self*) {
  return record(
      "exercise", "An exercise of an option", field<&Exercise::date>("date", "Day of exercise"),
      field<&Exercise::shares>("shares", "Shares exercised").checked(positive_shares),
      field<&Exercise::method>("method", "cash, net, swap or cashless; cash when absent"),
      field<&Exercise::by>("by", "Who exercises: the participant when absent"),
      field<&Exercise::withholding>("withholding", "Tax to withhold; estimated from the tables when absent")
          .checked(not_negative_money),
      field<&Exercise::withhold_shares>("withhold_shares",
                                        "The tax is met by withholding shares, not in cash"));
}

struct Grant {
  std::string id = {};
  std::string plan = {};
  OptionType type = {};
  std::optional<Date> granted = {};
  Shares shares = {};
  Price price = {};
  std::optional<Price> fmv = {};
  std::optional<Date> expires = {};
  std::vector<VestingStep> vesting = {};
  std::optional<Date> vesting_from = {};
  std::optional<AwardSchedule> schedule = {};
  std::optional<Vested> vested = {};
  std::vector<Exercise> exercises = {};
  std::optional<bool> performance_vesting = {};
  std::optional<bool> performance_based = {};
  std::optional<bool> window_in_award = {};
  std::optional<bool> award_signed = {};
  std::optional<Money> value_at_change = {};
  std::optional<Shares> pool_left = {};
};
template <std::same_as<Grant> Self>
constexpr auto describe(const Self*) {
  return record(
      "grant", "An option grant", field<&Grant::id>("id", "Short name, used in paths and the report"),
      field<&Grant::plan>("plan", "The plan of the grant, as the agreement names it"),
      field<&Grant::type>("type", "iso or nso"), field<&Grant::granted>("granted", "Grant date"),
      field<&Grant::shares>("shares", "Shares granted").checked(positive_shares),
      field<&Grant::price>("price", "Exercise price per share"),
      field<&Grant::fmv>("fmv", "Fair market value per share on the grant date; needed for an ISO"),
      field<&Grant::expires>("expires",
                             "Last day of the option's own term; the plan's longest term when absent"),
      field<&Grant::vesting>("vesting", "Vesting steps; the plan's own schedule when absent"),
      field<&Grant::vesting_from>(
          "vesting_from",
          "Day from which vesting counts, where it is not the grant date; a step before "
          "the grant vests on the grant date"),
      field<&Grant::schedule>("schedule", "Equal steps of the award itself, in place of the plan's schedule"),
      field<&Grant::vested>("vested", "`all` for a grant that is vested already"),
      field<&Grant::exercises>("exercises", "Exercises so far and planned"),
      field<&Grant::performance_vesting>("performance_vesting", "Vests on performance, not on service alone"),
      field<&Grant::performance_based>("performance_based",
                                       "Meant to be performance-based pay under 26 U.S.C. 162(m)"),
      field<&Grant::window_in_award>("window_in_award",
                                     "The award agreement repeats the agreement's exercise window"),
      field<&Grant::award_signed>("award_signed", "A signed award agreement exists"),
      field<&Grant::value_at_change>("value_at_change",
                                     "Value of the whole option at the change in control, supplied"),
      field<&Grant::pool_left>("pool_left", "Shares left in the plan's pool just before this grant")
          .checked(not_negative_shares));
}

/// A day's market. A single price means the last reported sale.
struct Quote {
  std::optional<Price> last = {};
  std::optional<Price> bid = {};
  std::optional<Price> ask = {};
};
template <std::same_as<Quote> Self>
constexpr auto describe(const Self*) {
  return record("quote", "A day's market", field<&Quote::last>("last", "Last reported sale").as_shorthand(),
                field<&Quote::bid>("bid", "Closing bid"), field<&Quote::ask>("ask", "Closing ask"));
}

}  // namespace payout
