#include "clauses/parachute/accounting_determination.h"

#include "clauses/parachute/determine.h"

namespace payout {
namespace {

/// From the end of employment, or, where it goes on, as the reading says.
std::optional<Date> determination_due(const Exposure& e, const AccountingDetermination& terms) {
  const auto& end = e.c.situation.end;
  if (end && *end >= e.first) return e.c.rolled(e.c.last_day_of(*end, terms.determined_within));
  if (end) return std::nullopt;
  if (e.c.choose(terms.without_termination) == WithoutTermination::no_stated_deadline) return std::nullopt;
  return e.c.rolled(e.c.last_day_of(e.change, terms.determined_within));
}

void set_dates(const Exposure& e, const ClauseHead& clause, const AccountingDetermination& terms) {
  ParachuteResult& out = e.out();
  const auto delivered = e.c.facts.tax ? e.c.facts.tax->determination_delivered : std::nullopt;
  out.determination_due = determination_due(e, terms);
  if (out.determination_due) {
    e.c.deadline("gross_up_determination", *out.determination_due, "accountants' determination", clause.cite);
  }
  const bool nothing_due = out.gross_up && *out.gross_up == Money{};
  const auto from = delivered ? delivered : out.determination_due;
  if (nothing_due || !from) return;
  out.gross_up_due = e.c.rolled(e.c.last_day_of(*from, terms.paid_within));
  e.c.deadline("gross_up", *out.gross_up_due, "gross-up, last day", clause.cite);
}

}  // namespace

void determine(const Exposure& e) {
  e.c.agreement.each<AccountingDetermination>([&](const ClauseOf<AccountingDetermination>& clause) {
    if (!e.c.under(clause.head.document())) return;
    set_dates(e, clause.head, clause.terms);
    if (!e.c.explain) return;
    e.c.note(Module::parachute, "determination-binds", "tax",
             "the accountants' determination binds, not this estimate", {}, clause.head.cite);
  });
}

}  // namespace payout
