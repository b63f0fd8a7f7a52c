#include <fmt/format.h>

#include <algorithm>

#include "report/pages/what_if_drawings.h"
#include "report/pages/what_if_pages.h"

namespace payout {
namespace {

std::string shown(const std::optional<std::string>& text, SweepUnit unit) {
  if (!text) return "-";
  const bool amount = unit == SweepUnit::money || unit == SweepUnit::number;
  return amount ? with_commas(*text) : *text;
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

/// Why a row has no figures; for rows after one another that have the same reason it is said once.
std::string error_note(const Sweep& sweep, size_t row) {
  const std::string& error = sweep.rows[row].error;
  if (error.empty() || (row != 0 && sweep.rows[row - 1].error == error)) return {};
  size_t more = 0;
  while (row + more + 1 < sweep.rows.size() && sweep.rows[row + more + 1].error == error) ++more;
  return more == 0
             ? error
             : fmt::format("{} (and so the {} below)", error, more == 1 ? "row" : fmt::format("{} rows", more));
}

void print_rows(Page& page, const Sweep& sweep) {
  std::vector<Column> columns;
  for (const SweepAxis& axis : sweep.axes) columns.push_back({axis.id, Align::left});
  for (const SweepSeries& series : sweep.series) columns.push_back({series.id, Align::right});
  Grid grid{columns};
  for (size_t r = 0; r < sweep.rows.size(); ++r) {
    const SweepRow& row = sweep.rows[r];
    std::vector<std::string> cells;
    for (size_t i = 0; i < row.inputs.size(); ++i)
      cells.push_back(shown_input(row.inputs[i], sweep.axes[i].unit));
    for (size_t i = 0; i < row.values.size(); ++i) cells.push_back(shown(row.values[i], sweep.series[i].unit));
    grid.row(std::move(cells));
    if (const std::string note = error_note(sweep, r); !note.empty()) grid.note(note);
  }
  grid.print(page);
}

constexpr size_t values_on_paper = 9;

/// One result over two inputs: the first goes down, the second across.
struct CrossTable {
  const Sweep& sweep;
  size_t series;

  const SweepAxis& down() const { return sweep.axes[0]; }
  const SweepAxis& across() const { return sweep.axes[1]; }
  std::string heading(size_t j) const { return shown_input(across().values[j], across().unit); }
  std::string cell(size_t i, size_t j) const {
    return shown(sweep.rows[i * across().values.size() + j].values[series], sweep.series[series].unit);
  }
  std::string name(size_t i) const { return shown_input(down().values[i], down().unit); }

  size_t width_of(size_t j) const {
    size_t width = heading(j).size();
    for (size_t i = 0; i < down().values.size(); ++i) width = std::max(width, cell(i, j).size());
    return width + 2;
  }
  size_t name_width() const {
    size_t width = down().id.size();
    for (size_t i = 0; i < down().values.size(); ++i) width = std::max(width, name(i).size());
    return width + 2;
  }
  /// How many columns from `j` on fit into a text of `width`, or on a sheet where it is 0.
  size_t columns_from(size_t j, size_t width) const {
    size_t used = name_width(), count = 0;
    while (j + count < across().values.size()) {
      used += width_of(j + count);
      if (count != 0 && (width != 0 ? used > width : count == values_on_paper)) break;
      ++count;
    }
    return count;
  }

  void print(Page& page, size_t width) const {
    const std::string about =
        fmt::format("{}: {} down, {} across", sweep.series[series].id, down().id, across().id);
    if (width != 0) page.line(about);  // other formats show the caption
    for (size_t j = 0, count = 0; j < across().values.size(); j += count) {
      count = columns_from(j, width);
      if (j != 0) page.blank();
      std::vector<Column> columns{{down().id, Align::left}};
      for (size_t k = j; k < j + count; ++k) columns.push_back({heading(k), Align::right});
      Grid grid{columns, about};
      for (size_t i = 0; i < down().values.size(); ++i) {
        std::vector<std::string> cells{name(i)};
        for (size_t k = j; k < j + count; ++k) cells.push_back(cell(i, k));
        grid.row(std::move(cells));
      }
      grid.print(page);
    }
  }
};

/// Why cells of a cross table are empty, each reason once.
void print_errors(Page& page, const Sweep& sweep) {
  std::vector<std::pair<std::string, std::vector<const SweepRow*>>> reasons;
  for (const SweepRow& row : sweep.rows) {
    if (row.error.empty()) continue;
    auto found = std::ranges::find(reasons, row.error, [](const auto& r) { return r.first; });
    if (found == reasons.end()) found = reasons.insert(found, {row.error, {}});
    found->second.push_back(&row);
  }
  for (const auto& [error, rows] : reasons) {
    std::string where = fmt::format("{}", fmt::join(rows.front()->inputs, ", "));
    if (rows.size() > 1) where += fmt::format(" and {} more", rows.size() - 1);
    page.wrapped(2, fmt::format("no figures at {}: {}", where, error));
  }
}

/// What a cause changes, in words: "726,000.00 to 363,000.00", "new: 491,792.21".
std::string movement(const CliffCause& c) {
  if (c.id == "error" && !c.before) return fmt::format("from here on, {}", *c.after);
  if (c.id == "error" && !c.after) return fmt::format("until here, {}", *c.before);
  const auto text = [](const std::optional<std::string>& t) { return with_commas(t.value_or("")); };
  if (!c.before) return fmt::format("{} begins", text(c.after));
  if (!c.after) return fmt::format("{} ends", text(c.before));
  return fmt::format("{} to {}", text(c.before), text(c.after));
}

void print_cliffs(Page& page, const Sweep& sweep) {
  page.heading("Cliffs");
  const bool any =
      std::ranges::any_of(sweep.rows, [](const SweepRow& row) { return row.numbers.front().has_value(); });
  if (sweep.cliffs.empty())
    page.wrapped(2, fmt::format("none: {} {} in this range", sweep.series.front().id,
                                any ? "does not jump" : "has no figures"));
  if (sweep.cut_short)
    page.wrapped(
        2,
        "figures move so often in this range that not all were followed: jumps that cancel out between "
        "two steps may be missing; take a shorter range");
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

/// Whose figures these are, and what the paths stand for: for readers who did not type them.
void print_names(Page& page, const Sweep& sweep) {
  page.wrapped(0, sweep.title.empty() ? sweep.file : fmt::format("{} ({})", sweep.title, sweep.file));
  const auto name = [&](const auto& named) {
    if (!named.label.empty()) page.wrapped(2, fmt::format("{}: {}", named.id, named.label));
  };
  for (const SweepSeries& series : sweep.series) name(series);
  for (const SweepAxis& axis : sweep.axes) name(axis);
}

/// What a path stands for, without its explanation: "total cash"; the path where it has no name.
std::string short_name(const std::string& label, const std::string& id) {
  std::string name = label.substr(0, label.find_first_of(":,;"));
  if (name.empty()) return id;
  const bool word = name.size() > 1 && name[1] >= 'a' && name[1] <= 'z';
  if (word && name[0] >= 'A' && name[0] <= 'Z') name[0] = static_cast<char>(name[0] - 'A' + 'a');
  return name;
}

/// "Total cash, total with equity by base salary".
std::string title_of_sweep(const Sweep& sweep) {
  std::vector<std::string> results, inputs;
  for (const SweepSeries& series : sweep.series) results.push_back(short_name(series.label, series.id));
  for (const SweepAxis& axis : sweep.axes) inputs.push_back(short_name(axis.label, axis.id));
  std::string title = fmt::format("{} by {}", fmt::join(results, ", "), fmt::join(inputs, ", "));
  if (title[0] >= 'a' && title[0] <= 'z' && !sweep.series.empty() && !sweep.series[0].label.empty())
    title[0] = static_cast<char>(title[0] - 'a' + 'A');
  return title;
}

}  // namespace

std::string shown_input(const std::string& text, SweepUnit unit) {
  if (unit != SweepUnit::money && unit != SweepUnit::number) return text;
  const size_t slash = std::min(text.find('/'), text.size());
  return with_commas(std::string_view{text}.substr(0, slash)) + text.substr(slash);
}

void print_sweep(Page& page, const Sweep& sweep, size_t width) {
  page.title(title_of_sweep(sweep));
  if (width == 0) print_names(page, sweep);
  page.blank();
  if (sweep.axes.size() == 2) {
    for (size_t series = 0; series < sweep.series.size(); ++series)
      CrossTable{sweep, series}.print(page, width);
    print_errors(page, sweep);
  } else {
    print_rows(page, sweep);
  }
  draw_sweep(page, sweep);
  if (sweep.cliffs_wanted) print_cliffs(page, sweep);
  if (sweep.goal) print_goal(page, sweep, *sweep.goal);
}

}  // namespace payout
