#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "law/schedule.h"
#include "values/date.h"
#include "values/exact.h"
#include "values/money.h"

namespace payout::law {

enum class Status { single, joint, head_of_household, separate };
inline constexpr std::array<std::string_view, 4> status_names = {"single", "joint", "head_of_household",
                                                                 "separate"};

/// One value for each filing status.
template <class T>
struct PerStatus {
  std::array<T, 4> of = {};
  const T& operator[](Status s) const { return of[static_cast<size_t>(s)]; }
  T& operator[](Status s) { return of[static_cast<size_t>(s)]; }
};

/// Personal exemption, cut by `per_step` of itself for every `step` of AGI begun above `start`; 26 U.S.C.
/// 151(d)(3).
struct ExemptionPhaseout {
  PerStatus<Money> start = {};
  PerStatus<Money> step = {};
  Exact per_step = {};
  Exact fraction = 1;  ///< 2/3 and 1/3 of the cut in 2006-2007 and 2008-2009
};

/// 26 U.S.C. 68: to 2009 and 2013-2017 3% of AGI above `start`, at most `max_share` of the deductions; from
/// 2026 `rate` (2/37) of the lesser of the deductions and the income above the start of the top bracket.
struct ItemizedLimit {
  enum class Kind { none, of_agi, top_bracket } kind = Kind::none;
  Exact rate = {};
  Exact max_share = {};
  Exact fraction = 1;
  PerStatus<Money> start = {};
};

/// The most that state and local tax may be deducted; 26 U.S.C. 164(b)(6)-(7).
struct StateTaxLimit {
  PerStatus<Money> limit = {};
  PerStatus<Money> reduced_over = {};  ///< of AGI; only where `reduction_rate` is not zero
  Exact reduction_rate = {};
  PerStatus<Money> floor = {};
};

struct RateReductionCredit {  ///< 26 U.S.C. 6428 as of 2001
  Exact rate = {};
  PerStatus<Money> base = {};
};

/// Flat rate on supplemental wages paid from `from` through `to`; `rate_over` on what exceeds `over` in the
/// year.
struct SupplementalPeriod {
  Date from = {};
  Date to = {};
  Exact rate = {};
  std::optional<Money> over = {};
  Exact rate_over = {};
  bool verified = true;  ///< false where the source did not state the rate for this time
};

struct Fica {
  Exact oasdi_employee = {}, oasdi_employer = {};
  Money wage_base = {};
  Exact medicare_employee = {}, medicare_employer = {};
  Exact additional = {};     ///< 26 U.S.C. 3101(b)(2); zero before 2013
  Money withheld_over = {};  ///< by the employer, whatever the status; 26 U.S.C. 3102(f)
  PerStatus<Money> due_over = {};
};

struct MinimumTax {  ///< 26 U.S.C. 55
  Exact low_rate = {}, high_rate = {}, phaseout_rate = {};
  PerStatus<Money> high_rate_over = {}, exemption = {}, phaseout_start = {}, exemption_zero_at = {};
};

struct FederalYear {
  int year = {};
  std::string sources = {};  ///< keys of the bracket sources in tables/federal.yaml, as printed with estimates
  PerStatus<Brackets> brackets = {};
  std::optional<RateReductionCredit> credit = {};
  PerStatus<Money> standard_deduction = {};
  Money exemption = {};
  std::optional<ExemptionPhaseout> exemption_phaseout = {};
  ItemizedLimit itemized_limit = {};
  std::optional<StateTaxLimit> state_tax_limit = {};
  std::vector<SupplementalPeriod> supplemental = {};
  std::string withholding_sources = {};  ///< the same of the supplemental rates and FICA
  Fica fica = {};
  MinimumTax minimum_tax = {};
};

/// A figure that the tables do not hold, and why. Nothing is ever taken from a neighboring year.
struct NoTable {
  std::string why = {};
};
template <class T>
using Found = std::variant<T, NoTable>;

/// Each table is read once in a process and kept (law/table_cache.h); the pointers stay valid.
Found<const FederalYear*> federal(int year);

/// Term of 26 U.S.C. 1274(d): to 3 years short, to 9 years mid, beyond long.
enum class AfrTerm { short_term, mid_term, long_term };
AfrTerm afr_term(Exact years);
struct Afr {
  Exact rate = {};       ///< 120% of the AFR, compounded semiannually, a share of one a year
  bool derived = false;  ///< 1.2 times the AFR and not read in the ruling
  std::string sources = {};
};
Found<const Afr*> afr_120(int year, unsigned month, AfrTerm term);

/// A dollar limit of the Code for a year: "elective_deferral_402g", "iso_first_exercisable_422d", ...
Found<Money> plan_limit(int year, std::string_view name);

}  // namespace payout::law
