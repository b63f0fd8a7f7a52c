#include "clauses/severance/disability_benefit.h"

#include "clauses/known_days.h"
#include "clauses/severance/payment_due.h"

namespace payout {

void pay(const DisabilityBenefit& terms, const ClauseHead& clause, const Case& c) {
  for (const Occurrence& when : occurrences(c, clause)) {
    const auto& given = c.facts.termination->disability_plan_benefit;
    if (!given) {
      c.warn(Module::severance, "plan-benefit-unknown", "termination.disability_plan_benefit",
             "benefits under disability plans are owed, and the plans are not among the documents",
             "give the amount, or add it by hand", clause.cite);
      continue;
    }
    c.out.severance.lines.push_back(make_line(clause, clause.id, terms.label, arising_figure(c, when),
                                              c.work.fact(*given, "as supplied"), {}, c));
  }
}

}  // namespace payout
