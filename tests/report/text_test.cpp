#include <fmt/format.h>

#include <algorithm>

#include "catch.h"
#include "report/pages/text_layout.h"
#include "support/files.h"
#include "support/process.h"
#include "support/report_text.h"
#include "values/money.h"

using namespace payout;

TEST_CASE("Words wrap at the width and long words break at a sign", "[report][page]") {
  CHECK(wrap("one two three", 7) == std::vector<std::string>{"one two", "three"});
  CHECK(wrap("a very_long_word here", 6) == std::vector<std::string>{"a", "very_", "long_", "word", "here"});
  CHECK(wrap("", 10) == std::vector<std::string>{""});
  // A citation stays on one line where the width allows it.
  CHECK(wrap("as an ISO (26 U.S.C. 422(d)); more", 22) ==
        std::vector<std::string>{"as an ISO", "(26 U.S.C. 422(d));", "more"});
  CHECK(wrap("26 U.S.C. 422(d)", 8) == std::vector<std::string>{"26", "U.S.C.", "422(d)"});
}

TEST_CASE("A number stays with the document or the law that it is of", "[report][page]") {
  CHECK(wrap("under EA 5.3, too", 10) == std::vector<std::string>{"under", "EA 5.3,", "too"});
  CHECK(wrap("26 U.S.C. 422(d)", 14) == std::vector<std::string>{"26", "U.S.C. 422(d)"});
  CHECK(wrap("the EA and 5.3", 10) == std::vector<std::string>{"the EA and", "5.3"});
  CHECK(wrap("EA 5.3", 4) == std::vector<std::string>{"EA", "5.3"});  // where there is no room for both
}

TEST_CASE("Dots lead from a label over a wide gap to its amount", "[report][page]") {
  Page page;
  Grid grid{{{"item", Align::left, true}, {"clause"}, {"amount", Align::right}}};
  grid.row({"A fee with a long name", "EA 5.6", "12.00"});
  grid.row({"Salary", "EA 3", "3.00"});
  grid.total({"Total", "", "15.00"});
  grid.print(page);
  CHECK(as_text(page, 80) ==
        "  item                    clause  amount\n"
        "  A fee with a long name  EA 5.6   12.00\n"
        "  Salary  . . . . . . . . EA 3      3.00\n"
        "  Total . . . . . . . . . . . . .  15.00\n");
}

TEST_CASE("Where a row has no room its cells stand one below the other, amounts in a column",
          "[report][page]") {
  Page page;
  Grid grid{{{"grant"}, {"shares", Align::right}, {"last day of the window"}, {"spread", Align::right}}};
  grid.row({"K1", "90,000", "2001-07-31", "1,980,000.00"});
  grid.print(page);
  CHECK(as_text(page, 40) ==
        "  K1\n"
        "    shares                        90,000\n"
        "    last day of the window  2001-07-31\n"
        "    spread                  1,980,000.00\n");
}

TEST_CASE("A grid leaves out empty columns and is as wide as what it holds", "[report][page]") {
  Page page;
  Grid grid{{{"item"}, {"never"}, {"amount", Align::right}}};
  grid.row({"fee", "", "12.00"});
  grid.row({"salary", "", "3.00"});
  grid.note("three times four");
  grid.print(page);
  CHECK(as_text(page, 30) ==
        "  item    amount\n"
        "  fee      12.00\n"
        "  salary    3.00\n"
        "    three times four\n");
}

TEST_CASE("A grid wraps the columns that may wrap when the page is narrow", "[report][page]") {
  Page page;
  Grid grid{{{"", Align::left, true}, {"", Align::right}}};
  grid.row({"a label that is rather long", "1,000.00"});
  grid.print(page, 0);
  CHECK(as_text(page, 28) ==
        "a label that is     1,000.00\n"
        "rather long\n");
}

TEST_CASE("Control characters of the input do not reach the terminal", "[report][page]") {
  Page page;
  page.line("red \033[31m name");
  CHECK(as_text(page, 40) == "red ?[31m name\n");
}

TEST_CASE("A stated value of awards stands at the head as the total counts it", "[report][text]") {
  // Units of 250,000.00 are given up for a vote that fails, shares of 120,000.00 are not:
  // 600,000.00 + 9,600.00 + 120,000.00 = 729,600.00
  const std::string vote =
      "{traded: false, approved_by: 75%, disclosed: true, decides: true, payments: [performance_units]}";
  const std::string report =
      payout_run("report scenarios/conditions/stated-equity.yaml --set 'tax.vote=" + vote + "' 2>/dev/null")
          .out;
  CHECK(plain(head_amount(report, "Equity, value stated")) == "120000.00");
  CHECK(plain(head_amount(report, "Total with equity")) == "729600.00");
}

TEST_CASE("A number and its unit stay on one line", "[text]") {
  using Lines = std::vector<std::string>;
  CHECK(wrap("at least 120 % of it", 12) == Lines{"at least", "120 % of it"});
  CHECK(wrap("notice within 10 business days, or later", 22) ==
        Lines{"notice within", "10 business days, or", "later"});
  CHECK(wrap("all 20,000 shares vest", 10) == Lines{"all 20,000", "shares", "vest"});  // no line holds both
  CHECK(wrap("in 2000 years of office count", 12) == Lines{"in", "2000 years", "of office", "count"});
  CHECK(wrap("EA 5 days of", 6) == Lines{"EA 5", "days", "of"});
}
