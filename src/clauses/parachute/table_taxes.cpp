#include "clauses/parachute/table_taxes.h"

#include <fmt/format.h>

#include "law/state_tax.h"
#include "law/year_tax.h"

namespace payout {
namespace {

/// The year in which the gross-up is paid at the latest; that of the change where no day is stated.
int year_of_payment(const Exposure& e) {
  return e.out().gross_up_due.value_or(e.change).year();
}

void no_table(const Exposure& e, const ClauseHead& asker, const std::string& why) {
  e.c.error(Module::parachute, "no-table", "tax.from_tables", why,
            "give `tax.marginal` instead: nothing is taken from a neighboring year", asker.cite);
}

const law::FederalYear* federal_table(const Exposure& e, const ClauseHead& asker) {
  e.c.work.consult({"federal income tax", year_of_payment(e)});
  const auto found = law::federal(year_of_payment(e));
  if (const auto* table = std::get_if<const law::FederalYear*>(&found)) return *table;
  no_table(e, asker, std::get<law::NoTable>(found).why);
  return nullptr;
}

/// The table of the person's state. False: the state is given and has no table.
bool state_table(const Exposure& e, const ClauseHead& asker, const law::StateYear*& table) {
  const auto& code = e.c.facts.employee.state;
  if (!code) {
    e.c.warn(Module::parachute, "no-state-tax", "employee.state",
             "no state is given: state tax is taken as 0, and not inferred from any place the documents name",
             "give `employee.state`", asker.cite);
    return true;
  }
  e.c.work.consult({"state income tax", year_of_payment(e), 0, *code});
  const auto found = law::state(*code, year_of_payment(e));
  if (const auto* known = std::get_if<const law::StateYear*>(&found)) {
    table = *known;
    return true;
  }
  no_table(e, asker, std::get<law::NoTable>(found).why);
  return false;
}

/// What this report itself pays in the year, before the gross-up: wages, and deferred pay, which is no wages
/// for social security and Medicare any more (26 U.S.C. 3121(v)(2)). What is deferred is wages now and income
/// later.
void add_own_payments(const Exposure& e, int year, law::TaxPosition& p) {
  for (const Line& line : e.c.out.severance.lines) {
    for (const PaymentRow& row : line.payments) {
      if (row.due.value_or(line.arises).year() == year) p.wages += row.amount, p.income += cash_of(row);
    }
    if (!line.payments.empty()) continue;
    if (line.due.value_or(line.arises).year() == year) p.wages += line.amount, p.income += cash_of(line);
  }
  for (const DeferralPayment& payment : e.c.out.deferred.payments) {
    if (payment.due.year() == year) p.income += payment.amount;
  }
}

law::TaxPosition position(const Exposure& e, const TaxYear& given, law::Status status, bool state_deductible) {
  law::TaxPosition p{.status = status, .wages = given.wages, .income = given.wages};
  p.income += given.other_income.value_or(Money{});
  add_own_payments(e, year_of_payment(e), p);
  p.itemized_other = given.itemized.value_or(Money{});
  p.exemptions = given.exemptions.value_or(status == law::Status::joint ? 2 : 1);
  p.state_taxable = p.income;
  p.state_deductible = state_deductible;
  if (given.local) p.local_rate = given.local->value;
  p.minimum_tax = given.minimum_tax.value_or(false);
  return p;
}

/// The rest of the return is not asked for, and a report that takes it as nothing says so.
void note_assumed_return(const Exposure& e, const TaxYear& given) {
  const bool income = !given.other_income, deductions = !given.itemized;
  if (!e.c.explain || (!income && !deductions)) return;
  const std::string_view what = income && deductions ? "other income and itemized deductions besides state tax"
                                : income             ? "other income"
                                                     : "itemized deductions besides state tax";
  e.c.note(Module::parachute, "assumed-return", income ? "tax.year.other_income" : "tax.year.itemized",
           fmt::format("{} of {} are not given: the brackets are computed with none", what, year_of_payment(e)),
           "give `tax.year.other_income` and `tax.year.itemized`, 0 where there are none", "26 U.S.C. 63");
}

/// The state's rate where it is supplied and the state itself is not named.
const Rate* supplied_state_rate(const Exposure& e) {
  const auto& tax = e.c.facts.tax;
  if (e.c.facts.employee.state || !tax || !tax->marginal || !tax->marginal->state) return nullptr;
  return &*tax->marginal->state;
}

void name_tables(OtherTaxes& out, const law::FederalYear& federal, const law::StateYear* state) {
  out.table_year = federal.year;
  out.federal_source = federal.sources;
  if (state != nullptr) out.state_source = state->sources;
}

/// A rate that was read from a table, for whoever asks where it comes from.
Figure from_table(const Exposure& e, Exact rate, std::string_view table) {
  Workings& w = e.c.work;
  if (!w.recording()) return {rate, {}};
  return w.law(rate, Unit::rate, w.text(fmt::format("{} table of {}", table, year_of_payment(e))));
}

Figure combined_from(const Exposure& e, const OtherTaxes& taxes, std::string_view label) {
  return e.c.work.derived(taxes.rates.combined(), Unit::rate, label,
                          {from_table(e, taxes.rates.federal, "federal income tax"),
                           from_table(e, taxes.rates.medicare, "social security and Medicare"),
                           from_table(e, taxes.rates.state, "state income tax")});
}

Exact top_rate(const law::Brackets& brackets) {
  return brackets.empty() ? Exact{0} : brackets.back().rate;
}

}  // namespace

std::optional<OtherTaxes> taxes_from_tables(const Exposure& e, const ClauseHead& asker, bool state_deductible) {
  const auto& status = e.c.facts.employee.filing_status;
  if (!status) e.c.missing(Module::parachute, asker, "employee.filing_status", "the filing status");
  const auto& given = e.c.facts.tax->year;
  if (!given) e.c.missing(Module::parachute, asker, "tax.year", "what else is earned in the year of payment");
  if (!status || !given) return std::nullopt;
  const law::FederalYear* federal = federal_table(e, asker);
  const law::StateYear* state = nullptr;
  if (federal == nullptr || !state_table(e, asker, state)) return std::nullopt;
  note_assumed_return(e, *given);
  const auto where = position(e, *given, static_cast<law::Status>(*status), state_deductible);
  OtherTaxes out;
  out.by_tax = law::taxes_on_extra_pay(*federal, state, where);
  out.rates = law::marginal_rates(*out.by_tax, Money{});
  out.by_bracket = out.by_tax->total();
  name_tables(out, *federal, state);
  out.combined = combined_from(e, out, "marginal rate before the gross-up");
  out.state = state;
  out.use = {.status = where.status,
             .agi_before = where.state_taxable,
             .agi_after = where.state_taxable,
             .itemized = where.itemized_other > Money{}};
  return out;
}

std::optional<OtherTaxes> highest_rates(const Exposure& e, const ClauseHead& asker, bool state_deductible) {
  const law::FederalYear* federal = federal_table(e, asker);
  const law::StateYear* state = nullptr;
  const Rate* state_rate = supplied_state_rate(e);
  if (federal == nullptr || (state_rate == nullptr && !state_table(e, asker, state))) return std::nullopt;
  // Where the status is not given every status will do: the brackets differ and the rates are the same.
  const auto status = static_cast<law::Status>(e.c.facts.employee.filing_status.value_or(FilingStatus::single));
  OtherTaxes out;
  name_tables(out, *federal, state);
  out.rates = {.federal = top_rate(federal->brackets[status]),
               .medicare = federal->fica.medicare_employee + federal->fica.additional,
               .state_deductible = state_deductible};
  if (state_rate != nullptr) out.rates.state = state_rate->value;
  if (state != nullptr) out.rates.state = law::top_state_rate(*state, status);
  out.combined = combined_from(e, out, "highest rates in the tables of that year");
  return out;
}

}  // namespace payout
