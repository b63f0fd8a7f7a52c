#include <algorithm>

#include "catch.h"
#include "clauses/evaluate.h"
#include "scenario/load.h"

using namespace payout;

namespace {

/// The remarks on a scenario of one person under the plan alone, and its grants.
struct PlanAlone {
  Problems problems = {};
  std::vector<Document> keep = {};
  std::unique_ptr<LoadedScenario> loaded = {};
  Agreement agreement = {};
  Workspace space = {};

  explicit PlanAlone(const std::string& grants, const std::string& more = "as_of: 2000-06-30\n",
                     const std::string& position = "employee") {
    loaded = parse_scenario("test",
                            "documents: [SOP]\nemployee: {name: A. Holder, voting_power: 12%, position: " +
                                position + "}\n" + more + "grants:\n" + grants,
                            {}, problems);
    agreement = load_agreement("icg", "", problems, keep);
    REQUIRE(!problems.any_errors());
    space.readings = agreement.defaults();
    evaluate(agreement, loaded->facts, space);
  }

  const Remark* remark(std::string_view id) const {
    const auto found = std::ranges::find(space.result.remarks, id, &Remark::id);
    return found == space.result.remarks.end() ? nullptr : &*found;
  }
};

}  // namespace

TEST_CASE("A grant that the plan does not allow is left out, and its neighbors are followed", "[options]") {
  const PlanAlone e{
      "  - {id: OLD, plan: sop, type: nso, granted: 1997-12-31, shares: 400, price: 10.00}\n"
      "  - {id: OK, plan: sop, type: nso, granted: 1999-05-03, shares: 400, price: 10.00}\n"};
  REQUIRE(e.remark("grant-outside-plan") != nullptr);
  CHECK(e.remark("grant-outside-plan")->path == "grants[OLD].granted");
  REQUIRE(e.space.result.grants.size() == 2);
  CHECK(!e.space.result.grants[0].valid);
  CHECK(e.space.result.grants[0].invalid == "grant-outside-plan");
  CHECK(e.space.result.grants[0].tranches.empty());
  CHECK(e.space.result.grants[0].exercisable == Shares{0});
  CHECK(e.space.result.grants[1].exercisable == Shares{100});  // 400 x 25% on 2000-05-03
  CHECK(!e.space.result.options.spread);                       // no total of a module that is refused
}

TEST_CASE("Of a grant that lacks a fact nothing is said that was not found out", "[options]") {
  const PlanAlone e{
      "  - {id: OPEN, plan: sop, type: iso, granted: 1999-05-03, shares: 400, price: 10.00}\n"
      "  - {id: OLD, plan: sop, type: nso, granted: 1997-12-31, shares: 400, price: 10.00}\n"};
  REQUIRE(e.space.result.grants.size() == 2);
  const GrantResult &open = e.space.result.grants[0], &old = e.space.result.grants[1];
  CHECK(open.invalid == "missing-fact");  // the value at grant, of which a price of an incentive option is 110%
                                          // for a large holder
  CHECK(!open.allowed);
  CHECK(!open.status);
  CHECK(old.allowed == false);
  CHECK(old.status == GrantStatus::invalid);
}

TEST_CASE("A large holder's incentive option shows both what the price and what the term must be",
          "[options]") {
  const PlanAlone e{
      "  - {id: L, plan: sop, type: iso, granted: 1999-05-03, shares: 400, price: 21.00, fmv: 20.00, expires: "
      "2009-05-03}\n"};
  REQUIRE(e.remark("iso-price-below-floor") != nullptr);
  CHECK(e.remark("iso-price-below-floor")->help.find("22.00") != std::string::npos);  // 110% of 20.00
  REQUIRE(e.remark("term-too-long") != nullptr);
  CHECK(e.remark("term-too-long")->help == "latest 2004-05-03");  // five years
}

TEST_CASE("An error about more than one grant leaves none", "[options]") {
  // Nobody gave a price for the formula grant of January 1, 2000 (and the price is that of no other day).
  const PlanAlone e{
      "  - {id: OK, plan: sop, type: nso, granted: 1999-05-03, shares: 400, price: 10.00, vested: all}\n",
      "as_of: 2000-06-30\ndirector: {since: 1997-05-01, years: [2000]}\n", "director"};
  REQUIRE(e.remark("no-trading-day-price") != nullptr);
  CHECK(e.space.result.grants.empty());
}

TEST_CASE("An exercise that was not possible leaves its grant out, and says why", "[options]") {
  const PlanAlone e{
      "  - {id: X, plan: sop, type: nso, granted: 1999-05-03, shares: 400, price: 10.00, exercises: [{date: "
      "2000-05-02, shares: 1}]}\n"
      "  - {id: OK, plan: sop, type: nso, granted: 1999-05-03, shares: 800, price: 10.00}\n"};
  REQUIRE(e.remark("not-exercisable") != nullptr);
  CHECK(e.remark("not-exercisable")->help == "more can be exercised from 2000-05-03");
  CHECK(e.space.result.grants[0].invalid == "not-exercisable");
  CHECK(e.space.result.grants[1].exercisable == Shares{200});
}

TEST_CASE("An exercise beyond the grant says by how many shares", "[options]") {
  const PlanAlone e{
      "  - {id: X, plan: sop, type: nso, granted: 1998-01-05, shares: 10000, price: 10.00, exercises: [{date: "
      "2002-02-01, shares: 12000}]}\n",
      ""};
  REQUIRE(e.remark("exercised-too-much") != nullptr);
  CHECK(e.remark("exercised-too-much")->message == "X: exercised exceeds granted by 2,000");
}

TEST_CASE("A plan that no document speaks of is refused by name", "[options]") {
  const PlanAlone e{
      "  - {id: N, plan: netcom, type: nso, shares: 10, price: 1.00, vested: all, expires: 2006-05-01}\n"};
  CHECK(e.remark("unknown-plan") != nullptr);  // the agreement that speaks of it is not among `documents`
}
