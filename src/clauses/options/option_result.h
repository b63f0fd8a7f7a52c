#pragma once
#include <optional>
#include <string>
#include <vector>

#include "clauses/options/exercise_result.h"
#include "clauses/options/grant_scope.h"
#include "clauses/options/settlement.h"
#include "clauses/options/timeline.h"
#include "clauses/options/tranche.h"
#include "clauses/workings.h"
#include "document/scalars.h"
#include "scenario/grant.h"

namespace payout {

/// Incentive shares that first become exercisable in a calendar year.
struct IsoYear {
  FractionalShares iso = {};
  FractionalShares nso = {};
};
template <std::same_as<IsoYear> Self>
constexpr auto describe(const Self*) {
  return record("iso year", "Shares of an incentive option first exercisable in a calendar year",
                field<&IsoYear::iso>("iso", "Inside the yearly limit"),
                field<&IsoYear::nso>("nso", "Beyond it: non-qualified"));
}

/// Where a grant stands, in a word.
enum class GrantStatus { running, window, over, forfeited, invalid };
constexpr std::array<std::string_view, 5> grant_status_names{"running", "window", "over", "forfeited",
                                                             "invalid"};
constexpr std::span<const std::string_view> names_of(GrantStatus) {
  return grant_status_names;
}

/// A grant after everything that happened. Share counts are in shares of after the last split that found the
/// grant outstanding, and are as of the day `as_of`, one day for all grants; shares = exercised + exercisable +
/// lapsed + forfeited + unvested.
struct GrantResult {
  std::string id = {};
  std::string plan = {};
  AwardType type = AwardType::nso;
  std::optional<Date> granted = {};
  std::optional<bool> allowed = true;  ///< by its plan; nothing where that was not found out
  std::string_view invalid = {};       ///< id of the rule that it breaks
  std::optional<GrantStatus> status = GrantStatus::running;
  Date as_of = {};
  Shares shares = {};
  Known<Shares> vested = {};       ///< by schedule, before the end
  Known<Shares> accelerated = {};  ///< vested early by a clause
  Known<Shares> barred = {};       ///< vested, and never exercisable for want of service
  Known<Shares> exercisable = {};  ///< after the end of employment, or on the day looked at
  Known<Shares> exercised = {};
  Known<Shares> lapsed = {};
  Known<Shares> forfeited = {};
  Known<Shares> unvested = {};            ///< not yet exercisable
  std::optional<Shares> continued = {};   ///< goes on vesting after the end of employment
  std::optional<Shares> cashed_out = {};  ///< paid in cash in a deal
  std::optional<Shares> target = {};      ///< of performance shares
  std::optional<Rate> performance = {};   ///< what performance earns of the target
  std::optional<Date> expires = {};
  std::optional<Date> last_day = {};
  std::optional<Date> safe_day = {};
  std::string_view window_cite = {};
  std::optional<Date> other_day = {};  ///< what the window that does not govern would give
  std::string_view other_cite = {};
  Known<FractionalShares> iso_shares = {};  ///< of the exercisable shares
  Known<FractionalShares> nso_shares = {};
  std::optional<Date> iso_until = {};  ///< last day of exercise as an incentive option
  std::optional<Date> iso_safe_day = {};
  Table<int, IsoYear> iso_years = {};
  std::optional<Price> price = {};
  std::optional<Price> market = {};
  std::optional<Date> market_on = {};
  std::optional<Money> spread = {};
  StepRef spread_arithmetic = {};
  std::optional<bool> underwater = {};  ///< where there is a price to look at
  std::optional<Money> fraction_cash = {};
  std::vector<Tranche> tranches = {};
  std::vector<ExerciseResult> exercises = {};
  std::optional<Shares> vesting_waived = {};  ///< they would have vested early, but for a vote that failed
  std::optional<Money> value = {};            ///< of stock that a clause vests early or lets go on vesting
  std::optional<Money> dividends = {};        ///< dividend equivalents paid on what vests
  std::vector<Settlement> settlements = {};
  std::vector<TimelineEntry> timeline = {};

  // Not printed:
  bool valid = true;                       ///< nothing stands against it, and so it is followed
  const Grant* grant = nullptr;            ///< the facts; null for a grant that a formula makes
  std::optional<Price> fmv = {};           ///< at grant, adjusted for splits
  bool fraction_unknown = false;           ///< no price of the day of a split whose fraction is paid in cash
  std::optional<Date> over = {};           ///< nothing was outstanding from this day on, before any split
  bool beyond_term = false;                ///< its window runs past its own term
  std::optional<Date> end = {};            ///< of service, as its plan sees it
  std::vector<Allotment> allotments = {};  ///< which tranches the exercises took

  /// How its days, counts and prices arose, kept where somebody asks; the clauses of its windows.
  struct Sources {
    StepRef granted = {};
    StepRef shares = {};
    StepRef price = {};
    StepRef expires = {};
    StepRef last_day = {};
    StepRef other_day = {};
    StepRef iso_until = {};
    StepRef market = {};
    StepRef fraction_cash = {};
    StepRef target = {};
    StepRef performance = {};
    StepRef value = {};
    StepRef dividends = {};
    std::string_view performance_by = {};  ///< the clause that says which performance counts
    std::string_view expires_by = {};
    std::string_view window = {};
    std::string_view other = {};
  } how = {};
  std::optional<Date> service_met = {};  ///< when the service would have been done that was not

  /// Of a grant that is left out nothing was counted: no count passes for one that came out as 0.
  void forget_counts() {
    for (Known<Shares>* count :
         {&vested, &accelerated, &barred, &exercisable, &exercised, &lapsed, &forfeited, &unvested})
      *count = {}, count->known = false;
    for (Known<FractionalShares>* count : {&iso_shares, &nso_shares}) *count = {}, count->known = false;
  }

  /// What is left out for want of a fact, or of a settled end of employment, breaks no rule of its plan.
  void leave_out_for(std::string_view rule) {
    const bool open = rule == "missing-fact" || rule == "route-not-settled";
    valid = false, invalid = rule;
    allowed = open ? std::nullopt : std::optional{false};
    status = open ? std::nullopt : std::optional{GrantStatus::invalid};
  }
};
template <std::same_as<GrantResult> Self>
constexpr auto describe(const Self*) {
  using G = GrantResult;
  return record(
      "grant", "A grant after everything that happened", field<&G::id>("id", "The grant"),
      field<&G::plan>("plan", "Its plan"),
      field<&G::type>("type", "iso, nso, rsu, restricted_stock, psu or sar"),
      field<&G::granted>("granted", "Grant date"),
      field<&G::allowed>("valid", "Whether the plan allows the grant; nothing where that is not known"),
      field<&G::invalid>("invalid", "The rule that it breaks, or why nothing is known"),
      field<&G::status>("status",
                        "running, window, over, forfeited or invalid; nothing where that is not known"),
      field<&G::as_of>("as_of", "The day of the share counts").as_aside(),
      field<&G::shares>("shares", "Shares granted, adjusted for splits"),
      field<&G::vested>("vested", "Vested by schedule"),
      field<&G::accelerated>("accelerated", "Accelerated by a clause"),
      field<&G::barred>("barred", "Vested and never exercisable: the service requirement was not met"),
      field<&G::exercisable>("exercisable", "Shares that can be exercised"),
      field<&G::exercised>("exercised", "Shares exercised so far"),
      field<&G::lapsed>("lapsed", "Shares that expired"), field<&G::forfeited>("forfeited", "Shares forfeited"),
      field<&G::unvested>("unvested", "Shares not yet exercisable; of a stock award, not yet vested"),
      field<&G::continued>("continued", "Shares that continue to vest after the end of employment"),
      field<&G::cashed_out>("cashed_out", "Shares cashed out in a deal"),
      field<&G::vesting_waived>("vesting_waived",
                                "Shares whose early vesting was given up for a vote of the shareholders that "
                                "failed: they do not vest early"),
      field<&G::target>("target", "Performance shares at target"),
      field<&G::performance>("performance", "What performance earns, as a share of target"),
      field<&G::expires>("expires", "Expiration date"), field<&G::last_day>("last_day", "Last day to exercise"),
      field<&G::safe_day>("safe_day", "Last day to exercise, conservatively counted"),
      field<&G::window_cite>("window_cite", "Clause that sets the last day"),
      field<&G::other_day>("other_day", "Last day under the clause that does not govern"),
      field<&G::other_cite>("other_cite", "That clause"),
      field<&G::iso_shares>("iso_shares", "Of the exercisable shares, incentive"),
      field<&G::nso_shares>("nso_shares", "Of the exercisable shares, non-qualified"),
      field<&G::iso_until>("iso_until", "Last day of exercise as an incentive option"),
      field<&G::iso_safe_day>("iso_safe_day", "Last day for that, conservatively counted"),
      field<&G::iso_years>("iso_years", "Incentive shares by the year in which they are first exercisable"),
      field<&G::price>("price", "Exercise price, adjusted for splits"),
      field<&G::market>("market", "Share price that the spread uses"),
      field<&G::market_on>("market_on", "Date of the share price"),
      field<&G::spread>("spread", "Value over the exercise price of the exercisable shares"),
      field<&G::spread_arithmetic>("spread_arithmetic", "How the spread arises"),
      field<&G::underwater>("underwater", "The exercise price is not below the share price"),
      field<&G::fraction_cash>("fraction_cash", "Cash for a fraction of a share in a split"),
      field<&G::tranches>("tranches", "Vesting steps").as_aside().as_detail(),
      field<&G::exercises>("exercises", "Exercises"),
      field<&G::value>("value", "Value of the stock whose vesting a clause accelerates or continues"),
      field<&G::dividends>("dividends", "Dividend equivalents paid on what vests"),
      field<&G::settlements>("settlements", "Shares delivered and sums paid in cash, by day"),
      field<&G::timeline>("timeline", "What happened to the grant, day by day").as_sentences().as_detail());
}

/// A grant as clauses see it.
inline Held held(const GrantResult& grant) {
  return {grant.plan, grant.type};
}

struct OptionTotals {
  std::optional<Date> as_of = {};
  Shares vested = {};
  Shares accelerated = {};
  Shares exercisable = {};
  std::optional<Money> spread = {};
};
template <std::same_as<OptionTotals> Self>
constexpr auto describe(const Self*) {
  return record("options", "Options in sum",
                field<&OptionTotals::as_of>("as_of", "The one day of all share counts, spreads and sums"),
                field<&OptionTotals::vested>("vested", "Shares vested by schedule"),
                field<&OptionTotals::accelerated>("accelerated", "Shares whose vesting a clause accelerates"),
                field<&OptionTotals::exercisable>("exercisable", "Shares that can be exercised"),
                field<&OptionTotals::spread>("spread", "Their spread"));
}

extern template const Type& type_of<GrantResult>();

}  // namespace payout
