#include "clauses/parachute/compare_remedies.h"

#include <fmt/format.h>

#include "clauses/parachute/company_taxes.h"

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

/// The share of the excise that a partial gross-up makes good, by the facts.
const Rate* partial_share(const Exposure& e) {
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
  if (meets_condition(e, terms, &taxes)) {
    const auto paid = solve_agreed(e, taxes, terms, e.excise);
    if (!paid) return std::nullopt;
    return grossed_up(e, taxes, "conditional_gross_up", paid->solved);
  }
  const bool cut = terms.otherwise == Otherwise::cutback ||
                   (terms.otherwise == Otherwise::best_net && cut_leaves_more(e, taxes, {.cut = agreed.cut}));
  RemedyFigures r = cut ? cut_back(e, taxes, agreed.cut) : borne(e, taxes);
  r.id = "conditional_gross_up";
  return r;
}

/// The agreement's own partial gross-up, or the one of the facts.
std::optional<RemedyFigures> partial(const Exposure& e, const OtherTaxes& taxes, const AgreedRemedy& agreed) {
  if (agreed.gross_up != nullptr && agreed.gross_up->partial()) {
    const auto paid = solve_agreed(e, taxes, *agreed.gross_up, e.excise);
    if (!paid) return std::nullopt;
    return grossed_up(e, taxes, "partial_gross_up", paid->solved);
  }
  const Rate* share = partial_share(e);
  return share != nullptr ? gross_up_of(e, taxes, agreed, "partial_gross_up", share) : std::nullopt;
}

/// What is left of the payments when they are cut, and when the excise is borne: to the fraction of a cent.
Exact left_when_cut(const Exposure& e, const OtherTaxes& taxes, const CutOrder& order) {
  const Cut cut = cut_to_threshold(e, order);
  return left_after_tax(e, e.test.total_nominal - cut.nominal, taxes, &cut);
}
Exact left_when_borne(const Exposure& e, const OtherTaxes& taxes) {
  return left_after_tax(e, e.test.total_nominal, taxes) - e.exact_excise;
}

/// The proof of a gross-up that is not all that would make the person whole.
law::GrossUpProof proof_of(Money amount, Money excise, const OtherTaxes& taxes) {
  const Exact others =
      taxes.by_bracket ? taxes.by_bracket->at(amount.exact()) : amount.exact() * taxes.rates.combined();
  const Exact tax = amount.exact() * law::excise_rate, kept = amount.exact() - others - tax;
  return {to_the_cent(others), to_the_cent(tax), to_the_cent(kept), kept - excise.exact()};
}

/// excise / (1 - other taxes - 20%), or a note that the brackets were walked.
Figure formula(const Exposure& e, Figure target, const OtherTaxes& taxes, const law::GrossUp& solved) {
  Workings& w = e.c.work;
  if (taxes.by_bracket) return w.derived(solved.cents, Unit::money, "solved bracket by bracket", {target});
  const Figure others = w.named(taxes.combined, "other taxes");
  const Figure excise = w.law(solved.excise_rate, Unit::rate, "excise", "26 U.S.C. 4999(a)");
  if (!w.recording()) return {solved.cents, {}};
  return w.quotient(target, w.difference(w.difference(w.law(1, Unit::count, {}), others), excise));
}

/// What the gross-up must leave: all of the excise, or the share that the clause makes good.
Figure target_of(const Exposure& e, const GrossUp& terms, Figure excise) {
  if (!terms.share) return excise;
  return e.c.work.rounded(e.c.work.product(e.c.work.term(*terms.share, {}), excise), "share of the excise");
}

/// The whole gross-up within the limits of the clause, to the fraction of a cent.
Figure within_limits(const Exposure& e, const GrossUp& terms, Figure target, Figure whole) {
  Workings& w = e.c.work;
  Figure how = whole;
  if (terms.rate_at_most) {
    const Figure left =
        w.difference(w.law(1, Unit::count, {}), w.term(*terms.rate_at_most, "all taxes at most"));
    const Figure assumed = w.quotient(target, left);
    if (assumed.value < how.value) how = assumed;
  }
  if (terms.second_layer)
    how = w.sum({target, w.product(w.term(*terms.second_layer, {}), w.difference(how, target))});
  if (terms.at_most) how = w.least(how, w.term(*terms.at_most, "at most"));
  return how;
}

}  // namespace

std::optional<AgreedGrossUp> solve_agreed(const Exposure& e, const OtherTaxes& taxes, const GrossUp& terms,
                                          Figure excise) {
  const Figure target = target_of(e, terms, excise);
  auto solved = solve_gross_up(e, money_of(target), taxes, &terms);
  if (!solved) return std::nullopt;
  const Figure whole = formula(e, target, taxes, *solved);
  if (!terms.second_layer && !terms.rate_at_most && !terms.at_most) return AgreedGrossUp{*solved, whole};
  const Figure how = within_limits(e, terms, target, whole);
  if (how.value < whole.value) {
    solved->amount = to_the_cent(how.value);
    solved->cents = how.value;
    solved->proof = proof_of(solved->amount, money_of(excise), taxes);
  }
  return AgreedGrossUp{*solved, how};
}

/// Whether the gross-up, or bearing the excise, leaves so much more than the cutback.
static bool leaves_so_much_more(const Exposure& e, const GrossUp& terms, const OtherTaxes& taxes) {
  Exact left = left_when_borne(e, taxes);
  if (terms.compare == ComparedBy::with_gross_up) {
    const auto paid = solve_agreed(e, taxes, terms, e.excise);
    if (!paid) return false;
    left = left + paid->solved.proof.residual + e.test.excise.exact();
  }
  return left - left_when_cut(e, taxes, terms.cut) >= terms.if_better_by->exact();
}

bool meets_condition(const Exposure& e, const GrossUp& terms, const OtherTaxes* taxes, Money further) {
  const Exact paid = (e.test.total_present_value + further).exact();
  const auto share = [&](const Rate& of) { return e.base->cents * law::base_amount_multiple * of.value; };
  if (terms.only_over && paid <= share(*terms.only_over)) return false;
  if (terms.only_from && paid < share(*terms.only_from)) return false;
  if (terms.only_over_by && paid <= share(Rate{Exact{1}}) + terms.only_over_by->exact()) return false;
  return !terms.if_better_by || taxes == nullptr || leaves_so_much_more(e, terms, *taxes);
}

bool cut_leaves_more(const Exposure& e, const OtherTaxes& taxes, const BestNet& terms) {
  const Exact more = left_when_borne(e, taxes) - left_when_cut(e, taxes, terms.cut);
  if (!terms.if_better_by) return more < Exact{0};
  return terms.strict ? more <= terms.if_better_by->exact() : more < terms.if_better_by->exact();
}

void compare_remedies(const Exposure& e, const OtherTaxes& taxes, const AgreedRemedy& agreed) {
  auto& list = e.out().remedies;
  const auto add = [&](const std::optional<RemedyFigures>& r) {
    if (r) list.push_back(*r);
  };
  const RemedyFigures cut = cut_back(e, taxes, agreed.cut);  // says what it takes of each payment
  add(gross_up_of(e, taxes, agreed, "full_gross_up", nullptr));
  add(partial(e, taxes, agreed));
  if (const auto terms = condition(e, agreed)) add(conditional(e, taxes, agreed, *terms));
  const RemedyFigures none = borne(e, taxes);
  list.push_back(cut);
  const BestNet plain{.cut = agreed.cut};
  list.push_back(cut_leaves_more(e, taxes, agreed.best_net != nullptr ? *agreed.best_net : plain) ? cut : none);
  list.back().id = "best_net";
  list.push_back(none);
  for (RemedyFigures& r : list) r.agreed = r.id == agreed.id;
  explain_remedies(e, taxes);
}

}  // namespace payout
