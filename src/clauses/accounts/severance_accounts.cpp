#include <fmt/format.h>

#include <algorithm>

#include "clauses/accounts/ledger.h"
#include "clauses/severance/payment_due.h"
#include "clauses/situation/protected_period.h"
#include "clauses/situation/route.h"

namespace payout {
namespace {

/// The terms by which a clause's payments fall due, or null.
const PaymentDue* due_terms(const Clause& clause) {
  const auto due = clause.terms.kind().due;
  return due != nullptr ? due(clause.terms.object()) : nullptr;
}

Figure due_day(const Ledger& book, const Line& line) {
  const Figure arises = book.known_day(line.arises);
  const Clause* clause = line.clause != nullptr ? book.clause(line.clause->id) : nullptr;
  const PaymentDue* terms = clause != nullptr ? due_terms(*clause) : nullptr;
  if (terms == nullptr) return arises;
  if (line.due_kind == DueKind::through && terms->over) return book.after(arises, *terms->over);
  if (line.due_kind == DueKind::by && terms->within) return book.due(arises, *terms->within);
  return arises;
}

}  // namespace

void account_severance(const Ledger& book) {
  const SeveranceResult& out = book.c.out.severance;
  std::vector<Figure> amounts;
  for (const Line& line : out.lines) {
    const auto same = [&](const Line& other) { return other.id == line.id; };
    const bool alone = std::ranges::count_if(out.lines, same) == 1;
    amounts.push_back(alone ? book.shown(fmt::format("severance.{}", line.id), line.amount, line.label)
                            : book.work().named({line.amount.exact(), line.arithmetic}, line.label));
    const std::string_view clause = line.clause != nullptr ? std::string_view{line.clause->id} : "";
    book.date(fmt::format("severance.{}.due", line.id), line.due, due_day(book, line), clause);
  }
  if (!out.total) return;
  const Figure sum = amounts.empty()
                         ? book.none(Unit::money, "no clause pays on these facts", {book.standing()})
                         : book.work().sum(amounts);
  book.money("severance.total", out.total, sum);
}

void account_situation(const Ledger& book) {
  const Case& c = book.c;
  if (c.situation.end) {
    const std::string_view route = c.situation.route != nullptr ? std::string_view{c.situation.route->id} : "";
    book.date("header.termination", c.situation.end, book.end(), route);
  }
  for (const ChangeFinding& finding : c.out.changes) {
    const Change* change = c.situation.first_change(finding.id);
    if (change == nullptr) continue;
    book.date(fmt::format("changes[{}].date", finding.id), finding.date, book.change(*change), finding.id);
  }
}

void account_totals(const Ledger& book) {
  const Result& out = book.c.out;
  std::vector<Figure> cash;
  const auto add = [&](std::string_view path, const std::optional<Money>& part, std::string_view label) {
    if (part && *part != Money{}) cash.push_back(book.shown(path, *part, label));
  };
  add(out.severance.paid ? "severance.paid" : "severance.total", cash_of(out.severance), "severance");
  const auto& after_deferral = out.parachute.gross_up_paid;
  add(after_deferral ? "parachute.gross_up_paid" : "parachute.gross_up",
      after_deferral ? after_deferral : out.parachute.gross_up, "gross-up");
  add("deferred.total", out.deferred.total, "deferred compensation");
  Workings& w = book.work();
  for (const ContingentLine& line : out.parachute.contingent) {
    if (line.type != PaymentClass::cash || line.cut == Money{}) continue;
    const Figure cut = book.shown(fmt::format("parachute.contingent[{}].cut", line.id), line.cut, "given up");
    cash.push_back(w.derived(-cut.value, Unit::money, "given up", {cut}));
  }
  const Figure none = book.none(Unit::money, "nothing is owed", {book.standing()});
  book.money("totals.cash", out.totals.cash, cash.empty() ? none : w.sum(cash));
  const Money paid = out.totals.cash.value_or(Money{});
  if (!out.totals.spread)
    return book.money("totals.all", out.totals.all,
                      book.shown("totals.cash", paid, "cash; there are no options"));
  const std::string_view options = "spread of exercisable options";
  const Figure spread = book.shown("options.spread", *out.totals.spread, options);
  book.money("totals.spread", out.totals.spread, spread);
  book.money("totals.all", out.totals.all, w.sum({book.shown("totals.cash", paid, "cash"), spread}));
}

}  // namespace payout
