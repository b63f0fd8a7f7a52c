#pragma once
#include <optional>
#include <span>
#include <string_view>

#include "clauses/case.h"

/// The dated payments of the lines of severance. Each clause's `pay` makes them (make_line, schedule.h); then
/// the clauses that act on payments move, split and lessen them, in the order of `RowStage`; then they are
/// told.
///   while rules act   every line has its payments in `Line::payments`, a single one too
///   afterwards        a line that is paid once has its day in the line itself; the others keep their payments,
///                     numbered from 1, and a line is the sum of them
namespace payout {

/// Whether some clause of the agreement acts on payments: then lines keep theirs until the rules have acted.
bool rules_act(const KnownCase& c);

/// The lines that an end of employment gives, of clauses of one document.
template <class F>
void each_line_of(const Case& c, std::string_view document, F&& f) {
  for (Line& line : c.out.severance.lines) {
    if (line.clause != nullptr && line.clause->document() == document) f(line);
  }
}

/// The day of a payment as a figure; the day the right arises where it has none.
Figure day_figure(const PaymentRow& row);

/// Moves a payment to another day, by the rule of a citation; the day of the clause alone stays told.
void move_row(PaymentRow& row, Figure to, std::string_view cite, const Case& c);

/// Takes an amount off a payment, never below zero. The line is summed up anew by `sum_up_rows`.
void lessen_row(PaymentRow& row, Figure less, const Case& c, std::string_view nothing_left);

/// Parts a payment in two: the first keeps its place, the second, with the rest, stands behind it.
void split_row(Line& line, size_t row, Figure first, const Case& c);

/// Payments of one line on one day become one; with a citation only those that its rule moved there.
void join_rows(Line& line, const Case& c, std::string_view moved_by = {});

/// The first payday of a line's installments on or after a day; the day itself for a payment that is none.
Date payday_from(const Line& line, const PaymentRow& row, Date day, const Case& c);

/// The line is the sum of its payments, once something was taken off or fell away.
void sum_up_rows(Line& line, const Case& c);

/// The same where every payment was lessened by one rule: the line is what it was, `whole`, less all that was
/// taken off, which is told in one figure where there are many payments.
void sum_up_lessened(Line& line, Figure whole, std::string_view taken, std::span<const Figure> off,
                     const Case& c);

/// After the rules: numbers, names and dates the payments, and writes down how their days arose.
void finish_rows(const Case& c);

}  // namespace payout
