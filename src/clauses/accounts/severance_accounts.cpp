#include <fmt/format.h>

#include "clauses/accounts/ledger.h"
#include "clauses/situation/protected_period.h"
#include "clauses/situation/route.h"

namespace payout {
namespace {

/// The terms by which a clause's payments fall due, or null.
const PaymentDue* due_terms(const Clause& clause) {
  return std::visit(
      [](const auto& terms) -> const PaymentDue* {
        if constexpr (requires {
                        { terms.due } -> std::same_as<const PaymentDue&>;
                      })
          return &terms.due;
        return nullptr;
      },
      clause.terms);
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
    amounts.push_back(book.amount(line.amount, line.label));
    const std::string_view clause = line.clause != nullptr ? std::string_view{line.clause->id} : "";
    book.date(fmt::format("severance.{}.due", line.id), line.due, due_day(book, line), clause);
  }
  if (!out.total) return;
  const Figure sum = amounts.empty() ? book.none(Unit::money, "nothing is owed") : book.work().sum(amounts);
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
  const auto add = [&](const std::optional<Money>& part, std::string_view label) {
    if (part && *part != Money{}) cash.push_back(book.amount(*part, label));
  };
  add(out.severance.total, "severance");
  add(out.parachute.gross_up, "gross-up");
  add(out.deferred.total, "deferred compensation");
  for (const ContingentLine& line : out.parachute.contingent) {
    if (line.type == PaymentClass::cash && line.cut != Money{})
      cash.push_back(book.amount(-line.cut, "given up"));
  }
  const Figure sum = cash.empty() ? book.none(Unit::money, "nothing is owed") : book.work().sum(cash);
  book.money("totals.cash", out.totals.cash, sum);
  const Figure spread = book.amount(out.totals.spread.value_or(Money{}), "spread of exercisable options");
  book.money("totals.spread", out.totals.spread, spread);
  book.money("totals.all", out.totals.all,
             book.work().sum({book.amount(out.totals.cash.value_or(Money{}), "cash"), spread}));
}

}  // namespace payout
