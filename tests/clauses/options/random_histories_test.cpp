#include <algorithm>
#include <random>

#include "catch.h"
#include "clauses/evaluate.h"

using namespace payout;

namespace {

const Agreement& icg() {
  static std::vector<Document> keep;
  static Problems problems;
  static const Agreement agreement = load_agreement("icg", "", problems, keep);
  return agreement;
}

/// Histories that may happen to anybody, whatever sense they make.
struct Dice {
  std::mt19937 engine;

  int between(int low, int high) { return std::uniform_int_distribution<int>{low, high}(engine); }
  bool chance(int percent) { return between(1, 100) <= percent; }
  Date day(Date from, Date to) { return from + between(0, to - from); }

  Grant grant(int number) {
    Grant g;
    g.id = "G" + std::to_string(number);
    g.plan = "sop";
    g.type = chance(50) ? AwardType::iso : AwardType::nso;
    g.granted = day(Date::of(1998, 1, 1), Date::of(2000, 12, 31));
    g.shares.count = between(1, 30000);
    g.price = Price{Exact{between(1, 40)}};
    g.fmv = g.price;
    if (chance(25)) g.expires = *g.granted + between(30, 3600);
    if (chance(25)) {
      g.vesting.push_back(
          {.on = *g.granted + between(1, 400), .shares = Shares{between(1, static_cast<int>(g.shares.count))}});
    }
    for (int i = between(0, 2); i > 0; --i) {
      g.exercises.push_back({.date = *g.granted + between(1, 900), .shares = {between(1, 6000)}});
    }
    return g;
  }

  void happen(Scenario& s) {
    const Date from = Date::of(1999, 7, 2), to = Date::of(2001, 12, 31);
    if (chance(40))
      s.events.push_back(Ownership{.date = day(from, to), .percent = {Exact::fraction(between(35, 60), 100)}});
    if (chance(30)) {
      s.events.push_back(MergerClosing{.date = day(from, to),
                                       .holders_keep = Rate{Exact::fraction(between(30, 60), 100)},
                                       .options_assumed = chance(40)});
    }
    if (chance(15)) s.events.push_back(Dissolution{.date = day(from, to)});
    if (chance(25))
      s.events.push_back(StockSplit{.date = day(from, to), .ratio = {between(1, 5), between(1, 3)}});
    if (chance(20)) s.employee.died = day(from, to);
    if (!chance(75)) return;
    Termination t;
    t.date = day(from, to);
    const Reason reasons[] = {
        Reason::death,         Reason::disability,       Reason::cause, Reason::retirement, Reason::resignation,
        Reason::without_cause, Reason::change_in_control};
    t.reason = reasons[between(0, 6)];
    if (t.reason == Reason::cause) t.cause = Cause{.kind = CauseKind::theft};
    if (t.reason == Reason::disability) t.permanent_disability = chance(50);
    s.termination = t;
  }

  /// A director, with grants that the formula makes and a price for each January 1 and each day of election.
  void on_the_board(Scenario& s) {
    s.employee.position = Position::director;
    DirectorService service;
    service.since = day(Date::of(1997, 1, 1), Date::of(2000, 12, 31));
    service.holidays.emplace();
    if (chance(50)) {
      const Date from = day(Date::of(1999, 1, 1), Date::of(2000, 12, 31));
      service.interruptions.push_back({from, from + between(0, 120)});
    }
    if (chance(30)) service.pool_left.entries.push_back({2000, Shares{between(0, 25000)}});
    s.director = std::move(service);
    for (Date d = Date::of(1997, 12, 26); d < Date::of(2002, 1, 8); d = d + 5) {
      s.prices.entries.push_back({d, Quote{.last = Price{Exact{between(5, 40)}}, .bid = {}, .ask = {}}});
    }
  }

  Scenario scenario() {
    Scenario s;
    s.employee.name = "Anybody";
    if (chance(50)) s.documents = {"SOP"};
    happen(s);
    if (chance(15)) on_the_board(s);
    if (s.termination && chance(10)) s.termination->stays_director = true;
    for (int i = between(1, 3); i > 0; --i) s.grants.push_back(grant(i));
    return s;
  }
};

ReadingUse any_readings(Dice& dice) {
  ReadingUse use = icg().defaults();
  for (size_t i = 0; i < use.selected.size(); ++i) {
    use.selected[i] = dice.between(0, static_cast<int>(icg().readings[i].words.size()) - 1);
  }
  return use;
}

int64_t sum(const Balance& b) {
  return b.exercised.count + b.exercisable.count + b.unvested.count + b.waiting.value_or(Shares{}).count +
         b.lapsed.count + b.forfeited.count;
}

bool none_negative(const Balance& b) {
  return b.exercised >= Shares{} && b.exercisable >= Shares{} && b.unvested >= Shares{} &&
         b.lapsed >= Shares{} && b.forfeited >= Shares{};
}

void check_every_day(const GrantResult& g, int step) {
  for (Date day = *g.granted; day < Date::of(2012, 1, 1); day = day + step) {
    const Balance b = balance_on(g, day);
    if (sum(b) != g.shares.count || !none_negative(b)) FAIL(g.id << " does not add up on " << to_string(day));
    if (day > *g.expires && b.exercisable != Shares{})
      FAIL(g.id << " outlives its term, " << to_string(*g.expires) << ", on " << to_string(day));
    if (g.last_day && day > *g.last_day && b.exercisable != Shares{})
      FAIL(g.id << " outlives its window, " << to_string(*g.last_day) << ", on " << to_string(day));
  }
  for (const TimelineEntry& e : g.timeline) CHECK(sum(e.balance) == g.shares.count);
}

/// What has lapsed or was forfeited neither vests nor opens any more, and a last day is one of a right.
void check_nothing_after_the_end(const GrantResult& g) {
  for (const Tranche& t : g.tranches) {
    if (t.gone && t.exercisable) CHECK(*t.exercisable < *t.gone);
  }
  const auto over = [&](const Tranche& t, Date day) { return t.gone && day >= *t.gone; };
  for (const TimelineEntry& e : g.timeline) {
    const bool opens = e.what == Happening::vested || e.what == Happening::exercisable;
    const bool all_over =
        std::ranges::all_of(g.tranches, [&](const Tranche& t) { return over(t, e.date - 1); });
    if (opens && all_over) FAIL(g.id << " vests on " << to_string(e.date) << ", after its end");
  }
  const auto open = [&](const Tranche& t) { return t.open_on(*g.last_day); };
  if (g.last_day) CHECK(std::ranges::any_of(g.tranches, open));
  const auto incentive = [](const Tranche& t) { return t.iso.count > Exact{} && !t.barred; };
  if (g.iso_until) CHECK(std::ranges::any_of(g.tranches, incentive));
}

}  // namespace

TEST_CASE("Shares granted are exercised, exercisable, lapsed, forfeited or unvested on every day",
          "[options]") {
  Dice dice{std::mt19937{20000315}};
  Workspace space;
  int followed = 0;
  for (int i = 0; followed < 800 && i < 8000; ++i) {
    const Scenario s = dice.scenario();
    space.readings = i % 2 == 0 ? icg().defaults() : any_readings(dice);
    INFO("history " << i);
    evaluate(icg(), s, space);
    for (const GrantResult& g : space.result.grants) {
      if (!g.valid || g.tranches.empty()) continue;
      ++followed;
      check_every_day(g, followed % 10 == 0 ? 1 : 23);
      check_nothing_after_the_end(g);
      if (space.result.options.given) CHECK(g.as_of == space.result.options.as_of);
      const Balance now{g.exercised, g.exercisable, g.unvested, g.lapsed, g.forfeited};
      CHECK(sum(now) == g.shares.count);
      if (g.last_day) CHECK(*g.last_day <= *g.expires);
      if (g.last_day) CHECK(*g.safe_day <= *g.last_day);
      if (g.iso_until) CHECK(*g.iso_until <= *g.last_day);
      CHECK(g.iso_shares.count + g.nso_shares.count == Exact{g.exercisable.count});
    }
  }
  CHECK(followed > 700);
}
