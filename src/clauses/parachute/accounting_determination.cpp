#include "clauses/parachute/accounting_determination.h"

#include <fmt/format.h>

#include "clauses/known_days.h"
#include "clauses/parachute/determination.h"
#include "clauses/parachute/remedy.h"

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

/// The determination, and the payment counted from its delivery or from the last day for it.
void set_dates(const Exposure& e, const AccountingDetermination& terms) {
  const auto delivered = e.c.facts.tax ? e.c.facts.tax->determination_delivered : std::nullopt;
  e.out().determination_due = determination_due(e, terms);
  const auto from = delivered ? delivered : e.out().determination_due;
  if (from && promises_gross_up(e.c))
    e.out().gross_up_due = e.c.rolled(e.c.last_day_of(*from, terms.paid_within));
}

/// What the clause asks for where there is no excise.
void state_no_excise(const Exposure& e, const ClauseHead& clause, const AccountingDetermination& terms) {
  const auto& due = e.out().determination_due;
  if (terms.without_excise.empty() || (e.c.situation.end && !due)) return;
  static constexpr std::string_view id = "no_excise_statement";
  e.c.out.obligations.push_back(
      {id, clause.cite, "statement that no excise is due", terms.without_excise, due});
  if (due && e.c.work.explaining())
    e.c.work.account("obligations[no_excise_statement]",
                     e.c.work.figure(Workings::serial(*due), Unit::date, "parachute.determination_due",
                                     "last day of the determination"),
                     clause.id);
}

/// A day of the determination, at its place in the result and in the calendar.
void explain_day(const Exposure& e, std::string_view in_calendar, std::string_view path, Date day, Figure how,
                 const ClauseHead& clause) {
  if (e.c.rolled(day_of(how)) == day && how.value != Workings::serial(day))
    how = e.c.work.derived(Workings::serial(day), Unit::date, "moved off the weekend (weekend_roll)", {how});
  account_day(e.c, std::string{path}, day, how, clause.id);
  account_day(e.c, fmt::format("calendar[{}]", in_calendar), day, how, clause.id);
}

/// The days of the calendar, also where the figures of the test are refused.
void explain_dates(const Exposure& e, const ClauseHead& clause, const AccountingDetermination& terms) {
  const ParachuteResult& out = e.out();
  if (!e.c.work.explaining() || !out.determination_due) return;
  const Figure from = e.c.situation.end ? end_figure(e.c) : change_day(e);
  const Figure determined = last_day_figure(e.c, from, terms.determined_within);
  explain_day(e, "gross_up_determination", "parachute.determination_due", *out.determination_due, determined,
              clause);
  if (!out.gross_up_due) return;
  const auto& tax = e.c.facts.tax;
  const bool delivered = tax && tax->determination_delivered;
  const Figure start = delivered
                           ? e.c.work.fact(*tax->determination_delivered, "determination delivered")
                           : e.c.work.figure(Workings::serial(*out.determination_due), Unit::date,
                                             "parachute.determination_due", "last day of the determination");
  explain_day(e, "gross_up", "parachute.gross_up_due", *out.gross_up_due,
              last_day_figure(e.c, start, terms.paid_within), clause);
}

/// What was fixed on the change is due as if employment had gone on; only the rest waits for its end.
void announce_first_sum(const Exposure& e, const ClauseHead& clause, const AccountingDetermination& terms) {
  const Money first = e.out().gross_up_at_change.value_or(Money{});
  if (first == Money{} || e.c.choose(terms.without_termination) == WithoutTermination::no_stated_deadline)
    return;
  const Date determined = e.c.rolled(e.c.last_day_of(e.change, terms.determined_within));
  const Date due = e.c.rolled(e.c.last_day_of(determined, terms.paid_within));
  e.c.deadline("gross_up_at_change", due,
               fmt::format("gross-up fixed on the change in control, {}, last day", grouped(first)),
               clause.cite);
  if (!e.c.work.explaining()) return;
  const Figure from = last_day_figure(e.c, change_day(e), terms.determined_within);
  account_day(e.c, "calendar[gross_up_at_change]", due,
              last_day_figure(e.c, {Workings::serial(determined), from.step}, terms.paid_within), clause.id);
}

/// The gross-up, or what the end of employment adds to one that was fixed on the change.
void announce_gross_up(const Exposure& e, const ClauseHead& clause) {
  const ParachuteResult& out = e.out();
  if (!out.gross_up_due) return;
  if (!out.gross_up_at_end)
    return e.c.deadline("gross_up", *out.gross_up_due, "gross-up, last day", clause.cite);
  e.c.deadline(
      "gross_up", *out.gross_up_due,
      fmt::format("gross-up added at the end of employment, {}, last day", grouped(*out.gross_up_at_end)),
      clause.cite);
}

void announce(const Exposure& e, const ClauseHead& clause, const AccountingDetermination& terms) {
  ParachuteResult& out = e.out();
  const bool none = e.base && !e.test.parachute;
  if (none) state_no_excise(e, clause, terms);
  if (out.determination_due) {
    e.c.deadline("gross_up_determination", *out.determination_due,
                 none && !terms.without_excise.empty() ? "accountants' statement that no excise is due"
                                                       : "accounting firm's determination",
                 clause.cite);
  }
  if (out.gross_up && *out.gross_up == Money{}) out.gross_up_due.reset();
  if (out.gross_up_at_end) announce_first_sum(e, clause, terms);
  announce_gross_up(e, clause);
  explain_dates(e, clause, terms);
  if (!e.c.explain) return;
  e.c.note(Module::parachute, "determination-binds", "tax",
           "the accounting firm's determination governs; this is an estimate", {}, clause.cite);
}

template <class F>
void each_clause(const Exposure& e, F&& f) {
  e.c.agreement.each<AccountingDetermination>([&](const ClauseOf<AccountingDetermination>& clause) {
    if (e.c.under(clause.head.document())) f(clause);
  });
}

}  // namespace

void date_determination(const Exposure& e) {
  each_clause(e, [&](const auto& clause) { set_dates(e, clause.terms); });
}

void announce_determination(const Exposure& e) {
  each_clause(e, [&](const auto& clause) { announce(e, clause.head, clause.terms); });
}

}  // namespace payout
