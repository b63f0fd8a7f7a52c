#pragma once
#include <string>
#include <vector>

#include "law/citation.h"
#include "law/schedule.h"
#include "law/state_table.h"

namespace payout::law {

inline constexpr Citation new_york_recapture_rule{"NY Tax Law", "601(d) to (d-4)"};

/// What a state's tax is computed from, each an exact function of one amount, such as extra pay. Cents.
struct StateReturn {
  Schedule agi = {};
  Schedule federal_tax = {};  ///< income tax, before refundable credits; read only where the state deducts it
  Schedule payroll_tax = {};  ///< employee's social security and Medicare without the additional part
};

/// Tax of the lower brackets that is taken back at higher incomes, steps in AGI included. Zero in most states.
Schedule state_recapture(const StateYear& s, Status status, const Schedule& agi, const Schedule& taxable);

/// Brackets, surtax and recapture on a taxable income that is given, before credits.
Schedule state_tax_on(const StateYear& s, Status status, const Schedule& agi, const Schedule& taxable);

/// AGI less the state's own deductions: standard deduction (or what stands in its place), exemptions, federal
/// tax where the state deducts it; plus what it adds back. Never below zero.
Schedule state_taxable_income(const StateAllowances& a, Status status, const StateReturn& from);

/// The tax of a return that takes the state's standard deduction and has no dependants: brackets, surtax,
/// recapture, less credits, at least any minimum. Resident all year, wages only, no local tax.
Schedule state_tax_due(const StateYear& s, const StateAllowances& a, Status status, const StateReturn& from);

/// The highest rate of the brackets, surtax included. A share of one.
Exact top_state_rate(const StateYear& s, Status status);

/// What is asked of a state's table: the AGI before and after the pay in question, and how it is taxed.
struct StateUse {
  Status status = Status::single;
  Money agi_before = {};
  Money agi_after = {};
  bool own_deductions = false;
  bool itemized = false;
};

/// What the table leaves out that touches this use, one sentence each; local taxes apart (`StateYear::local`).
std::vector<std::string> left_out_of(const StateYear& s, const StateUse& use);

}  // namespace payout::law
