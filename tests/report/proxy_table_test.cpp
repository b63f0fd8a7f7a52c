#include <sstream>
#include <string>
#include <vector>

#include "catch.h"
#include "support/process.h"

// Tables of potential payments that companies have published (17 CFR 229.402(j)), against the printed tables.
// The published figures stand in scenarios/published, with their arithmetic.

namespace {

std::string table(const std::string& files) {
  const Ran ran = payout_run("matrix " + files + " --whole-dollars 2>/dev/null");
  CHECK(ran.status == (ran.out.find('?') == ran.out.npos ? 0 : 3));  // a figure that is missing is told
  return ran.out;
}

/// Whether a row of that name has the amount in one of its columns, with the number of a footnote or without.
bool has(const std::string& out, const std::string& row, const std::string& amount) {
  std::istringstream lines{out};
  for (std::string line; std::getline(lines, line);) {
    const size_t name = line.find_first_not_of(' ');
    if (name == line.npos || line.compare(name, row.size(), row) != 0) continue;
    const size_t at = line.find(' ' + amount);
    const size_t end = at + 1 + amount.size();
    if (at != line.npos && (end == line.size() || line[end] == ' ' || line[end] == '(')) return true;
  }
  return false;
}

const std::string published = "scenarios/published/";

}  // namespace

TEST_CASE("The table of one executive is the published one: Cabot", "[matrix][published]") {
  const std::string out = table(published + "termination-table/chief-executive.yaml");
  CHECK(has(out, "Cash severance", "10,976,556"));
  CHECK(has(out, "Benefits and perquisites", "261,116"));
  CHECK(has(out, "Accelerated equity", "17,810,633"));
  CHECK(has(out, "Total", "29,048,305"));
  CHECK(has(out, "Accelerated equity", "15,969,852"));  // death and disability
  CHECK(has(out, "Total", "15,969,852"));
}

TEST_CASE("A table of five executives is the published one: Hilton", "[matrix][published]") {
  std::string files;
  for (const char* who :
       {"chief-executive", "officer-jacobs", "officer-silcock", "officer-schuyler", "officer-fuentes"})
    files += published + "salary-and-bonus-multiples/" + who + ".yaml ";
  const std::string out = table(files);
  for (const char* total : {"9,717,500", "4,000,000", "2,891,336", "3,200,000", "2,925,000"}) {
    INFO(total);
    CHECK(has(out, "Executive officer", total));
    CHECK(has(out, "Cash severance", total));
  }
}

TEST_CASE("Tables before and after a change in control are the published ones: Marsh McLennan",
          "[matrix][published]") {
  const std::string scenario = published + "average-bonus-table/chief-executive.yaml";
  CHECK(has(table(scenario), "Cash severance", "12,033,333"));
  const std::string out = table(
      scenario + " --set 'events=[{kind: ownership, date: 2023-12-31, percent: 100%, acquirer: outsider}]'");
  CHECK(has(out, "Cash severance", "9,533,333"));
}

TEST_CASE("Tables of a termination after a change in control are the published ones: EOG, DTE",
          "[matrix][published]") {
  CHECK(has(table(published + "separate-multiples/chief-executive.yaml"), "Cash severance", "9,055,000"));
  const std::string dte = table(published + "noncompete-consideration/chief-executive.yaml --detail");
  CHECK(has(dte, "- Severance", "6,298,000"));
  CHECK(has(dte, "- Consideration", "3,149,000"));
  CHECK(has(dte, "- Outplacement", "201,000"));
}

TEST_CASE("A table of options that a change in control vests is the published one: TransDigm",
          "[matrix][published]") {
  const std::string out = table(published + "accelerated-options/officer.yaml --on 2023-09-30");
  CHECK(has(out, "Accelerated equity", "5,930,614"));
}

TEST_CASE("Tables of cash, and of awards and cover given at their value, are the published ones: FedEx, Aon",
          "[matrix][published]") {
  const std::string fedex = table(published + "multiples-and-awards/chief-executive.yaml");
  CHECK(has(fedex, "Cash severance", "6,890,000"));  // 2,600,000 + 4,290,000
  CHECK(has(fedex, "Total", "15,245,668"));
  // One table for each sum of insurance, since death and disability have their own.
  const std::string aon =
      published + "remaining-term/after-the-change.yaml --set amounts.bonus_of_the_year=2740000";
  const std::string death = table(aon + " --set amounts.insurance=2500000");
  for (const char* total : {"6,730,000", "3,990,000", "3,055,068", "41,334,979"}) {
    INFO(total);
    CHECK(has(death, "Total", total));
  }
  CHECK(has(death, "Cash severance", "4,753,333"));
  CHECK(has(table(aon + " --set amounts.insurance=1000000"), "Total", "4,555,068"));  // disability
}

TEST_CASE("An account that was vested in full leaves no column open, although its payment is not known",
          "[matrix]") {
  // On a death DCP 3.02(b) pays the balance of a day for which no rate of return is given. 80,000 + 20,000 were
  // vested without it: the death vests nothing, and 240,000 x 3/12 of EA 5.1 are all that it gives.
  const std::string out = table("scenarios/icg/change-in-control-everything.yaml");
  CHECK(out.find('?') == out.npos);
  CHECK(has(out, "Total", "60,000"));
  CHECK(has(out, "Account already vested", "100,000"));
  // With half of the company's part vested the other 10,000 are the death's, once the rate is known.
  const std::string half =
      table("scenarios/icg/change-in-control-everything.yaml --set deferred_comp.balance.company_vested=50%");
  CHECK(half.find("?(") != half.npos);
}

TEST_CASE("A table has footnotes by number, in each format", "[matrix][published]") {
  // Numbered as they are read: the awards that vest on a death stand in the first table, without a change in
  // control.
  const std::string file = published + "termination-table/chief-executive.yaml --whole-dollars";
  const std::string text = payout_run("matrix " + file).out;
  CHECK(text.find("10,976,556(") != text.npos);
  CHECK(text.find("\nFOOTNOTES\n") != text.npos);
  CHECK(text.find("  (2) LTIP 6(a): Three times salary and the higher of target bonus") != text.npos);
  const std::string html = payout_run("matrix " + file + " --format html").out;
  CHECK(html.find("10,976,556<sup class=\"mark\">(2)</sup>") != html.npos);
  const std::string markdown = payout_run("matrix " + file + " --format markdown").out;
  CHECK(markdown.find("10,976,556(2)") != markdown.npos);
  const std::string csv = payout_run("matrix " + file + " --format csv").out;
  CHECK(csv.find("\nfootnote_of_cash,") != csv.npos);
  CHECK(csv.find("\nfootnote_2,\"LTIP 6(a): ") != csv.npos);
  const std::string json = payout_run("matrix " + file + " --format json").out;
  CHECK(json.find("\"footnote\": 1") != json.npos);
}

TEST_CASE("The table of a deal has a row for each executive and the columns of 17 CFR 229.402(t)",
          "[matrix][published]") {
  const std::string out =
      payout_run("matrix --deal --whole-dollars " + published + "termination-table/chief-executive.yaml " +
                 published + "separate-multiples/chief-executive.yaml")
          .out;
  // cash, equity, pension and deferred pay, benefits, tax reimbursement, total
  CHECK(has(out, "Chief executive", "10,976,556"));
  CHECK(has(out, "Chief executive", "17,810,633"));
  CHECK(has(out, "Chief executive", "261,116"));
  CHECK(has(out, "Chief executive", "29,048,305"));
  CHECK(has(out, "Chief executive", "9,055,000"));
}
