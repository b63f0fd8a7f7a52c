#include <algorithm>

#include "clauses/parachute/exposure.h"

namespace payout {
namespace {

constexpr std::string_view in_full_rule = "26 CFR 1.280G-1 Q&A-24(a)";

const ContingentClauses* listed(const ContingentPayments& terms, std::string_view id) {
  for (const ContingentClauses& item : terms.cash) {
    if (std::ranges::find(item.clause, id) != item.clause.end()) return &item;
  }
  return nullptr;
}

/// Whether a payment in cash counts, and by which rule.
ContingencyRule rule_for(const Exposure& e, const Line& line) {
  const ContingentClauses* item = line.clause != nullptr ? listed(e.terms, line.clause->id) : nullptr;
  if (item == nullptr) return ContingencyRule::not_contingent;
  if (line.arises < e.first) return ContingencyRule::before_change;
  if (e.late(line.arises, item->within)) return ContingencyRule::too_late;
  if (e.c.choose(item->counts) == Applies::yes) return ContingencyRule::in_full;
  const bool presumed = item->agreed && within_year_before(e, *item->agreed) &&
                        e.c.choose(e.terms.one_year_presumption) == Presumption::applies;
  return presumed ? ContingencyRule::presumed : ContingencyRule::not_contingent;
}

ContingentLine line_for(const Exposure& e, const Line& line) {
  ContingentLine out{std::string{line.id}, std::string{line.label}, line.cite};
  out.rule = rule_for(e, line);
  out.counted = out.rule == ContingencyRule::in_full || out.rule == ContingencyRule::presumed;
  if (out.counted) out.law = out.rule == ContingencyRule::in_full ? in_full_rule : presumption_rule;
  out.amount = out.present_value = line.amount;
  out.paid = line.due ? *line.due : line.arises;
  out.arithmetic = line.arithmetic;
  out.type = PaymentClass::cash;
  if (out.counted) value_at_change(e, out);
  return out;
}

void add_supplied(Exposure& e) {
  if (!e.c.facts.tax) return;
  for (const OtherContingent& other : e.c.facts.tax->other_contingent) {
    ContingentLine out{other.id, other.label, "supplied"};
    out.rule = ContingencyRule::supplied;
    out.counted = true;
    out.law = in_full_rule;
    out.amount = other.amount;
    out.paid = other.paid.value_or(e.change);
    value_at_change(e, out);
    out.arithmetic = e.c.work.fact(other.amount, {}).step;
    e.out().contingent.push_back(std::move(out));
  }
}

}  // namespace

void add_cash(Exposure& e) {
  for (const Line& line : e.c.out.severance.lines) e.out().contingent.push_back(line_for(e, line));
  add_supplied(e);
}

}  // namespace payout
