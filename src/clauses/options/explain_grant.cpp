#include <fmt/format.h>

#include "clauses/known_days.h"
#include "clauses/options/grant_steps.h"
#include "clauses/options/share_counts.h"

namespace payout {
namespace {

/// A day, count or price that was kept with its step while the grant was followed.
Figure kept(Exact value, StepRef step) {
  return {value, step};
}
Figure kept(Date day, StepRef step) {
  return {Workings::serial(day), step};
}

void explain_tranche(const GrantSteps& s, size_t i) {
  const Tranche& t = s.grant.tranches[i];
  const std::string owner = fmt::format("tranches[{}]", i);
  if (t.how.vests) s.date(owner + ".vests", t.vests, kept(t.vests.value_or(Date{}), t.how.vests));
  if (t.how.shares) s.shares(owner + ".shares", t.shares, kept(s.w().at(t.how.shares).value, t.how.shares));
  if (t.accelerated && t.how.accelerated)
    s.date(owner + ".accelerated", t.accelerated, kept(*t.accelerated, t.how.accelerated),
           t.accelerating != nullptr ? std::string_view{t.accelerating->id} : "");
  if (t.exercisable && t.how.exercisable)
    s.date(owner + ".exercisable", t.exercisable,
           kept(date_of_step(s.w(), t.how.exercisable), t.how.exercisable));
  if (t.gone && t.how.gone) s.date(owner + ".gone", t.gone, kept(*t.gone, t.how.gone));
}

void explain_window(const GrantSteps& s) {
  const GrantResult& g = s.grant;
  if (!g.last_day) return;
  if (g.how.last_day) s.date("last_day", g.last_day, kept(*g.last_day, g.how.last_day), g.how.window);
  if (g.safe_day) {
    const Figure last = s.own("last_day", *g.last_day, "last day to exercise");
    s.date("safe_day", g.safe_day,
           *g.safe_day == *g.last_day
               ? last
               : s.w().derived(Workings::serial(*g.safe_day), Unit::date,
                               "the last day that is inside under every way of counting", {last}),
           g.how.window);
  }
  if (g.other_day && g.how.other_day)
    s.date("other_day", g.other_day, kept(*g.other_day, g.how.other_day), g.how.other);
}

void explain_prices(const GrantSteps& s) {
  const GrantResult& g = s.grant;
  if (g.how.price) s.price("price", g.price, kept(s.w().at(g.how.price).value, g.how.price));
  if (!g.market || !g.how.market) return;
  s.price("market", g.market, kept(g.market->in_cents(), g.how.market));
  s.date(
      "market_on", g.market_on,
      s.w().derived(Workings::serial(*g.market_on), Unit::date, "the quote that counts for the day looked at",
                    {kept(g.market->in_cents(), g.how.market), s.looked_at()}));
}

/// What stock is worth that a clause vests, what performance earns of it, and what goes with it.
void explain_award(const GrantSteps& s) {
  const GrantResult& g = s.grant;
  Workings& w = s.w();
  if (g.target && g.how.target) s.shares("target", *g.target, kept(w.at(g.how.target).value, g.how.target));
  if (g.performance)
    s.enter(s.path + ".performance", g.performance->value, kept(g.performance->value, g.how.performance),
            g.how.performance_by);
  if (g.value && g.how.value) s.money("value", g.value, kept(g.value->exact(), g.how.value));
  if (g.dividends && g.how.dividends)
    s.money("dividends", g.dividends, kept(g.dividends->exact(), g.how.dividends));
}

/// No gain: nothing can be exercised, or the price is not below the market.
void explain_no_spread(const GrantSteps& s) {
  const GrantResult& g = s.grant;
  if (!g.spread || g.spread_arithmetic) return;
  if (g.exercisable == Shares{}) {
    s.money("spread", g.spread,
            s.none(Unit::money, "nothing can be exercised on the day looked at",
                   {s.own("exercisable", g.exercisable, "exercisable"), s.looked_at()}));
  } else if (g.market && g.price) {
    s.money("spread", g.spread,
            s.none(Unit::money, "the share price is not above the exercise price",
                   {s.own("market", *g.market, "share price"), s.own("price", *g.price, "exercise price")}));
  }
}

/// A grant that the plan does not allow has only its facts.
void explain_facts(const GrantSteps& s) {
  const auto fact = std::ranges::find(s.c.facts.grants, s.grant.id, &Grant::id);
  if (fact == s.c.facts.grants.end()) return;
  s.shares("shares", s.grant.shares, s.w().fact(fact->count(), "shares granted"));
  if (fact->price) s.price("price", s.grant.price, s.w().fact(*fact->price, "exercise price"));
  if (fact->granted) s.date("granted", s.grant.granted, s.w().fact(*fact->granted, "grant date"));
}

/// The event, end or exercise that the day looked at is the day of.
Figure day_of_report_figure(const Case& c, Date day) {
  if (c.facts.as_of) return c.work.fact(*c.facts.as_of, "as of");
  if (c.situation.end == day) return end_figure(c);
  if (c.situation.death == day && c.facts.employee.died) return c.work.fact(*c.facts.employee.died, "death");
  for (const Event& event : c.facts.events) {
    if (date_of(event) == day) return event_figure(c, event, "event");
  }
  for (const Grant& grant : c.facts.grants) {
    for (const Exercise& exercise : grant.exercises) {
      if (exercise.date == day) return c.work.fact(exercise.date, "exercise");
    }
  }
  if (const Quote* quote = c.facts.prices.find(day)) {
    for (const auto* part : {&quote->last, &quote->bid, &quote->ask}) {
      if (*part) return c.work.fact_at(&**part, Workings::serial(day), Unit::date, "day of the last price");
    }
  }
  for (const Grant& grant : c.facts.grants) {
    if (grant.granted == day) return c.work.fact(*grant.granted, "grant date");
  }
  return c.work.derived(Workings::serial(day), Unit::date, "day looked at",
                        {c.work.absent("as_of", "the day of the last event")});
}

/// What of a spread clauses vested, and what had vested by the schedule.
struct EquityParts {
  std::vector<Figure> early = {}, before = {}, awards = {}, cash = {};
};

void add_spread(const Case& c, const GrantResult& g, EquityParts& parts) {
  if (!g.spread || *g.spread == Money{} || is_stock(g.type)) return;
  const GrantSteps s{c, g};
  const Figure spread = s.own("spread", *g.spread, g.id);
  const bool any_early = std::ranges::any_of(g.tranches, [&](const Tranche& t) {
    return t.open_on(g.as_of) && (t.accelerated || !t.continued_by.empty());
  });
  const bool any_before = std::ranges::any_of(g.tranches, [&](const Tranche& t) {
    return t.open_on(g.as_of) && !t.accelerated && t.continued_by.empty();
  });
  if (any_early && any_before) {
    const Money early = accelerated_spread(g);
    parts.early.push_back(
        s.w().derived(early.exact(), Unit::money, "of the spread, what was accelerated", {spread}));
    parts.before.push_back(
        s.w().derived((*g.spread - early).exact(), Unit::money, "of the spread, what had vested", {spread}));
  } else {
    (any_early ? parts.early : parts.before).push_back(spread);
  }
}

void explain_equity(const Case& c) {
  Workings& w = c.work;
  const EquityTotals& e = c.out.equity;
  EquityParts parts;
  for (const GrantResult& g : c.out.grants) {
    if (!g.valid) continue;
    add_spread(c, g, parts);
    for (size_t i = 0; i < g.settlements.size(); ++i) {
      const Settlement& one = g.settlements[i];
      const std::string path = fmt::format("grants[{}].settlements[{}]", g.id, i);
      if (one.amount) parts.cash.push_back(w.figure(one.amount->exact(), Unit::money, path, g.id));
      if (one.value) parts.awards.push_back(w.figure(one.value->exact(), Unit::money, path + ".value", g.id));
      const bool valued = one.value || one.amount;  // without a price it is neither
      if (is_stock(g.type) && one.what == SettledFor::vesting && valued)
        parts.early.push_back(one.value ? parts.awards.back() : parts.cash.back());
    }
  }
  const Figure day =
      w.figure(Workings::serial(*c.out.options.as_of), Unit::date, "options.as_of", "day looked at");
  const auto sum = [&](std::string_view field, const std::optional<Money>& total, const std::vector<Figure>& of,
                       std::string_view nothing) {
    if (total)
      w.account(fmt::format("equity.{}", field),
                of.empty() ? w.derived({}, Unit::money, nothing, {day}) : w.sum(of));
  };
  sum("accelerated", e.accelerated, parts.early, "no clause vests anything");
  sum("vested_before", e.vested_before, parts.before, "nothing that had vested can be exercised at a gain");
  sum("awards", e.awards, parts.awards, "no clause vests stock");
  sum("cash", e.cash, parts.cash, "no award is paid in cash");
}

}  // namespace

Date date_of_step(const Workings& work, StepRef step) {
  return Date{std::chrono::sys_days{std::chrono::days{work.at(step).value.num()}}};
}

Figure granted_figure(const Case& c, const GrantResult& grant) {
  const Exact day = Workings::serial(grant.granted.value_or(Date{}));
  if (grant.how.granted) return {day, grant.how.granted};
  const GrantSteps steps{c, grant};
  if (steps.is_given() && grant.grant->granted) return c.work.fact(*grant.grant->granted, "grant date");
  return c.work.derived(day, Unit::date, "grant date",
                        {c.work.absent(steps.path + ".granted", "no grant date")});
}

StepRef end_source(const Case& c) {
  return c.work.explaining() && c.situation.end ? end_figure(c).step : StepRef{};
}

void explain_grant(const Case& c, const GrantResult& grant) {
  const GrantSteps s{c, grant};
  if (!grant.valid) return explain_facts(s);
  if (grant.granted) s.date("granted", grant.granted, granted_figure(c, grant));
  if (grant.expires && grant.how.expires)
    s.date("expires", grant.expires, kept(date_of_step(s.w(), grant.how.expires), grant.how.expires),
           grant.how.expires_by);
  if (grant.tranches.empty()) return;
  explain_window(s);
  for (size_t i = 0; i < grant.tranches.size(); ++i) explain_tranche(s, i);
  s.date("as_of", grant.as_of,
         c.out.options.as_of ? s.shown("options.as_of", grant.as_of, "day looked at")
                             : day_of_report_figure(c, grant.as_of));
  explain_prices(s);
  explain_award(s);
  explain_no_spread(s);
  if (grant.how.fraction_cash)
    s.money("fraction_cash", grant.fraction_cash,
            kept(grant.fraction_cash.value_or(Money{}).exact(), grant.how.fraction_cash));
  explain_exercises(s);
  explain_counts(s);
  explain_incentive(s);
}

void explain_sums(const Case& c) {
  Workings& w = c.work;
  const OptionTotals& totals = c.out.options;
  if (!totals.as_of) return;
  w.account("options.as_of", day_of_report_figure(c, *totals.as_of));
  std::vector<Figure> shares, spreads, vested, early;
  for (const GrantResult& grant : c.out.grants) {
    const GrantSteps s{c, grant};
    if (!grant.valid || is_stock(grant.type)) continue;
    vested.push_back(s.own("vested", grant.vested, grant.id));
    early.push_back(s.own("accelerated", grant.accelerated, grant.id));
    if (grant.exercisable == Shares{}) continue;
    shares.push_back(s.own("exercisable", grant.exercisable, grant.id));
    if (grant.spread) spreads.push_back(s.own("spread", *grant.spread, grant.id));
  }
  const auto sum = [&](std::string_view path, const std::vector<Figure>& parts, Unit unit) {
    const Figure day = w.figure(Workings::serial(*totals.as_of), Unit::date, "options.as_of", "day looked at");
    w.account(std::string{path},
              parts.empty() ? w.derived(Exact{}, unit, "no grant is exercisable", {day}) : w.sum(parts));
  };
  sum("options.vested", vested, Unit::shares);
  sum("options.accelerated", early, Unit::shares);
  sum("options.exercisable", shares, Unit::shares);
  if (totals.spread) sum("options.spread", spreads, Unit::money);
  explain_equity(c);
}

}  // namespace payout
