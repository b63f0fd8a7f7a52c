#include <fmt/format.h>

#include <algorithm>

#include "report/what_if_drawings.h"
#include "report/what_if_pages.h"

namespace payout {
namespace {

std::string shown(const std::optional<std::string>& text, SweepUnit unit) {
  if (!text) return "-";
  const bool amount = unit == SweepUnit::money || unit == SweepUnit::number;
  return amount ? with_commas(*text) : *text;
}

/// The amount of pay is what is read: 240,000.00/year.
std::string shown_input(const std::string& text, SweepUnit unit) {
  if (unit != SweepUnit::money && unit != SweepUnit::number) return text;
  const size_t slash = std::min(text.find('/'), text.size());
  return with_commas(std::string_view{text}.substr(0, slash)) + text.substr(slash);
}

SweepUnit unit_of_axis(const Sweep& sweep, std::string_view id) {
  for (const SweepAxis& axis : sweep.axes) {
    if (axis.id == id) return axis.unit;
  }
  return SweepUnit::word;
}
SweepUnit unit_of_item(const Sweep& sweep, std::string_view id) {
  for (const SweepSeries& series : sweep.series) {
    if (series.id == id) return series.unit;
  }
  return SweepUnit::word;
}

void print_rows(Page& page, const Sweep& sweep) {
  std::vector<Column> columns;
  for (const SweepAxis& axis : sweep.axes) columns.push_back({axis.id, Align::left});
  for (const SweepSeries& series : sweep.series) columns.push_back({series.id, Align::right});
  Grid grid{columns};
  for (const SweepRow& row : sweep.rows) {
    std::vector<std::string> cells;
    for (size_t i = 0; i < row.inputs.size(); ++i)
      cells.push_back(shown_input(row.inputs[i], sweep.axes[i].unit));
    for (size_t i = 0; i < row.values.size(); ++i) cells.push_back(shown(row.values[i], sweep.series[i].unit));
    grid.row(std::move(cells));
    if (!row.error.empty()) grid.note(row.error);
  }
  grid.print(page);
}

/// What a cause changes, in words: "726,000.00 to 363,000.00", "new: 491,792.21".
std::string movement(const CliffCause& c) {
  const auto text = [](const std::optional<std::string>& t) { return with_commas(t.value_or("")); };
  if (!c.before) return fmt::format("{} begins", text(c.after));
  if (!c.after) return fmt::format("{} ends", text(c.before));
  return fmt::format("{} to {}", text(c.before), text(c.after));
}

void print_cliffs(Page& page, const Sweep& sweep) {
  page.heading("Cliffs");
  if (sweep.cliffs.empty())
    return page.wrapped(2, fmt::format("none: {} does not jump in this range", sweep.series.front().id));
  for (const Cliff& c : sweep.cliffs) {
    const SweepUnit in = unit_of_axis(sweep, c.axis), out = unit_of_item(sweep, c.item);
    std::string text = fmt::format("{} from {} to {}: {} goes from {} to {}", c.axis, shown_input(c.last, in),
                                   shown_input(c.first, in), c.item, shown(c.before, out), shown(c.after, out));
    if (c.jump) text += fmt::format(", a jump of {}", shown(c.jump, out));
    if (!c.others.empty()) text += fmt::format(" ({})", fmt::join(c.others, ", "));
    page.wrapped(2, text);
    for (const CliffCause& cause : c.causes) {
      page.wrapped(4, fmt::format("{}{}{}: {}", cause.cite, cause.cite.empty() ? "" : "  ", cause.label,
                                  movement(cause)));
    }
  }
}

void print_goal(Page& page, const Sweep& sweep, const Goal& goal) {
  const SweepUnit in = unit_of_axis(sweep, goal.axis), out = unit_of_item(sweep, goal.item);
  page.heading("Goal");
  const std::string wanted = shown(goal.wanted, out);
  switch (goal.verdict) {
    case GoalVerdict::none:
      page.wrapped(2, fmt::format("no value of {} in this range makes {} equal {}: it goes from {} to {}",
                                  goal.axis, goal.item, wanted, shown(goal.least, out), shown(goal.most, out)));
      break;
    case GoalVerdict::one: page.wrapped(2, fmt::format("{} equals {} at one place", goal.item, wanted)); break;
    case GoalVerdict::several:
      page.wrapped(2, fmt::format("{} equals {} at several places", goal.item, wanted));
      break;
    case GoalVerdict::jumped_over:
      page.wrapped(2, fmt::format("{} never equals {} in this range: it jumps over it", goal.item, wanted));
      break;
  }
  for (const GoalAnswer& a : goal.answers) {
    std::string text = fmt::format("{} = {}", goal.axis, shown_input(a.input, in));
    if (!a.through.empty()) text += fmt::format(" through {}", shown_input(a.through, in));
    text += fmt::format(" gives {}", shown(a.result, out));
    if (!a.over.empty()) {
      text += fmt::format(", and {} gives {}: a jump", shown_input(a.over, in), shown(a.result_over, out));
    } else if (!a.exact) {
      text += ", the nearest that there is";
    }
    page.wrapped(4, text);
  }
}

}  // namespace

void print_sweep(Page& page, const Sweep& sweep) {
  std::vector<std::string> results, inputs;
  for (const SweepSeries& series : sweep.series) results.push_back(series.id);
  for (const SweepAxis& axis : sweep.axes) inputs.push_back(axis.id);
  page.title(fmt::format("{} by {}", fmt::join(results, ", "), fmt::join(inputs, ", ")));
  page.blank();
  print_rows(page, sweep);
  draw_sweep(page, sweep);
  if (sweep.cliffs_wanted) print_cliffs(page, sweep);
  if (sweep.goal) print_goal(page, sweep, *sweep.goal);
}

}  // namespace payout
