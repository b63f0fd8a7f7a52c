#include "clauses/severance/payment_due.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/known_days.h"
#include "clauses/obligations/obligations.h"
#include "clauses/severance/due_day.h"
#include "clauses/severance/new_pay.h"
#include "clauses/severance/proration.h"
#include "clauses/severance/rows.h"
#include "clauses/severance/schedule.h"

namespace payout {

static void set_due(Line& line, Date right, const PaymentDue& terms, const Period* within, const Case& c) {
  const DueRule rule = c.choose(terms.due);
  if (rule == DueRule::installments && terms.over) {
    line.due_kind = DueKind::through;
    line.due = paid_until(right, *terms.over);
  } else if (rule == DueRule::within && terms.at_once) {
    line.due_kind = DueKind::on;
    line.due = c.rolled(right);
  } else if (rule == DueRule::within && within != nullptr) {
    line.due_kind = DueKind::by;
    line.due = c.rolled(c.last_day_of(right, *within));
  }
}

/// How the day arose, for whoever asks: from the fact that gave the right, and not from another of its date.
static void explain_due(Line& line, Figure arises, const PaymentDue& terms, const Period* within,
                        const Case& c) {
  if (!c.work.explaining() || !line.due) return;
  Figure due = arises;
  if (line.due_kind == DueKind::by) due = last_day_figure(c, arises, *within);
  if (line.due_kind == DueKind::through) {
    const Figure months = c.work.term(*terms.over, "pay goes on for");
    due = c.work.date_after(arises, months, *line.due);
  }
  if (const Date last = day_of(due); last != *line.due && c.rolled(last) == *line.due)
    due =
        c.work.derived(Workings::serial(*line.due), Unit::date, "moved off the weekend (weekend_roll)", {due});
  line.due_day = due.step;
  if (rules_act(c)) return;  // told once they have acted
  const std::string path = fmt::format("severance.{}.due", line.id);
  account_day(c, path, *line.due, due, line.clause->id);
  account_day(c, fmt::format("calendar[{}]", line.id), *line.due, due, line.clause->id);
}

/// What fell due before the death may have been paid by then; nobody can know whom it is owed to until told.
static void note_if_unpaid(const Line& line, Date death, const Case& c) {
  if (!c.explain) return;
  const ClauseHead* heirs = succession(c);
  const std::string_view cite = heirs != nullptr ? std::string_view{heirs->cite} : line.cite;
  c.note(Module::severance, "unpaid-at-death", "payments",
         fmt::format("{} fell due on {}; if still unpaid on {} it is payable to the estate ({})", line.label,
                     to_string(*line.due), to_string(death), cite),
         fmt::format("give `payments: [{{line: {}, made: DAY}}]`, or `unpaid: true`", line.id), cite);
}

/// Of several payments each that is unpaid at a death belongs to the estate.
static void set_payees(Line& line, const Case& c) {
  const auto death = c.situation.death;
  if (!death) return;
  for (PaymentRow& row : line.payments) {
    if (!row.due || *death <= *row.due) row.payee = Payee::estate;
  }
}

/// What is unpaid at a death belongs to the estate.
static void set_payee(Line& line, const Case& c) {
  const auto death = c.situation.death;
  if (!death) return;
  const auto fact = std::ranges::find(c.facts.payments, line.id, &PaymentMade::line);
  const bool told = fact != c.facts.payments.end();
  if (told && fact->made && *fact->made <= *death) return;
  if (told || !line.due || *death <= *line.due) {
    line.payee = Payee::estate;
  } else {
    note_if_unpaid(line, *death, c);
  }
}

static void set_only_payee(Line& line, const Case& c) {
  line.due = line.payments.front().due;
  set_payee(line, c);
  line.payments.front().payee = line.payee;
}

/// A line that no `pay` dates: its own day is its only payment, as long as rules act on payments.
void keep_as_row(Line& line) {
  PaymentRow row{.due_kind = line.due_kind, .due = line.due, .amount = line.amount};
  row.arithmetic = line.arithmetic;
  row.day = line.due_day;
  row.payee = line.payee;
  line.payments.push_back(row);
}

std::string top_up_id(std::string_view line) {
  return fmt::format("{}_top_up", line);
}

void leave_undated(Line& line, const Case& c) {
  line.due.reset();
  line.due_day = {};
  line.due_kind = DueKind::not_stated;
  line.payee = Payee::employee;
  set_payee(line, c);
  if (line.payments.empty()) return;
  line.payments.clear();  // one payment, whose day nothing says
  keep_as_row(line);
}

Line make_line(const ClauseHead& clause, std::string_view id, std::string_view label, Figure arises,
               Figure amount, const PaymentDue& due, const Case& c, const Pay* own) {
  Line line{id, label, clause.cite};
  line.summary = clause.summary;
  line.clause = &clause;
  line.arises = day_of(arises);
  const Figure rounded = c.work.rounded(amount);
  line.amount = money_of(rounded);
  line.arithmetic = rounded.step;
  const Pay* pay = own != nullptr ? own : due.pay ? &*due.pay : nullptr;
  const OnNewJob* new_job = due.on_new_job ? &*due.on_new_job : nullptr;
  if (pay != nullptr) {
    schedule(line, *pay, arises, new_job, c);
    line.payments.size() == 1 ? set_only_payee(line, c) : set_payees(line, c);
    return line;
  }
  const Figure right = c.situation.releases.empty() ? arises : right_day({clause, arises, c});
  const Period* within = at_tier(due.within, clause, c);
  set_due(line, day_of(right), due, within, c);
  explain_due(line, right, due, within, c);
  set_payee(line, c);
  if (rules_act(c) || new_job != nullptr) keep_as_row(line);
  if (new_job != nullptr) lessen_sum_by_new_pay(line, new_job, day_of(arises), c);
  return line;
}

}  // namespace payout
