#include "clauses/severance/schedule.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/known_days.h"
#include "clauses/severance/due_day.h"
#include "clauses/severance/new_pay.h"
#include "clauses/severance/paydays.h"
#include "clauses/severance/release_finding.h"
#include "clauses/severance/rows.h"

namespace payout {
namespace {

struct Scheduler {
  Line& line;
  const Pay& pay;
  const OnNewJob* new_job;
  const Case& c;
  DueFrom known;

  Figure whole() const { return {line.amount.exact(), line.arithmetic}; }

  PaymentRow& add(Figure amount, const std::optional<Figure>& day, DueKind kind) const {
    PaymentRow& row = line.payments.emplace_back();
    row.amount = money_of(amount);
    row.arithmetic = amount.step;
    row.due_kind = day ? kind : DueKind::not_stated;
    if (!day) return row;
    const Figure due = rolled(*day, pay.roll, c);
    row.due = day_of(due);
    row.day = due.step;
    return row;
  }
  void undated() const { add(whole(), std::nullopt, DueKind::not_stated); }

  /// Paid once.
  void once(Figure from) const {
    std::optional<Figure> day = from;
    DueKind kind = DueKind::on;
    if (pay.on) {
      const Figure start = pay.after ? last_day_figure(c, from, *pay.after) : from;
      day = day_by(*pay.on, start, pay.year, known);
    } else if (!pay.within.empty() || pay.by) {
      kind = DueKind::by;
      day = pay.by ? day_by(*pay.by, from, pay.year, known) : day_within(from);
    } else if (pay.start) {
      day = last_day_figure(c, from, *pay.start);
    }
    PaymentRow& row = add(whole(), day, kind);
    if (!pay.not_before || !row.due) return;
    const auto earliest = day_by(*pay.not_before, from, pay.year, known);
    if (earliest && day_of(*earliest) <= *row.due) row.earliest = day_of(*earliest);
  }

  /// The last day to pay; nothing where the tier that decides it is not known.
  std::optional<Figure> day_within(Figure from) const {
    const Period* time = at_tier(pay.within, *line.clause, c);
    return time != nullptr ? std::optional{last_day_figure(c, from, *time)} : std::nullopt;
  }

  /// The salary of the time of one installment: of the day on which the right arises.
  Figure salary_of_payday(const Paydays& paydays) const {
    const int in_a_year = paydays_in(Period{1, Period::Unit::years}, paydays.every()).value_or(1);
    const Figure salary = c.work.fact(salary_on(c, line.arises), "salary");
    return c.work.quotient(salary, c.work.law(in_a_year, Unit::count, "paydays a year"));
  }
  bool by_salary() const { return pay.installments->each.has_value(); }

  /// An installment that is not the last, rounded down to the cent.
  Money down(const Paydays& paydays, int number) const {
    const Exact each =
        by_salary() && number > 1 ? salary_of_payday(paydays).value : line.amount.exact() / Exact{number};
    return Money::cents(floor_of(each));
  }

  /// So many salaries as the line comes to, a part of one counted as one.
  int count_by_salary(const Paydays& paydays) const {
    const Exact each = salary_of_payday(paydays).value;
    if (each <= Exact{0} || line.amount <= Money{}) return 1;
    const Exact half_a_cent = Exact::fraction(1, 2);  // by which the line may have been rounded up
    return std::max(static_cast<int>(-floor_of(-((line.amount.exact() - half_a_cent) / each))), 1);
  }

  /// How many installments there are; nothing where the terms leave it open (and were refused).
  int count(const Paydays& paydays, Date from) const {
    const Installments& terms = *pay.installments;
    if (by_salary()) return count_by_salary(paydays);
    if (terms.number) return *terms.number;
    if (!terms.over) return 1;
    const int on_average = paydays_in(*terms.over, paydays.every()).value_or(1);
    const Date last = c.plus(from, *terms.over);
    int inside = 0;
    for (Date day = first_payday(paydays, from); day <= last; day = paydays.later_than(day)) ++inside;
    if (inside == on_average || c.choose(terms.payday_count) == PaydayCount::per_year)
      return std::max(on_average, 1);
    return std::max(inside, 1);
  }

  Date first_payday(const Paydays& paydays, Date from) const {
    return pay.installments->first == FirstPayday::on_or_after ? paydays.on_or_after(from)
                                                               : paydays.later_than(from);
  }

  /// One payday with the installments that are paid on it.
  struct Step {
    Date day = {};
    int installments = 1;
    StepRef how = {};
    DueKind kind = DueKind::on;
    bool scheduled = true;
  };

  Date first_of_schedule(const Paydays& paydays, Date anchor) const {
    const bool later = pay.start && !pay.arrears;
    return later ? paydays.on_or_after(c.last_day_of(anchor, *pay.start)) : first_payday(paydays, anchor);
  }

  std::vector<Step> steps(const Paydays& paydays, Figure from, int number) const {
    std::vector<Step> out;
    const Date anchor = day_of(from);
    std::optional<Date> start;
    if (pay.start) start = c.last_day_of(anchor, *pay.start);
    Date day = first_of_schedule(paydays, anchor);
    for (int i = 0; i < number; ++i, day = paydays.later_than(day)) {
      const Date due = start && day < *start ? paydays.on_or_after(*start) : day;
      if (!out.empty() && out.back().day == due) {
        ++out.back().installments;
      } else {
        out.push_back({due, 1, c.work.derived(Workings::serial(due), Unit::date, "payday", {from}).step});
      }
    }
    return out;
  }

  /// What is due on or after the day of `rest` becomes one sum.
  void rest_in_one(std::vector<Step>& out, Figure from) const {
    if (!pay.rest) return;
    const auto since = day_by(pay.rest->from, from, pay.rest->year, known);
    const auto& rule = pay.rest->on ? pay.rest->on : pay.rest->by;
    const auto on = rule ? day_by(*rule, from, pay.rest->year, known) : since;
    if (!since || !on) return;
    Step rest{day_of(*on), 0, on->step, pay.rest->by ? DueKind::by : DueKind::on, false};
    std::erase_if(out, [&](const Step& step) {
      if (step.day < day_of(*since)) return false;
      rest.installments += step.installments;
      return true;
    });
    if (rest.installments > 0) out.push_back(rest);
  }

  void in_installments(Figure from) const {
    const Installments& terms = *pay.installments;
    const auto paydays = Paydays::of(terms, c.facts.payroll, day_of(from));
    if (!paydays) {
      const auto& payroll = c.facts.payroll;
      const bool other = payroll && terms.every != Frequency::payroll && payroll->every != terms.every;
      ask_for_day(c, payroll && !other ? "payroll.payday" : "payroll",
                  other     ? "a payroll that pays as often as the installments"
                  : payroll ? "a payday"
                            : "how salaries are paid",
                  known.clause);
      return undated();
    }
    if (by_salary() && !c.facts.salary) {
      c.missing(Module::severance, known.clause, "salary.base", "the salary that goes on");
      return undated();
    }
    const int number = count(*paydays, day_of(from));
    std::vector<Step> all = steps(*paydays, from, number);
    rest_in_one(all, from);
    divide(all, *paydays, number);
    lessen_by_new_pay(all, *paydays, day_of(from), number);
  }

  /// What new work takes off each installment, whenever it is paid. The payments stand as `divide` made them.
  void lessen_by_new_pay(const std::vector<Step>& all, const Paydays& paydays, Date anchor, int number) const {
    const NewPay pay_of_new_job{new_job, line.id, anchor, c};
    if (!pay_of_new_job.acts()) return;
    const Money down = this->down(paydays, number);
    const Money last = line.amount - int64_t{number - 1} * down;
    Date day = first_of_schedule(paydays, anchor);
    int i = 0;
    std::vector<Figure> taken;
    const Figure whole_line = whole();
    for (size_t k = 0; k < all.size(); ++k) {
      Adding off{c.work};
      PaymentRow& row = line.payments[k];
      for (int n = 0; n < all[k].installments; ++n, ++i, day = paydays.later_than(day)) {
        const Money each = i + 1 == number ? last : down;
        const bool alone = each == row.amount;
        off.add(pay_of_new_job.off_installment(
            {each.exact(), alone ? row.arithmetic
                                 : c.work
                                       .derived(each.exact(), Unit::money, "installment",
                                                {{row.amount.exact(), row.arithmetic}})
                                       .step},
            day, paydays.every()));
      }
      const Figure less = off.count() > 0 ? off.sum_or_part() : Figure{};
      lessen_row(row, less, c, "nothing is left beside the new work");
      if (less.value > Exact{0}) taken.push_back(less);
    }
    if (!taken.empty()) sum_up_lessened(line, whole_line, "less for new work", taken, c);
  }

  /// Equal installments (or salaries), rounded down to the cent; the last carries the rest.
  void divide(const std::vector<Step>& all, const Paydays& paydays, int number) const {
    Workings& w = c.work;
    const Figure total = w.named(whole(), line.label);
    const Figure parts =
        by_salary() ? w.derived(number, Unit::count, "installments", {total, salary_of_payday(paydays)})
                    : terms_number(number);
    const Exact each_down = down(paydays, number).exact();
    const bool even = by_salary() || Exact{number} * each_down == line.amount.exact();
    const Figure each =
        number == 1
            ? total
            : w.rounded_to(each_down, by_salary() ? salary_of_payday(paydays) : w.quotient(total, parts),
                           even ? "each" : "each, rounded down");
    int left = number;
    for (const Step& step : all) {
      left -= step.installments;
      const auto times = [&](int n) {
        return n == 1 ? each : w.product(w.derived(n, Unit::count, "installments", {parts}), each);
      };
      const Figure amount =
          left == 0 && number > 1
              ? (number == step.installments ? total : w.difference(total, times(number - step.installments)))
              : times(step.installments);
      PaymentRow& row = add(amount, Figure{Workings::serial(step.day), step.how}, step.kind);
      row.scheduled = step.scheduled;
    }
  }

  Figure terms_number(int number) const {
    const Installments& terms = *pay.installments;
    if (terms.number) return c.work.term(*terms.number, Unit::count, "installments");
    if (!terms.over) return c.work.derived(number, Unit::count, "installments");
    return c.work.derived(number, Unit::count, "installments", {c.work.term(*terms.over, "over")});
  }

  /// Nothing is due before the right to it arises: where that is a later change in control, what would have
  /// been paid by then is paid on it (installments together, on the first payday from it on).
  void not_before_right() const {
    const Date right = day_of(known.arises);
    std::vector<std::pair<Date, StepRef>> moved;
    for (PaymentRow& row : line.payments) {
      if (!row.due || *row.due >= right) continue;
      const Date to = payday_from(line, row, right, c);
      row.day =
          c.work.derived(Workings::serial(to), Unit::date, "not before the right arises", {known.arises}).step;
      row.due = to;
      row.earliest.reset();
      if (row.due_kind == DueKind::by) row.due_kind = DueKind::on;
      moved.emplace_back(to, row.day);
    }
    if (moved.empty()) return;
    join_rows(line, c);
    // What was joined with an installment of that day is there because the right arose then.
    for (PaymentRow& row : line.payments) {
      const auto found = std::ranges::find(moved, row.due.value_or(Date{}), &std::pair<Date, StepRef>::first);
      if (found != moved.end()) row.day = found->second;
    }
  }

  /// What is not paid at a death is paid at once, where the terms say so.
  void on_death() const {
    const auto& death = c.situation.death;
    if (!death || !pay.on_death || line.payments.empty()) return;
    Adding rest{c.work};
    std::erase_if(line.payments, [&](const PaymentRow& row) {
      if (row.due && *row.due < *death) return false;
      rest.add({row.amount.exact(), row.arithmetic});
      return true;
    });
    if (rest.count() == 0) return;
    const Figure day = c.facts.employee.died
                           ? c.work.fact(*c.facts.employee.died, "death")
                           : c.work.derived(Workings::serial(*death), Unit::date, "death", {end_figure(c)});
    add(rest.sum_or_part(), last_day_figure(c, day, *pay.on_death), DueKind::by);
  }
};

}  // namespace

void schedule(Line& line, const Pay& pay, Figure arises, const OnNewJob* new_job, const Case& c) {
  line.pay = &pay;
  const Scheduler it{line, pay, new_job, c, {*line.clause, arises, c}};
  const auto from = day_from(pay.from, it.known);
  if (!from) {
    it.undated();
  } else if (pay.installments) {
    it.in_installments(*from);
  } else {
    it.once(*from);
    lessen_sum_by_new_pay(line, new_job, day_of(arises), c);
  }
  it.not_before_right();
  it.on_death();
  const ReleaseFinding* release = release_for(c, *line.clause);
  if (release == nullptr || release->day_known) return;
  for (PaymentRow& row : line.payments) {  // the day it takes effect is known at the latest only
    if (row.due_kind == DueKind::on && !row.scheduled) row.due_kind = DueKind::by;
  }
}

}  // namespace payout
