#pragma once
#include <array>
#include <optional>

#include "clauses/kind.h"
#include "clauses/reading.h"
#include "clauses/workings.h"
#include "document/scalars.h"

namespace payout {

struct Case;
struct ClauseHead;
struct TermsCheck;

/// A release that may be revoked for seven days takes effect on the day after, or on the last of them?
enum class EffectiveDay { day_after, last_day };
constexpr std::array<std::string_view, 2> effective_day_names{"day_after", "last_day"};
constexpr std::span<const std::string_view> names_of(EffectiveDay) {
  return effective_day_names;
}

/// The time to sign lies in two calendar years: what would be paid in the first is paid in the second, or as it
/// falls due.
enum class TwoYears { second, as_due };
constexpr std::array<std::string_view, 2> two_years_names{"second", "as_due"};
constexpr std::span<const std::string_view> names_of(TwoYears) {
  return two_years_names;
}

/// A general release of claims, signed in exchange for severance: what names it under `when: {release: ID}` is
/// paid only once it is in force.
struct Release {
  static constexpr std::string_view kind = "release";
  static constexpr std::string_view doc = "A general release of claims, and when it takes effect";
  static constexpr Defines defines = Defines::release;
  static constexpr RowStage row_stage = RowStage::release;
  Period consider = {21, Period::Unit::days};
  Period revoke = {7, Period::Unit::days};
  std::optional<Period> in_force_within = {};
  bool not_before_end = false;
  std::optional<TwoYears> two_years = {};
  Open<EffectiveDay> effective_day = {};
};
template <std::same_as<Release> Self>
constexpr auto describe(const Self*) {
  using R = Release;
  return record(
      "release", R::doc,
      field<&R::consider>("consider", "Time to sign it, from the day it is handed over")
          .optional_with("21 days"),
      field<&R::revoke>("revoke", "Time to revoke it, once signed").optional_with("7 days"),
      field<&R::in_force_within>("in_force_within",
                                 "It must take effect so long after the last day of employment"),
      field<&R::not_before_end>("not_before_end", "It may not be signed before the last day of employment")
          .optional_with("false"),
      field<&R::two_years>(
          "two_years",
          "Where the time for it lies in two calendar years: what would be paid in the first is "
          "paid in the second, or as it falls due"),
      field<&R::effective_day>(
          "effective_day", "Whether it takes effect on the day after the time to revoke, or on its last day")
          .optional_with("day_after"));
}

/// Moves what depends on a release and would be due before it is in force.
void act_on_rows(const Release& terms, const ClauseHead& clause, const Case& c);

/// Its days in the calendar.
void oblige(const Release& terms, const ClauseHead& clause, const Case& c);

/// Tells a release that no clause requires.
void check(const Release& terms, const TermsCheck& t, size_t clause);

}  // namespace payout
