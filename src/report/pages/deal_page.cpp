#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "report/pages/text_layout.h"
#include "report/pages/what_if_pages.h"

namespace payout {
namespace {

/// The columns of the table, each the sum of rows of the matrix.
struct DealColumn {
  std::string_view heading;
  std::array<std::string_view, 2> rows;
};
constexpr std::array<DealColumn, 5> deal_columns{{{"Cash", {"cash", ""}},
                                                  {"Equity", {"equity", ""}},
                                                  {"Pension/ NQDC", {"retirement", "deferred"}},
                                                  {"Perquisites/ benefits", {"benefits", ""}},
                                                  {"Tax reimbursement", {"tax", ""}}}};
constexpr size_t name_width = 14, amount_width = 12;

std::string text_of(const Matrix& matrix, const std::optional<Money>& amount) {
  if (!amount) return "?";
  return matrix.whole_dollars ? grouped(floor_of(amount->exact() / Exact{100})) : grouped(*amount);
}

/// The end of employment after the change in control, by the company and without cause; or null.
const MatrixColumn* deal_column(const Matrix& matrix) {
  const auto found = std::ranges::find_if(matrix.columns, &MatrixColumn::qualifying);
  return found != matrix.columns.end() ? &*found : nullptr;
}

std::optional<Money> sum_of_rows(const MatrixColumn& column, const DealColumn& of) {
  Money sum;
  for (const MatrixCell& cell : column.cells) {
    if (std::ranges::find(of.rows, cell.id) == of.rows.end()) continue;
    if (!cell.amount) return std::nullopt;
    sum += *cell.amount;
  }
  return sum;
}

std::vector<std::string> row_of(const Matrix& matrix, const MatrixColumn& column) {
  std::vector<std::string> cells{matrix.name};
  for (const DealColumn& of : deal_columns) cells.push_back(text_of(matrix, sum_of_rows(column, of)));
  cells.push_back(text_of(matrix, matrix.total_of(column).amount));
  return cells;
}

/// What holds for the figures of one executive.
void print_notes(Page& page, const Matrix& matrix, const MatrixColumn& column) {
  std::string text = column.label;
  if (!column.cite.empty()) text += fmt::format(" ({})", column.cite);
  if (!column.assumptions.empty()) text += fmt::format(": {}", fmt::join(column.assumptions, "; "));
  if (!column.refused.empty()) text += fmt::format("; not worked out: {}", column.refused);
  page.wrapped(2, fmt::format("{}: {}", matrix.name, text));
}

/// The headings in lines of their own, each over its figures.
void add_words(Grid& grid, const std::vector<std::string>& headings) {
  std::vector<std::vector<std::string>> words;
  size_t height = 1;
  for (const std::string& heading : headings) {
    words.push_back(wrap(heading == "Tax reimbursement" ? "Tax reim- bursement" : heading, amount_width));
    height = std::max(height, words.back().size());
  }
  for (size_t line = 0; line < height; ++line) {
    std::vector<std::string> cells{""};
    for (const auto& w : words) cells.push_back(line + w.size() < height ? "" : w[line + w.size() - height]);
    grid.row(std::move(cells));
  }
}

}  // namespace

void print_deal(Page& page, const std::vector<Matrix>& executives, size_t width) {
  page.title("Golden parachute compensation");
  page.wrapped(
      0,
      "What is paid on the change in control and on an end of employment by the company after it (17 CFR "
      "229.402(t)); what had vested before is not in it.",
      0);
  std::vector<std::string> headings;
  for (const DealColumn& of : deal_columns) headings.emplace_back(of.heading);
  headings.emplace_back("Total");
  const size_t fit = width == 0
                         ? headings.size()
                         : std::max<size_t>(1, (width - std::min(width, name_width + 2)) / (amount_width + 2));
  // Where they do not all fit, the parts of the table are about as wide: no column stands alone.
  const size_t parts = (headings.size() + fit - 1) / fit;
  const size_t room = (headings.size() + parts - 1) / parts;
  for (size_t first = 0; first < headings.size(); first += room) {
    const size_t last = std::min(headings.size(), first + room);
    std::vector<Column> columns{{{}, Align::left, true}};
    const std::vector<std::string> part(headings.begin() + static_cast<ptrdiff_t>(first),
                                        headings.begin() + static_cast<ptrdiff_t>(last));
    for (const std::string& heading : part) columns.push_back({heading, Align::right, false, width != 0});
    Grid grid{columns,
              first == 0 ? "Golden parachute compensation" : "Golden parachute compensation, continued"};
    if (width != 0) add_words(grid, part);
    for (const Matrix& matrix : executives) {
      const MatrixColumn* column = deal_column(matrix);
      if (column == nullptr) continue;
      const auto all = row_of(matrix, *column);
      std::vector<std::string> cells{all[0]};
      for (size_t i = first; i < last; ++i) cells.push_back(all[i + 1]);
      grid.row(std::move(cells));
    }
    page.blank();
    grid.print(page);
  }
  page.heading("Assumptions");
  for (const Matrix& matrix : executives) {
    if (const MatrixColumn* column = deal_column(matrix)) {
      print_notes(page, matrix, *column);
    } else {
      page.wrapped(2, fmt::format("{}: no clause speaks of an end of employment after a change in control",
                                  matrix.name));
    }
  }
  if (executives.empty()) return;
  const auto other_day = [&](const Matrix& matrix) { return matrix.on != executives.front().on; };
  if (std::ranges::any_of(executives, other_day))
    for (const Matrix& matrix : executives)
      page.wrapped(2, fmt::format("{}: on {}", matrix.name, to_string(matrix.on)));
  for (const std::string& note : executives.front().notes) page.wrapped(2, note);
  if (executives.front().whole_dollars)
    page.wrapped(2, "Amounts are rounded to whole dollars; a total adds up the rounded parts.");
}

}  // namespace payout
