#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "law/schedule.h"
#include "law/tables.h"
#include "values/exact.h"
#include "values/money.h"

namespace payout::law {

/// Where a rule sets in, and at what rate.
struct RateOver {
  Money over = {};
  Exact rate = {};
};

/// New York's supplemental tax: the benefit of the lower brackets is taken back as AGI passes each threshold.
/// In the row of the taxable income `base` is taken back whole and `add` over `phase_in` of AGI. NY Tax Law
/// 601(d) to (d-4).
struct BenefitRecapture {
  struct Row {
    Money over = {};
    Money base = {};
    Money add = {};
  };
  Money agi_over = {};
  Money phase_in = {};
  PerStatus<std::vector<Row>> rows = {};
  std::optional<RateOver> flat = {};  ///< above that AGI the whole taxable income at one rate, at once
  std::optional<PerStatus<RateOver>> top = {};  ///< to 2020: the same, phased in
};

/// Federal income tax that a state lets its taxpayers deduct.
struct FederalTaxDeduction {
  Schedule share = {};                            ///< by AGI
  std::optional<PerStatus<Schedule>> limit = {};  ///< by AGI
  bool itemizers_only = false;                    ///< in place of the standard deduction
};

/// A federal deduction above a cap, taxed again from a certain AGI on (Colorado).
struct Addback {
  Money agi_from = {};
  PerStatus<Money> cap = {};
};

/// A state's own deductions and credits for someone who takes its standard deduction and has no dependants;
/// each schedule goes by AGI, its phase-out included.
struct StateAllowances {
  PerStatus<Schedule> standard_deduction = {};
  PerStatus<Schedule> exemption = {};
  PerStatus<Schedule> credit = {};
  std::optional<FederalTaxDeduction> federal_tax = {};
  std::optional<Addback> addback = {};
  std::optional<Money> payroll_tax_up_to = {};  ///< social security and Medicare paid, up to this much
  bool payroll_tax_itemized = false;            ///< the same, instead of the standard deduction where larger
  Money flat_addition = {};                     ///< to the tax
};

/// What a table does not hold, and whom it touches.
struct LeftOut {
  std::string text = {};
  std::vector<Status> statuses = {};    ///< none: every status
  std::optional<Money> agi_over = {};   ///< touches only an AGI above it
  std::optional<Money> agi_up_to = {};  ///< touches only a stretch of AGI that begins at or below it
  bool allowances = false;              ///< touches only a tax computed with the state's own deductions
  bool itemized = false;                ///< touches only somebody who itemizes deductions
};

struct StateYear {
  std::string code = {};
  int year = {};
  std::string sources = {};
  PerStatus<Brackets> brackets = {};          ///< rates by taxable income
  PerStatus<Brackets> surtax = {};            ///< on top of them; empty where there is none
  PerStatus<Schedule> on_taxable = {};        ///< both together, by taxable income
  PerStatus<Schedule> recapture_by_agi = {};  ///< zero where there is none
  std::optional<BenefitRecapture> recapture = {};
  PerStatus<Schedule> least = {};  ///< the tax is at least this, by AGI
  Found<StateAllowances> allowances = NoTable{};
  std::vector<std::string> local = {};  ///< local taxes of the state, which are never part of its tax
  std::vector<LeftOut> left_out = {};
};

/// An employee's payroll deduction of a state (SDI, FAMLI).
struct StatePayroll {
  std::string name = {};
  std::optional<Money> wage_base = {};
  std::vector<SupplementalPeriod> periods = {};
};

/// What a state lets an employer withhold; known for some years whose income tax is not.
struct StateWithholding {
  std::string code = {};
  int year = {};
  std::vector<SupplementalPeriod> supplemental = {};           ///< wages in general
  std::vector<SupplementalPeriod> supplemental_on_stock = {};  ///< options and bonuses; empty where the same
  std::string no_supplemental = {};                            ///< why there is no rate, where there is none
  std::optional<StatePayroll> payroll = {};
};

/// The two letters of a state or the District, however it is written: CA, ca, "California", "New York".
std::optional<std::string> state_code(std::string_view written);

/// The tables of a state, written in any of those ways. Each is read once in a process and kept
/// (law/table_cache.h); the pointers stay valid.
Found<const StateYear*> state(std::string_view code, int year);
Found<const StateWithholding*> state_withholding(std::string_view code, int year);

}  // namespace payout::law
