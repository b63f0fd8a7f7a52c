#include "document/lay_over.h"
#include "catch.h"
#include "document/read_yaml.h"
#include "scenario/scenario.h"

using namespace payout;

/// The value at `a.b[ID].c` after the second text was laid over the first; "-" where there is none.
static std::string laid(const std::string& under, const std::string& over,
                        const std::vector<std::string>& path) {
  Problems problems;
  Document doc = read_yaml("under", under, problems);
  lay_over(doc, "over", over, type_of<Scenario>(), problems);
  REQUIRE_FALSE(problems.any_errors());
  NodeRef at = doc.root();
  for (const std::string& step : path) {
    NodeRef next = at.kind() == NodeKind::map ? at.find(step) : at.first();
    if (at.kind() == NodeKind::list) {
      while (next && !(next.find("id") && next.find("id").text() == step)) next = next.next();
    }
    if (!next) return "-";
    at = next;
  }
  return std::string{at.text()};
}

TEST_CASE("A file of facts changes what it gives and leaves the rest", "[document]") {
  const std::string under = "salary: {base: 1/year, target_bonus: 45%}\nw2: {1998: 5, 1999: 6}\n";
  const std::string over = "salary: {base: 2/year}\nw2: {1999: 7, 2000: 8}\ntitle: T\n";
  CHECK(laid(under, over, {"salary", "base"}) == "2/year");
  CHECK(laid(under, over, {"salary", "target_bonus"}) == "45%");
  CHECK(laid(under, over, {"w2", "1998"}) == "5");
  CHECK(laid(under, over, {"w2", "1999"}) == "7");
  CHECK(laid(under, over, {"w2", "2000"}) == "8");
  CHECK(laid(under, over, {"title"}) == "T");
}

TEST_CASE("Entries with ids are changed one by one, and new ones added", "[document]") {
  const std::string under = "grants:\n  - {id: K1, shares: 1}\n  - {id: K2, shares: 2}\n";
  const std::string over = "grants:\n  - {id: K2, price: 3}\n  - {id: K3, shares: 4}\n";
  CHECK(laid(under, over, {"grants", "K1", "shares"}) == "1");
  CHECK(laid(under, over, {"grants", "K2", "shares"}) == "2");
  CHECK(laid(under, over, {"grants", "K2", "price"}) == "3");
  CHECK(laid(under, over, {"grants", "K3", "shares"}) == "4");
  // A single entry may stand without brackets, on either side.
  CHECK(laid(under, "grants: {id: K1, price: 9}\n", {"grants", "K1", "price"}) == "9");
  CHECK(laid("grants: {id: K1, shares: 1}\n", over, {"grants", "K1", "shares"}) == "1");
  CHECK(laid("grants: {id: K1, shares: 1}\n", over, {"grants", "K3", "shares"}) == "4");
}

TEST_CASE("A single value gives way to a map, and a map to a single value", "[document]") {
  CHECK(laid("termination: {notice: 2000-01-03}\n", "termination: {notice: {mailed: 2000-02-01}}\n",
             {"termination", "notice", "mailed"}) == "2000-02-01");
  CHECK(laid("termination: {notice: {mailed: 2000-02-01}}\n", "termination: {notice: 2000-01-03}\n",
             {"termination", "notice"}) == "2000-01-03");
  CHECK(laid("title: a\n", "", {"title"}) == "a");
}
