#include "clauses/obligations/note.h"

#include "clauses/case.h"

namespace payout {

void oblige(const Note& terms, const ClauseHead& clause, const Case& c) {
  Obligation note{clause.id, clause.cite, terms.label, clause.gist};
  note.applies = clause.when.empty() ? !terms.due || c.situation.end : !occurrences(c, clause).empty();
  if (note.applies && terms.due && c.situation.end) {
    note.ends = c.last_day_of(*c.situation.end, *terms.due);
    c.deadline(clause.id, *note.ends, terms.label, clause.cite);
  }
  c.out.obligations.push_back(note);
}

}  // namespace payout
