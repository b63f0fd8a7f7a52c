#include "clauses/severance/payment_due.h"

#include "clauses/case.h"

namespace payout {

static void set_due(Line& line, const PaymentDue& terms, const Case& c) {
  const DueRule rule = c.choose(terms.due);
  if (rule == DueRule::instalments && terms.over) {
    line.due_kind = DueKind::through;
    line.due = c.last_day_of(line.arises, *terms.over);
  } else if (rule == DueRule::within && terms.at_once) {
    line.due_kind = DueKind::on;
    line.due = c.rolled(line.arises);
  } else if (rule == DueRule::within && terms.within) {
    line.due_kind = DueKind::by;
    line.due = c.rolled(c.last_day_of(line.arises, *terms.within));
  }
}

Line make_line(const ClauseHead& clause, const std::string& id, const std::string& label, Date arises,
               Figure amount, const PaymentDue& due, const Case& c) {
  Line line{id, label, clause.cite};
  line.gist = clause.gist;
  line.clause = &clause;
  line.arises = arises;
  const Figure rounded = c.work.rounded(amount);
  line.amount = money_of(rounded);
  line.arithmetic = rounded.step;
  set_due(line, due, c);
  // What is unpaid at a death belongs to the estate.
  const auto death = c.situation.death;
  if (death && (!line.due || *death <= *line.due)) line.payee = Payee::estate;
  return line;
}

}  // namespace payout
