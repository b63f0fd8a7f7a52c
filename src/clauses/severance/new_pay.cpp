#include "clauses/severance/new_pay.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/known_days.h"
#include "clauses/severance/proration.h"
#include "clauses/severance/rows.h"

namespace payout {
namespace {

constexpr int days_of_two_weeks = 14, days_of_a_week = 7;

/// The time of an installment: the month, half-month or quarter of its payday, else the time that ends with it.
PaidTime time_of(Date payday, Frequency every) {
  const int year = payday.year();
  const unsigned month = payday.month();
  switch (every) {
    case Frequency::semi_month: {
      const PayPeriod half = pay_period_of(payday);
      return {half.first, half.last};
    }
    case Frequency::quarter: {
      const unsigned last = (month + 2) / 3 * 3;
      return {Date::of(year, last - 2, 1), last_of_month(year, last)};
    }
    case Frequency::two_weeks: return {payday - (days_of_two_weeks - 1), payday};
    case Frequency::week: return {payday - (days_of_a_week - 1), payday};
    case Frequency::year: return {add_months(payday, -12, MonthEnd::clamp) + 1, payday};
    default: return {Date::of(year, month, 1), last_of_month(year, month)};
  }
}

int payments_a_year(Frequency every) {
  switch (every) {
    case Frequency::semi_month: return 24;
    case Frequency::two_weeks: return 26;
    case Frequency::week: return 52;
    case Frequency::quarter: return 4;
    case Frequency::year: return 1;
    default: return 12;
  }
}

bool reaches(const OnNewJob* terms, std::string_view line) {
  return terms != nullptr && terms->acts() &&
         (terms->lines.empty() || std::ranges::find(terms->lines, line) != terms->lines.end());
}

}  // namespace

NewPay::NewPay(const OnNewJob* terms, std::string_view line, Date anchor, const Case& c)
    : terms_(terms), c_(c), anchor_(anchor) {
  if (!reaches(terms, line)) return;
  std::vector<const NewJob*> jobs;
  for (const NewJob& job : c.facts.new_employment) {
    if (terms->by_pay() && !job.pay) continue;  // asked for
    if (!terms->only_if || job.similar.value_or(false)) jobs.push_back(&job);
  }
  std::ranges::stable_sort(jobs, {}, &NewJob::from);
  const Date begins = terms->after ? paid_until(anchor, *terms->after) + 1 : anchor;
  for (size_t i = 0; i < jobs.size(); ++i) {
    const Date next = i + 1 < jobs.size() ? jobs[i + 1]->from - 1 : Date::of(9999, 12, 31);
    Date last = jobs[i]->until.value_or(next);
    if (terms->by_pay() && c.situation.death) last = std::min(last, *c.situation.death);
    if (last >= begins) jobs_.push_back({jobs[i], std::max(jobs[i]->from, begins), last});
  }
}

Date NewPay::first_day() const {
  return jobs_.front().from;
}

/// The share of a payment that new work can take.
Figure NewPay::most_off(Figure each) const {
  if (!terms_->at_least) return each;
  return c_.work.difference(each, c_.work.product(c_.work.term(*terms_->at_least, "paid in any case"), each));
}

Figure NewPay::in_share(Figure pay) const {
  return terms_->share ? c_.work.product(c_.work.term(*terms_->share, "of the new pay"), pay) : pay;
}

/// All of what falls due on or after the first day; by days, the part of its time from that day on.
Figure NewPay::stopped(Figure each, Date payday, PaidTime time) const {
  Workings& w = c_.work;
  const Job& job = jobs_.front();
  const Figure from = w.fact(job.facts->from, "new work begins");
  const auto none = [&] { return w.derived(0, Unit::money, "due before the new work", {from}); };
  if (terms_->by == NewJobBy::payday)
    return payday < job.from ? none()
                             : w.derived(most_off(each).value, Unit::money, "falls away with new work",
                                         {most_off(each), from});
  if (time.last < job.from) return none();
  const int all = time.last - time.first + 1, left = time.last - std::max(time.first, job.from) + 1;
  return w.share_of(most_off(each), w.derived(left, Unit::days, "days of its time from then on", {from}),
                    w.law(all, Unit::days, {}, "calendar"));
}

/// New pay for the time of an installment.
Figure NewPay::earned_in(PaidTime time, int per_year) const {
  Workings& w = c_.work;
  Adding sum{w};
  for (const Job& job : jobs_) {
    const Date first = std::max(time.first, job.from), last = std::min(time.last, job.last);
    if (last < first || (terms_->by == NewJobBy::payday && first != time.first)) continue;
    const Figure each = w.quotient(w.fact(*job.facts->pay, "new pay"),
                                   w.law(per_year, Unit::count, "payments a year", "calendar"));
    const int all = time.last - time.first + 1, worked = last - first + 1;
    const bool whole = terms_->by == NewJobBy::payday || worked == all;
    sum.add(whole ? each
                  : w.share_of(each,
                               w.derived(worked, Unit::days, "days of its time with new work",
                                         {w.fact(job.facts->from, "new work begins")}),
                               w.law(all, Unit::days, {}, "calendar")));
  }
  if (sum.count() == 0)
    return w.derived(0, Unit::money, "no new pay for its time",
                     {w.fact(jobs_.front().facts->from, "new work begins")});
  return in_share(sum.sum_or_part());
}

Figure NewPay::off_installment(Figure each, Date payday, Frequency every) const {
  const PaidTime time = time_of(payday, every);
  if (terms_->rule == NewJobRule::stops) return c_.work.rounded(stopped(each, payday, time));
  return c_.work.rounded(c_.work.least(most_off(each), earned_in(time, payments_a_year(every))));
}

Figure NewPay::off_sum(Figure sum, Date due) const {
  Workings& w = c_.work;
  if (terms_->rule == NewJobRule::stops) return w.rounded(stopped(sum, due, {due, due}));
  const Date last = paid_until(anchor_, {terms_->months.value_or(0), Period::Unit::months});
  Adding earned{w};
  for (const Job& job : jobs_) {
    const Date first = std::max(job.from, anchor_ + 1), through = std::min(last, job.last);
    if (through < first) continue;
    earned.add(prorated(
        w, w.fact(*job.facts->pay, "new pay"), first - 1, through, Proration::months_then_days_365,
        {w.fact(job.facts->from, "new work begins"), w.term(*terms_->months, Unit::months, "months")}));
  }
  if (earned.count() == 0)
    return w.derived(0, Unit::money, "no new pay in that time",
                     {w.fact(jobs_.front().facts->from, "new work begins")});
  return w.rounded(w.least(most_off(sum), in_share(earned.sum_or_part())));
}

/// What was paid before is to be returned; it stays told as paid.
static void ask_back(const Line& line, const OnNewJob& terms, Figure back, Date anchor, const Case& c) {
  const std::string_view id = c.work.text(fmt::format("{}_new_pay", line.id));
  ReturnResult entry{.id = id, .cite = line.cite};
  entry.label = c.work.text(fmt::format("{}, new pay", line.label));
  entry.amount = money_of(back), entry.arithmetic = back.step;
  c.work.account(fmt::format("returns[{}]", id), back, line.clause->id);
  if (terms.return_within && terms.months) {
    const Date last = paid_until(anchor, {*terms.months, Period::Unit::months});
    const Figure time = c.work.derived(Workings::serial(last), Unit::date, "the time of the payment ends",
                                       {c.work.term(*terms.months, Unit::months, "months")});
    const Figure by = last_day_figure(c, time, *terms.return_within);
    entry.due = c.last_day_of(last, *terms.return_within);
    account_day(c, fmt::format("returns[{}].due", id), *entry.due, by, line.clause->id);
    account_day(c, fmt::format("calendar[{}]", id), *entry.due, by, line.clause->id);
    if (c.lists) c.deadline(id, *entry.due, fmt::format("Last day to return {}", entry.label), line.cite);
  }
  c.out.returns.push_back(entry);
}

void lessen_sum_by_new_pay(Line& line, const OnNewJob* terms, Date anchor, const Case& c) {
  const NewPay pay{terms, line.id, anchor, c};
  if (!pay.acts() || (terms->by_pay() && !terms->months)) return;
  PaymentRow& row = line.payments.front();
  const Date due = row.due.value_or(line.arises);
  const Figure off = pay.off_sum({line.amount.exact(), line.arithmetic}, due);
  if (off.value == Exact{0}) return;
  const auto fact = std::ranges::find(c.facts.payments, line.id, &PaymentMade::line);
  const bool unpaid = fact != c.facts.payments.end() && fact->unpaid.value_or(false);
  const Date paid = fact != c.facts.payments.end() && fact->made ? *fact->made : due;
  if (terms->by_pay() && !unpaid && paid < pay.first_day()) return ask_back(line, *terms, off, anchor, c);
  lessen_row(row, off, c, "nothing is left beside the new pay");
  line.amount = row.amount, line.arithmetic = row.arithmetic;
}

bool new_pay_is_known(const OnNewJob& terms, const ClauseHead& clause, const Case& c) {
  bool known = true;
  for (size_t i = 0; i < c.facts.new_employment.size(); ++i) {
    const NewJob& job = c.facts.new_employment[i];
    if (terms.only_if && !job.similar) {
      c.missing(Module::severance, clause, fmt::format("new_employment[{}].similar", i),
                "whether the new work is similar to the work that ended");
      known = false;
    } else if (terms.by_pay() && job.similar.value_or(true) && !job.pay) {
      c.missing(Module::severance, clause, fmt::format("new_employment[{}].pay", i), "what the new work pays");
      known = false;
    }
  }
  return known;
}

void tell_of_new_job(const OnNewJob& terms, const ClauseHead& clause, const Case& c) {
  const auto& jobs = c.facts.new_employment;
  if (jobs.empty() && c.explain)
    c.note(Module::severance, "no-new-job", "new_employment",
           fmt::format("no new employment is given: nothing is taken off what {} pays for it", clause.cite),
           "give `new_employment: {from: DAY, pay: 150000/year}` when there is some", clause.cite);
  if (!terms.tell_within) return;
  Obligation duty{c.work.text(clause.id + "_tell"), clause.cite, "Tell the company of new employment",
                  clause.summary};
  if (!jobs.empty()) {
    const Figure last =
        last_day_figure(c, c.work.fact(jobs.front().from, "new work begins"), *terms.tell_within);
    duty.ends = c.last_day_of(jobs.front().from, *terms.tell_within);
    account_day(c, fmt::format("obligations[{}]", duty.id), *duty.ends, last, clause.id);
    account_day(c, fmt::format("calendar[{}]", duty.id), *duty.ends, last, clause.id);
    if (c.lists) c.deadline(duty.id, *duty.ends, "Last day to tell the company of new employment", clause.cite);
  } else {
    duty.label =
        c.work.text(fmt::format("Tell the company of new employment within {}", to_string(*terms.tell_within)));
  }
  c.out.obligations.push_back(duty);
}

}  // namespace payout
