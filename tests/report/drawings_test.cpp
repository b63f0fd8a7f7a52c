#include <algorithm>

#include "catch.h"
#include "report/html/html.h"
#include "report/html/svg.h"
#include "report/page_markdown.h"
#include "report/text_layout.h"
#include "report/what_if_drawings.h"
#include "support/html.h"

using namespace payout;

static bool holds(const std::string& all, const std::string& part) {
  return all.find(part) != all.npos;
}

TEST_CASE("A matrix is drawn as stacked bars whose description has every amount", "[report][html][drawings]") {
  Matrix matrix;
  for (const char* row : {"Cash", "Equity", "Total"}) matrix.rows.push_back({row, row, {}});
  matrix.columns.resize(2);
  matrix.columns[0].label = "Death";
  matrix.columns[1].label = "Cause <none>";
  matrix.columns[0].cells = {
      {"d", Money::dollars(100), {}}, {"d", Money::dollars(50), {}}, {"d", Money::dollars(150), {}}};
  matrix.columns[1].cells = {{"c", Money{}, {}}, {"c", Money::dollars(7), {}}, {"c", Money::dollars(7), {}}};
  Page page;
  draw_matrix(page, matrix);
  const std::string html = as_html(page);
  CHECK(badly_nested(html) == "");
  CHECK(holds(html, "role=\"img\""));
  CHECK(holds(html, "<desc>Death: Cash 100.00, Equity 50.00; Cause &lt;none&gt;: Equity 7.00.</desc>"));
  CHECK(holds(html, ">150.00</text>"));
  // What draws nothing else is left out where nothing can be drawn.
  CHECK(as_text(page, 100).empty());
  CHECK(as_markdown(page).empty());
}

TEST_CASE("A sweep is drawn as lines that are lifted at a cliff, and the cliff is marked",
          "[report][html][drawings]") {
  Sweep sweep;
  sweep.axes.push_back(
      {"salary.base", {}, SweepUnit::money, {"1", "2", "3", "4"}, {Exact{1}, Exact{2}, Exact{3}, Exact{4}}});
  sweep.series.push_back({"totals.cash", "Total cash", SweepUnit::money});
  for (const int64_t n : {10, 20, 130, 140}) sweep.rows.push_back({{}, {}, {}, {Exact{n}}});
  Cliff cliff;
  cliff.item = "totals.cash";
  cliff.first = "2.5";
  cliff.jump = "100.00";
  cliff.at = Exact::fraction(5, 2);
  cliff.causes.push_back({"parachute.excise", "26 U.S.C. 4999(a)", {}, {}, {}});
  sweep.cliffs = {cliff};
  Page page;
  draw_sweep(page, sweep);
  const std::string html = as_html(page);
  CHECK(badly_nested(html) == "");
  CHECK(holds(html, "class=\"cliff\""));
  CHECK(holds(html, "2.5: +100.00 (26 U.S.C. 4999(a))"));
  CHECK(holds(html, "Total cash: from 10.00 at 1 to 140.00 at 4."));
  const size_t path = html.find("<path d=\"");
  REQUIRE(path != html.npos);
  const std::string line = html.substr(path, html.find("/>", path) - path);
  CHECK(std::count(line.begin(), line.end(), 'M') == 2);  // two strokes: before and after the cliff
}

TEST_CASE("An axis has round steps", "[report][html][drawings]") {
  CHECK(axis_step(1000, 5) == 200);
  CHECK(axis_step(999, 10) == 100);
  CHECK(axis_step(1.3e6, 8) == 200000);
  CHECK(axis_amount(1.5e6) == "1.5 million");
  CHECK(axis_amount(250000) == "250,000");
}
