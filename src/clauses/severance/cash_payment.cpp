#include "clauses/severance/cash_payment.h"

#include "clauses/case.h"

namespace payout {

static std::optional<Figure> sum_of(const PaymentItem& item, std::span<const Measure> of, Date on,
                                    const ClauseHead& clause, const Case& c) {
  std::vector<Figure> parts;
  bool complete = true;
  for (const Measure m : of) {
    const auto part = measure(m, on, clause, c);
    if (part) parts.push_back(*part);
    complete = complete && part.has_value();
  }
  (void)item;
  if (!complete) return std::nullopt;
  return parts.size() == 1 ? parts[0] : c.work.sum(parts);
}

static Figure scaled(const PaymentItem& item, Figure sum, const Case& c) {
  if (item.times) return c.work.product(c.work.term(*item.times, Unit::count, {}), sum);
  if (item.months) {
    const Figure year = c.work.law(12, Unit::months, {});
    return c.work.share_of(sum, c.work.term(*item.months, Unit::months, "months"), year);
  }
  if (item.share) return c.work.product(c.work.term(*item.share, {}), sum);
  return sum;
}

static std::optional<Figure> amount_of(const CashPayment& terms, const PaymentItem& item, Date on,
                                       const ClauseHead& clause, const Case& c) {
  const bool scope_matters = item.times && *item.times != 1 && item.of.size() > 1;
  if (scope_matters && c.choose(terms.multiplier_scope) == MultiplierScope::salary_only) {
    const auto first = sum_of(item, std::span{item.of}.first(1), on, clause, c);
    const auto rest = sum_of(item, std::span{item.of}.subspan(1), on, clause, c);
    if (!first || !rest) return std::nullopt;
    return c.work.sum({scaled(item, *first, c), *rest});
  }
  const auto sum = sum_of(item, item.of, on, clause, c);
  if (!sum) return std::nullopt;
  return scaled(item, *sum, c);
}

void pay(const CashPayment& terms, const ClauseHead& clause, const Case& c) {
  for (const Occurrence& when : occurrences(c, clause)) {
    for (const PaymentItem& item : terms.items) {
      const auto amount = amount_of(terms, item, when.date, clause, c);
      if (!amount) continue;
      const Figure rounded = c.work.rounded(*amount);
      Line line{item.id, item.label, clause.cite};
      line.gist = clause.gist;
      line.clause = &clause;
      line.arises = when.date;
      line.payee = terms.to_estate ? Payee::estate : Payee::employee;
      line.amount = money_of(rounded);
      line.arithmetic = rounded.step;
      if (terms.at_once) line.due_kind = DueKind::on, line.due = c.rolled(when.date);
      if (terms.within)
        line.due_kind = DueKind::by, line.due = c.rolled(c.last_day_of(when.date, *terms.within));
      c.out.severance.lines.push_back(line);
    }
  }
}

}  // namespace payout
