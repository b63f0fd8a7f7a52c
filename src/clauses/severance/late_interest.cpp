#include "clauses/severance/late_interest.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/known_days.h"
#include "clauses/severance/paid_facts.h"
#include "clauses/severance/rows.h"

namespace payout {
namespace {

/// The interest on one late payment, line by line.
struct LatePay {
  const LateInterest& terms;
  const ClauseHead& clause;
  const Case& c;

  std::optional<Figure> yearly() const {
    if (const auto rate = interest_rate(terms.rate, clause, c)) return rate;
    c.open_line(clause, c.work.text(clause.id + "_late"), "Interest on late payment",
                c.situation.end.value_or(Date{}));
    return std::nullopt;
  }

  /// Years that are complete bear interest as well, where it is compounded.
  Figure interest(Figure amount, Date due, StepRef due_step, const Date& made, Figure rate) const {
    Workings& w = c.work;
    const Figure paid = w.fact(made, "paid");
    const Figure since{Workings::serial(due), due_step};
    Figure sum = amount;
    Date from = due;
    if (terms.compounded == Compounded::yearly) {
      for (Date next = add_years(from, 1, MonthEnd::clamp); next <= made;
           from = next, next = add_years(next, 1, MonthEnd::clamp))
        sum = w.sum({sum, w.product(sum, rate)});
    }
    const Figure days = time_between(c, made - from, Unit::days, "late", since, paid);
    const Figure rest = w.share_of(w.product(sum, rate), days, w.law(365, Unit::days, {}));
    return sum.value == amount.value ? rest : w.sum({w.difference(sum, amount), rest});
  }

  void of_line(const Line& line, Adding& sum, const Date*& last) const {
    for (size_t i = 0; i < line.payments.size(); ++i) {
      const PaymentRow& row = line.payments[i];
      const PaymentMade* fact = payment_fact(c, line, i);
      if (fact == nullptr || !fact->made || !row.due || *fact->made <= *row.due) continue;
      const auto rate = yearly();
      if (!rate) return;
      sum.add(interest({row.amount.exact(), row.arithmetic}, *row.due, row.day, *fact->made, *rate));
      if (last == nullptr || *last < *fact->made) last = &*fact->made;
    }
  }
};

}  // namespace

void add_late_interest(const LateInterest& terms, const ClauseHead& clause,
                       const std::function<bool(const Line&)>& reaches, const Case& c) {
  const LatePay late{terms, clause, c};
  Adding sum{c.work};
  const Date* last = nullptr;
  for (const Line& line : c.out.severance.lines) {
    if (reaches(line)) late.of_line(line, sum, last);
  }
  if (last == nullptr) return;
  const Figure total = c.work.rounded(sum.sum_or_part());
  Line line{c.work.text(clause.id + "_late"), "Interest on late payment", clause.cite};
  line.summary = clause.summary;
  line.clause = &clause;
  line.arises = *last;
  line.amount = money_of(total);
  line.arithmetic = total.step;
  PaymentRow row{.due_kind = DueKind::on, .due = *last, .amount = line.amount};
  row.arithmetic = total.step;
  row.day = c.work.fact(*last, "paid").step;
  line.payments.push_back(row);
  c.out.severance.lines.push_back(line);
}

}  // namespace payout
