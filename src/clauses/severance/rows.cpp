#include "clauses/severance/rows.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/known_days.h"
#include "clauses/severance/due_day.h"
#include "clauses/severance/paydays.h"

namespace payout {
namespace {

Figure amount_of(const PaymentRow& row) {
  return {row.amount.exact(), row.arithmetic};
}

void set_amount(PaymentRow& row, Figure amount) {
  row.amount = money_of(amount);
  row.arithmetic = amount.step;
}

bool by_installments(const Line& line) {
  return std::ranges::any_of(line.payments, &PaymentRow::scheduled);
}

/// A line that is paid once is its own payment.
void fold(Line& line) {
  const PaymentRow row = line.payments.front();
  line.payee = row.payee;
  line.due_kind = row.due_kind;
  line.earliest = row.earliest;
  line.due = row.due;
  line.stated = row.stated;
  line.moved_by = row.moved_by;
  line.due_day = row.day;
  line.payments.clear();
}

void number(Line& line, const Case& c) {
  const size_t count = line.payments.size();
  for (size_t i = 0; i < count; ++i) {
    PaymentRow& row = line.payments[i];
    row.id = static_cast<int>(i) + 1;
    row.cite = line.cite;
    row.label = !c.explain   ? line.label
                : count == 1 ? line.label
                             : c.work.text(fmt::format("{}, {} of {}", line.label, row.id, count));
  }
  const PaymentRow& last = line.payments.back();
  line.payee = last.payee;
  line.due = last.due;
  line.due_kind = last.due ? DueKind::through : DueKind::not_stated;
  line.due_day = last.day;
}

constexpr std::string_view moved_label = "moved from its own day";

/// The day of the clause alone: what a day was moved from, before the first rule.
StepRef stated_day(StepRef day, const Workings& w) {
  while (day && w.at(day).label == moved_label) day = w.operands(w.at(day))[0];
  return day;
}

void account_days(const Line& line, const Case& c) {
  const auto beside = [&](const std::string& path, const std::optional<Date>& stated,
                          const std::optional<Date>& earliest, StepRef day) {
    if (stated) {
      const StepRef how = stated_day(day, c.work);
      const Figure figure =
          how ? Figure{Workings::serial(*stated), how}
              : c.work.by_clause(Workings::serial(*stated), Unit::date, line.clause->id, "its own day");
      account_day(c, path + ".stated", *stated, figure, line.clause->id);
    }
    if (earliest)
      account_day(
          c, path + ".earliest", *earliest,
          c.work.by_clause(Workings::serial(*earliest), Unit::date, line.clause->id, "first day stated"),
          line.clause->id);
  };
  const auto tell = [&](const std::string& path, Date day, StepRef how) {
    if (how) account_day(c, path, day, {Workings::serial(day), how}, line.clause->id);
  };
  const std::string path = fmt::format("severance.{}", line.id);
  if (line.due) tell(path + ".due", *line.due, line.due_day);
  if (line.payments.empty()) {
    beside(path, line.stated, line.earliest, line.due_day);
    if (line.due) tell(fmt::format("calendar[{}]", line.id), *line.due, line.due_day);
    return;
  }
  for (const PaymentRow& row : line.payments) {
    if (!row.due) continue;
    beside(fmt::format("{}.payments[{}]", path, row.id), row.stated, row.earliest, row.day);
    tell(fmt::format("{}.payments[{}].due", path, row.id), *row.due, row.day);
    tell(fmt::format("calendar[{}_{}]", line.id, row.id), *row.due, row.day);
  }
}

}  // namespace

bool rules_act(const KnownCase& c) {
  return !c.agreement.acting_on_rows.empty();
}

Figure day_figure(const PaymentRow& row) {
  return {Workings::serial(row.due.value_or(Date{})), row.day};
}

void move_row(PaymentRow& row, Figure to, std::string_view cite, const Case& c) {
  const Date day = day_of(to);
  if (!row.due || *row.due == day) return;
  if (!row.stated) row.stated = row.due;
  if (row.earliest && *row.earliest < day) row.earliest.reset();
  row.day = c.work.derived(to.value, Unit::date, moved_label, {day_figure(row), to}).step;
  row.due = day;
  row.moved_by = cite;
}

void lessen_row(PaymentRow& row, Figure less, const Case& c, std::string_view nothing_left) {
  if (less.value <= Exact{0}) return;
  const Figure left = c.work.difference(amount_of(row), less);
  set_amount(
      row, left.value < Exact{0} ? c.work.derived(0, Unit::money, nothing_left, {left}) : c.work.rounded(left));
}

void split_row(Line& line, size_t at, Figure first, const Case& c) {
  PaymentRow rest = line.payments[at];
  const Figure whole = amount_of(rest);
  set_amount(line.payments[at], c.work.rounded(first));
  set_amount(rest, c.work.difference(whole, amount_of(line.payments[at])));
  line.payments.insert(line.payments.begin() + static_cast<ptrdiff_t>(at) + 1, rest);
}

void join_rows(Line& line, const Case& c, std::string_view moved_by) {
  auto& rows = line.payments;
  std::ranges::stable_sort(rows, {},
                           [](const PaymentRow& row) { return row.due.value_or(Date::of(9999, 12, 31)); });
  for (size_t i = 1; i < rows.size();) {
    PaymentRow &before = rows[i - 1], &row = rows[i];
    const bool same =
        row.due && before.due == row.due && before.payee == row.payee && before.due_kind == row.due_kind;
    const bool ruled = moved_by.empty() || (before.moved_by == moved_by && row.moved_by == moved_by);
    if (!same || !ruled) {
      ++i;
      continue;
    }
    set_amount(before, c.work.sum({amount_of(before), amount_of(row)}));
    if (row.moved_by.empty()) before.day = row.day, before.stated.reset(), before.moved_by = {};
    rows.erase(rows.begin() + static_cast<ptrdiff_t>(i));
  }
}

Date payday_from(const Line& line, const PaymentRow& row, Date day, const Case& c) {
  if (!row.scheduled || line.pay == nullptr || !line.pay->installments) return day;
  const auto paydays = Paydays::of(*line.pay->installments, c.facts.payroll, line.arises);
  return paydays ? paydays->on_or_after(day) : day;
}

void sum_up_rows(Line& line, const Case& c) {
  std::erase_if(line.payments, [](const PaymentRow& row) { return row.amount == Money{}; });
  Adding sum{c.work};
  for (const PaymentRow& row : line.payments) sum.add(amount_of(row));
  const Figure total = sum.count() > 0 ? sum.sum_or_part()
                                       : c.work.derived(0, Unit::money, "nothing of it is left",
                                                        {{line.amount.exact(), line.arithmetic}});
  line.amount = money_of(total);
  line.arithmetic = total.step;
}

void sum_up_lessened(Line& line, Figure whole, std::string_view taken, std::span<const Figure> off,
                     const Case& c) {
  constexpr size_t few = 3;
  const bool many = line.payments.size() > few;
  sum_up_rows(line, c);
  if (!many) return;
  std::vector<Figure> different;
  for (const Figure& each : off) {
    if (std::ranges::find(different, each.value, &Figure::value) == different.end()) different.push_back(each);
  }
  const Exact all = whole.value - line.amount.exact();
  line.arithmetic =
      c.work.difference(whole, c.work.derived(all, Unit::money, taken, std::span<const Figure>{different}))
          .step;
}

void finish_rows(const Case& c) {
  for (Line& line : c.out.severance.lines) {
    if (!line.payments.empty()) {
      const bool several = by_installments(line) || line.payments.size() > 1;
      several ? number(line, c) : fold(line);
    }
    const bool ruled = line.pay != nullptr || rules_act(c);
    if (ruled && c.work.explaining() && line.clause != nullptr) account_days(line, c);
  }
}

}  // namespace payout
