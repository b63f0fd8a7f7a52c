#include "clauses/deferral/account_vesting.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/deferral/deferral_steps.h"
#include "clauses/known_days.h"
#include "clauses/situation/waived_vesting.h"

namespace payout {
namespace {

struct Share {
  const Rate* stated = nullptr;  ///< by the schedule, a change in control left aside
  const Change* change = nullptr;
  bool in_full = false;  ///< by the change, or by the board
  bool waived = false;   ///< the change would have vested it, but for a vote of the shareholders that failed
};

/// The share of a schedule that has been reached by a day; empty before its first day.
const Rate* reached(const Table<Date, Rate>& schedule, Date day) {
  const Rate* found = nullptr;
  Date latest;
  for (const auto& [from, share] : schedule) {
    if (from > day || (found != nullptr && from < latest)) continue;
    found = &share, latest = from;
  }
  return found;
}

/// The day up to which something may still vest the account; none: employment goes on, and nobody asks for a
/// day.
std::optional<Date> last_day_to_vest(const DeferralPlan& plan, const KeptAccount& account) {
  if (plan.end) return plan.end;
  if (const auto lump = lump_sum_of(plan, account)) return std::max(*lump, account.as_of);
  if (plan.c.facts.as_of) return std::max(*plan.c.facts.as_of, account.as_of);
  return std::nullopt;
}

/// The share of the company part, a change in control left aside: that of the balance, or of a later step of
/// the schedule.
const Rate* stated_share(const DeferralPlan& plan, const KeptAccount& account, Date day) {
  const Rate* by_schedule = reached(plan.facts.vesting, day);
  if (account.supplied == nullptr || !account.supplied->company_vested) return by_schedule;
  const Rate* of_balance = &*account.supplied->company_vested;
  const bool later =
      by_schedule != nullptr && by_schedule != reached(plan.facts.vesting, account.supplied->as_of);
  return later && *of_balance < *by_schedule ? by_schedule : of_balance;
}

Share share_of(const DeferralPlan& plan, const KeptAccount& account) {
  const auto last = last_day_to_vest(plan, account);
  Share share;
  share.stated = stated_share(plan, account, last.value_or(account.as_of));
  const auto& board = plan.facts.decisions.board_full_vesting;
  share.in_full = board && (!last || *board <= *last);
  if (plan.vesting && plan.vesting->change) {
    const Change* change = plan.c.situation.first_change(*plan.vesting->change);
    const bool in_time = change != nullptr && (!plan.end || change->date <= *plan.end);
    // A decision that vested all of it more than a year before leaves the change nothing to vest.
    const bool vested_before = share.in_full && in_time && add_years(*board, 1, MonthEnd::clamp) < change->date;
    const bool waived = vesting_waived(plan.c, "deferred_vesting", true);
    if (in_time && !vested_before && waived && !share.in_full) share.waived = true;
    if (in_time && !vested_before && !waived) share.change = change, share.in_full = true;
  }
  return share;
}

std::string path_of_part(const DeferralPlan& plan) {
  return fmt::format("deferred.vested_by_change[{}]", plan.out().vested_by_change.size() - 1);
}

/// How a part arose that only the change vested: the company part at two shares of the schedule.
void explain_part(const DeferralPlan& plan, const KeptAccount& account, const Change& change, Figure before,
                  Figure upto) {
  const DeferralSteps steps{plan};
  if (!steps.wanted()) return;
  Workings& w = plan.c.work;
  const auto at = [&](Figure share) { return w.rounded(w.product(share, account.company)); };
  const std::string path = path_of_part(plan);
  const std::string_view clause = plan.vesting.head->id;
  steps.money(path, plan.out().vested_by_change.back().amount,
              before.value == Exact{} ? at(upto) : w.difference(at(upto), at(before)), clause);
  steps.date(path + ".on", change.date, change_figure(plan.c, change), clause);
}

void explain_otherwise(const DeferralPlan& plan, const std::pair<Date, Rate>& step) {
  const DeferralSteps steps{plan};
  if (!steps.wanted()) return;
  steps.date(
      path_of_part(plan) + ".otherwise", step.first,
      plan.c.work.fact_at(&step.second, Workings::serial(step.first), Unit::date, "step of the schedule"));
}

/// What the schedule would have vested after the change, day by day; the rest has no day that the facts give.
void note_vested_by_change(const DeferralPlan& plan, const KeptAccount& account, const Share& share) {
  if (share.change == nullptr || share.stated == nullptr) return;
  const Date on = share.change->date;
  const Exact company = account.parts.company.exact();
  const Rate* at_change = plan.facts.vesting.empty() ? nullptr : reached(plan.facts.vesting, on);
  Figure before =
      plan.c.work.fact(at_change != nullptr ? *at_change : *share.stated, "reached by the schedule");
  const auto add = [&](Figure upto, std::optional<Date> otherwise) {
    if (upto.value <= before.value) return;
    const Money part = to_the_cent(company * upto.value) - to_the_cent(company * before.value);
    plan.out().vested_by_change.push_back({part, on, otherwise, {}});
    explain_part(plan, account, *share.change, before, upto);
    before = upto;
  };
  std::vector<const std::pair<Date, Rate>*> later;
  for (const auto& entry : plan.facts.vesting) {
    if (entry.first > on) later.push_back(&entry);
  }
  std::ranges::sort(later, {}, [](const auto* entry) { return entry->first; });
  for (const auto* entry : later) {
    const size_t parts = plan.out().vested_by_change.size();
    add(plan.c.work.fact(entry->second, "reached by the schedule"), entry->first);
    if (plan.out().vested_by_change.size() > parts) explain_otherwise(plan, *entry);
  }
  add(plan.c.work.law(1, Unit::rate, "all of it"), std::nullopt);
}

void add_amount(std::optional<Money>& sum, Money part) {
  sum = sum.value_or(Money{}) + part;
}

/// What the change would have vested, and the person gave up for a vote that failed.
void tell_waived(const DeferralPlan& plan, const KeptAccount& account, const Share& share, Figure vested) {
  if (!share.waived) return;
  const Money part = account.parts.company - money_of(vested);
  if (part <= Money{}) return;
  add_amount(plan.out().vesting_waived, part);
  const DeferralSteps steps{plan};
  if (steps.wanted())
    plan.c.work.account("deferred.vesting_waived",
                        plan.c.work.derived(plan.out().vesting_waived->exact(), Unit::money,
                                            "not vested; given up for a vote that failed",
                                            {account.company, vested, vote_figure(plan.c)}),
                        {}, waived_vesting_rule);
  if (plan.c.explain)
    plan.c.warn(Module::deferred, "waived-vesting", "tax.vote",
                fmt::format("the early vesting of {} of the employer contributions was given up for a vote of "
                            "the shareholders that failed: the change in control does not vest it",
                            grouped(part)),
                {}, waived_vesting_rule);
}

/// What vested the employer contributions in full, where the balance and the schedule had not.
void note_vested_in_full(const DeferralPlan& plan, const KeptAccount& account, const Share& share) {
  const bool already = share.stated != nullptr && share.stated->value == Exact{1};
  if (!plan.c.explain || !share.in_full || already || account.parts.company == Money{}) return;
  const auto& board = plan.facts.decisions.board_full_vesting;
  const bool by_change = share.change != nullptr && (!board || share.change->date < *board);
  const Date since = by_change ? share.change->date : *board;
  const std::string_view cite =
      by_change ? plan.vesting.head->cite : cite_or(plan.account->end_of_plan, plan.vesting.head->cite);
  const bool said = account.supplied != nullptr && account.supplied->company_vested;
  if (said && account.supplied->as_of > since)
    plan.c.warn(
        Module::deferred, "vested-share-differs", account.path("balance.company_vested"),
        fmt::format("the balance of {} gives {} of the employer contributions as vested, and {} of {} had "
                    "vested all of them",
                    to_string(account.supplied->as_of), to_string(*account.supplied->company_vested),
                    by_change ? "the change in control" : "the decision of the board", to_string(since)),
        "correct the share or the date", cite);
  plan.c.note(Module::deferred, "vested-in-full", by_change ? "events" : "deferred_comp.board_full_vesting",
              by_change
                  ? fmt::format("the change in control of {} vested the employer contributions in full",
                                to_string(share.change->date))
                  : fmt::format("the decision of the board of {} vested the employer contributions in full",
                                to_string(*board)),
              {}, cite);
}

/// A decision of the board that vests nothing any more, or not yet.
void note_idle_decision(const DeferralPlan& plan, const KeptAccount& account) {
  const auto& board = plan.facts.decisions.board_full_vesting;
  const auto last = last_day_to_vest(plan, account);
  if (!plan.c.explain || !board || !last || *board <= *last) return;
  plan.c.note(
      Module::deferred, "not-applied", "deferred_comp.board_full_vesting",
      fmt::format("the decision of {} to vest every account changes nothing here: {} {}", to_string(*board),
                  plan.end ? "employment had ended on" : "the account is looked at on", to_string(*last)),
      {}, cite_or(plan.account->end_of_plan, plan.vesting.head->cite));
}

/// A change in control after the end does not bring back what the end had forfeited.
void note_late_change(const DeferralPlan& plan, Money forfeited) {
  if (!plan.c.explain || forfeited == Money{} || !plan.vesting->change) return;
  const Change* change = plan.c.situation.first_change(*plan.vesting->change);
  if (change == nullptr || !plan.end || change->date <= *plan.end) return;
  plan.c.note(Module::deferred, "forfeiture-not-revived", "events",
              fmt::format("the change in control of {} came after the forfeiture on {} and restores nothing",
                          to_string(change->date), to_string(*plan.end)),
              {}, plan.vesting->forfeiture);
}

/// What the committee pays out after a removal is the vested account; the rest stays until employment ends.
void note_unvested_rest(const DeferralPlan& plan, const KeptAccount& account, Money rest) {
  const auto& removed = plan.facts.decisions.removed;
  if (!plan.c.explain || plan.end || rest == Money{} || !removed || !lump_sum_of(plan, account)) return;
  plan.c.note(Module::deferred, "unvested-rest", "deferred_comp.removed",
              fmt::format("{} is not vested: it is not paid with the lump sum and is forfeited only when "
                          "employment ends",
                          grouped(rest)),
              {},
              plan.vesting->forfeiture.empty() ? std::string_view{plan.vesting.head->cite}
                                               : std::string_view{plan.vesting->forfeiture});
}

std::optional<Figure> vested_company(const DeferralPlan& plan, const KeptAccount& account, const Share& share) {
  Workings& work = plan.c.work;
  if (share.in_full || account.parts.company == Money{}) return account.company;
  if (share.stated != nullptr)
    return work.rounded(work.product(work.fact(*share.stated, "vested share"), account.company));
  const auto& removed = plan.facts.decisions.removed;
  if (plan.end || (removed && lump_sum_of(plan, account)) || !plan.facts.decisions.accelerations.empty()) {
    plan.missing(plan.vesting.head, account.path("balance.company_vested"),
                 "the vested share of the company part (" + plan.vesting->share_from + ")");
  }
  return std::nullopt;
}

/// What the company part is vested to, and why.
Figure share_figure(const DeferralPlan& plan, const Share& share) {
  Workings& w = plan.c.work;
  const bool by_schedule = share.stated != nullptr && (!share.in_full || share.stated->value == Exact{1});
  if (by_schedule) return w.fact(*share.stated, "vested share");
  if (!share.in_full) return {};
  const Figure why = share.change != nullptr
                         ? change_figure(plan.c, *share.change)
                         : w.fact(*plan.facts.decisions.board_full_vesting, "decision of the board");
  return w.derived(Exact{1}, Unit::rate, "in full", {why});
}

}  // namespace

std::optional<Exact> share_left_by_end(const DeferralPlan& plan, const KeptAccount& account) {
  if (!plan.vesting) return Exact{1};
  const Share share = share_of(plan, account);
  if (share.in_full) return Exact{1};
  return share.stated != nullptr ? std::optional{share.stated->value} : std::nullopt;
}

std::optional<VestedAccount> vest(const DeferralPlan& plan, const KeptAccount& account) {
  DeferralResult& out = plan.out();
  Workings& work = plan.c.work;
  if (account.supplied != nullptr && account.supplied->vested) {
    const Figure given = work.fact(*account.supplied->vested, "vested account");
    add_amount(out.vested, *account.supplied->vested);
    return VestedAccount{given, {*account.supplied->vested, {}}};
  }
  if (!plan.vesting) return VestedAccount{work.sum({account.own, account.company}), account.parts};
  const Share share = share_of(plan, account);
  note_idle_decision(plan, account);
  const auto company = vested_company(plan, account, share);
  if (!company) return std::nullopt;
  const Figure figure = account.parts.company == Money{} ? account.own : work.sum({account.own, *company});
  const Money amount = money_of(figure);
  if (share.in_full || share.stated != nullptr) out.vested_share = share.in_full ? Rate{1} : *share.stated;
  add_amount(out.vested, amount);
  note_vested_by_change(plan, account, share);
  tell_waived(plan, account, share, *company);
  note_vested_in_full(plan, account, share);
  if (plan.end) {
    const Money forfeited = account.parts.total() - amount;
    add_amount(out.forfeited, forfeited);
    note_late_change(plan, forfeited);
  }
  note_unvested_rest(plan, account, account.parts.total() - amount);
  return VestedAccount{figure, {account.parts.own, amount - account.parts.own}, share_figure(plan, share)};
}

}  // namespace payout
