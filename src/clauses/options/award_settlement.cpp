#include "clauses/options/award_settlement.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/known_days.h"
#include "clauses/options/exercised_by.h"
#include "clauses/options/grant_steps.h"
#include "clauses/options/plan_clause.h"
#include "clauses/options/settling.h"
#include "clauses/options/share_counts.h"
#include "clauses/options/share_price.h"
#include "clauses/severance/due_day.h"

namespace payout {
namespace {

/// One row while it is put together.
struct Row {
  const Case& c;
  GrantResult& grant;
  Settlement row = {};

  std::string path() const {
    return fmt::format("grants[{}].settlements[{}]", grant.id, grant.settlements.size());
  }
  void enter(std::string_view field, Exact value, Figure how, std::string_view clause) const {
    if (!c.work.explaining()) return;
    GrantSteps{c, grant}.enter(fmt::format("{}.{}", path(), field), value, how, clause);
  }
  Figure shown(std::string_view field, Exact value, Unit unit, std::string_view label) const {
    return c.work.recording() ? c.work.figure(value, unit, fmt::format("{}.{}", path(), field), label)
                              : Figure{value, {}};
  }
  void dated(Figure vests, const DueDay& due, const ClauseHead* clause) {
    row.vests = day_of(vests);
    row.payee = due.payee;
    row.due_kind = due.kind;
    row.earliest = due.earliest;
    row.due = due.day;
    row.day = due.how;
    row.on_schedule = due.on_schedule;
    row.by = clause;
    enter("vests", vests.value, vests, clause != nullptr ? std::string_view{clause->id} : std::string_view{});
  }
  void counted(int64_t shares, Figure how) {
    row.shares = {shares};
    enter("shares", Exact{shares}, how, {});
  }
  void priced(Figure price) {
    row.price = as_price(price);
    enter("price", price.value, price, {});
  }
  /// So many shares at so much each.
  Figure worth(Figure each) const {
    return c.work.rounded(
        c.work.product(shown("shares", Exact{row.shares.count}, Unit::shares, "shares"), each));
  }
  void paid(Figure sum) {
    row.amount = money_of(sum);
    row.arithmetic = sum.step;
    enter("amount", row.amount->exact(), sum, {});
  }
  void delivered(Figure value) {
    row.value = money_of(value);
    row.arithmetic = value.step;
    enter("value", row.value->exact(), value, {});
  }
  void add() { grant.settlements.push_back(row); }
};

/// Vested by the day and still there: what a deal pays out. What a closing itself vests and takes away again on
/// that day is paid out.
bool outstanding(const Tranche& t, Date day) {
  if (t.barred || t.fate == Disposition::cashed_out || (t.gone && *t.gone < day)) return false;
  const auto vested = t.accelerated ? t.accelerated : t.vests;
  return (!vested || *vested <= day) && !(t.gone && vested && *t.gone <= *vested && *vested < day);
}

/// The day, as it is written in the row.
Figure day_of(const Case& c, const Settling& s) {
  return occurrence_figure(c, *s.when);
}

void pay_out(const Case& c, GrantResult& grant, const Settling& s) {
  const Date day = s.when->date;
  Row row{c, grant};
  int64_t shares = 0;
  std::vector<Figure> from;
  for (size_t i = 0; i < grant.tranches.size(); ++i) {
    const Tranche& t = grant.tranches[i];
    if (t.fate != Disposition::cashed_out || t.gone != day || t.gone_by != s.head->cite) continue;
    const int64_t left = t.shares.count - exercised_by(grant, i, day);
    shares += left;
    if (c.work.explaining())
      from.push_back(c.work.derived(Exact{left}, Unit::shares, "outstanding of the step",
                                    {c.work.figure(Exact{t.shares.count}, Unit::shares,
                                                   tranche_path(grant, t) + ".shares", "shares of the step")}));
  }
  if (shares == 0) return;
  const auto price = price_on(c, grant, &s, day);
  row.row.what = SettledFor::cash_out;
  row.row.label = "Cash-out";
  row.row.cite = s.head->cite;
  const Figure vests = day_of(c, s);
  row.dated({Workings::serial(day), vests.step},
            due_day(c, s, nullptr, {Workings::serial(day), vests.step}, {}), s.head);
  row.counted(shares, c.work.sum(from));
  if (price) {
    row.priced(*price);
    const Figure over = c.work.difference(row.shown("price", price->value, Unit::price, "price of a share"),
                                          strike_figure(c, grant));
    row.row.underwater = over.value <= Exact{};
    row.paid(row.worth(over.value < Exact{} ? c.work.derived({}, Unit::price, "no spread", {over}) : over));
    if (row.row.underwater && c.explain)
      c.note(Module::options, "cashed-out-underwater", fmt::format("grants[{}].price", grant.id),
             fmt::format("{} is canceled for nothing: its price of {} is not below the {} that a share is paid",
                         grant.id, to_string(grant.price.value_or(Price{})), to_string(*row.row.price)),
             {}, s.head->cite);
  }
  row.add();
}

/// The clause that settles what vests of a grant, or null.
const Settling* settling_of(const std::vector<Settling>& all, const GrantResult& grant) {
  const auto found = std::ranges::find_if(
      all, [&](const Settling& s) { return is_stock(grant.type) || !cashes_out(*s.terms); });
  return found != all.end() ? &*found : nullptr;
}

bool in_cash(const GrantResult& grant, const Settling* s) {
  if (s != nullptr && s->terms->as) return *s->terms->as != SettlesIn::shares;
  return grant.grant->settled_in == SettledIn::cash;
}

/// What a clause vests, by its day: the steps of one day are one row.
struct VestingDay {
  Date day = {};
  std::string_view cite = {};
  std::vector<size_t> tranches = {};
  int64_t shares = 0;
};

std::vector<VestingDay> vesting_days(const GrantResult& grant, bool on_schedule) {
  std::vector<VestingDay> days;
  for (size_t i = 0; i < grant.tranches.size(); ++i) {
    const Tranche& t = grant.tranches[i];
    if (!t.accelerated && t.continued_by.empty()) continue;
    const Date day = t.accelerated ? *t.accelerated : *t.vests;
    if ((t.gone && *t.gone <= day) || t.shares == Shares{}) continue;
    const std::string_view cite = t.accelerated ? t.accelerated_by : t.continued_by;
    auto same = std::ranges::find_if(days, [&](const VestingDay& d) {
      return d.day == day && d.cite == cite && (!on_schedule || grant.tranches[d.tranches[0]].vests == t.vests);
    });
    if (same == days.end()) same = days.insert(days.end(), {day, cite, {}, 0});
    same->tranches.push_back(i);
    same->shares += t.shares.count;
  }
  return days;
}

Figure tranche_figure(const Case& c, const GrantResult& grant, size_t i, std::string_view field, Exact value,
                      Unit unit, std::string_view label) {
  if (!c.work.recording()) return {value, {}};
  return c.work.figure(value, unit, fmt::format("grants[{}].tranches[{}].{}", grant.id, i, field), label);
}

void settle_day(const Case& c, GrantResult& grant, const Settling* s, const VestingDay& day) {
  Row row{c, grant};
  row.row.label = in_cash(grant, s) ? "Award paid in cash" : "Shares delivered";
  row.row.cite = s != nullptr ? std::string_view{s->head->cite} : day.cite;
  const size_t first = day.tranches.front();
  const Tranche& t = grant.tranches[first];
  const Figure vests = tranche_figure(c, grant, first, t.accelerated ? "accelerated" : "vests",
                                      Workings::serial(day.day), Unit::date, "vests");
  std::optional<Figure> by_schedule;
  if (t.vests)
    by_schedule =
        tranche_figure(c, grant, first, "vests", Workings::serial(*t.vests), Unit::date, "by the schedule");
  row.row.given = t.accelerating;
  row.dated(vests, s != nullptr ? due_day(c, *s, t.accelerating, vests, by_schedule) : DueDay{},
            s != nullptr ? s->head : nullptr);
  std::vector<Figure> parts;
  for (const size_t i : day.tranches)
    parts.push_back(
        tranche_figure(c, grant, i, "shares", Exact{grant.tranches[i].shares.count}, Unit::shares, "shares"));
  row.counted(day.shares, parts.size() == 1 ? parts[0] : c.work.sum(parts));
  if (const auto price = price_on(c, grant, s, day.day)) {
    row.priced(*price);
    const Figure worth = row.worth(row.shown("price", price->value, Unit::price, "price of a share"));
    in_cash(grant, s) ? row.paid(worth) : row.delivered(worth);
  }
  row.add();
}

/// Dividend equivalents go with the shares that vest.
void pay_dividends(const Case& c, GrantResult& grant, const Settling* s, const std::vector<VestingDay>& days) {
  if (!grant.grant->dividends || days.empty()) return;
  int64_t vests = 0;
  for (const VestingDay& day : days) vests += day.shares;
  int64_t unvested = 0;
  for (const Tranche& t : grant.tranches) {
    if (t.vests && *t.vests > days.front().day) unvested += t.shares.count;
  }
  Workings& w = c.work;
  const Figure all = w.fact(*grant.grant->dividends, "accrued on the unvested shares");
  Figure sum = all;
  if (vests < unvested)
    sum = w.share_of(all, w.derived(Exact{vests}, Unit::shares, "shares that vest", {granted_figure(c, grant)}),
                     w.derived(Exact{unvested}, Unit::shares, "unvested shares", {granted_figure(c, grant)}));
  Row row{c, grant};
  row.row.what = SettledFor::dividends;
  row.row.label = "Dividend equivalents";
  row.row.cite = s != nullptr ? std::string_view{s->head->cite} : days.front().cite;
  const Settlement first = grant.settlements.front();
  row.row.vests = first.vests, row.row.due = first.due, row.row.due_kind = first.due_kind;
  row.row.earliest = first.earliest, row.row.payee = first.payee, row.row.given = first.given;
  row.row.on_schedule = first.on_schedule, row.row.day = first.day, row.row.by = first.by;
  const std::string of = fmt::format("grants[{}].settlements[0].", grant.id);
  if (c.work.explaining()) {
    row.enter("vests", Workings::serial(first.vests),
              w.figure(Workings::serial(first.vests), Unit::date, of + "vests", "vests"), {});
    row.enter("shares", Exact{}, w.derived({}, Unit::shares, "a sum in cash, no shares", {all}), {});
  }
  row.paid(w.rounded(sum));
  grant.dividends = row.row.amount;
  grant.how.dividends = row.row.arithmetic;
  row.add();
}

void sum_value(const Case& c, GrantResult& grant) {
  Workings& w = c.work;
  std::vector<Figure> parts;
  Money sum;
  for (size_t i = 0; i < grant.settlements.size(); ++i) {
    const Settlement& s = grant.settlements[i];
    if (s.what != SettledFor::vesting) continue;
    if (!s.value && !s.amount) return;
    const Money part = s.value ? *s.value : *s.amount;
    sum += part;
    if (w.explaining())
      parts.push_back(
          w.figure(part.exact(), Unit::money,
                   fmt::format("grants[{}].settlements[{}]{}", grant.id, i, s.value ? ".value" : ""), s.label));
  }
  grant.value = sum;
  if (!w.explaining()) return;
  const GrantSteps steps{c, grant};
  grant.how.value = parts.empty()
                        ? steps.none(Unit::money, "no clause vests any of it", {steps.looked_at()}).step
                        : (parts.size() == 1 ? parts[0] : w.sum(parts)).step;
}

/// A SAR that is exercised pays its spread.
void pay_exercised(const Case& c, GrantResult& grant, const Settling* s) {
  for (size_t i = 0; i < grant.exercises.size(); ++i) {
    const ExerciseResult& e = grant.exercises[i];
    if (!in_cash(grant, s) || !e.spread) continue;
    Row row{c, grant};
    row.row.label = "SAR exercised, paid in cash";
    row.row.cite = s != nullptr ? std::string_view{s->head->cite} : std::string_view{"award"};
    const std::string of = fmt::format("grants[{}].exercises[{}].", grant.id, i);
    const auto figure = [&](std::string_view field, Exact value, Unit unit, std::string_view label) {
      return c.work.recording() ? c.work.figure(value, unit, of + std::string{field}, label)
                                : Figure{value, {}};
    };
    const Figure day = figure("date", Workings::serial(e.date), Unit::date, "exercised");
    const DueDay at_once{.kind = DueKind::on, .day = e.date, .how = day.step};
    row.dated(day, s != nullptr ? due_day(c, *s, nullptr, day, {}) : at_once, s != nullptr ? s->head : nullptr);
    row.counted(e.shares.count, figure("shares", Exact{e.shares.count}, Unit::shares, "exercised"));
    if (e.fmv) row.priced(figure("fmv", e.fmv->in_cents(), Unit::price, "value of a share"));
    row.paid(figure("spread", e.spread->exact(), Unit::money, "spread"));
    row.add();
  }
}

}  // namespace

void cash_out(const Case& c, GrantResult& grant) {
  for (const Settling& s : settlings(c, grant)) {
    if (!cashes_out(*s.terms) || !s.when) continue;
    if (grant.granted && *grant.granted > s.when->date) continue;
    const StepRef source = c.work.explaining() ? day_of(c, s).step : StepRef{};
    for (Tranche& t : grant.tranches) {
      if (outstanding(t, s.when->date)) t.end(s.when->date, Disposition::cashed_out, s.head->cite, source);
    }
  }
}

void settle_awards(const Case& c, GrantResult& grant) {
  const std::vector<Settling> all = settlings(c, grant);
  const Settling* s = settling_of(all, grant);
  if (!is_stock(grant.type)) {
    for (const Settling& one : all) {
      if (cashes_out(*one.terms) && one.when) pay_out(c, grant, one);
    }
    if (grant.type == AwardType::sar) pay_exercised(c, grant, s);
    return;
  }
  const auto days = vesting_days(grant, s != nullptr && s->terms->pay.on_schedule);
  for (const VestingDay& day : days) settle_day(c, grant, s, day);
  sum_value(c, grant);
  pay_dividends(c, grant, s, days);
}

/// The day of a settlement as it stands in the end, and as it was before a rule moved it.
static void explain_day(const Case& c, const GrantResult& grant, size_t i) {
  const Settlement& s = grant.settlements[i];
  const GrantSteps steps{c, grant};
  const std::string at = fmt::format("{}.settlements[{}]", steps.path, i);
  const auto tell = [&](std::string_view field, const std::optional<Date>& day, StepRef how) {
    if (!day) return;
    const Exact serial = Workings::serial(*day);
    const Figure of = how               ? Figure{serial, how}
                      : s.by != nullptr ? c.work.by_clause(serial, Unit::date, s.by->id, "day stated")
                                        : c.work.derived(serial, Unit::date, "day stated", {});
    steps.enter(fmt::format("{}.{}", at, field), serial, of,
                s.by != nullptr ? std::string_view{s.by->id} : std::string_view{});
  };
  tell("due", s.due, s.day);
  tell("earliest", s.earliest, {});
  tell("stated", s.stated, {});
}

void finish_settlements(const Case& c) {
  for (const Clause& clause : c.agreement.clauses) {
    const auto act = clause.terms.kind().act_on_awards;
    if (act != nullptr && c.in_force(clause.head)) act(clause.terms.object(), clause.head, c);
  }
  if (!c.work.explaining()) return;
  for (const GrantResult& grant : c.out.grants) {
    for (size_t i = 0; i < grant.settlements.size(); ++i) explain_day(c, grant, i);
  }
}

}  // namespace payout
