#include <fmt/format.h>

#include <algorithm>

#include "clauses/accounts/ledger.h"
#include "clauses/options/acceleration.h"
#include "clauses/options/corporate_event.h"
#include "clauses/options/covering.h"
#include "clauses/options/formula_grant.h"
#include "clauses/options/option_term.h"
#include "clauses/options/service_requirement.h"
#include "clauses/options/vesting_schedule.h"

namespace payout {
namespace {

const Period& longest(const Ledger& book, const OptionTerm& terms, const GrantResult& grant) {
  const auto& power = book.c.facts.employee.voting_power;
  const bool large = terms.large_holder_over && power && *power > *terms.large_holder_over;
  if (grant.type == OptionType::iso && large && terms.longest_iso_large_holder)
    return *terms.longest_iso_large_holder;
  return terms.longest;
}

/// Grants that a formula makes are not among the facts.
bool is_given(const Ledger& book, const GrantResult& grant) {
  return std::ranges::any_of(book.c.facts.grants, [&](const Grant& g) { return &g == grant.grant; });
}

/// The clause whose formula grants options, or null.
const ClauseOf<FormulaGrant>* formula(const Ledger& book, std::optional<ClauseOf<FormulaGrant>>& keep) {
  book.c.agreement.each<FormulaGrant>([&](const ClauseOf<FormulaGrant>& clause) { keep.emplace(clause); });
  return keep ? &*keep : nullptr;
}

Figure granted_on(const Ledger& book, const GrantResult& grant) {
  const Date day = grant.granted.value_or(Date{});
  if (is_given(book, grant) && grant.grant->granted)
    return book.work().fact(*grant.grant->granted, "grant date");
  std::optional<ClauseOf<FormulaGrant>> keep;
  if (const auto* clause = formula(book, keep)) {
    const auto& director = book.c.facts.director;
    if (director && director->since == day) return book.work().fact(director->since, "first day as a director");
    return book.by_clause(day, clause->head, "day of the formula grant");
  }
  return book.day(day, "grant date",
                  {book.absent(fmt::format("grants[{}].granted", grant.id), "no grant date")});
}

/// Shares and price of a formula grant.
void account_formula(const Ledger& book, const GrantResult& grant, const std::string& path) {
  std::optional<ClauseOf<FormulaGrant>> keep;
  const auto* clause = formula(book, keep);
  if (clause == nullptr) return;
  Workings& w = book.work();
  const Figure each = w.term_at(&clause->terms.each_quarter, Exact{clause->terms.each_quarter.count},
                                Unit::shares, "a quarter");
  const auto quarters = static_cast<int64_t>(grant.tranches.size());
  const Figure count = w.derived(quarters, Unit::count, "quarters",
                                 {book.shown(path + ".granted", grant.granted.value_or(Date{}), "grant date")});
  book.shares(path + ".shares", grant.shares, w.product(count, each), clause->head.id);
  if (grant.price && grant.granted)
    w.account(path + ".price", book.quoted(*grant.price, *grant.granted, "fair market value"), clause->head.id);
}

void account_expiry(const Ledger& book, const GrantResult& grant, const std::string& path) {
  const bool stated = grant.grant != nullptr && grant.grant->expires == grant.expires;
  const auto clause = covering<OptionTerm>(book.c, grant.plan);
  if (stated || !clause || !grant.granted) {
    const Figure fact = stated ? book.work().fact(*grant.grant->expires, "expiry of the award")
                               : book.day(grant.expires.value_or(Date{}), "expiry", {granted_on(book, grant)});
    return book.date(path + ".expires", grant.expires, fact);
  }
  const Figure cap =
      book.work().date_after(granted_on(book, grant), book.work().term(longest(book, *clause.terms, grant), {}),
                             after(*grant.granted, longest(book, *clause.terms, grant), MonthEnd::clamp));
  book.date(path + ".expires", grant.expires, cap, clause.head->id);
}

/// The vesting step of the award itself that a tranche is, or null.
const VestingStep* own_step(const GrantResult& grant, size_t i) {
  if (grant.grant == nullptr || i >= grant.grant->vesting.size()) return nullptr;
  return &grant.grant->vesting[i];
}

/// The n-th step of the plan's own schedule: so many times its period after the grant.
std::optional<Figure> scheduled(const Ledger& book, const GrantResult& grant, size_t i) {
  const auto clause = covering<VestingSchedule>(book.c, grant.plan);
  if (!clause || !clause.terms->every || !grant.granted) return std::nullopt;
  const int steps = static_cast<int>(i) + 1;
  Period period = *clause.terms->every;
  Figure length = book.work().term(*clause.terms->every, {});
  if (steps > 1) length = book.work().product(book.work().law(steps, Unit::count, {}), length);
  period.count *= steps;
  return book.work().date_after(granted_on(book, grant), length,
                                after(*grant.granted, period, MonthEnd::clamp));
}

Figure vesting_day(const Ledger& book, const GrantResult& grant, size_t i) {
  const Tranche& t = grant.tranches[i];
  if (grant.grant != nullptr && grant.grant->vested) return granted_on(book, grant);
  if (const VestingStep* step = own_step(grant, i))
    return book.work().fact(step->date, "vesting step of the award");
  std::optional<ClauseOf<FormulaGrant>> keep;
  if (!is_given(book, grant) && formula(book, keep) != nullptr && t.vests)
    return book.by_clause(*t.vests, keep->head, "last day of the quarter");
  const auto by_plan = scheduled(book, grant, i);
  return by_plan ? *by_plan : book.day(t.vests.value_or(Date{}), "vesting day", {granted_on(book, grant)});
}

/// First day of exercise: when it vested, or when the service that a clause asks for was done.
Figure exercisable_day(const Ledger& book, const GrantResult& grant, const Tranche& t, Figure vests) {
  if (t.exercisable == t.accelerated && t.accelerated) return book.known_day(*t.accelerated);
  if (t.exercisable == t.vests) return vests;
  Figure found = vests;
  each_covering<ServiceRequirement>(book.c, grant.plan, [&](const ClauseOf<ServiceRequirement>& clause) {
    const Date met = book.c.plus(*grant.granted, clause.terms.service);
    if (t.exercisable == met)
      found = book.work().date_after(granted_on(book, grant), book.work().term(clause.terms.service, "service"),
                                     met);
  });
  if (found.value == vests.value && t.temporary_on) return book.known_day(*t.exercisable);
  return found;
}

/// The day after the last one on which a tranche was there.
Figure gone_day(const Ledger& book, const GrantResult& grant, const Tranche& t) {
  const auto next = [&](std::string_view field, Date before, std::string_view label) {
    return book.work().date_after(book.shown(fmt::format("grants[{}].{}", grant.id, field), before, label),
                                  book.work().law(1, Unit::days, {}), before + 1);
  };
  if (grant.last_day && *t.gone == *grant.last_day + 1)
    return next("last_day", *grant.last_day, "last day to exercise");
  if (grant.expires && *t.gone == *grant.expires + 1) return next("expires", *grant.expires, "expiry");
  if (t.vests && *t.gone == *t.vests)
    return vesting_day(book, grant, static_cast<size_t>(&t - grant.tranches.data()));
  if (t.gone == grant.end) return book.end();
  return book.known_day(*t.gone);
}

/// The clause that vests options early under a citation, by id.
std::string_view accelerating_clause(const Case& c, std::string_view cite) {
  std::string_view id;
  const auto look = [&](const auto& clause) {
    if (id.empty() && clause.head.cite == cite) id = clause.head.id;
  };
  c.agreement.each<OptionAcceleration>(look);
  c.agreement.each<CorporateEvent>(look);
  return id;
}

void account_tranche(const Ledger& book, const GrantResult& grant, size_t i, const std::string& owner) {
  const Tranche& t = grant.tranches[i];
  const std::string path = fmt::format("{}.tranches[{}]", owner, i);
  const Figure vests = vesting_day(book, grant, i);
  const auto schedule = covering<VestingSchedule>(book.c, grant.plan);
  const bool by_plan =
      schedule && (grant.grant == nullptr || (grant.grant->vesting.empty() && !grant.grant->vested));
  book.date(path + ".vests", t.vests, vests, by_plan ? std::string_view{schedule.head->id} : "");
  if (t.accelerated) {
    const std::string_view clause = accelerating_clause(book.c, t.accelerated_by);
    const bool eve = t.gone && t.fate == Fate::forfeited && *t.gone == *t.accelerated + 1;
    const Figure day = eve ? book.day(*t.accelerated, "the day before", {book.known_day(*t.gone)})
                           : book.known_day(*t.accelerated);
    book.date(path + ".accelerated", t.accelerated, day, clause);
  }
  if (t.exercisable) book.date(path + ".exercisable", t.exercisable, exercisable_day(book, grant, t, vests));
  if (t.gone) book.date(path + ".gone", t.gone, gone_day(book, grant, t));
}

void account_looked_at(const Ledger& book, const GrantResult& grant, const std::string& path) {
  const Case& c = book.c;
  if (c.out.options.as_of == grant.as_of) {
    book.date(path + ".as_of", grant.as_of, book.shown("options.as_of", grant.as_of, "day looked at"));
  } else {
    book.date(path + ".as_of", grant.as_of,
              c.facts.as_of ? book.work().fact(*c.facts.as_of, "as of") : book.known_day(grant.as_of));
  }
  if (grant.granted) book.date(path + ".granted", grant.granted, granted_on(book, grant));
}

/// A grant that the plan does not allow has only its facts.
void account_facts(const Ledger& book, const GrantResult& grant, const std::string& path) {
  const auto fact = std::ranges::find(book.c.facts.grants, grant.id, &Grant::id);
  if (fact == book.c.facts.grants.end()) return;
  Workings& w = book.work();
  book.shares(path + ".shares", grant.shares, w.fact(fact->shares, "shares granted"));
  w.account(path + ".price", w.fact(fact->price, "exercise price"));
  if (fact->granted) book.date(path + ".granted", grant.granted, w.fact(*fact->granted, "grant date"));
}

/// No gain: the price is not below the market, or nothing can be exercised.
void account_no_spread(const Ledger& book, const GrantResult& grant, const std::string& path) {
  Workings& w = book.work();
  if (!grant.spread || grant.spread_arithmetic || !grant.price || !grant.market) return;
  const Figure market = w.figure(grant.market->in_cents(), Unit::price, path + ".market", "share price");
  const Figure strike = w.figure(grant.price->in_cents(), Unit::price, path + ".price", "exercise price");
  book.money(path + ".spread", grant.spread,
             book.none(Unit::money, "the share price is not above the exercise price", {market, strike}));
}

void account_prices(const Ledger& book, const GrantResult& grant, const std::string& path) {
  Workings& w = book.work();
  if (!is_given(book, grant)) {
    account_formula(book, grant, path);
  } else if (grant.price && grant.grant != nullptr) {
    const Figure stated = w.fact(grant.grant->price, "exercise price");
    const bool split = grant.grant->price != *grant.price;
    w.account(
        path + ".price",
        split ? w.derived(grant.price->in_cents(), Unit::price, "adjusted for splits", {stated}) : stated);
  }
  if (!grant.market) return;
  w.account(path + ".market", book.quoted(*grant.market, *grant.market_on, "share price"));
  book.date(path + ".market_on", grant.market_on,
            book.day(*grant.market_on, "the latest day with a price, not after the day looked at",
                     {book.quoted(*grant.market, *grant.market_on, "share price"),
                      book.shown(path + ".as_of", grant.as_of, "day looked at")}));
}

}  // namespace

void account_grants(const Ledger& book) {
  if (const auto& day = book.c.out.options.as_of) {
    const auto& given = book.c.facts.as_of;
    book.date("options.as_of", day, given ? book.work().fact(*given, "as of") : book.known_day(*day));
  }
  for (const GrantResult& grant : book.c.out.grants) {
    const std::string path = fmt::format("grants[{}]", grant.id);
    if (!grant.valid) {
      account_facts(book, grant, path);
      continue;
    }
    if (grant.expires) account_expiry(book, grant, path);
    account_windows(book, grant, path);
    for (size_t i = 0; i < grant.tranches.size(); ++i) account_tranche(book, grant, i, path);
    account_looked_at(book, grant, path);
    account_prices(book, grant, path);
    account_no_spread(book, grant, path);
    account_exercises(book, grant, path);
    account_shares(book, grant, path);
  }
  account_incentive(book);
  std::vector<Figure> shares, spreads, vested, early;
  for (const GrantResult& grant : book.c.out.grants) {
    const std::string path = fmt::format("grants[{}]", grant.id);
    if (!grant.valid) continue;
    vested.push_back(book.shown(path + ".vested", grant.vested, grant.id));
    early.push_back(book.shown(path + ".accelerated", grant.accelerated, grant.id));
    if (grant.exercisable == Shares{}) continue;
    shares.push_back(book.shown(path + ".exercisable", grant.exercisable, grant.id));
    if (grant.spread) spreads.push_back(book.shown(path + ".spread", *grant.spread, grant.id));
  }
  if (book.c.out.grants.empty()) return;
  const GrantResult& any = book.c.out.grants.front();
  const auto sum = [&](const std::vector<Figure>& parts, Unit unit) {
    if (!parts.empty()) return book.work().sum(parts);
    return book.none(
        unit, "no grant is exercisable",
        {any.valid ? book.shown(fmt::format("grants[{}].as_of", any.id), any.as_of, "day looked at")
                   : book.absent("grants", "no grant is valid")});
  };
  book.shares("options.vested", book.c.out.options.vested, sum(vested, Unit::shares));
  book.shares("options.accelerated", book.c.out.options.accelerated, sum(early, Unit::shares));
  book.shares("options.exercisable", book.c.out.options.exercisable, sum(shares, Unit::shares));
  book.money("options.spread", book.c.out.options.spread, sum(spreads, Unit::money));
}

}  // namespace payout
