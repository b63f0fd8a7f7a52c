#pragma once
#include <array>
#include <optional>
#include <vector>

#include "clauses/options/day_or_period.h"
#include "clauses/part_of_time.h"
#include "document/scalars.h"

namespace payout {

enum class VestsWord { all, next_tranche };
constexpr std::array<std::string_view, 2> vests_word_names{"all", "next_tranche"};
constexpr std::span<const std::string_view> names_of(VestsWord) {
  return vests_word_names;
}

/// Of what a part is taken: the whole award less what has vested, or the next tranche.
enum class ProRataOf { award, current_tranche };
constexpr std::array<std::string_view, 2> pro_rata_of_names{"award", "current_tranche"};
constexpr std::span<const std::string_view> names_of(ProRataOf) {
  return pro_rata_of_names;
}

enum class ShareRounding { down, up, nearest };
constexpr std::array<std::string_view, 3> share_rounding_names{"down", "up", "nearest"};
constexpr std::span<const std::string_view> names_of(ShareRounding) {
  return share_rounding_names;
}

/// Which performance counts for performance shares.
enum class PerformanceMeasured { target, actual, greater_of, maximum };
constexpr std::array<std::string_view, 4> performance_measured_names{"target", "actual", "greater_of",
                                                                     "maximum"};
constexpr std::span<const std::string_view> names_of(PerformanceMeasured) {
  return performance_measured_names;
}

/// A share that holds from so long after the grant.
struct ShareByService {
  Period from = {};
  Rate share = {};
};
template <std::same_as<ShareByService> Self>
constexpr auto describe(const Self*) {
  return record("share by service", "A share that holds from so long after the grant",
                field<&ShareByService::from>("from", "Time completed since the grant"),
                field<&ShareByService::share>("share", "Share of the unvested shares").checked(share_of_one));
}

/// How many of the unvested shares vest: one of the keys says it, and `by` beside `pro_rata`.
struct AccelerationAmount {
  std::optional<VestsWord> word = {};
  std::optional<Rate> share = {};
  std::vector<ShareByService> by_service = {};
  std::optional<ProRataOf> pro_rata = {};
  std::optional<PartBy> by = {};
  std::optional<Period> next = {};
  std::optional<VestingUntil> as_if_employed_until = {};

  bool all() const {
    return !share && by_service.empty() && !pro_rata && !next && !as_if_employed_until &&
           word.value_or(VestsWord::all) == VestsWord::all;
  }
};
template <std::same_as<AccelerationAmount> Self>
constexpr auto describe(const Self*) {
  using A = AccelerationAmount;
  return record(
      "acceleration amount", "How many of the unvested shares vest",
      field<&A::word>("vests", "`all`, or `next_tranche`: the step of the first vesting day to come")
          .as_shorthand(),
      field<&A::share>("share", "A share of the unvested shares, those that vest first").checked(share_of_one),
      field<&A::by_service>("by_service",
                            "A share by the time completed since the grant; the last one reached"),
      field<&A::pro_rata>(
          "pro_rata",
          "`award`: the part of the time from the grant to the last vesting day (of performance "
          "shares, of the period) that has passed, less what has vested; `current_tranche`: the "
          "part of the next tranche"),
      field<&A::by>(
          "by",
          "For `pro_rata`: days, `months` (completed ones), `months_begun` or `nearest_month` (15 days or "
          "more); days when absent"),
      field<&A::next>("next", "What would vest in so long a time after the day"),
      field<&A::as_if_employed_until>(
          "as_if_employed_until",
          "Each tranche vests on its own day to a date, for a period after the end, or "
          "`end_of_schedule`; the rest is forfeited"));
}

}  // namespace payout
