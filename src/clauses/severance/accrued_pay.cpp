#include "clauses/severance/accrued_pay.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/known_days.h"
#include "clauses/measure.h"
#include "clauses/severance/proration.h"

namespace payout {
namespace {

int working_days(Date first, Date last) {
  int n = 0;
  for (Date day = first; day <= last; day = day + 1) n += is_weekend(day) ? 0 : 1;
  return n;
}

Figure paid_through(const Case& c) {
  return c.work.fact(*c.facts.salary->paid_through, "paid through");
}

/// A period's pay for the days worked of it.
Figure part_of(const Case& c, AccrualProration how, Figure pay, Date first, Date last, Date from,
               Date through) {
  if (from == first && through == last) return pay;
  const bool work = how == AccrualProration::working_days;
  const auto count = [&](Date a, Date b) { return Exact{work ? working_days(a, b) : b - a + 1}; };
  const Figure worked =
      c.work.derived(count(from, through), Unit::days, "days", {paid_through(c), end_figure(c)});
  return c.work.share_of(pay, worked, c.work.law(count(first, last), Unit::days, {}));
}

/// Whole periods in a row at one rate of pay, as one part: "7 months x 500.00".
class PayPeriods {
 public:
  PayPeriods(const Case& c, std::string_view periods) : c_(c), periods_(periods) {}

  void whole(Figure pay) {
    if (count_ != 0 && pay.value != pay_.value) flush();
    if (count_ == 0) pay_ = pay;
    ++count_;
  }
  void part(Figure pay) {
    flush();
    parts_.push_back(pay);
  }
  std::optional<Figure> sum() {
    flush();
    if (parts_.empty()) return std::nullopt;
    return parts_.size() == 1 ? parts_[0] : c_.work.sum(parts_);
  }

 private:
  void flush() {
    if (count_ == 1) parts_.push_back(pay_);
    if (count_ > 1) {
      const Figure periods =
          c_.work.derived(Exact{count_}, Unit::count, periods_, {paid_through(c_), end_figure(c_)});
      parts_.push_back(c_.work.product(periods, pay_));
    }
    count_ = 0;
  }

  const Case& c_;
  std::string_view periods_;
  std::vector<Figure> parts_ = {};
  Figure pay_ = {};
  int64_t count_ = 0;
};

std::optional<Figure> salary(const AccruedPay& terms, const Case& c, Date from, Date through) {
  PayPeriods parts{c, "whole half months"};
  for (Date day = from; day <= through;) {
    const PayPeriod p = pay_period_of(day);
    const Date last = std::min(p.last, through);
    const Figure yearly = c.work.fact(salary_on(c, last), "salary");
    const bool whole = day == p.first && last == p.last;
    const AccrualProration how =
        whole ? AccrualProration::calendar_days_of_period : c.choose(terms.accrual_proration);
    if (how == AccrualProration::actual_365) {
      parts.part(c.work.share_of(
          yearly, c.work.derived(last - day + 1, Unit::days, "days", {paid_through(c), end_figure(c)}),
          c.work.law(365, Unit::days, {})));
    } else {
      const Figure pay = c.work.quotient(yearly, c.work.law(24, Unit::count, {}, "calendar: half months"));
      if (whole)
        parts.whole(pay);
      else
        parts.part(part_of(c, how, pay, p.first, p.last, day, last));
    }
    day = p.last + 1;
  }
  return parts.sum();
}

std::optional<Figure> car(const Case& c, Date from, Date through) {
  PayPeriods parts{c, "whole months"};
  for (Date day = from; day <= through;) {
    const Date first = Date::of(day.year(), day.month(), 1), last = last_of_month(day.year(), day.month());
    const Date until = std::min(last, through);
    const PayRate* rate = car_allowance_on(c, until);
    if (rate != nullptr) {
      const Figure month = c.work.quotient(c.work.fact(*rate, "car allowance"),
                                           c.work.law(12, Unit::count, {}, "calendar: months"));
      if (day == first && until == last)
        parts.whole(month);
      else
        parts.part(part_of(c, AccrualProration::calendar_days_of_period, month, first, last, day, until));
    }
    day = last + 1;
  }
  return parts.sum();
}

std::optional<Figure> amount(const AccruedPay& terms, const Case& c, Date end) {
  const Salary& pay = *c.facts.salary;
  if (terms.of == Accrued::expenses) {
    if (!pay.unreimbursed_expenses) return std::nullopt;
    return c.work.fact(*pay.unreimbursed_expenses, "expenses");
  }
  if (!pay.paid_through || *pay.paid_through >= end) return std::nullopt;
  const Date from = *pay.paid_through + 1;
  return terms.of == Accrued::salary ? salary(terms, c, from, end) : car(c, from, end);
}

/// What it is, and of which days: it may be one half month or many.
std::string_view label_of(const AccruedPay& terms, const Case& c, Date end) {
  if (!c.explain || terms.of == Accrued::expenses) return terms.label;
  const Date from = *c.facts.salary->paid_through + 1;
  return c.work.text(from == end
                         ? fmt::format("{} of {}", terms.label, to_string(end))
                         : fmt::format("{} from {} to {}", terms.label, to_string(from), to_string(end)));
}

}  // namespace

std::string why_nothing(const AccruedPay& terms, const Case& c) {
  if (!c.facts.salary) return "no pay is given";
  const bool expenses = terms.of == Accrued::expenses;
  const bool given =
      expenses ? c.facts.salary->unreimbursed_expenses.has_value() : c.facts.salary->paid_through.has_value();
  if (given) return "all is paid";
  return expenses ? "`salary.unreimbursed_expenses` is not given" : "`salary.paid_through` is not given";
}

void pay(const AccruedPay& terms, const ClauseHead& clause, const Case& c) {
  if (!c.facts.salary || !c.situation.end || !c.in_force(clause)) return;
  if (!clause.when.empty() && occurrences(c, clause).empty()) return;
  const auto owed = amount(terms, c, *c.situation.end);
  if (!owed) return;
  const Date end = *c.situation.end;
  c.out.severance.lines.push_back(
      make_line(clause, clause.id, label_of(terms, c, end), end_figure(c), *owed, {}, c));
}

}  // namespace payout
