#include "clauses/parachute/company_taxes.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "law/employer_cost.h"

namespace payout {
namespace {

/// Until 2017 only who served at the end of the year was covered, 26 CFR 1.162-27(c)(2); since 2018 who was
/// covered once is always, 26 U.S.C. 162(m)(3)(C).
constexpr int always_covered_from = 2018;

/// What is paid in a year, and what of it is an excess parachute payment.
struct YearPaid {
  Money pay = {};
  Money excess = {};
};
using ByYear = std::map<int, YearPaid>;

const BenefitResult* benefit_of(const Exposure& e, const ContingentLine& line) {
  const auto& all = e.c.out.benefits;
  const auto found = std::ranges::find(all, line.id, &BenefitResult::id);
  return line.type == PaymentClass::other && found != all.end() ? &*found : nullptr;
}

/// The payments of a line, each in its year.
std::vector<std::pair<int, Money>> rows_of(const Exposure& e, const ContingentLine& line) {
  std::vector<std::pair<int, Money>> rows;
  Money sum;
  const auto add = [&](Date day, Money amount) {
    rows.emplace_back(day.year(), amount);
    sum += amount;
  };
  for (const ContingentPayment& p : line.payments) add(p.paid.value_or(line.paid.value_or(e.change)), p.amount);
  if (const BenefitResult* benefit = benefit_of(e, line))
    for (const BenefitMonth& month : benefit->by_month) add(month.from, month.amount);
  if (rows.empty() || sum != line.amount) rows = {{line.paid.value_or(e.change).year(), line.amount}};
  return rows;
}

/// What is wages, less what the remedy cuts of a line, the last payments first; its excess in their proportion.
void add_line(const Exposure& e, const RemedyFigures& r, const ContingentLine& line, ByYear& years) {
  auto rows = rows_of(e, line);
  Money off = r.cut == Money{} ? Money{} : line.would_cut;
  for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
    const Money taken = std::min(off, row->second);
    row->second -= taken, off -= taken;
  }
  Money excess = r.not_deductible == Money{} ? Money{} : line.excess;
  const Money all = line.amount, excess_of_all = excess;
  for (size_t i = 0; i < rows.size(); ++i) {
    const auto& [year, amount] = rows[i];
    years[year].pay += amount;
    if (excess_of_all == Money{} || all == Money{}) continue;
    const Money part =
        i + 1 == rows.size() ? excess : to_the_cent(excess_of_all.exact() * (amount.exact() / all.exact()));
    years[year].excess += part;
    excess -= part;
  }
}

bool is_stock_award(const Exposure& e, const ContingentLine& line) {
  return std::ranges::any_of(e.c.out.grants,
                             [&](const GrantResult& g) { return g.id == line.id && is_stock(g.type); });
}

/// Stock is pay of the day on which it vests, all of it, whatever part of that is contingent on the change.
void add_stock(const RemedyFigures& r, const ContingentLine& line, ByYear& years) {
  if (r.cut != Money{} && line.would_cut != Money{}) return;  // which of it stays is not said
  for (const ContingentPart& part : line.parts) years[part.accelerated.year()].pay += part.payment;
  if (r.not_deductible != Money{} && !line.parts.empty())
    years[line.parts.front().accelerated.year()].excess += line.excess;
}

ByYear paid_by_year(const Exposure& e, const RemedyFigures& r) {
  ByYear years;
  for (const ContingentLine& line : e.out().contingent) {
    if (!line.counted) continue;
    if (line.type == PaymentClass::cash || line.type == PaymentClass::other) {
      add_line(e, r, line, years);
    } else if (is_stock_award(e, line)) {
      add_stock(r, line, years);
    }  // An option is pay when it is exercised, an account when it is paid: neither is pay of the change.
  }
  if (r.gross_up == Money{}) return years;
  YearPaid& year = years[e.out().gross_up_due.value_or(e.change).year()];
  year.pay += r.gross_up, year.excess += r.gross_up;
  return years;
}

/// Wages of a year beside these payments, where the facts give them: after the end of employment there are
/// none.
std::optional<Money> other_wages(const Exposure& e, int year) {
  const auto& tax = e.c.facts.tax;
  if (tax->withholding)
    if (const Money* given = tax->withholding->wages_so_far.find(year)) return *given;
  if (year == e.change.year() && tax->year) return tax->year->wages;
  const auto& end = e.c.situation.end;
  if (end && end->year() < year) return Money{};
  return std::nullopt;
}

bool covered(const Exposure& e, int year) {
  if (!e.c.facts.employee.covered_executive.value_or(false)) return false;
  const auto& end = e.c.situation.end;
  return year >= always_covered_from || !end || end->year() >= year;
}

/// A later year of which nobody says what else is earned: its part of the limit is not known.
void note_open_year(const Exposure& e, int year) {
  const auto said = [](const Remark& r) { return r.id == "pay-limit-open"; };
  if (!e.c.explain || year == e.change.year() || std::ranges::any_of(e.c.out.remarks, said)) return;
  e.c.note(Module::parachute, "pay-limit-open", "tax.withholding",
           fmt::format("other wages of {}, in which a part is paid, are not given: the company's payroll taxes "
                       "and the limit of 162(m) are counted without that year",
                       year),
           fmt::format("give `tax.withholding.wages_so_far.{}`", year), "26 U.S.C. 162(m)(1), 3111");
}

}  // namespace

void company_taxes(const Exposure& e, RemedyFigures& r) {
  if (!other_wages(e, e.change.year())) return;  // the report says what to give
  for (const auto& [year, paid] : paid_by_year(e, r)) {
    const auto before = other_wages(e, year);
    if (!before) {
      note_open_year(e, year);
      continue;
    }
    const auto found = law::federal(year);
    if (const auto* table = std::get_if<const law::FederalYear*>(&found); table != nullptr)
      r.payroll_tax += law::employer_payroll_tax((*table)->fica, *before, paid.pay).total();
    if (!covered(e, year)) continue;
    const auto limit = law::pay_deduction(year, *before + paid.pay, paid.excess);
    if (const auto* known = std::get_if<law::PayDeduction>(&limit)) r.over_pay_limit += known->lost_162m;
  }
}

}  // namespace payout
