#include <algorithm>
#include <random>

#include "catch.h"
#include "clauses/evaluate.h"

using namespace payout;

namespace {

/// A clause for each way in which unvested awards vest, each under a plan of its own.
const Agreement& plans() {
  static std::vector<Document> keep;
  static Problems problems;
  static const Agreement agreement =
      load_agreement(std::string{PAYOUT_ROOT} + "/scenarios/agreements/stock-awards", "", problems, keep);
  return agreement;
}

/// Awards that may be anybody's, and an end of employment at any time.
struct Awards {
  std::mt19937 engine;

  int between(int low, int high) { return std::uniform_int_distribution<int>{low, high}(engine); }
  bool chance(int percent) { return between(1, 100) <= percent; }

  Grant units(int number) {
    constexpr std::array plan{"whole",   "half",         "next_year",         "next_step",
                              "award",   "award_months", "tranche",           "tranche_months",
                              "service", "goes_on",      "goes_on_to_the_end"};
    Grant g;
    g.id = "R" + std::to_string(number);
    g.plan = plan[static_cast<size_t>(between(0, static_cast<int>(plan.size()) - 1))];
    g.type = chance(50) ? AwardType::rsu : AwardType::restricted_stock;
    g.granted = Date::of(2018, 1, 1) + between(0, 700);
    g.shares.count = between(1, 5000);
    if (chance(50)) {
      g.schedule = AwardSchedule{.months = 48, .every = Period{chance(50) ? 1 : 12, Period::Unit::months}};
      if (chance(50)) g.schedule->cliff = Period{12, Period::Unit::months};
    } else {
      Date day = *g.granted;
      for (int i = between(1, 4), share = 100 / i; i > 0; --i) {
        day = day + between(1, 500);
        g.vesting.push_back({.on = day, .percent = Rate{Exact::fraction(share, 100)}});
      }
    }
    return g;
  }

  Grant measured(int number) {
    constexpr std::array plan{"greater", "actual", "maximum"};
    Grant g;
    g.id = "P" + std::to_string(number);
    g.plan = plan[static_cast<size_t>(between(0, 2))];
    g.type = AwardType::psu;
    g.granted = Date::of(2018, 1, 1) + between(0, 700);
    g.target = Shares{between(1, 5000)};
    g.period = PerformancePeriod{*g.granted - between(0, 200), *g.granted + between(100, 1200)};
    g.actual = Rate{Exact::fraction(between(0, 200), 100)};
    g.maximum = Rate{Exact{2}};
    return g;
  }

  Scenario scenario() {
    Scenario s;
    s.employee.name = "Anybody";
    s.price = Price{Exact{40}};
    for (int i = between(1, 3); i > 0; --i) s.grants.push_back(units(i));
    if (chance(60)) s.grants.push_back(measured(1));
    if (!chance(85)) {
      s.as_of = Date::of(2020, 1, 1) + between(0, 1500);
      return s;
    }
    Termination t;
    t.date = Date::of(2019, 12, 31) + between(0, 1300);
    t.reason = chance(80) ? Reason::without_cause : Reason::resignation;
    t.by = t.reason == Reason::resignation ? Party::employee : Party::company;
    s.termination = t;
    return s;
  }
};

int64_t all(const Balance& b) {
  return b.exercised.count + b.exercisable.count + b.unvested.count + b.waiting.value_or(Shares{}).count +
         b.lapsed.count + b.forfeited.count + b.vested.value_or(Shares{}).count +
         b.cashed_out.value_or(Shares{}).count;
}

void check_days(const GrantResult& g, int step) {
  int64_t vested = 0;
  for (Date day = *g.granted; day < Date::of(2026, 1, 1); day = day + step) {
    const Balance b = balance_on(g, day);
    if (all(b) != g.shares.count || !b.vested || b.unvested < Shares{} || b.forfeited < Shares{})
      FAIL(g.id << " does not add up on " << to_string(day));
    if (b.vested->count < vested) FAIL(g.id << ": what vested is gone on " << to_string(day));
    vested = b.vested->count;
    if (b.exercisable != Shares{} || b.lapsed != Shares{}) FAIL(g.id << " is stock: nobody exercises it");
  }
}

/// Vested before, early, going on to vest, forfeited or unvested: each share once.
void check_dispositions(const GrantResult& g) {
  int64_t later = 0;
  for (const Tranche& t : g.tranches) {
    if (!t.continued_by.empty() && *t.vests > g.as_of) later += t.shares.count;
  }
  const int64_t continued = g.continued.value_or(Shares{}).count;
  CHECK(g.vested.count + g.accelerated.count + continued + g.forfeited.count + g.unvested.count - later ==
        g.shares.count);
  int64_t settled = 0;
  Money value;
  for (const Settlement& s : g.settlements) {
    settled += s.shares.count;
    value += s.value.value_or(Money{});
  }
  CHECK(settled == g.accelerated.count + continued);
  CHECK(value == Money::dollars(40 * settled));
  CHECK(g.value == value);
}

}  // namespace

TEST_CASE(
    "Shares of a stock award are vested, unvested or forfeited on every day, and each is disposed of once",
    "[options][awards]") {
  Awards dice{std::mt19937{20190815}};
  Workspace space;
  int followed = 0, early = 0, going_on = 0, forfeited = 0;
  for (int i = 0; i < 400; ++i) {
    const Scenario s = dice.scenario();
    space.readings = plans().defaults();
    INFO("awards " << i);
    evaluate(plans(), s, space);
    for (const GrantResult& g : space.result.grants) {
      INFO(g.id << ", " << g.plan);
      REQUIRE(g.valid);
      ++followed;
      early += g.accelerated != Shares{};
      going_on += g.continued.has_value();
      forfeited += g.forfeited != Shares{};
      check_days(g, followed % 10 == 0 ? 1 : 23);
      check_dispositions(g);
    }
  }
  CHECK(followed > 800);
  CHECK(early > 200);
  CHECK(going_on > 30);
  CHECK(forfeited > 300);
}

TEST_CASE("A later end never vests less of what a dismissal vests in all", "[options][awards]") {
  Workspace space;
  for (const std::string_view plan : {"award", "tranche", "award_months", "tranche_months"}) {
    int64_t before = 0;
    for (Date end = Date::of(2018, 3, 2); end < Date::of(2021, 4, 1); end = end + 1) {
      Scenario s;
      s.employee.name = "Anybody";
      s.price = Price{Exact{40}};
      Grant g;
      g.id = "R";
      g.plan = plan;
      g.type = AwardType::rsu;
      g.granted = Date::of(2018, 3, 1);
      g.shares = {3001};
      g.schedule = AwardSchedule{.months = 36, .every = Period{12, Period::Unit::months}};
      s.grants.push_back(g);
      Termination t;
      t.date = end, t.reason = Reason::without_cause, t.by = Party::company;
      s.termination = t;
      space.readings = plans().defaults();
      evaluate(plans(), s, space);
      const GrantResult& r = space.result.grants.front();
      const int64_t vested = r.vested.count + r.accelerated.count;
      INFO(plan << " on " << to_string(end));
      CHECK(vested >= before);
      CHECK(vested + r.forfeited.count == 3001);
      before = vested;
    }
    CHECK(before == 3001);
  }
}
