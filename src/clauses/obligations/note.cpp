#include "clauses/obligations/note.h"

#include <fmt/format.h>

#include "clauses/known_days.h"
#include "clauses/obligations/obligations.h"

namespace payout {

void oblige(const Note& terms, const ClauseHead& clause, const Case& c) {
  Obligation note{clause.id, clause.cite, terms.label, clause.summary};
  note.applies = clause.when.empty() ? !terms.due || c.situation.end : !occurrences(c, clause).empty();
  if (note.applies && terms.due && c.situation.end) {
    note.ends = c.last_day_of(*c.situation.end, *terms.due);
    c.deadline(clause.id, *note.ends, terms.label, clause.cite);
    if (c.work.explaining()) {
      const std::string path = fmt::format("obligations[{}]", clause.id);
      account_day(c, path, *note.ends, last_day_figure(c, end_figure(c), *terms.due), clause.id);
      account_calendar_day(c, clause.id, *note.ends, path, terms.label);
    }
  }
  c.out.obligations.push_back(note);
}

const ClauseHead* succession(const Case& c) {
  const ClauseHead* found = nullptr;
  c.agreement.each<Note>([&](const ClauseOf<Note>& note) {
    if (found == nullptr && note.terms.heirs && c.in_force(note.head)) found = &note.head;
  });
  return found;
}

}  // namespace payout
