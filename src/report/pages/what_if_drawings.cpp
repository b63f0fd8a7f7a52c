#include "report/pages/what_if_drawings.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/pages/what_if_pages.h"

namespace payout {
namespace {

/// Drawing only: no amount is computed from it.
double place(const Exact& number) {
  return static_cast<double>(number.num()) / static_cast<double>(number.den());
}

std::optional<Money> amount_in(const SweepRow& row, size_t series) {
  if (series >= row.numbers.size() || !row.numbers[series]) return std::nullopt;
  return to_the_cent(*row.numbers[series] * Exact{100});
}

std::string cliff_words(const Sweep& sweep, const Cliff& cliff) {
  SweepUnit unit = SweepUnit::word;
  for (const SweepAxis& axis : sweep.axes) {
    if (axis.id == cliff.axis) unit = axis.unit;
  }
  std::string out = shown_input(cliff.first, unit);
  if (sweep.series.size() > 1) out += fmt::format(", {}", cliff.item);
  if (cliff.jump) {
    const auto amount = parse_money(*cliff.jump);
    out +=
        fmt::format(": {}{}", cliff.jump->starts_with('-') ? "" : "+", amount ? grouped(*amount) : *cliff.jump);
  }
  if (!cliff.causes.empty() && !cliff.causes.front().cite.empty())
    out += fmt::format(" ({})", cliff.causes.front().cite);
  return out;
}

/// Whether two results are the same wherever they are.
bool same_line(const Sweep& sweep, size_t a, size_t b) {
  return std::ranges::all_of(sweep.rows, [&](const SweepRow& row) { return row.numbers[a] == row.numbers[b]; });
}

/// The amounts to be drawn: those that are there at all, lines that lie on one another as one.
std::vector<size_t> drawn_lines(Curve& curve, const Sweep& sweep) {
  std::vector<size_t> drawn;
  for (size_t i = 0; i < sweep.series.size(); ++i) {
    const SweepSeries& series = sweep.series[i];
    const bool any =
        std::ranges::any_of(sweep.rows, [&](const SweepRow& row) { return amount_in(row, i).has_value(); });
    if (series.unit != SweepUnit::money || !any) continue;
    const std::string& name = series.label.empty() ? series.id : series.label;
    const auto same = std::ranges::find_if(drawn, [&](size_t d) { return same_line(sweep, d, i); });
    if (same != drawn.end()) {
      curve.series[static_cast<size_t>(same - drawn.begin())] += "; the same: " + name;
      continue;
    }
    drawn.push_back(i);
    curve.series.push_back(name);
  }
  return drawn;
}

/// One input: a line for each amount that is shown.
void add_lines(Curve& curve, const Sweep& sweep) {
  const std::vector<size_t> drawn = drawn_lines(curve, sweep);
  const SweepAxis& axis = sweep.axes.front();
  for (size_t k = 0; k < std::min(sweep.rows.size(), axis.numbers.size()); ++k) {
    Curve::Point& point = curve.points.emplace_back();
    point.at = shown_input(axis.values[k], axis.unit);
    point.x = place(axis.numbers[k]);
    for (const size_t i : drawn) point.values.push_back(amount_in(sweep.rows[k], i));
  }
  for (const Cliff& cliff : sweep.cliffs) curve.cliffs.push_back({place(cliff.at), cliff_words(sweep, cliff)});
}

/// A grid: a line for each value of the second input. Rows count the last input fastest.
void add_grid_lines(Curve& curve, const Sweep& sweep) {
  const SweepAxis &across = sweep.axes[0], &lines = sweep.axes[1];
  for (const std::string& value : lines.values)
    curve.series.push_back(fmt::format("{} {}", lines.id, shown_input(value, lines.unit)));
  for (size_t k = 0; k < across.numbers.size(); ++k) {
    Curve::Point& point = curve.points.emplace_back();
    point.at = shown_input(across.values[k], across.unit);
    point.x = place(across.numbers[k]);
    for (size_t j = 0; j < lines.values.size(); ++j) {
      const size_t row = k * lines.values.size() + j;
      point.values.push_back(row < sweep.rows.size() ? amount_in(sweep.rows[row], 0) : std::nullopt);
    }
  }
}

}  // namespace

void draw_matrix(Page& page, const Matrix& matrix) {
  Bars bars{.title = "Potential payments upon termination or change in control"};
  size_t parts = 0;  // the rows above the total
  while (parts < matrix.rows.size() && !matrix.rows[parts].total) ++parts;
  if (parts == 0 || parts == matrix.rows.size()) return;
  std::vector<size_t> drawn;  // what is nothing in every column would only fill the legend
  for (size_t row = 0; row < parts; ++row) {
    const bool any = std::ranges::any_of(matrix.columns, [&](const MatrixColumn& column) {
      return column.cells[row].amount.value_or(Money{}) != Money{};
    });
    if (any) drawn.push_back(row), bars.series.push_back(matrix.rows[row].label);
  }
  for (const MatrixColumn& column : matrix.columns) {
    Bars::Bar bar{.label = column.label};
    for (const size_t row : drawn) bar.parts.push_back(column.cells[row].amount.value_or(Money{}));
    if (matrix.whole_dollars && column.cells[parts].amount)
      bar.shown = grouped(floor_of(column.cells[parts].amount->exact() / Exact{100}));
    const bool figures =
        std::ranges::any_of(column.cells, [](const MatrixCell& c) { return c.amount.has_value(); });
    if (!figures) continue;
    if (!column.cells[parts].amount) bar.shown = "some figures are missing";
    bars.bars.push_back(std::move(bar));
  }
  if (!bars.bars.empty()) page.add(std::move(bars));
}

void draw_diff(Page& page, const Diff& diff) {
  const auto amount_of = [](const std::optional<std::string>& text) {
    return text ? parse_money(*text) : std::nullopt;
  };
  const auto line_of = [](const std::vector<ChangedLine>& lines, std::string_view id) {
    const auto found = std::ranges::find(lines, id, &ChangedLine::id);
    return found == lines.end() ? nullptr : &*found;
  };
  const ChangedLine* total = line_of(diff.totals, "totals.all");
  if (total == nullptr) return;
  const auto before = amount_of(total->before), after = amount_of(total->after);
  if (!before || !after || *before == *after) return;
  Ranges drawing{.title = "From the first total with equity to the second"};
  drawing.bars.push_back({"First", Money{}, *before, grouped(*before), 2});
  Money at = *before;
  const auto step = [&](std::string_view label, Money change) {
    if (change == Money{}) return;
    const bool less = change < Money{};
    drawing.bars.push_back({std::string{label}, at, at + change, (less ? "" : "+") + grouped(change),
                            less ? size_t{1} : size_t{0}});
    at += change;
  };
  for (const auto& [id, label] :
       {std::pair{"severance.total", "Severance"}, std::pair{"deferred.total", "Deferred compensation"},
        std::pair{"options.spread", "Options, spread"}, std::pair{"parachute.gross_up", "Gross-up"}}) {
    const ChangedLine* line = line_of(diff.lines, id);
    if (line == nullptr) continue;
    step(label, amount_of(line->after).value_or(Money{}) - amount_of(line->before).value_or(Money{}));
  }
  step("Everything else", *after - at);
  drawing.bars.push_back({"Second", Money{}, *after, grouped(*after), 2});
  page.add(std::move(drawing));
}

void draw_sweep(Page& page, const Sweep& sweep) {
  if (sweep.axes.empty() || sweep.axes.front().unit == SweepUnit::word || sweep.series.empty()) return;
  constexpr size_t most_lines = 6;
  Curve curve{.title = fmt::format("Results over {}", sweep.axes.front().id), .input = sweep.axes.front().id};
  if (sweep.axes.size() == 1) {
    add_lines(curve, sweep);
    if (sweep.series.size() == 1)
      curve.title = fmt::format("{} over {}", sweep.series.front().id, sweep.axes.front().id);
  } else if (sweep.axes.size() == 2 && sweep.axes[1].values.size() <= most_lines &&
             sweep.series.front().unit == SweepUnit::money) {
    curve.title = fmt::format("{} over {}", sweep.series.front().id, sweep.axes.front().id);
    add_grid_lines(curve, sweep);
  }
  if (curve.series.empty() || curve.series.size() > most_lines || curve.points.size() < 2) return;
  page.add(std::move(curve));
}

}  // namespace payout
