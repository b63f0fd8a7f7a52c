#include "clauses/parachute/compare_remedies.h"

#include <fmt/format.h>

#include "law/employer_cost.h"

namespace payout {
namespace {

/// Payments in cash of the year of the tables, which the tables tax by bracket, and what a cut takes of them.
struct PaidInYear {
  Money all = {};
  Money cut = {};
};
PaidInYear paid_in_year(const Exposure& e, int year, const Cut* cut) {
  PaidInYear sum;
  const auto& lines = e.out().contingent;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (!lines[i].counted || lines[i].type != PaymentClass::cash) continue;
    if (lines[i].paid.value_or(e.change).year() != year) continue;
    sum.all += lines[i].amount;
    if (cut != nullptr) sum.cut += cut->by_line[i];
  }
  return sum;
}

/// Every tax but the excise on payments: by bracket as far as they are paid in the year of the tables, the rest
/// at the marginal rates.
Exact other_tax_on(const Exposure& e, Money paid, const OtherTaxes& taxes, const Cut* cut) {
  if (!taxes.by_bracket) return paid.exact() * taxes.rates.combined();
  const PaidInYear in_year = paid_in_year(e, taxes.table_year.value_or(0), cut);
  const Exact by_bracket =
      taxes.by_bracket->at(-in_year.cut.exact()) - taxes.by_bracket->at(-in_year.all.exact());
  const Money rest = paid - (in_year.all - in_year.cut);
  return by_bracket + rest.exact() * taxes.rates.combined();
}

/// What is left of payments after them; in cents as it is shown, and to the fraction as it decides.
Money after_tax(const Exposure& e, Money paid, const OtherTaxes& taxes, const Cut* cut = nullptr) {
  return paid - to_the_cent(other_tax_on(e, paid, taxes, cut));
}
Exact left_after_tax(const Exposure& e, Money paid, const OtherTaxes& taxes, const Cut* cut = nullptr) {
  return paid.exact() - other_tax_on(e, paid, taxes, cut);
}

/// Wages of the year before these payments, where the facts give them.
std::optional<Money> wages_before(const Exposure& e, int year) {
  const auto& tax = e.c.facts.tax;
  if (tax->year) return tax->year->wages;
  if (!tax->withholding) return std::nullopt;
  const Money* given = tax->withholding->wages_so_far.find(year);
  return given != nullptr ? std::optional{*given} : std::nullopt;
}

/// What is wages of the year: the payments in cash that are left, and the gross-up.
Money wages_of(const Exposure& e, const RemedyFigures& r) {
  Money cash = r.gross_up;
  for (const ContingentLine& line : e.out().contingent) {
    if (line.counted && (line.type == PaymentClass::cash || line.type == PaymentClass::other))
      cash += line.amount - (r.cut == Money{} ? Money{} : line.would_cut);
  }
  return cash;
}

/// The company's own payroll taxes, and what the limit of 162(m), lowered by the excess, does not let it
/// deduct.
void company_taxes(const Exposure& e, RemedyFigures& r) {
  const int year = e.change.year();
  const auto before = wages_before(e, year);
  if (!before) return;  // neither can be told without the other wages of the year; the report says so
  const Money wages = wages_of(e, r);
  const auto found = law::federal(year);
  if (const auto* table = std::get_if<const law::FederalYear*>(&found); table != nullptr)
    r.payroll_tax = law::employer_payroll_tax((*table)->fica, *before, wages).total();
  if (!e.c.facts.employee.covered_executive.value_or(false)) return;
  const auto limit = law::pay_deduction(year, *before + wages, r.not_deductible);
  if (const auto* known = std::get_if<law::PayDeduction>(&limit)) r.over_pay_limit = known->lost_162m;
}

void cost(const Exposure& e, RemedyFigures& r) {
  company_taxes(e, r);
  r.cost = r.paid + r.gross_up + r.payroll_tax;
  const auto& rate = e.c.facts.tax->company_rate;
  if (!rate) return;
  r.lost_deduction = to_the_cent((r.not_deductible + r.over_pay_limit).exact() * rate->value);
  r.cost += *r.lost_deduction;
}

RemedyFigures grossed_up(const Exposure& e, const OtherTaxes& taxes, std::string_view id,
                         const law::GrossUp& solved) {
  RemedyFigures r{.id = id, .paid = e.test.total_nominal, .excise = e.test.excise, .gross_up = solved.amount};
  r.net = after_tax(e, r.paid, taxes) - r.excise + solved.proof.kept;
  r.not_deductible = e.test.excess + solved.amount;
  cost(e, r);
  return r;
}

RemedyFigures cut_back(const Exposure& e, const OtherTaxes& taxes, const CutOrder& order) {
  RemedyFigures r{.id = "cutback"};
  const Cut cut = cut_to_threshold(e, order);
  for (size_t i = 0; i < cut.by_line.size(); ++i) e.out().contingent[i].would_cut = cut.by_line[i];
  r.cut = cut.nominal;
  r.paid = e.test.total_nominal - r.cut;
  r.net = after_tax(e, r.paid, taxes, &cut);
  cost(e, r);
  return r;
}

RemedyFigures borne(const Exposure& e, const OtherTaxes& taxes) {
  RemedyFigures r{.id = "no_remedy", .paid = e.test.total_nominal, .excise = e.test.excise};
  r.net = after_tax(e, r.paid, taxes) - r.excise;
  r.not_deductible = e.test.excess;
  cost(e, r);
  return r;
}

const CompareFacts* also_compare(const Exposure& e) {
  return e.c.facts.tax->compare ? &*e.c.facts.tax->compare : nullptr;
}

/// The share of the excise that a partial gross-up makes good: the agreement's, or that of the facts.
const Rate* partial_share(const Exposure& e, const AgreedRemedy& agreed) {
  if (agreed.gross_up != nullptr && agreed.gross_up->share) return &*agreed.gross_up->share;
  const CompareFacts* also = also_compare(e);
  return also != nullptr && also->gross_up_share ? &*also->gross_up_share : nullptr;
}

/// A conditional gross-up to compare with: the agreement's, or one with the figure of the facts.
std::optional<GrossUp> condition(const Exposure& e, const AgreedRemedy& agreed) {
  if (agreed.gross_up != nullptr && agreed.gross_up->conditional()) return *agreed.gross_up;
  const CompareFacts* also = also_compare(e);
  if (also == nullptr || !also->gross_up_over) return std::nullopt;
  GrossUp other;
  other.only_over = also->gross_up_over;
  other.otherwise = Otherwise::cutback;
  return other;
}

std::optional<RemedyFigures> gross_up_of(const Exposure& e, const OtherTaxes& taxes, const AgreedRemedy& agreed,
                                         std::string_view id, const Rate* share) {
  const Money target = share != nullptr ? to_the_cent(e.test.excise.exact() * share->value) : e.test.excise;
  const auto solved = solve_gross_up(e, target, taxes, agreed.gross_up);
  if (!solved) return std::nullopt;
  return grossed_up(e, taxes, id, *solved);
}

/// A conditional gross-up is full (or its share) where its condition is met, and a cutback or nothing
/// otherwise.
std::optional<RemedyFigures> conditional(const Exposure& e, const OtherTaxes& taxes, const AgreedRemedy& agreed,
                                         const GrossUp& terms) {
  const Rate* share = terms.share ? &*terms.share : nullptr;
  if (meets_condition(e, terms)) return gross_up_of(e, taxes, agreed, "conditional_gross_up", share);
  RemedyFigures r = terms.otherwise == Otherwise::nothing ? borne(e, taxes) : cut_back(e, taxes, agreed.cut);
  r.id = "conditional_gross_up";
  return r;
}

/// What is left of the payments when they are cut, and when the excise is borne: to the fraction of a cent.
Exact left_when_cut(const Exposure& e, const OtherTaxes& taxes, const CutOrder& order) {
  const Cut cut = cut_to_threshold(e, order);
  return left_after_tax(e, e.test.total_nominal - cut.nominal, taxes, &cut);
}
Exact left_when_borne(const Exposure& e, const OtherTaxes& taxes) {
  return left_after_tax(e, e.test.total_nominal, taxes) - e.exact_excise;
}

}  // namespace

bool meets_condition(const Exposure& e, const GrossUp& terms, Money further) {
  const Exact paid = (e.test.total_present_value + further).exact();
  const auto share = [&](const Rate& of) { return e.base->cents * law::base_amount_multiple * of.value; };
  if (terms.only_over && paid <= share(*terms.only_over)) return false;
  return !terms.only_from || paid >= share(*terms.only_from);
}

bool cut_leaves_more(const Exposure& e, const OtherTaxes& taxes, const CutOrder& order) {
  return left_when_cut(e, taxes, order) > left_when_borne(e, taxes);
}

void compare_remedies(const Exposure& e, const OtherTaxes& taxes, const AgreedRemedy& agreed) {
  auto& list = e.out().remedies;
  const auto add = [&](const std::optional<RemedyFigures>& r) {
    if (r) list.push_back(*r);
  };
  const RemedyFigures cut = cut_back(e, taxes, agreed.cut);  // says what it takes of each payment
  add(gross_up_of(e, taxes, agreed, "full_gross_up", nullptr));
  if (const Rate* share = partial_share(e, agreed))
    add(gross_up_of(e, taxes, agreed, "partial_gross_up", share));
  if (const auto terms = condition(e, agreed)) add(conditional(e, taxes, agreed, *terms));
  const RemedyFigures none = borne(e, taxes);
  list.push_back(cut);
  list.push_back(cut_leaves_more(e, taxes, agreed.cut) ? cut : none);
  list.back().id = "best_net";
  list.push_back(none);
  for (RemedyFigures& r : list) r.agreed = r.id == agreed.id;
  explain_remedies(e, taxes);
}

}  // namespace payout
