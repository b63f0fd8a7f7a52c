#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "clauses/workings.h"
#include "document/scalars.h"
#include "values/exact.h"

namespace payout {

struct ClauseHead;

/// A count of shares that a reading may leave with a fraction ("4761.90" shares under a dollar limit).
struct FractionalShares {
  Exact count = {};
  constexpr auto operator<=>(const FractionalShares&) const = default;
};
const Scalar& scalar_of(const FractionalShares*);

/// How shares that were not exercised came to an end.
enum class Disposition { open, lapsed, forfeited, cashed_out };
constexpr std::array<std::string_view, 4> disposition_names{"open", "lapsed", "forfeited", "cashed_out"};
constexpr std::span<const std::string_view> names_of(Disposition) {
  return disposition_names;
}

/// One vesting step of a grant, from its vesting day to the day it is gone. Shares are those of after the last
/// split.
struct Tranche {
  std::optional<Date> vests = {};  ///< by the grant's own schedule; absent: vested from the start
  Shares shares = {};
  std::optional<Date> accelerated = {};  ///< the day a clause vested it earlier
  std::string_view accelerated_by = {};  ///< citation
  std::string_view also_by = {};         ///< another clause that vested it at the same time
  std::optional<Date> exercisable = {};  ///< first day it can be exercised
  std::string_view continued_by = {};    ///< citation: goes on vesting on its own day though employment ended
  bool barred = false;                   ///< the service requirement was never met: it cannot be exercised
  std::optional<Date> gone = {};         ///< the first day on which what was left is no longer there
  Disposition fate = Disposition::open;
  std::string_view gone_by = {};  ///< citation
  Shares exercised = {};
  FractionalShares iso = {};  ///< of `shares`, those inside the yearly limit of incentive options

  const ClauseHead* accelerating = nullptr;  ///< not printed: the clause of `accelerated_by` or `continued_by`
  std::string_view vests_by = {};            ///< not printed: citation of the schedule
  std::string_view held_back_by = {};        ///< not printed: citation of a service requirement that came later
  std::optional<Date> temporary_on = {};  ///< not printed: a day just before an event, open for that day alone

  /// Not printed: how its days and its count arose, kept where somebody asks.
  struct Sources {
    StepRef vests = {};
    StepRef shares = {};
    StepRef accelerated = {};
    StepRef exercisable = {};
    StepRef temporary = {};
    StepRef gone = {};
  } how = {};

  /// What is left ends on a day, by a clause.
  void end(Date day, Disposition fate_then, std::string_view cite, StepRef source) {
    gone = day;
    fate = fate_then;
    gone_by = cite;
    how.gone = source;
  }

  /// Can be exercised on a day (as far as it has not been).
  bool open_on(Date day) const {
    if (barred || (gone && day >= *gone)) return false;
    if (temporary_on && day == *temporary_on) return true;
    return exercisable ? day >= *exercisable : !vests;
  }
  /// Vested by a day, by its schedule or a clause, whether or not it can be exercised yet.
  bool vested_on(Date day) const { return !vests || day >= *vests || (accelerated && day >= *accelerated); }
  /// The first day on which it can be exercised, the day before a change in control included; none: never, or
  /// open from the start.
  std::optional<Date> first_open() const {
    if (barred || !temporary_on) return exercisable;
    return exercisable && *exercisable < *temporary_on ? exercisable : temporary_on;
  }
};
template <std::same_as<Tranche> Self>
constexpr auto describe(const Self*) {
  return record(
      "tranche", "One vesting step of a grant",
      field<&Tranche::vests>("vests", "Vesting date by the schedule; none where vested from the start"),
      field<&Tranche::shares>("shares", "Shares"),
      field<&Tranche::accelerated>("accelerated", "Day a clause vested it earlier"),
      field<&Tranche::accelerated_by>("accelerated_by", "That clause"),
      field<&Tranche::also_by>("also_by", "Another clause that vested it at the same time"),
      field<&Tranche::continued_by>("continued_by",
                                    "Clause under which it goes on vesting after the end of employment"),
      field<&Tranche::exercisable>("exercisable", "First day it can be exercised"),
      field<&Tranche::barred>("barred", "Never exercisable: the service requirement was not met"),
      field<&Tranche::gone>("gone", "Day on which what was left expired or was forfeited"),
      field<&Tranche::fate>("fate", "open, lapsed (expired) or forfeited"),
      field<&Tranche::gone_by>("gone_by", "The clause by which it expired or was forfeited"),
      field<&Tranche::exercised>("exercised", "Shares exercised"),
      field<&Tranche::iso>("iso", "Shares inside the yearly limit of incentive options"));
}

}  // namespace payout
