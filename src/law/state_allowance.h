#pragma once
#include "document/node.h"
#include "law/state_table.h"

namespace payout::law {

/// Readers of the amounts of a state that depend on AGI: each becomes a schedule by AGI, whatever its rule, so
/// that nobody downstream knows the kinds of phase-outs that states have thought of. The kinds are listed in
/// state_allowance.cpp.

/// A standard deduction, exemption or credit of one year, for each status.
PerStatus<Schedule> read_allowance(NodeRef block);
/// Tax taken back in steps of AGI (Connecticut): parts of {over, each, add, max}, added up.
PerStatus<Schedule> read_recapture_by_agi(NodeRef block);
BenefitRecapture read_benefit_recapture(NodeRef block);
FederalTaxDeduction read_federal_tax_deduction(NodeRef block);
Addback read_addback(NodeRef block);
/// A tax of at least a share of AGI, above some AGI (Vermont).
Schedule read_least(NodeRef block);
/// Where each row gives one rate for the whole income and an amount to take off (Arkansas).
Schedule read_rates_less_amounts(NodeRef rows);
/// A year's value for one status, or that of every status.
NodeRef of_status(NodeRef block, std::string_view status);

/// Just below an amount: a schedule jumps above a point, and "from 300,000 on" includes it.
Exact just_below(Money amount);

}  // namespace payout::law
