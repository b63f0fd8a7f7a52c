#pragma once
#include "law/citation.h"
#include "law/schedule.h"
#include "law/state_table.h"
#include "law/tables.h"

namespace payout::law {

inline constexpr Citation ordinary_tax_rule{"26 U.S.C.", "1"};
inline constexpr Citation minimum_tax_rule{"26 U.S.C.", "55"};
inline constexpr Citation exemption_rule{"26 U.S.C.", "151(d)"};
inline constexpr Citation itemized_limit_rule{"26 U.S.C.", "68"};
inline constexpr Citation state_tax_limit_rule{"26 U.S.C.", "164(b)(6)"};
inline constexpr Citation fica_rule{"26 U.S.C.", "3101, 3102(f)"};

/// Each function gives a schedule: cents of tax (or deduction) as an exact function of cents of the base named.

/// Ordinary tax by taxable income, without the tax tables' 50-dollar bands. 26 U.S.C. 1.
Schedule ordinary_tax(const FederalYear& f, Status status);
/// What the 2001 credit takes off, by taxable income; zero in every other year. 26 U.S.C. 6428 (2001).
Schedule rate_reduction_credit(const FederalYear& f, Status status);
/// Tentative minimum tax by AMT income before the exemption. 26 U.S.C. 55(b), (d).
Schedule tentative_minimum_tax(const FederalYear& f, Status status);
/// Personal exemptions left after the phase-out, by AGI. 26 U.S.C. 151(d).
Schedule exemptions_left(const FederalYear& f, Status status, int exemptions);
/// The most state and local tax that may be deducted, by AGI; use `f.state_tax_limit` to see whether there is
/// one. 26 U.S.C. 164(b)(6)-(7).
Schedule state_tax_cap(const StateTaxLimit& limit, Status status);

/// What is left of itemized deductions after 26 U.S.C. 68. All arguments and the result are functions of one
/// amount, such as extra pay: `agi`, the `itemized` deductions before the limit, the `exemptions` deducted.
Schedule itemized_left(const FederalYear& f, Status status, const Schedule& agi, const Schedule& itemized,
                       const Schedule& exemptions);

/// Employee's social security by wages of the calendar year from one employer. 26 U.S.C. 3101(a).
Schedule employee_oasdi(const Fica& fica);
/// Employee's Medicare tax without the additional part. 26 U.S.C. 3101(b)(1).
Schedule employee_medicare(const Fica& fica);
/// The additional 0.9%: as withheld above 200,000 (3102(f)), or as due by filing status (3101(b)(2)).
Schedule additional_medicare_withheld(const Fica& fica);
Schedule additional_medicare_due(const Fica& fica, Status status);
/// Employer's share of both taxes, by wages of the calendar year. 26 U.S.C. 3111(a)-(b).
Schedule employer_fica(const Fica& fica);

/// State tax by state taxable income: brackets and surtax, before credits and recapture (law/state_tax.h).
Schedule state_income_tax(const StateYear& s, Status status);

/// The value of a schedule at an amount, half up to the cent. Dollars.
Money tax_on(const Schedule& schedule, Money base);

}  // namespace payout::law
