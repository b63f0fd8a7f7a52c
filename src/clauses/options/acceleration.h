#pragma once
#include <array>
#include <optional>
#include <vector>

#include "clauses/options/acceleration_amount.h"
#include "clauses/options/grant_scope.h"
#include "clauses/reading.h"
#include "clauses/workings.h"
#include "values/date.h"

namespace payout {

struct AwardAcceleration;
struct ClauseHead;
struct GrantResult;
struct Tranche;
struct TermsCheck;

/// A day on which a clause vests what has not vested yet.
struct EarlyVesting {
  const ClauseHead* clause = nullptr;
  const GrantScope* scope = nullptr;
  Date event = {};  ///< the day of the event that does it
  Date day = {};    ///< the day from which the shares are vested; "immediately before" is a day earlier
  std::optional<Date> forfeits = {};         ///< the day on which what it vested is forfeited again
  bool temporary = false;                    ///< the right ends with the event, and the schedule goes on
  StepRef source = {};                       ///< how the day of the event came about, where somebody asks
  const AwardAcceleration* terms = nullptr;  ///< how much vests; null: everything
};
using Accelerations = std::vector<EarlyVesting>;

/// Reading `sop_cic_acceleration`: do the shares stay vested after the change in control?
enum class AccelerationLasts { permanent, pre_closing_window_only };
constexpr std::array<std::string_view, 2> acceleration_lasts_names{"permanent", "pre_closing_window_only"};
constexpr std::span<const std::string_view> names_of(AccelerationLasts) {
  return acceleration_lasts_names;
}

/// Unvested awards vest when the clause is triggered: all of them, a part, or on their own days as if
/// employment had gone on. Typical promises: all unvested options vest on a change in control; stock units vest
/// pro rata when the company ends employment; performance shares vest at the greater of target and actual
/// performance.
struct AwardAcceleration {
  static constexpr bool accelerates = true;
  static constexpr std::string_view kind = "acceleration";
  static constexpr std::string_view also_called = "option_acceleration";
  static constexpr std::string_view doc = "Unvested awards vest when the clause is triggered";
  GrantScope scope = {};
  AccelerationAmount amount = {};
  std::optional<PerformanceMeasured> performance = {};
  ShareRounding rounding = ShareRounding::down;
  bool unless_assumed = false;
  Open<AccelerationLasts> lasts = {};
};
template <std::same_as<AwardAcceleration> Self>
constexpr auto describe(const Self*) {
  using A = AwardAcceleration;
  return record(
      "acceleration", A::doc, field<&A::scope>("scope", "").inline_fields(),
      field<&A::amount>(
          "amount",
          "How many of the unvested shares vest: all, next_tranche, {share: 50%}, {by_service: [...]}, "
          "{pro_rata: award} or {pro_rata: current_tranche, by: months}, {next: 12 months}, "
          "{as_if_employed_until: 24 months}")
          .optional_with("all"),
      field<&A::performance>("performance",
                             "Of performance shares: target, actual, greater_of (target and actual) or "
                             "maximum; target when absent"),
      field<&A::rounding>("rounding", "To whole shares, once for each grant").optional_with("down"),
      field<&A::unless_assumed>("unless_assumed",
                                "On a change in control: only where the acquirer does not assume the awards "
                                "(`awards_assumed` of the event, `options_assumed` of a `merger_closing`)")
          .optional_with("false"),
      field<&A::lasts>("lasts", "Whether the shares stay vested after the event").optional_with("permanent"));
}

/// Everything that accelerates options on these facts, by day of the event; clauses of one day stand in the
/// agreement's order.
Accelerations find_accelerations(const Case& c);

/// Whether the event comes while the grant is outstanding, its holder serves, and the clause speaks of it.
bool reaches(const Case& c, const EarlyVesting& a, const GrantResult& grant);

/// A clause vests a tranche, on its day.
void vest_early(const Case& c, const EarlyVesting& a, Tranche& tranche);

/// Vests each tranche on the earliest acceleration before its own day.
void accelerate(const Case& c, const Accelerations& accelerations, GrantResult& grant);

/// Tells an amount that is said in several ways, and what no award or deal asks for.
void check(const AwardAcceleration& terms, const TermsCheck& t, size_t clause);

}  // namespace payout
