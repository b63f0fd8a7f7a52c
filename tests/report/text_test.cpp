#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <sstream>

#include "catch.h"
#include "report/pages/text_layout.h"
#include "support/files.h"
#include "support/process.h"
#include "values/money.h"

using namespace payout;

static std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in{text};
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// The amount at the end of a line: "1,089,000.00", or nothing.
static std::optional<Money> amount_at_end(const std::string& line) {
  std::string word = line.substr(line.find_last_of(' ') + 1);
  if (word.size() < 4 || word[word.size() - 3] != '.') return std::nullopt;
  std::erase(word, ',');
  return parse_money(word);
}

/// The lines of a section, without its heading.
static std::vector<std::string> section(const std::vector<std::string>& lines, const std::string& heading) {
  auto begin = std::ranges::find_if(lines, [&](const std::string& l) { return l.starts_with(heading); });
  if (begin == lines.end()) return {};
  return {begin + 1, std::find(begin + 1, lines.end(), "")};
}

/// The first amount of a line of the figures at the head of the report, which end with an empty line.
static Money header_amount(const std::vector<std::string>& lines, const std::string& label) {
  const auto names = std::ranges::find(lines, "");
  const auto end = names == lines.end() ? names : std::find(names + 1, lines.end(), "");
  for (size_t i = 0; i < static_cast<size_t>(end - lines.begin()); ++i) {
    if (!lines[i].starts_with("  " + label)) continue;
    std::istringstream words{lines[i].substr(2 + label.size())};
    for (std::string word; words >> word;) {
      if (const auto amount = amount_at_end(word)) return *amount;
    }
  }
  return {};
}

/// The lines of the report of every shipped scenario, printed once.
static const std::vector<std::pair<std::string, std::vector<std::string>>>& printed_reports() {
  static const auto all = [] {
    std::vector<std::pair<std::string, std::vector<std::string>>> reports;
    for (const auto& path : shipped_scenarios())
      reports.emplace_back(short_name(path), lines_of(payout_run("report " + short_name(path)).out));
    return reports;
  }();
  return all;
}

/// The first line of a report that is too wide, no plain ASCII, ends with a blank or is a second empty one.
static std::string badly_set_line(const std::vector<std::string>& lines) {
  for (size_t i = 0; i < lines.size(); ++i) {
    const std::string& line = lines[i];
    const bool plain_ascii = std::ranges::all_of(line, [](char c) { return c >= ' ' && c <= '~'; });
    const bool idle = line.empty() ? i > 0 && lines[i - 1].empty() : line.back() == ' ';
    if (line.size() > 100 || !plain_ascii || idle) return fmt::format("line {}: {}", i + 1, line);
  }
  return {};
}

TEST_CASE("A report fits 100 columns of plain ASCII and has no idle lines", "[report][text][shipped]") {
  for (const auto& [name, lines] : printed_reports()) {
    INFO(name);
    CHECK(badly_set_line(lines) == "");
  }
}

TEST_CASE("The totals at the head are the sums of the lines printed below", "[report][text][shipped]") {
  for (const auto& [name, lines] : printed_reports()) {
    INFO(name);
    Money severance;
    for (const std::string& line : section(lines, "SEVERANCE")) {
      const bool item =
          line.size() > 3 && line[2] != ' ' && !line.starts_with("  not paid") && !line.starts_with("  Total");
      if (item) severance += amount_at_end(line).value_or(Money{});
    }
    CHECK(plain(severance) == plain(header_amount(lines, "Severance")));
    // Retirement promises have a section of their own; those owed anyway are in no sum of cash.
    if (!section(lines, "RETIREMENT").empty()) continue;
    const Money cash = severance + header_amount(lines, "Gross-up") + header_amount(lines, "Deferred") +
                       header_amount(lines, "Cut back") + header_amount(lines, "Given up") +
                       header_amount(lines, "Awards paid in cash");
    const Money total = header_amount(lines, "Total cash");
    if (total != Money{}) CHECK(plain(cash) == plain(total));
  }
}

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
  const auto lines = lines_of(
      payout_run("report scenarios/conditions/stated-equity.yaml --set 'tax.vote=" + vote + "' 2>/dev/null")
          .out);
  CHECK(plain(header_amount(lines, "Equity, value stated")) == "120000.00");
  CHECK(plain(header_amount(lines, "Total with equity")) == "729600.00");
}
