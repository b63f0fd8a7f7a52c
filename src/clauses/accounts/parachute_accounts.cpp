#include <fmt/format.h>

#include "clauses/accounts/ledger.h"
#include "clauses/parachute/accounting_determination.h"

namespace payout {
namespace {

/// The days of the determination.
struct ParachuteBook {
  const Ledger& book;
  const ParachuteResult& out;

  Workings& w() const { return book.work(); }
  void due_days() const {
    const Clause* clause = book.c.agreement.first<AccountingDetermination>();
    if (clause == nullptr) return;
    const auto& terms = *clause->as<AccountingDetermination>();
    const auto& tax = book.c.facts.tax;
    const Figure from = book.c.situation.end ? book.end() : book.known_day(out.change.value_or(Date{}));
    if (out.determination_due)
      book.date("parachute.determination_due", out.determination_due, book.due(from, terms.determined_within),
                clause->head.id);
    if (!out.gross_up_due) return;
    const Figure delivered =
        tax && tax->determination_delivered
            ? w().fact(*tax->determination_delivered, "determination delivered")
            : book.shown("parachute.determination_due", out.determination_due.value_or(*out.gross_up_due),
                         "last day of the determination");
    book.date("parachute.gross_up_due", out.gross_up_due, book.due(delivered, terms.paid_within),
              clause->head.id);
  }
};

}  // namespace

void account_parachute(const Ledger& book) {
  const ParachuteBook own{book, book.c.out.parachute};
  if (own.out.tested) own.due_days();
}

}  // namespace payout
