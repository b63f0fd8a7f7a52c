#include "clauses/severance/stated_amount.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/known_days.h"
#include "clauses/severance/tax_made_good.h"
#include "clauses/situation/rests_on_change.h"

namespace payout {
namespace {

std::optional<Figure> stated(const StatedAmount& terms, const ClauseHead& clause, const Case& c) {
  if (terms.amount_from) return named_amount(*terms.amount_from, clause, c);
  const Money* amount = at_tier(terms.amount, clause, c);
  if (amount == nullptr) return std::nullopt;
  return c.work.term(*amount, terms.reasoning);
}

/// A sum below zero lessens what is paid, which terms have to say.
void tell_of_negative(const StatedAmount& terms, const ClauseHead& clause, Figure amount, const Case& c) {
  if (!c.explain || terms.deduction || !terms.amount_from || amount.value >= Exact{}) return;
  c.warn(Module::severance, "negative-sum", fmt::format("amounts.{}", terms.amount_from->text),
         fmt::format("`{}` is below zero, and {} does not say that it is taken off", terms.amount_from->text,
                     clause.cite),
         "correct the sum, or write `deduction: true` in the clause", clause.cite);
}

void add_benefit(const StatedAmount& terms, const ClauseHead& clause, Figure amount, const Occurrence& when,
                 const Case& c) {
  const Figure rounded = c.work.rounded(amount);
  BenefitResult benefit{.id = clause.id, .label = terms.label, .cite = clause.cite};
  benefit.amount = money_of(rounded);
  benefit.arithmetic = rounded.step;
  benefit.summary = clause.summary;
  benefit.clause = &clause;
  benefit.arises = when.date;
  if (terms.section == LineSection::equity) {
    benefit.section = terms.section;
    if (terms.vests_on) {
      benefit.vests_on = terms.vests_on;
      if (c.work.explaining())
        account_day(c, fmt::format("benefits[{}].vests_on", clause.id), *terms.vests_on,
                    c.work.term(*terms.vests_on, "vests by itself"), clause.id);
    }
  }
  if (terms.tax_made_good) {
    benefit.tax_made_good = make_good_tax(clause, terms.label, amount, when, terms.due, c);
    if (benefit.tax_made_good && c.work.explaining())
      c.work.account(fmt::format("benefits[{}].tax_made_good", clause.id),
                     c.work.figure(benefit.tax_made_good->exact(), Unit::money,
                                   fmt::format("severance.{}_tax", clause.id), "income tax made good"),
                     clause.id);
  }
  c.out.benefits.push_back(std::move(benefit));
}

}  // namespace

void pay(const StatedAmount& terms, const ClauseHead& clause, const Case& c) {
  for (const Occurrence& when : occurrences(c, clause)) {
    auto amount = stated(terms, clause, c);
    if (amount)
      amount = between(terms.at_least, terms.at_most, *amount, {when.measured}, terms.measures, clause, c);
    if (!amount) {
      c.open_line(clause, clause.id, terms.label, when.date);
      c.out.severance.open.back().section = terms.section;
      continue;
    }
    tell_of_negative(terms, clause, *amount, c);
    // A sum of the person's own is taken off whether the scenario writes it with a minus or without.
    if (terms.deduction && amount->value > Exact{})
      amount = c.work.derived(-amount->value, Unit::money, "taken off", {*amount});
    if (terms.in_kind || terms.section == LineSection::equity) {
      add_benefit(terms, clause, *amount, when, c);
      continue;
    }
    Line line = make_line(clause, clause.id, terms.label, arising_figure(c, when), *amount, terms.due, c);
    line.computed = terms.amount_from.has_value();
    line.section = terms.section;
    if (terms.vests_on) {
      line.vests_on = terms.vests_on;
      if (c.work.explaining())
        account_day(c, fmt::format("severance.{}.vests_on", line.id), *terms.vests_on,
                    c.work.term(*terms.vests_on, "vests by itself"), clause.id);
    }
    line.beside_cash = line.of_retirement() && owed_anyway(clause);
    c.out.severance.lines.push_back(line);
    if (terms.tax_made_good) static_cast<void>(make_good_tax(clause, terms.label, *amount, when, terms.due, c));
  }
}

}  // namespace payout
