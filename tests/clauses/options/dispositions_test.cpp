#include <algorithm>
#include <random>

#include "catch.h"
#include "clauses/evaluate.h"

using namespace payout;

namespace {

const Agreement& todays_plans() {
  static std::vector<Document> keep;
  static Problems problems;
  static const Agreement agreement =
      load_agreement(std::string{PAYOUT_ROOT} + "/scenarios/agreements/awards-of-today", "", problems, keep);
  return agreement;
}

/// An award of every kind, a deal at times, and an end of employment at any time.
struct AnyAward {
  std::mt19937 engine;

  int between(int low, int high) { return std::uniform_int_distribution<int>{low, high}(engine); }
  bool chance(int percent) { return between(1, 100) <= percent; }

  Grant award(const char* plan, AwardType type) {
    Grant g;
    g.id = plan;
    g.plan = plan;
    g.type = type;
    g.granted = Date::of(2018, 1, 1) + between(0, 500);
    const bool measured = type == AwardType::psu;
    if (measured) {
      g.target = Shares{between(1, 5000)};
      g.period = PerformancePeriod{*g.granted - between(0, 60), *g.granted + between(100, 1200)};
      g.achieved = Score{Exact{between(60, 160)}, true};
      g.scale = {{Score{Exact{80}, true}, Rate{Exact::fraction(1, 2)}},
                 {Score{Exact{100}, true}, Rate{Exact{1}}},
                 {Score{Exact{120}, true}, Rate{Exact{2}}}};
      g.scale_in_steps = chance(30);
      return g;
    }
    g.shares = {between(1, 5000)};
    g.schedule = AwardSchedule{.months = 48, .every = Period{chance(50) ? 1 : 12, Period::Unit::months}};
    if (chance(50)) g.schedule->cliff = Period{12, Period::Unit::months};
    if (!is_stock(type)) g.price = Price{Exact{between(10, 60)}};
    return g;
  }

  Scenario scenario() {
    Scenario s;
    s.employee.name = "Anybody";
    s.employee.born = Date::of(1964, 1, 1) + between(0, 700);
    s.employee.hired = Date::of(2009, 1, 1) + between(0, 700);
    s.price = Price{Exact{40}};
    s.release = ReleaseFacts{.state = chance(50) ? ReleaseState::signed_in_time : ReleaseState::none};
    for (const char* plan : {"double", "single", "later", "dividends", "monthly", "released"})
      s.grants.push_back(award(plan, AwardType::rsu));
    for (const char* plan : {"psu", "scale"}) s.grants.push_back(award(plan, AwardType::psu));
    s.grants.push_back(award("options", AwardType::nso));
    s.grants.push_back(award("cashed", AwardType::nso));
    s.grants.push_back(award("sar", AwardType::sar));
    if (chance(50)) {
      Ownership deal{.date = Date::of(2018, 6, 1) + between(0, 700), .percent = {Exact::fraction(6, 10)}};
      deal.acquirer = Acquirer::outsider;
      deal.awards_assumed = chance(50);
      deal.price_per_share = Price{Exact{41}};
      s.events.push_back(deal);
    }
    Termination t;
    t.date = Date::of(2019, 12, 31) + between(0, 900);
    const Reason reasons[] = {Reason::without_cause, Reason::resignation, Reason::death};
    t.reason = reasons[between(0, 2)];
    t.by = t.reason == Reason::resignation ? Party::employee : Party::company;
    s.termination = t;
    return s;
  }
};

int64_t in_all(const Balance& b) {
  return b.exercised.count + b.exercisable.count + b.unvested.count + b.waiting.value_or(Shares{}).count +
         b.lapsed.count + b.forfeited.count + b.vested.value_or(Shares{}).count +
         b.cashed_out.value_or(Shares{}).count;
}

/// Each step is one disposition: what clauses settle is what they vested, and no step is settled twice.
int64_t settled(const GrantResult& g, SettledFor what) {
  int64_t shares = 0;
  for (const Settlement& s : g.settlements) shares += s.what == what ? s.shares.count : 0;
  return shares;
}

}  // namespace

TEST_CASE("Shares of an award of any kind add up on every day, and none is settled twice",
          "[options][awards]") {
  AnyAward dice{std::mt19937{20191231}};
  Workspace space;
  int followed = 0, cashed = 0, early = 0, forfeited = 0, going_on = 0;
  for (int i = 0; i < 200; ++i) {
    const Scenario s = dice.scenario();
    space.readings = todays_plans().defaults();
    INFO("awards " << i);
    evaluate(todays_plans(), s, space);
    for (const GrantResult& g : space.result.grants) {
      INFO(g.id);
      REQUIRE(g.valid);
      ++followed;
      int64_t steps = 0;
      for (const Tranche& t : g.tranches) {
        if (t.shares < Shares{}) FAIL("a step of less than nothing");
        steps += t.shares.count;
      }
      CHECK(steps == g.shares.count);
      for (Date day = *g.granted; day < Date::of(2030, 1, 1); day = day + 29) {
        const Balance b = balance_on(g, day);
        if (in_all(b) != g.shares.count) FAIL("does not add up on " << to_string(day));
      }
      cashed += g.cashed_out.has_value();
      early += g.accelerated != Shares{};
      forfeited += g.forfeited != Shares{};
      going_on += g.continued.has_value();
      if (is_stock(g.type)) {
        CHECK(settled(g, SettledFor::vesting) == g.accelerated.count + g.continued.value_or(Shares{}).count);
        CHECK(settled(g, SettledFor::cash_out) == 0);
      } else {
        CHECK(settled(g, SettledFor::cash_out) == g.cashed_out.value_or(Shares{}).count);
        CHECK(settled(g, SettledFor::vesting) == 0);
      }
    }
  }
  CHECK(followed == 2200);
  CHECK(cashed > 30);
  CHECK(early > 200);
  CHECK(forfeited > 300);
  CHECK(going_on > 5);
}
