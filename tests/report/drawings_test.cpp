#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "catch.h"
#include "report/formats/html/html.h"
#include "report/formats/html/style.h"
#include "report/formats/html/svg.h"
#include "report/formats/page_markdown.h"
#include "report/pages/text_layout.h"
#include "report/pages/what_if_drawings.h"
#include "support/html.h"
#include "support/process.h"

using namespace payout;

static bool holds(const std::string& all, const std::string& part) {
  return all.find(part) != all.npos;
}

TEST_CASE("A matrix is drawn as stacked bars whose description has every amount", "[report][html][drawings]") {
  Matrix matrix;
  for (const std::string row : {"Cash", "Equity", "Total"})
    matrix.rows.push_back({row, row, {}, row == "Total"});
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

namespace {

/// Relative luminance of "#rrggbb" (WCAG 2.2).
double luminance(const std::string& color) {
  const auto channel = [&](size_t at) {
    const double c = std::stoi(color.substr(at, 2), nullptr, 16) / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}
double contrast(const std::string& a, const std::string& b) {
  const double x = luminance(a), y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

/// The variables of the n-th ":root {": light first, then dark.
std::map<std::string, std::string> colors_of(size_t scheme) {
  const std::string css{html_style};
  size_t from = css.find(":root {");
  for (size_t i = 0; i < scheme; ++i) from = css.find(":root {", from + 1);
  const std::string block = css.substr(from, css.find('}', from) - from);
  std::map<std::string, std::string> colors;
  for (size_t at = block.find("--"); at != block.npos; at = block.find("--", at + 2)) {
    const size_t colon = block.find(':', at);
    colors[block.substr(at, colon - at)] = block.substr(block.find('#', colon), 7);
  }
  return colors;
}

/// Every use of a color in the style sheet by one of the properties: "color: var(--ink)".
std::set<std::string> used_by(std::initializer_list<const char*> properties) {
  const std::string css{html_style};
  std::set<std::string> out;
  for (const std::string property : properties) {
    const std::string start = property + ": ";
    for (size_t at = css.find(start); at != css.npos; at = css.find(start, at + 1)) {
      const char before = css[at - 1];
      if (before != ' ' && before != '\n') continue;  // border-color is not color
      const std::string value = css.substr(at + start.size(), css.find(';', at) - at - start.size());
      if (const size_t var = value.find("var("); var != value.npos)
        out.insert(value.substr(var + 4, value.find(')') - var - 4));
    }
  }
  return out;
}

}  // namespace

TEST_CASE("Every text stands out 4.5 to 1 from its background and every drawing 3 to 1, light and dark",
          "[html][contrast]") {
  const std::map<std::string, std::string> light = colors_of(0), dark = colors_of(1);
  REQUIRE(light.size() == dark.size());
  CHECK(std::abs(contrast("#000000", "#ffffff") - 21) < 1e-9);
  // Grey 118 on white is the textbook example of 4.54.
  CHECK(std::abs(contrast("#767676", "#ffffff") - 4.54) < 0.005);
  const std::set<std::string> papers{"--paper", "--wash"};
  for (const auto* scheme : {&light, &dark}) {
    const auto pair = [&](const std::string& front, const std::string& back, double least) {
      INFO((scheme == &light ? "light: " : "dark: ")
           << front << ' ' << scheme->at(front) << " on " << back << ' ' << scheme->at(back));
      CHECK(contrast(scheme->at(front), scheme->at(back)) >= least);
    };
    for (const std::string& text : used_by({"color"})) {
      for (const std::string& paper : papers) {
        if (text != "--flag") pair(text, paper, 4.5);
      }
    }
    pair("--flag", "--flag-wash", 4.5);
    // Words in drawings stand on the page; --sN fills are shapes.
    for (const std::string& mark : used_by({"fill", "stroke"})) {
      const bool words = mark == "--ink" || mark == "--quiet";
      if (mark != "--rule" && mark != "--paper") pair(mark, "--paper", words ? 4.5 : 3);
    }
  }
  // Nothing is painted in a color, or on one, that the pairs above leave out. Hairlines (--rule) tell nothing.
  CHECK(used_by({"background"}) == std::set<std::string>{"--paper", "--wash", "--flag-wash"});
  for (const std::string& mark : used_by({"fill", "stroke"})) CHECK(light.count(mark) == 1);
}

TEST_CASE("The timeline has a window for every grant that is followed, and room for its name",
          "[html][drawings]") {
  // One grant is refused (before the plan): the other two keep their windows.
  const Ran ran = payout_run(
      "report scenarios/icg/change-in-control-everything.yaml --set grants[K2].granted=1997-07-01 --format "
      "html "
      "2>/dev/null");
  CHECK(ran.out.find("K2, SOP plan: 16,000 shares") == ran.out.npos);
  CHECK(ran.out.find(">K1, SOP plan: 40,000 shares</text>") != ran.out.npos);
  CHECK(ran.out.find(">N1, NETCOM plan: 5,000 shares</text>") != ran.out.npos);
}

TEST_CASE("A long label of a drawn stretch goes on in a line of its own and loses no word",
          "[report][html][drawings]") {
  Ranges ranges;
  ranges.title = "Effects";
  const std::string label =
      "if the payment on the change in control is credited against the termination fee and every other payment";
  ranges.bars.push_back({label, Money{}, Money::dollars(70), "+70.00", 0});
  ranges.bars.push_back({"if short", Money{}, Money::dollars(7), "+7.00", 0});
  for (const SvgRoom room : {SvgRoom::broad, SvgRoom::slim}) {
    std::string drawn = ranges_svg(ranges, room), words;
    CHECK(!holds(drawn, "..."));
    for (size_t at = drawn.find("<text"); at != drawn.npos; at = drawn.find("<text", at + 1)) {
      const size_t from = drawn.find('>', at) + 1;
      words += (words.empty() ? "" : " ") + drawn.substr(from, drawn.find('<', from) - from);
    }
    CHECK(holds(words, label));
    CHECK(holds(words, "if short"));
    CHECK(!holds(drawn, ">" + label + "<"));
  }
}
