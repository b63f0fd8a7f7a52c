#include <fmt/format.h>

#include <algorithm>

#include "clauses/parachute/contingent_part.h"
#include "clauses/parachute/exposure.h"
#include "law/compounding.h"

namespace payout {
namespace {

constexpr std::string_view vesting_only_rule = "26 CFR 1.280G-1 Q&A-24(c)";
constexpr std::string_view plan_benefit_rule = "26 CFR 1.280G-1 Q&A-24(a), (d)(1)";

bool missing(const Exposure& e, std::string_view path, std::string_view what) {
  e.c.missing(Module::parachute, e.head, path, what);
  return false;
}

law::VestingOnly reading(const Exposure& e) {
  return e.c.choose(e.terms.vesting_only_value) == VestingOnlyValue::one_percent_of_present_value
             ? law::VestingOnly::one_percent_of_present_value
             : law::VestingOnly::time_value_and_one_percent;
}

/// A plan that pays on the change pays what it vests: it comes as early as it vests.
bool paid_at_once(const VestedByChange& vested) {
  return vested.paid && *vested.paid <= vested.on;
}

/// Vested and paid early, Q&A-24(c), (f) Ex. 3(i): without the change it would have been paid when it vested.
bool value_paid_early(const Exposure& e, const VestedByChange& vested, const law::EarlyBy& by,
                      ContingentPart& p) {
  const auto rate = discount_rate(e, by.years);
  if (!rate) return missing(e, "tax.afr_120", "120 % of the applicable federal rate");
  const auto v = law::vested_early(vested.amount, by, *rate);
  p.discount_rate = Rate{*rate};
  p.time_value = v.time_value, p.one_percent = v.one_percent, p.value = v.value;
  return true;
}

/// What was vested and is paid on the change comes early as well; without the day on which it would have been
/// paid nobody can say by how much, Q&A-24(b), (f) Ex. 2.
void note_paid_early(const Exposure& e, Money vested) {
  const auto& account = e.c.out.deferred;
  if (!e.c.explain || e.c.situation.end || account.first_payment != e.change || vested <= Money{}) return;
  if (given_as_paid_early(e, "deferred_vested")) return;
  e.c.note(
      Module::parachute, "paid-early", "deferred_comp",
      fmt::format("{} of the account was vested before the change and is paid on it: what that is worth hangs "
                  "on a day that is not known, and nothing of it counts",
                  grouped(vested)),
      "where the day is known, give `tax.paid_early: {id: deferred_vested, would_have_been_paid: DAY}`",
      "26 CFR 1.280G-1 Q&A-24(b), (f) Ex. 2");
}

/// A part of the account that vests early and is paid no earlier; false where a fact is missing.
bool value_part(const Exposure& e, const VestedByChange& vested, ContingentPart& p) {
  if (!vested.otherwise)
    return missing(e, "deferred_comp.vesting",
                   "the normal vesting date of the unvested employer contributions");
  p = {.vests = *vested.otherwise, .accelerated = vested.on, .payment = vested.amount};
  const law::EarlyBy by = early_by(e, p, "the deferred account");
  p.days = std::max(0, p.vests - p.accelerated);
  p.full_months = by.full_months;
  if (p.days == 0) return true;
  if (!vested.paid) return missing(e, "deferred_comp.first_payment", "the day the account is paid");
  if (paid_at_once(vested)) return value_paid_early(e, vested, by, p);
  const Exact years = law::days_in_years(std::max(0, *vested.paid - e.change));
  const auto rate = discount_rate(e, years);
  if (!rate) return missing(e, "tax.afr_120", "120 % of the applicable federal rate");
  const auto v = law::vested_only(vested.amount, by, years, *rate, reading(e));
  p.discount_rate = Rate{*rate};
  p.time_value = v.time_value, p.one_percent = v.one_percent, p.value = v.value;
  return true;
}

/// Where the part of the account stands in the result.
PartSources sources(const Exposure& e, const VestedByChange& vested, size_t number) {
  Workings& w = e.c.work;
  if (!w.recording()) return {};
  const std::string path = fmt::format("deferred.vested_by_change[{}]", number);
  PartSources from;
  from.accelerated = w.figure(Workings::serial(vested.on), Unit::date, path + ".on", "accelerated vesting");
  if (vested.otherwise)
    from.vests = w.figure(Workings::serial(*vested.otherwise), Unit::date, path + ".otherwise",
                          "vesting day by the schedule");
  from.payment = w.figure(vested.amount.exact(), Unit::money, path, "part of the account");
  from.shares = w.derived(Exact{}, Unit::shares, "it is no option", {from.payment});
  return from;
}

/// Contributions on pay on the change: the own part is inside that pay, the match would not have been made.
struct OnChangePay {
  Money own = {};
  Money company = {};
};
OnChangePay on_change_pay(const Exposure& e) {
  OnChangePay sum;
  for (const DeferralYear& year : e.c.out.deferred.plan_years) {
    sum.own += year.own_on_change_pay.value_or(Money{});
    sum.company += year.company_on_change_pay.value_or(Money{});
  }
  if (const auto& share = e.c.out.deferred.vested_share)
    sum.company = to_the_cent(sum.company.exact() * share->value);
  return sum;
}

/// What was vested and is merely paid: owed without any change in control.
void leave_out_vested(Exposure& e, const OnChangePay& elsewhere) {
  Money vested = e.c.out.deferred.total.value_or(Money{}) - elsewhere.own - elsewhere.company;
  for (const VestedByChange& early : e.c.out.deferred.vested_by_change) vested -= early.amount;
  if (vested <= Money{}) return;
  ContingentLine line{"deferred_vested", "Vested deferred account"};
  line.type = PaymentClass::deferred;
  line.amount = line.present_value = vested;
  if (given_as_paid_early(e, "deferred_vested")) line.paid = e.c.out.deferred.first_payment;
  note_paid_early(e, vested);
  Workings& w = e.c.work;
  if (w.recording()) {
    Figure rest =
        w.figure(e.c.out.deferred.total->exact(), Unit::money, "deferred.total", "deferred compensation");
    if (rest.value != vested.exact())
      rest = w.derived(vested.exact(), Unit::money, "less what counts elsewhere", {rest});
    line.arithmetic = w.named(rest, "left out: it does not depend on the change").step;
  }
  e.out().contingent.push_back(std::move(line));
}

/// What a part of the account is worth at the change, paid as the account is: a share of every payment.
Money worth_as_paid(const Exposure& e, const ContingentLine& line) {
  const DeferralResult& account = e.c.out.deferred;
  const Money total = account.total.value_or(Money{});
  if (account.payments.size() < 2 || total <= Money{}) return line.present_value;
  Money worth, left = line.amount;
  for (size_t i = 0; i < account.payments.size(); ++i) {
    const DeferralPayment& p = account.payments[i];
    const bool last = i + 1 == account.payments.size();
    const Money part = last ? left : to_the_cent(line.amount.exact() * (p.amount.exact() / total.exact()));
    worth += worth_at_change(e, part, p.due);
    left -= part;
  }
  return worth;
}

/// The match on pay on the change, in full: without the change it would not have been credited (Q&A-22(a)).
void add_match(Exposure& e, const OnChangePay& credited) {
  if (credited.company <= Money{}) return;
  ContingentLine line{"deferred_match", "Company contribution on pay on the change"};
  line.rule = ContingencyRule::in_full;
  line.law = plan_benefit_rule;
  line.counted = true;
  line.type = PaymentClass::deferred;
  line.amount = credited.company;
  line.paid = e.c.out.deferred.first_payment.value_or(e.change);
  Workings& w = e.c.work;
  if (w.recording()) {
    Adding parts{w};
    for (const DeferralYear& year : e.c.out.deferred.plan_years) {
      if (!year.company_on_change_pay) continue;
      parts.add(w.figure(year.company_on_change_pay->exact(), Unit::money,
                         fmt::format("deferred.plan_years[{}].company_on_change_pay", year.id), {}));
    }
    Figure sum = parts.sum_or_part();
    if (sum.value != line.amount.exact())
      sum = w.derived(line.amount.exact(), Unit::money, "the vested share of it", {sum});
    line.arithmetic = sum.step;
  }
  value_at_change(e, line);
  if (line.present_value != line.amount) line.present_value = worth_as_paid(e, line);
  e.out().contingent.push_back(std::move(line));
}

void add_vesting(Exposure& e) {
  const auto& all = e.c.out.deferred.vested_by_change;
  ContingentLine line{"deferred_vesting", "Vesting of the deferred account"};
  line.rule = ContingencyRule::vested_only;
  line.law = vesting_only_rule;
  line.type = PaymentClass::deferred;
  Adding values{e.c.work};
  for (size_t i = 0; i < all.size(); ++i) {
    if (all[i].on < e.first) continue;
    ContingentPart part;
    if (!value_part(e, all[i], part)) return;
    line.amount += part.value;
    line.paid = all[i].paid;
    if (paid_at_once(all[i])) line.rule = ContingencyRule::vested_early;
    values.add(part_figure(e, line, line.parts.size(), part, sources(e, all[i], i)));
    line.parts.push_back(part);
  }
  if (line.parts.empty()) return;
  line.counted = line.amount > Money{};
  line.present_value = line.amount;
  line.arithmetic = arithmetic_of(e, line, values.sum());
  e.out().contingent.push_back(std::move(line));
}

/// The change vested all of the company's part, and nobody said how much of it had vested before.
void tell_of_unknown_vesting(const Exposure& e, const OnChangePay& elsewhere) {
  const auto& facts = e.c.facts.deferred_comp;
  const DeferralResult& account = e.c.out.deferred;
  if (!e.c.explain || !facts || !account.company || !account.vested_by_change.empty()) return;
  const bool in_full = account.vested_share && account.vested_share->value == Exact{1};
  const bool stated = !facts->vesting.empty() || (facts->balance && facts->balance->company_vested) ||
                      std::ranges::any_of(facts->accounts, [](const SeparateAccount& a) {
                        return a.balance.company_vested.has_value();
                      });
  const Money company = *account.company - elsewhere.company;
  if (!in_full || stated || facts->decisions.board_full_vesting || company <= Money{}) return;
  e.c.warn(
      Module::parachute, "vested-before-unknown", "deferred_comp.balance",
      fmt::format("how much of the employer contributions of {} had vested before the change in control of {} "
                  "is not given: nothing counts for their vesting",
                  grouped(company), to_string(e.change)),
      "give `deferred_comp.balance.company_vested`, 100% where all had, and `deferred_comp.vesting`",
      vesting_only_rule);
}

}  // namespace

void add_deferred(Exposure& e) {
  const OnChangePay elsewhere = on_change_pay(e);
  leave_out_vested(e, elsewhere);
  add_match(e, elsewhere);
  tell_of_unknown_vesting(e, elsewhere);
  if (!e.c.out.deferred.vested_by_change.empty()) add_vesting(e);
}

}  // namespace payout
