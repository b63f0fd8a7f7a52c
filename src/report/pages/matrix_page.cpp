#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "report/pages/text_layout.h"
#include "report/pages/what_if_drawings.h"
#include "report/pages/what_if_pages.h"

namespace payout {
namespace {

constexpr size_t label_width = 27;  ///< of the longest heading of a row, with its indent
constexpr size_t columns_on_paper = 8;
constexpr size_t cents_width = 13;   ///< "12,345,678.90"
constexpr size_t dollar_width = 11;  ///< "123,456,789" and words such as "termination"

using Columns = std::span<const MatrixColumn* const>;

size_t cell_width(const Matrix& matrix) {
  return matrix.whole_dollars ? dollar_width : cents_width;
}

/// A dash for nothing, as proxy statements print it.
std::string amount_text(const Matrix& matrix, const std::optional<Money>& amount) {
  if (!amount) return "?";
  if (*amount == Money{}) return "-";
  return matrix.whole_dollars ? grouped(floor_of(amount->exact() / Exact{100})) : grouped(*amount);
}

/// An amount with the number of its footnote; where others of the row have one, the amounts stay under each
/// other.
std::string cell_text(const Matrix& matrix, const MatrixCell& cell, size_t mark_width) {
  const std::string mark = cell.footnote ? fmt::format("({})", *cell.footnote) : std::string{};
  return fmt::format("{}{:<{}}", amount_text(matrix, cell.amount), mark, mark_width);
}

/// The room that the numbers of footnotes take in the columns.
size_t mark_width_of(std::span<const MatrixColumn* const> columns) {
  size_t width = 0;
  for (const MatrixColumn* c : columns) {
    for (const MatrixCell& cell : c->cells) {
      if (cell.footnote) width = std::max(width, fmt::format("({})", *cell.footnote).size());
    }
  }
  return width;
}

std::string name_of_column(const MatrixColumn& c) {
  return c.cite.empty() ? c.label : fmt::format("{} ({})", c.label, c.cite);
}

/// In a table whose caption says that there is a change in control: "Death".
MatrixColumn under_caption(MatrixColumn column) {
  constexpr std::string_view change = "Change in control: ";
  if (column.change && column.label.starts_with(change)) {
    column.label.erase(0, change.size());
    if (column.label[0] >= 'a' && column.label[0] <= 'z')
      column.label[0] = static_cast<char>(column.label[0] - 'a' + 'A');
  }
  return column;
}

/// How many columns stand side by side in a text where each is so wide: as few blocks as the width allows, of
/// about the same number of columns.
size_t columns_beside(const std::vector<size_t>& wide, size_t width) {
  const size_t columns = wide.size();
  for (size_t blocks = 1; blocks < columns; ++blocks) {
    const size_t beside = (columns + blocks - 1) / blocks;
    bool fits = true;
    for (size_t i = 0; i < columns; i += beside) {
      size_t used = label_width;
      for (size_t k = i; k < std::min(i + beside, columns); ++k) used += wide[k] + 2;
      fits = fits && used <= width;
    }
    if (fits) return beside;
  }
  return 1;
}

/// What a column of one executive takes: its longest word, clause or amount.
size_t width_of(const Matrix& matrix, const MatrixColumn& column) {
  size_t wide = columns_of(column.cite);
  for (const std::string& part : wrap(column.label, cell_width(matrix)))
    wide = std::max(wide, columns_of(part));
  const MatrixColumn* const one[] = {&column};
  const size_t marks = mark_width_of(one);
  for (const MatrixCell& cell : column.cells)
    wide = std::max(wide, amount_text(matrix, cell.amount).size() + marks);
  return wide;
}

/// The words above the columns, in as many lines as they need.
void add_headings(Grid& grid, Columns columns, size_t cell) {
  std::vector<std::vector<std::string>> words;
  size_t height = 0;
  for (const MatrixColumn* c : columns) {
    words.push_back(wrap(c->label, cell));
    if (!c->cite.empty()) words.back().push_back(c->cite);
    height = std::max(height, words.back().size());
  }
  for (size_t line = 0; line < height; ++line) {
    std::vector<std::string> cells{""};
    for (const auto& w : words) {
      const size_t above = height - w.size();  // they stand on their figures
      cells.push_back(line < above ? "" : w[line - above]);
    }
    grid.row(std::move(cells));
  }
}

/// A line of a row in the columns that have it.
struct DetailLine {
  std::string_view id;
  std::string label;
  std::string_view cite;
  bool one_cite = true;
  std::vector<std::string> cells;
};

/// The lines of a row, each once, with what each column has of it.
void add_detail(Grid& grid, const Matrix& matrix, Columns columns, size_t row, size_t mark_width) {
  std::vector<DetailLine> lines;
  for (size_t i = 0; i < columns.size(); ++i) {
    for (const MatrixDetail& d : columns[i]->cells[row].detail) {
      auto line = std::ranges::find_if(
          lines, [&](const DetailLine& l) { return l.id == d.id && l.label == d.label && l.cells[i].empty(); });
      if (line == lines.end())
        line = lines.insert(line, {d.id, d.label, d.cite, true, std::vector<std::string>(columns.size())});
      line->one_cite = line->one_cite && line->cite == d.cite;
      line->cells[i] = amount_text(matrix, d.amount) + std::string(mark_width, ' ');
    }
  }
  for (DetailLine& line : lines) {
    std::string label = "- " + line.label;
    if (line.one_cite && !line.cite.empty()) label += fmt::format(", {}", line.cite);
    line.cells.insert(line.cells.begin(), std::move(label));
    grid.row(std::move(line.cells));
  }
}

/// A row that is left out where it says nothing of any column, and so is its definition.
bool may_lack(const MatrixRow& row) {
  return row.apart || row.id == "retirement";
}

/// A row below the total that says nothing of any column.
bool is_nothing(Columns columns, size_t row) {
  return std::ranges::all_of(columns, [&](const MatrixColumn* c) { return c->cells[row].amount == Money{}; });
}

/// `caption` is for formats that name their tables.
Grid grid_of(const Matrix& matrix, Columns columns, bool detail, bool as_text, std::string_view caption) {
  std::vector<Column> heads{{{}, Align::left, true}};
  // Text writes the headings in several lines of their own.
  for (const MatrixColumn* c : columns)
    heads.push_back({name_of_column(under_caption(*c)), Align::right, false, as_text});
  Grid grid{heads, std::string{caption}};
  if (as_text) {
    std::vector<MatrixColumn> short_names;
    for (const MatrixColumn* c : columns) short_names.push_back(under_caption(*c));
    std::vector<const MatrixColumn*> heading;
    for (const MatrixColumn& c : short_names) heading.push_back(&c);
    add_headings(grid, heading, cell_width(matrix));
  }
  const size_t mark_width = as_text ? mark_width_of(columns) : 0;
  for (size_t row = 0; row < matrix.rows.size(); ++row) {
    if (may_lack(matrix.rows[row]) && is_nothing(columns, row)) continue;
    std::vector<std::string> cells{matrix.rows[row].label};
    for (const MatrixColumn* c : columns) cells.push_back(cell_text(matrix, c->cells[row], mark_width));
    if (matrix.rows[row].total) {
      grid.total(std::move(cells));
    } else {
      grid.row(std::move(cells));
    }
    if (detail && !matrix.rows[row].total) add_detail(grid, matrix, columns, row, mark_width);
  }
  return grid;
}

bool has_figures(const MatrixColumn& c) {
  return std::ranges::any_of(c.cells, [](const MatrixCell& cell) { return cell.amount.has_value(); });
}

/// `beside` columns next to each other, the others below. Text has the caption as a line.
void print_side_by_side(Page& page, const Matrix& matrix, Columns shown, size_t width, bool detail,
                        std::string_view caption) {
  std::vector<size_t> wide;
  for (const MatrixColumn* c : shown) wide.push_back(width_of(matrix, under_caption(*c)));
  const size_t beside = width == 0 ? columns_on_paper : columns_beside(wide, width);
  for (size_t i = 0; i < shown.size(); i += beside) {
    page.blank();
    const std::string name = i == 0 ? std::string{caption} : fmt::format("{}, continued", caption);
    if (width != 0) page.strong_line(name);
    grid_of(matrix, shown.subspan(i, std::min(beside, shown.size() - i)), detail, width != 0, name).print(page);
  }
}

/// What gives the amounts of the cells.
void print_footnotes(Page& page, const Matrix& matrix) {
  if (matrix.footnotes.empty()) return;
  page.heading("Footnotes");
  for (size_t i = 0; i < matrix.footnotes.size(); ++i)
    page.wrapped(2, fmt::format("({}) {}", i + 1, matrix.footnotes[i]), 4);
}

/// What three columns and more take as given is said once for all of them.
void print_rows(Page& page, const Matrix& matrix, Columns shown) {
  page.heading("Rows");
  for (const MatrixRow& row : matrix.rows) {
    const auto place = static_cast<size_t>(&row - matrix.rows.data());
    if (may_lack(row) && is_nothing(shown, place)) continue;
    page.wrapped(2, fmt::format("{}: {}", row.label, row.holds));
  }
}

void print_assumptions(Page& page, const Matrix& matrix, Columns columns) {
  page.heading("Assumptions");
  for (const std::string& note : matrix.notes) page.wrapped(2, note);
  const auto shared = [&](const std::string& text) {
    return std::ranges::count_if(columns, [&](const MatrixColumn* c) {
             return std::ranges::find(c->assumptions, text) != c->assumptions.end();
           }) >= 3;
  };
  std::vector<std::string> told;
  for (const MatrixColumn* c : columns) {
    for (const std::string& text : c->assumptions) {
      if (!shared(text) || std::ranges::find(told, text) != told.end()) continue;
      told.push_back(text);
      page.wrapped(2, fmt::format("{} a change in control: {}", c->change ? "with" : "without", text));
    }
  }
  for (const MatrixColumn* c : columns) {
    std::vector<std::string> own = c->assumptions;
    std::erase_if(own, shared);
    if (!own.empty()) page.wrapped(2, fmt::format("{}: {}", name_of_column(*c), fmt::join(own, "; ")));
  }
}

/// What a column lacks, fact by fact: each ends with what to give.
std::vector<std::string> each_lack(std::string_view refused) {
  constexpr std::string_view between = "`); ";
  std::vector<std::string> out;
  for (;;) {
    const size_t at = refused.find(between);
    if (at == refused.npos) break;
    out.emplace_back(refused.substr(0, at + 2));
    refused.remove_prefix(at + between.size());
  }
  out.emplace_back(refused);
  return out;
}

/// Which columns lack a fact, in as few words as say it.
std::string who_lacks(const Matrix& matrix, const std::vector<const MatrixColumn*>& columns) {
  const auto with_change = std::ranges::count_if(matrix.columns, &MatrixColumn::change);
  const auto named = std::ranges::count_if(columns, &MatrixColumn::change);
  if (columns.size() == matrix.columns.size()) return "every event";
  if (columns.size() > 2 && named == with_change && static_cast<size_t>(named) == columns.size())
    return "every event with a change in control";
  if (columns.size() > 2 && named == 0 &&
      columns.size() + static_cast<size_t>(with_change) == matrix.columns.size())
    return "every event without a change in control";
  std::string names;
  for (const MatrixColumn* c : columns) names += (names.empty() ? "" : "; ") + name_of_column(*c);
  return names;
}

/// Each missing fact once, with the events that lack it.
void print_what_lacks(Page& page, const Matrix& matrix) {
  std::vector<std::pair<std::string, std::vector<const MatrixColumn*>>> lacking;
  for (const MatrixColumn& c : matrix.columns) {
    if (c.refused.empty()) continue;
    for (std::string& lack : each_lack(c.refused)) {
      auto known = std::ranges::find(lacking, lack, &decltype(lacking)::value_type::first);
      if (known == lacking.end()) known = lacking.insert(lacking.end(), {std::move(lack), {}});
      known->second.push_back(&c);
    }
  }
  for (const auto& [lack, columns] : lacking)
    page.wrapped(2, fmt::format("{}: {}", lack, who_lacks(matrix, columns)));
}

/// The table of one executive; what its rows hold is told once on a page.
void print_table(Page& page, const Matrix& matrix, size_t width, bool detail, bool rows) {
  if (!matrix.title.empty()) page.wrapped(0, matrix.title, 0);
  for (const std::string& line : matrix.prepared) page.wrapped(0, line, 0);
  page.wrapped(
      0, matrix.whole_dollars ? "In whole US dollars; a total adds up the rounded rows." : "In US dollars.", 0);
  std::vector<const MatrixColumn*> shown;
  for (const MatrixColumn& c : matrix.columns) {
    if (has_figures(c)) shown.push_back(&c);
  }
  const auto with_change =
      std::ranges::stable_partition(shown, [](const MatrixColumn* c) { return !c->change; });
  const auto without = static_cast<size_t>(with_change.begin() - shown.begin());
  print_side_by_side(page, matrix, Columns{shown}.first(without), width, detail, "Without a change in control");
  print_side_by_side(page, matrix, Columns{shown}.subspan(without), width, detail, "With a change in control");
  print_footnotes(page, matrix);
  draw_matrix(page, matrix);
  if (rows) print_rows(page, matrix, shown);
  print_assumptions(page, matrix, shown);
  if (std::ranges::none_of(matrix.columns, [](const MatrixColumn& c) { return !c.refused.empty(); })) return;
  page.heading("Figures that are missing");
  print_what_lacks(page, matrix);
}

std::string title_of(const Matrix& matrix) {
  return fmt::format("{}, {}: potential payments upon termination or change in control on {}", matrix.name,
                     matrix.agreement, to_string(matrix.on));
}

/// The termination events of all of them, each once, in their order.
std::vector<const MatrixColumn*> events_of(const std::vector<Matrix>& executives) {
  std::vector<const MatrixColumn*> events;
  for (const Matrix& matrix : executives) {
    auto place = events.begin();
    for (const MatrixColumn& c : matrix.columns) {
      if (!has_figures(c)) continue;
      const auto known = std::ranges::find(events, c.label, &MatrixColumn::label);
      place = known != events.end() ? known + 1 : events.insert(place, &c) + 1;
    }
  }
  return events;
}

const MatrixColumn* column_called(const Matrix& matrix, std::string_view label) {
  const auto found = std::ranges::find(matrix.columns, label, &MatrixColumn::label);
  return found != matrix.columns.end() && has_figures(*found) ? &*found : nullptr;
}

/// Names down the side, events across: what each of them would be owed in all.
void print_totals(Page& page, const std::vector<Matrix>& executives, size_t width) {
  const auto events = events_of(executives);
  const std::vector<size_t> wide(events.size(), cell_width(executives.front()));
  const size_t room = width == 0 ? columns_on_paper : columns_beside(wide, width);
  for (size_t i = 0; i < events.size(); i += room) {
    page.blank();
    const Columns part = Columns{events}.subspan(i, std::min(room, events.size() - i));
    std::vector<Column> heads{{{}, Align::left, true}};
    for (const MatrixColumn* c : part) heads.push_back({c->label, Align::right, false, width != 0});
    Grid grid{heads, i == 0 ? "Total by executive" : "Total by executive, continued"};
    if (width != 0) {
      std::vector<MatrixColumn> bare;
      for (const MatrixColumn* c : part) bare.push_back(*c), bare.back().cite.clear();
      std::vector<const MatrixColumn*> shown;
      for (const MatrixColumn& c : bare) shown.push_back(&c);
      add_headings(grid, shown, cell_width(executives.front()));
    }
    for (const Matrix& matrix : executives) {
      std::vector<std::string> cells{matrix.name};
      for (const MatrixColumn* c : part) {
        const MatrixColumn* own = column_called(matrix, c->label);
        cells.push_back(own != nullptr ? amount_text(matrix, matrix.total_of(*own).amount) : "-");
      }
      grid.row(std::move(cells));
    }
    grid.print(page);
  }
}

}  // namespace

void print_matrix(Page& page, const Matrix& matrix, size_t width, bool detail) {
  page.title(title_of(matrix));
  print_table(page, matrix, width, detail, true);
}

void print_matrices(Page& page, const std::vector<Matrix>& executives, size_t width, bool detail) {
  page.title("Potential payments upon termination or change in control");
  page.wrapped(
      0,
      "Total of each executive by termination event; what had vested before is not in it. The table of "
      "each executive follows.",
      0);
  print_totals(page, executives, width);
  for (const Matrix& matrix : executives) {
    page.heading(fmt::format("{} ({} on {})", matrix.name, matrix.agreement, to_string(matrix.on)));
    print_table(page, matrix, width, detail, &matrix == &executives.front());
  }
}

}  // namespace payout
