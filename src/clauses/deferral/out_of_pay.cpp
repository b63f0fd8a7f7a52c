#include "clauses/deferral/out_of_pay.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/deferral/deferrable_pay.h"

namespace payout {
namespace {

/// A printed line, or one of the payments of a line that is paid in several.
struct PaidPart {
  Line* line = nullptr;
  PaymentRow* row = nullptr;

  Money amount() const { return row != nullptr ? row->amount : line->amount; }
  StepRef step() const { return row != nullptr ? row->arithmetic : line->arithmetic; }
  Date paid() const {
    const auto due = row != nullptr ? row->due : line->due;
    return due.value_or(line->arises);
  }
  std::string path() const {
    const std::string whole = fmt::format("severance.{}", line->id);
    return row != nullptr ? fmt::format("{}.payments[{}]", whole, row->id) : whole;
  }
};
using PaidParts = std::vector<PaidPart>;

bool listed(const std::vector<std::string>& ids, const Line& line) {
  return std::ranges::find(ids, line.id) != ids.end();
}

PaidParts parts_in(const DeferralPlan& plan, const CreditPeriod& period, const std::vector<std::string>& ids) {
  PaidParts found;
  const auto add = [&](PaidPart part) {
    if (period.from <= part.paid() && part.paid() <= period.through) found.push_back(part);
  };
  for (Line& line : plan.c.out.severance.lines) {
    if (!listed(ids, line)) continue;
    for (PaymentRow& row : line.payments) add({&line, &row});
    if (line.payments.empty()) add({&line, nullptr});
  }
  return found;
}

/// Whether an election, from its first day on, reaches pay of a day.
bool reaches(const DeferralPlan& plan, Date from, Date paid) {
  if (paid < from || paid > last_day_of_participation(plan)) return false;
  const auto suspended = suspended_through(plan);
  return !suspended || paid < plan.facts.decisions.hardship->date || paid > *suspended;
}

/// The share of pay that an election takes, as the plan is read.
Figure share_elected(const DeferralPlan& plan, int percent) {
  const Figure rate = elected(plan, percent);
  if (!plan.pay || plan.c.choose(plan.pay->base) != DeferralBase::net_of_deferral) return rate;
  return plan.c.work.derived(Exact::fraction(percent, 100 + percent), Unit::rate,
                             "elected, of pay after the deferral", {rate});
}

/// What an own contribution takes of a part of the pay; never more than all of either.
Figure taken_of(const DeferralPlan& plan, const CreditPeriod& period, Figure part, Figure pay, Figure own) {
  Workings& work = plan.c.work;
  if (own.value <= Exact{} || part.value <= Exact{})
    return work.derived(Exact{}, Unit::money, "nothing", {own});
  const auto election = election_for(plan, period.year);
  Figure taken = own;
  if (election && election->percent > 0) {
    taken = work.rounded(work.product(share_elected(plan, election->percent), part));
  } else if (pay.value > Exact{}) {  // a contribution that the facts state
    taken = work.rounded(work.share_of(own, part, pay));
  }
  if (own.value < taken.value) taken = own;
  return part.value < taken.value ? part : taken;
}

void add_to(std::optional<Money>& sum, Money part) {
  sum = sum.value_or(Money{}) + part;
}

void explain_part(const DeferralPlan& plan, const PaidPart& part, Figure deferred) {
  Workings& work = plan.c.work;
  if (!work.explaining()) return;
  const std::string path = part.path();
  work.account(path + ".deferred", deferred, plan.election.head->id);
  work.account(path + ".paid",
               work.difference(work.figure(part.amount().exact(), Unit::money, path, part.line->label),
                               work.figure(deferred.value, Unit::money, path + ".deferred", "deferred")),
               plan.election.head->id);
}

/// What is deferred of a line is the sum over its payments.
void sum_up_line(const DeferralPlan& plan, Line& line) {
  line.deferred.reset();
  Workings& work = plan.c.work;
  std::vector<Figure> parts;
  for (const PaymentRow& row : line.payments) {
    if (!row.deferred) continue;
    add_to(line.deferred, *row.deferred);
    if (work.explaining())
      parts.push_back(work.figure(row.deferred->exact(), Unit::money,
                                  fmt::format("severance.{}.payments[{}].deferred", line.id, row.id),
                                  row.label));
  }
  line.paid = line.amount - line.deferred.value_or(Money{});
  if (work.explaining() && !parts.empty()) explain_part(plan, {&line, nullptr}, work.sum(parts));
}

/// Takes up to `most` out of what is paid, of each part in proportion to what the election takes of it.
Money take(const DeferralPlan& plan, const CreditPeriod& period, const PaidParts& parts, Date from, Figure pay,
           Figure own, Exact whole) {
  Money taken;
  Workings& work = plan.c.work;
  Exact sum;
  for (const PaidPart& each : parts) sum += each.amount().exact();
  for (const PaidPart& part : parts) {
    if (!reaches(plan, from, std::min(part.paid(), last_day_of_participation(plan)))) continue;
    Figure amount = work.named({part.amount().exact(), part.step()}, part.line->label);
    if (work.explaining())
      amount = work.figure(part.amount().exact(), Unit::money, part.path(), part.line->label);
    if (whole < sum)  // the facts say that less of it is compensation than is printed
      amount = work.derived(part.amount().exact() * whole / sum, Unit::money, "of it, compensation", {amount});
    const Figure deferred = taken_of(plan, period, amount, pay, own);
    if (deferred.value <= Exact{}) continue;
    std::optional<Money>& put_off = part.row != nullptr ? part.row->deferred : part.line->deferred;
    std::optional<Money>& paid = part.row != nullptr ? part.row->paid : part.line->paid;
    add_to(put_off, money_of(deferred));
    taken += money_of(deferred);
    paid = part.amount() - *put_off;
    explain_part(plan, part, deferred);
    if (part.row != nullptr) sum_up_line(plan, *part.line);
  }
  return taken;
}

}  // namespace

std::optional<Figure> pay_of_lines(const DeferralPlan& plan, const CreditPeriod& period,
                                   const std::vector<std::string>& ids) {
  std::vector<Figure> parts;
  for (const PaidPart& part : parts_in(plan, period, ids))
    parts.push_back(plan.c.work.named({part.amount().exact(), part.step()}, part.line->label));
  if (parts.empty()) return std::nullopt;
  return plan.c.work.sum(parts);
}

Figure own_out_of_change_pay(const DeferralPlan& plan, const CreditPeriod& period, Figure pay, Figure own) {
  Workings& work = plan.c.work;
  const auto change = change_pay_of(plan, period);
  if (!change) return work.derived(Exact{}, Unit::money, "no pay on a change in control", {own});
  if (period.pay->change_pay) return taken_of(plan, period, *change, pay, own);
  const auto election = election_for(plan, period.year);
  Exact reached;
  for (const PaidPart& part : parts_in(plan, period, plan.pay->change_pay)) {
    if (reaches(plan, election ? election->from : period.from, part.paid())) reached += part.amount().exact();
  }
  if (reached == change->value) return taken_of(plan, period, *change, pay, own);
  return taken_of(plan, period, work.derived(reached, Unit::money, "what the election reaches", {*change}), pay,
                  own);
}

Money take_out_of_lines(const DeferralPlan& plan, const CreditPeriod& period, Figure pay, Figure own) {
  if (!plan.pay || own.value <= Exact{}) return {};
  const auto election = election_for(plan, period.year);
  const Date from = election ? election->from : period.from;
  Money elsewhere;
  if (const auto change = change_pay_of(plan, period)) {
    elsewhere = money_of(own_out_of_change_pay(plan, period, pay, own)) -
                take(plan, period, parts_in(plan, period, plan.pay->change_pay), from, pay, own, change->value);
  }
  if (const auto late = late_pay_of(plan, period))
    take(plan, period, parts_in(plan, period, plan.pay->late_pay), from, pay, own, late->value);
  return elsewhere;
}

void sum_up_lines(const DeferralPlan& plan) {
  SeveranceResult& out = plan.c.out.severance;
  Workings& work = plan.c.work;
  if (!out.total) return;
  std::vector<Figure> parts;
  for (const Line& line : out.lines) {
    if (!line.deferred) continue;
    add_to(out.deferred, *line.deferred);
    if (work.explaining())
      parts.push_back(work.figure(line.deferred->exact(), Unit::money,
                                  fmt::format("severance.{}.deferred", line.id), line.label));
  }
  if (!out.deferred) return;
  out.paid = *out.total - *out.deferred;
  if (!work.explaining()) return;
  work.account("severance.deferred", work.sum(parts), plan.election.head->id);
  work.account(
      "severance.paid",
      work.difference(work.figure(out.total->exact(), Unit::money, "severance.total", "all lines"),
                      work.figure(out.deferred->exact(), Unit::money, "severance.deferred", "deferred")),
      plan.election.head->id);
}

}  // namespace payout
