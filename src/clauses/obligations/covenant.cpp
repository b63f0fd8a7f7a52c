#include "clauses/obligations/covenant.h"

#include <algorithm>

#include "clauses/case.h"
#include "clauses/situation/contract_term.h"

namespace payout {

static std::optional<Date> last_day(const Covenant& terms, const ClauseHead& clause, const Case& c, Date end) {
  if (terms.through_term) {
    const ContractTerm* term = term_under(c, clause.document());
    return term == nullptr ? std::nullopt : std::optional{term_end(c, *term, end)};
  }
  return terms.lasts ? std::optional{c.last_day_of(end, *terms.lasts)} : std::nullopt;
}

void oblige(const Covenant& terms, const ClauseHead& clause, const Case& c) {
  Obligation duty{clause.id, clause.cite, terms.label, clause.gist};
  if (std::ranges::find(c.situation.invalid, &clause) != c.situation.invalid.end()) {
    duty.applies = false;
    c.out.obligations.push_back(duty);
    return;
  }
  if (!c.situation.end) {
    // In service the covenant binds, and its end is not known. One that only follows a way of leaving does not.
    duty.applies = !terms.through_term;
    c.out.obligations.push_back(duty);
    return;
  }
  const bool dead = c.situation.death && *c.situation.death <= *c.situation.end;
  duty.applies = !dead && (clause.when.empty() || !occurrences(c, clause).empty());
  if (duty.applies) {
    duty.perpetual = c.choose(terms.perpetual) == Applies::yes;
    if (!duty.perpetual) duty.ends = last_day(terms, clause, c, *c.situation.end);
    if (duty.ends) c.deadline(clause.id, *duty.ends, terms.label, clause.cite);
  }
  c.out.obligations.push_back(duty);
}

}  // namespace payout
