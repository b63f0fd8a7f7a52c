#include "clauses/deferral/plan_transfer.h"
#include "clauses/known_days.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/deferral/contributions.h"
#include "clauses/deferral/deferral_steps.h"
#include "clauses/deferral/earnings.h"
#include "clauses/deferral/transfers.h"
#include "law/tables.h"

namespace payout {
namespace {

void warn_over_limit(const DeferralPlan& plan, int year, const TransferFacts& facts, const std::string& path) {
  if (!plan.c.explain || !plan.transfer->dollar_limit) return;
  plan.c.work.consult({"plan limits", year});
  const auto limit = law::plan_limit(year, *plan.transfer->dollar_limit);
  const Money* dollars = std::get_if<Money>(&limit);
  if (dollars == nullptr || facts.max <= *dollars) return;
  plan.c.warn(
      Module::deferred, "over-402g-limit", path + ".max",
      fmt::format("{} is higher than the {} dollar limit of {}", grouped(facts.max), year, grouped(*dollars)),
      "26 U.S.C. 402(g): what testing allows cannot exceed it", plan.transfer.head->cite);
}

bool date_fits(const DeferralPlan& plan, const PlannedTransfer& t, Date deadline, const std::string& path) {
  const Date year_end = plan.account->plan_year_ends.in(t.year);
  if (t.on <= year_end) {
    plan.c.error(
        Module::deferred, "transfer-too-early", path + ".on",
        fmt::format("the transfer for {} is dated {}, before the plan year ended", t.year, to_string(t.on)),
        "correct the date", plan.transfer.head->cite);
    return false;
  }
  if (t.on > deadline && plan.c.explain) {
    plan.c.warn(
        Module::deferred, "late-transfer", path + ".on",
        fmt::format("the transfer of {} comes after its last day, {}", to_string(t.on), to_string(deadline)),
        {}, plan.transfer.head->cite);
  }
  return true;
}

/// The company part that belongs to the deferrals moved.
std::optional<Money> attributed(const DeferralPlan& plan, const DeferralYear& year, Money moved) {
  const Money own = *year.own, company = *year.company;
  if (company == Money{} || moved == Money{}) return Money{};
  if (moved == own) return company;
  if (!plan.match || plan.c.choose(plan.transfer->match_attribution) == MatchAttribution::pro_rata)
    return to_the_cent(company.exact() * moved.exact() / own.exact());
  if (plan.facts.match.empty()) {
    plan.missing(plan.match ? plan.match.head : plan.transfer.head, "deferred_comp.match.rate",
                 "the rate of match on the deferrals moved");
    return std::nullopt;
  }
  Workings& work = plan.c.work;
  const Figure deferred = work.derived(moved.exact(), Unit::money, "own part moved");
  // Where pay is not known the match actually made is the only cap.
  const Money pay = year.compensation.value_or(Money::cents(INT64_MAX / 1000));
  return std::min(company, money_of(match_on(plan, deferred, work.derived(pay.exact(), Unit::money, "pay"))));
}

bool earnings_known(const DeferralPlan& plan, const TransferFacts& facts, const std::string& path) {
  if (facts.earnings || !knows_earnings(plan)) return true;
  plan.missing(plan.transfer.head, path + ".earnings", "what the transferred part earned until the transfer");
  return false;
}

/// A transfer after the end of employment finds only what the end has not forfeited.
void leave_forfeited(const DeferralPlan& plan, const KeptAccount& account, PlannedTransfer& t) {
  if (!plan.end || t.on <= *plan.end) return;
  const Money whole = t.parts.company;
  t.parts.company = to_the_cent(whole.exact() * share_left_by_end(plan, account).value_or(Exact{1}));
  t.forfeited = whole - t.parts.company;
}

/// A transfer without a day of its own is made on the last day for it.
Figure day_of_transfer(const DeferralSteps& s, const TransferFacts& given, Date day) {
  return given.on ? s.w().fact(*given.on, "day of the transfer")
                  : s.w().by_clause(Workings::serial(day), Unit::date, s.plan.transfer.head->id,
                                    "last day for the transfer");
}

/// How the parts of a transfer arose: what testing allows, the match that belongs to it, what stays.
void explain_transfer(const DeferralSteps& s, const DeferralYear& y, const TransferFacts& given) {
  if (!s.wanted()) return;
  Workings& w = s.w();
  const std::string path = fmt::format("deferred.plan_years[{}]", y.id);
  const ClauseHead& head = *s.plan.transfer.head;
  s.date(path + ".transfer_deadline", y.transfer_deadline,
         w.by_clause(Workings::serial(*y.transfer_deadline), Unit::date, head.id, "last day for it"), head.id);
  s.date(path + ".transfer_date", y.transfer_date,
         given.on ? w.fact(*given.on, "day of the transfer")
                  : s.shown(path + ".transfer_deadline", *y.transfer_date, "last day for it"),
         head.id);
  if (!y.transferred) return;
  const Figure own = s.shown(path + ".own", *y.own, "own contribution");
  const Figure company = s.shown(path + ".company", *y.company, "company contribution");
  s.money(path + ".transferred_own", y.transferred_own,
          w.least(w.fact(given.max, "what may still be deferred"), own), head.id);
  const Figure moved = s.shown(path + ".transferred_own", *y.transferred_own, "own part moved");
  s.money(path + ".transferred_company", y.transferred_company,
          s.amount(*y.transferred_company, "the match that belongs to it", {moved, own, company}), head.id);
  s.money(path + ".transferred", y.transferred,
          w.sum({moved, s.shown(path + ".transferred_company", *y.transferred_company, "company part moved")}),
          head.id);
  Figure stays =
      w.difference(w.sum({own, company}), s.shown(path + ".transferred", *y.transferred, "transferred"));
  if (given.earnings && *given.earnings != Money{})
    stays = w.sum({stays, w.fact(*given.earnings, "earned by the part moved")});
  s.money(path + ".stays", y.stays, stays, head.id);
}

std::optional<PlannedTransfer> planned(const DeferralPlan& plan, const KeptAccount& account, int year,
                                       const TransferFacts& facts) {
  const std::string path = fmt::format("deferred_comp.plan_years.{}.transfer", year);
  const auto shown = std::ranges::find(plan.out().plan_years, year, &DeferralYear::id);
  if (shown == plan.out().plan_years.end() || !shown->own || !shown->company) return std::nullopt;
  const Date deadline = plan.transfer->deadline.in(plan.account->plan_year_ends.in(year).year() + 1);
  PlannedTransfer t{year, facts.on.value_or(deadline), {}, facts.earnings.value_or(Money{})};
  shown->transfer_deadline = deadline;
  shown->transfer_date = t.on;
  warn_over_limit(plan, year, facts, path);
  explain_transfer({plan}, *shown, facts);
  if (!date_fits(plan, t, deadline, path) || !earnings_known(plan, facts, path)) return std::nullopt;
  t.parts.own = std::min(facts.max, *shown->own);
  const auto company = attributed(plan, *shown, t.parts.own);
  if (!company) return std::nullopt;
  t.parts.company = *company;
  leave_forfeited(plan, account, t);
  shown->transferred_own = t.parts.own;
  shown->transferred_company = t.parts.company;
  shown->transferred = t.parts.total();
  shown->stays = *shown->own + *shown->company - t.parts.total() - t.forfeited + t.earnings;
  explain_transfer({plan}, *shown, facts);
  return t;
}

}  // namespace

std::vector<PlannedTransfer> plan_transfers(const DeferralPlan& plan, const KeptAccount& account) {
  std::vector<PlannedTransfer> transfers;
  if (!plan.transfer) return transfers;
  for (const auto& [year, facts] : plan.facts.plan_years) {
    if (!facts.transfer) continue;
    const auto t = planned(plan, account, year, *facts.transfer);
    if (!t) continue;
    transfers.push_back(*t);
    if (plan.c.lists) {
      plan.c.deadline("transfer_to_401k", t->on, fmt::format("transfer for {} to the 401(k) plan", year),
                      plan.transfer.head->cite, !facts.transfer->on);
      if (plan.c.work.explaining())
        account_day(plan.c, "calendar[transfer_to_401k]", t->on,
                    day_of_transfer({plan}, *facts.transfer, t->on));
    }
  }
  std::ranges::stable_sort(transfers, {}, &PlannedTransfer::on);
  return transfers;
}

}  // namespace payout
