#include "clauses/severance/stated_amount.h"

#include "clauses/known_days.h"

namespace payout {

void pay(const StatedAmount& terms, const ClauseHead& clause, const Case& c) {
  for (const Occurrence& when : occurrences(c, clause)) {
    const Figure amount = c.work.term(terms.amount, terms.reasoning);
    Line line = make_line(clause, clause.id, terms.label, arising_figure(c, when), amount, terms.due, c);
    line.computed = false;
    c.out.severance.lines.push_back(line);
  }
}

}  // namespace payout
