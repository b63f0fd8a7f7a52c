#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "document/scalars.h"
#include "document/type.h"
#include "scenario/award_scale.h"

namespace payout {

/// What was granted: options, stock units, restricted stock, performance shares, stock appreciation rights.
enum class AwardType { iso, nso, rsu, restricted_stock, psu, sar };
constexpr std::array<std::string_view, 6> award_type_names{"iso", "nso", "rsu", "restricted_stock",
                                                           "psu", "sar"};
constexpr std::span<const std::string_view> names_of(AwardType) {
  return award_type_names;
}
constexpr std::array<Synonym, 17> award_type_synonyms{{{"nqso", "nso", true},
                                                       {"restricted_stock_unit", "rsu", true},
                                                       {"restricted_stock_units", "rsu", true},
                                                       {"restricted_shares", "restricted_stock", true},
                                                       {"performance_share", "psu", true},
                                                       {"performance_shares", "psu", true},
                                                       {"performance_stock_unit", "psu", true},
                                                       {"performance_unit", "psu", true},
                                                       {"stock_appreciation_right", "sar", true},
                                                       {"nonqualified", "nso", true},
                                                       {"non_qualified", "nso", true},
                                                       {"nonqualified_stock_option", "nso", true},
                                                       {"nonstatutory", "nso", true},
                                                       {"incentive", "iso", true},
                                                       {"incentive_stock_option", "iso", true},
                                                       {"option", "iso` or `nso"},
                                                       {"stock_option", "iso` or `nso"}}};
constexpr std::span<const Synonym> synonyms_of(AwardType) {
  return award_type_synonyms;
}
/// Shares that become the holder's when they vest: there is no price to pay and nothing to exercise.
constexpr bool is_stock(AwardType type) {
  return type == AwardType::rsu || type == AwardType::restricted_stock || type == AwardType::psu;
}

/// In what an award is settled.
enum class SettledIn { shares, cash };
constexpr std::array<std::string_view, 2> settled_in_names{"shares", "cash"};
constexpr std::span<const std::string_view> names_of(SettledIn) {
  return settled_in_names;
}

/// The time over which performance is measured; both days belong to it.
struct PerformancePeriod {
  Date from = {};
  Date through = {};
};
template <std::same_as<PerformancePeriod> Self>
constexpr auto describe(const Self*) {
  return record("performance period", "The time over which performance is measured",
                field<&PerformancePeriod::from>("from", "First day"),
                field<&PerformancePeriod::through>("through", "Last day; what is earned vests on it"));
}

/// A day on which part of a grant vests: so many shares, or so much of the grant.
struct VestingStep {
  std::optional<Date> on = {};
  std::optional<Date> dated = {};
  std::optional<Shares> shares = {};
  std::optional<Rate> percent = {};

  /// The day; facts without one are refused.
  const Date& date() const {
    static const Date none;
    return on ? *on : dated ? *dated : none;
  }
};
template <std::same_as<VestingStep> Self>
constexpr auto describe(const Self*) {
  return record("vesting step", "A day on which part of a grant vests",
                field<&VestingStep::on>("on", "Vesting date"),
                field<&VestingStep::dated>("date", "The same as `on`"),
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
  AwardType type = {};
  std::optional<Date> granted = {};
  Shares shares = {};
  std::optional<Shares> target = {};
  std::optional<Rate> maximum = {};
  std::optional<PerformancePeriod> period = {};
  std::optional<Rate> actual = {};
  std::vector<ScalePoint> scale = {};
  bool scale_in_steps = false;
  std::optional<Score> achieved = {};
  std::optional<Price> price = {};
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
  std::optional<SettledIn> settled_in = {};
  std::optional<Money> dividends = {};
  std::optional<bool> election_83b = {};

  /// The shares of the award: of performance shares, the target.
  const Shares& count() const { return target ? *target : shares; }
};
template <std::same_as<Grant> Self>
constexpr auto describe(const Self*) {
  return record(
      "grant", "An equity award: options, stock units, restricted stock, performance shares, SARs",
      field<&Grant::id>("id", "Short name, used in paths and the report"),
      field<&Grant::plan>("plan", "The plan of the grant, as the agreement names it"),
      field<&Grant::type>("type", "iso, nso, rsu, restricted_stock, psu (performance shares) or sar"),
      field<&Grant::granted>("granted", "Grant date"),
      field<&Grant::shares>("shares", "Shares granted; of performance shares give `target` instead")
          .checked(positive_shares)
          .optional_with("the target"),
      field<&Grant::target>("target", "Performance shares earned at target").checked(positive_shares),
      field<&Grant::maximum>("maximum", "Most that performance can earn, as a share of target")
          .checked(performance_rate),
      field<&Grant::period>("period", "The time over which performance is measured"),
      field<&Grant::actual>("actual", "What actual performance earns, as a share of target")
          .checked(performance_rate),
      field<&Grant::scale>("scale",
                           "What each result earns, from the lowest to the highest; between two results what "
                           "is earned lies on a straight line, below the first one nothing is"),
      field<&Grant::scale_in_steps>("scale_in_steps",
                                    "Between two results of the scale no more is earned than at the lower one")
          .optional_with("false"),
      field<&Grant::achieved>("achieved", "The result, in what the scale counts; in place of `actual`"),
      field<&Grant::price>("price", "Exercise price per share of an option, base price of a SAR"),
      field<&Grant::fmv>("fmv", "Fair market value per share on the grant date; needed for an ISO"),
      field<&Grant::expires>("expires", "Expiration date; the plan's longest term when absent"),
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
                                     "The award agreement repeats the agreement's exercise period"),
      field<&Grant::award_signed>("award_signed", "A signed award agreement exists"),
      field<&Grant::value_at_change>("value_at_change",
                                     "Value of the whole option at the change in control, supplied"),
      field<&Grant::pool_left>("pool_left", "Shares left in the plan's pool just before this grant")
          .checked(not_negative_shares),
      field<&Grant::settled_in>("settled_in", "shares or cash; shares when absent"),
      field<&Grant::dividends>("dividends",
                               "Dividend equivalents accrued so far on the shares that have not vested")
          .checked(not_negative_money),
      field<&Grant::election_83b>("election_83b",
                                  "The holder of restricted stock made an election under 26 U.S.C. 83(b)"));
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
