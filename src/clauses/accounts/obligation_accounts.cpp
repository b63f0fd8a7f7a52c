#include <fmt/format.h>

#include "clauses/accounts/ledger.h"
#include "clauses/known_days.h"
#include "clauses/obligations/covenant.h"
#include "clauses/obligations/note.h"
#include "clauses/severance/cash_payment.h"
#include "clauses/situation/change_in_control.h"
#include "clauses/situation/contract_term.h"
#include "clauses/situation/protected_period.h"
#include "clauses/situation/route.h"

namespace payout {
namespace {

Figure covenant_end(const Ledger& book, const Covenant& terms, const ClauseHead& head) {
  const Figure end = book.end();
  if (!terms.through_term) return terms.lasts ? book.after(end, *terms.lasts) : end;
  const ContractTerm* term = term_under(book.c, head.document());
  if (term == nullptr) return end;
  return term_day_figure(book.c, *term, term_end(book.c, *term, date_of(end)), "last day of the term");
}

std::optional<Figure> last_day(const Ledger& book, const Clause& clause, std::string_view id, Date day) {
  if (const auto* covenant = clause.as<Covenant>()) return covenant_end(book, *covenant, clause.head);
  if (const auto* note = clause.as<Note>()) return note->due ? book.after(book.end(), *note->due) : book.end();
  // Cover that goes on in kind instead of cash.
  if (const auto* payment = clause.as<CashPayment>()) {
    for (const PaymentItem& item : payment->items) {
      if (item.id != id || !item.months) continue;
      const Figure months = book.work().term(*item.months, Unit::months, {});
      return book.work().date_after(book.end(), months, day);
    }
  }
  return std::nullopt;
}

/// In service: the last days of what a change in control gives.
void account_rights(const Ledger& book) {
  const Case& c = book.c;
  if (c.situation.end) return;
  const auto enter = [&](const ClauseHead& head, std::string_view change, const Period& period) {
    const Change* from = window_start(c, change);
    if (!c.under(head.document()) || from == nullptr) return;
    const Figure last = book.after(book.change(*from), period);
    book.date(fmt::format("calendar[{}]", head.id), date_of(last), last, head.id);
  };
  c.agreement.each<Route>([&](const ClauseOf<Route>& route) {
    if (route.terms.after_change)
      enter(route.head, route.terms.after_change->change, route.terms.after_change->within);
  });
  c.agreement.each<ProtectedPeriod>([&](const ClauseOf<ProtectedPeriod>& period) {
    enter(period.head, period.terms.change, period.terms.after);
  });
}

}  // namespace

void account_obligations(const Ledger& book) {
  for (const Obligation& duty : book.c.out.obligations) {
    if (!duty.ends) continue;
    for (const Clause& clause : book.c.agreement.clauses) {
      if (clause.head.cite != duty.cite) continue;
      const auto how = last_day(book, clause, duty.id, *duty.ends);
      if (!how || (clause.head.id != duty.id && how->value != Workings::serial(*duty.ends))) continue;
      book.date(fmt::format("obligations[{}].ends", duty.id), duty.ends, *how, clause.head.id);
      break;
    }
  }
  account_rights(book);
}

}  // namespace payout
