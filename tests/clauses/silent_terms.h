#pragma once
#include <array>
#include <string_view>

/// Terms that may be left out of a shipped agreement without a word, each named with its agreement, by reason.
/// A term that is not listed and changes nothing fails the test, and so does one that is listed and changes
/// something.
struct Silent {
  std::string_view agreement, what;
};

/// It writes down what holds when it is absent: a default, the day on which the right arises anyway, or
/// (`agreed`) the date of its document.
constexpr std::array writes_the_default{
    Silent{"after-release", "without release.two_years"},
    Silent{"awards-of-today", "without released_settled.pay.from"},
    Silent{"bank-agreement", "without cut.order"},
    Silent{"calendar", "without arrears.pay.installments.day"},
    Silent{"deal", "without double.performance"},
    Silent{"deferred-in-parts", "without distribution.installment_method"},
    Silent{"deferred-in-parts", "without distribution.payment_date"},
    Silent{"deferred-in-parts", "without fee.pay.from"},
    Silent{"equinix", "without severance.pay.from"},
    Silent{"equinix", "without severance.pay.from.latest_of"},
    Silent{"equity-at-year-end", "without vests_after_change.performance"},
    Silent{"full-gross-up", "without made_whole.state_tax_deductible"},
    Silent{"full-gross-up", "without made_whole.state_tax_deductible.reading"},
    Silent{"harman", "without base_pay.is.salary.before"},
    Silent{"icg", "without total_payments.cash..agreed"},
    Silent{"industrial-plan", "without average_bonus.is.greater_of..bonus.before"},
    Silent{"industrial-plan", "without lt_full.performance"},
    Silent{"measures", "without pay_hs.items..of..salary.before"},
    Silent{"modern-deferral", "without distribution.installment_method"},
    Silent{"modern-deferral", "without distribution.payment_date"},
    Silent{"pepco", "without annual_bonus_amount.is.target_bonus.before"},
    Silent{"release", "without release_in.two_years"},
    Silent{"steps", "without term.step_on"},
    Silent{"ten-clauses", "without a9.items..of..salary.before"},
    Silent{"termination-table", "without vests_after_change.performance"},
    Silent{"whole-years", "without distribution.installment_method"},
    Silent{"whole-years", "without distribution.payment_date"},
    Silent{"workflow-management", "without annual_base_salary_before.is.greater_of..salary.before"},
    Silent{"workflow-management", "without annual_bonus_before.is.bonus.before"},
};

/// Section 280G counts these payments, of the one change in control that the document defines, without being
/// told.
constexpr std::array said_by_the_statute{
    Silent{"covenant-beside-vesting", "without test.cash..clause"},
    Silent{"covenant-beside-vesting", "without test.cash"},
    Silent{"covenant-beside-vesting", "without test.change"},
    Silent{"best-net", "without test.cash"},
    Silent{"best-net", "without test.cash..clause"},
    Silent{"best-net", "without test.change"},
    Silent{"conditional-gross-up", "without test.cash"},
    Silent{"conditional-gross-up", "without test.cash..clause"},
    Silent{"conditional-gross-up", "without test.change"},
    Silent{"cutback", "without test.cash"},
    Silent{"cutback", "without test.cash..clause"},
    Silent{"cutback", "without test.change"},
    Silent{"cutback-named-order", "without test.cash"},
    Silent{"cutback-named-order", "without test.cash..clause"},
    Silent{"cutback-named-order", "without test.change"},
    Silent{"full-gross-up", "without test.cash"},
    Silent{"full-gross-up", "without test.cash..clause"},
    Silent{"full-gross-up", "without test.change"},
    Silent{"icg", "without total_payments.cash..clause"},
    Silent{"letters-awards", "without ba_test.change"},
    Silent{"letters-awards", "without ce_test.change"},
    Silent{"look-back", "without contingent.cash"},
    Silent{"look-back", "without contingent.cash..clause"},
    Silent{"none", "without test.cash"},
    Silent{"none", "without test.cash..clause"},
    Silent{"none", "without test.change"},
    Silent{"partial-gross-up", "without test.cash"},
    Silent{"partial-gross-up", "without test.cash..clause"},
    Silent{"partial-gross-up", "without test.change"},
    Silent{"supplied-payments", "without test.change"},
    Silent{"workflow-management", "without contingent.change"},
};

/// Another condition of the same entry asks for it too: a retirement is found on an end by the employee alone.
constexpr std::array asked_for_twice{
    Silent{"awards-of-today", "without goes_on.when.route"},
    Silent{"awards-of-today", "without seventy_goes_on.when.route"},
};

/// The awards or plans that it names are all of which the clause could speak: only options and SARs are
/// exercised, run for a time or have a spread to be paid, only units are settled, and the document has one plan
/// or one award of the sort.
constexpr std::array names_all_there_is{
    Silent{"awards-of-today", "without window_of_cashed.awards"},
    Silent{"deal", "without term.awards"},
    Silent{"deal", "without window.awards"},
    Silent{"example-corp", "without ip_cash_out.awards"},
    Silent{"example-corp", "without ip_settled.awards"},
    Silent{"example-corp", "without ip_term.awards"},
    Silent{"exercises-without-cash", "without service.plans"},
    Silent{"exercises-without-cash", "without value.plans"},
    Silent{"industrial-plan", "without lt_term.awards"},
    Silent{"restricted-stock", "without end.plans"},
};

/// It says that both are paid, where nobody would be warned without it: the clauses pay different amounts.
constexpr std::array said_on_purpose{
    Silent{"average-bonus-table", "without actual.in_addition_to"},
    Silent{"duties", "without pension.in_addition_to"},
    Silent{"duties", "without three_years.in_addition_to"},
    Silent{"workflow-management", "without additional_severance.in_addition_to"},
    Silent{"workflow-management", "without first_year_severance.in_addition_to"},
};

/// The words of the document say it, and it shows what does not follow: no line of two years is paid in the
/// time of a short-term deferral, every unit that is settled within sixty days of its vesting is one, and
/// interest compounded yearly is the same as simple interest in a delay of half a year.
constexpr std::array never_another_figure{
    Silent{"awards-of-today", "without rules_exempt.plans"},
    Silent{"own-sums", "without code409a.six_month_delay.interest.compounded"},
    Silent{"section-409a", "without rules_st.short_term_deferral"},
};

/// Others have the same of another clause: employees lose their options for good cause and pay the price as
/// directors do, and have a schedule that stands first.
constexpr std::array the_same_elsewhere{
    Silent{"icg", "without sop_exercise.holders"},
    Silent{"icg", "without sop_director_exercise.holders"},
    Silent{"icg", "without sop_director_good_cause.holders"},
    Silent{"icg", "without sop_director_vesting.holders"},
};
