#include <fmt/format.h>

#include <algorithm>

#include "cli/case_file.h"
#include "cli/commands/commands.h"
#include "cli/console.h"
#include "cli/what_if_output.h"
#include "report/csv_cell.h"
#include "report/find_matrix.h"
#include "report/json.h"
#include "report/ways_of_leaving.h"
#include "report/what_if_pages.h"

namespace payout {
namespace {

std::string cell_of(const MatrixColumn& column, size_t row, std::string_view detail) {
  const MatrixCell& cell = column.cells[row];
  if (detail.empty()) return cell.amount ? plain(*cell.amount) : "";
  Money sum;
  bool any = false;
  for (const MatrixDetail& d : cell.detail) {
    if (d.id == detail) sum += d.amount, any = true;
  }
  return any ? plain(sum) : "";
}

void csv_line(std::string& out, const Matrix& matrix, size_t row, std::string_view detail,
              std::string_view label) {
  std::string id = matrix.rows[row].id;
  if (!detail.empty()) id += fmt::format(".{}", detail);
  append_cell(out, id);
  out += ',';
  append_cell(out, label);
  for (const MatrixColumn& c : matrix.columns) out += ',' + cell_of(c, row, detail);
  out += '\n';
}

/// Ids of the details of a row, in order of their first appearance, with their labels.
std::vector<std::pair<std::string, std::string>> details_of(const Matrix& matrix, size_t row) {
  std::vector<std::pair<std::string, std::string>> out;
  for (const MatrixColumn& c : matrix.columns) {
    for (const MatrixDetail& d : c.cells[row].detail) {
      if (std::ranges::none_of(out, [&](const auto& known) { return known.first == d.id; }))
        out.emplace_back(d.id, d.label);
    }
  }
  return out;
}

/// A row for each heading, a column for each way of leaving, and why figures are missing in the last row.
std::string as_csv(const Matrix& matrix, bool detail) {
  std::string out = "row,label";
  for (const MatrixColumn& c : matrix.columns) append_cell(out += ',', c.id);
  out += '\n';
  for (size_t row = 0; row < matrix.rows.size(); ++row) {
    csv_line(out, matrix, row, {}, matrix.rows[row].label);
    if (!detail) continue;
    for (const auto& [id, label] : details_of(matrix, row)) csv_line(out, matrix, row, id, label);
  }
  out += "refused,Why figures are missing";
  for (const MatrixColumn& c : matrix.columns) append_cell(out += ',', c.refused);
  return out + '\n';
}

void print(const Matrix& matrix, const Options& options, Console& console) {
  if (options.format == Format::json) return console.print(to_json(matrix) + "\n");
  if (options.format == Format::csv) return console.print(as_csv(matrix, options.detail));
  Page page;
  print_matrix(page, matrix, options.format == Format::text ? console.width() : 0, options.detail);
  print_page(page, options.format, console);
}

/// The day to look at: --on, or the day that the scenario is about.
std::optional<Date> day_to_look_at(const Options& options, const Scenario& facts, Console& console) {
  const std::optional<Date> day = options.on.empty() ? day_of(facts) : parse_date(options.on);
  if (day) return day;
  if (options.on.empty()) {
    console.complain(
        "payout matrix: the scenario has no date on which employment could end\n"
        " help: add --on 2000-12-31\n");
  } else {
    console.complain(
        fmt::format("payout matrix: --on: expected a date as YYYY-MM-DD, found `{}`\n", options.on));
  }
  return std::nullopt;
}

}  // namespace

ExitStatus matrix_command(const Options& options, Console& console) {
  if (!has_what_if_format(options, console)) return ExitStatus::usage;
  if (options.operands.size() != 1) {
    console.complain("payout matrix: one scenario at a time\n");
    return ExitStatus::usage;
  }
  Agreements agreements;
  CaseFile file = open_case(options.operands.front(), options.sets, agreements);
  if (!file.evaluated) {
    console.show(file.problems);
    return file.status;
  }
  const auto on = day_to_look_at(options, file.loaded->facts, console);
  if (!on) return ExitStatus::usage;
  ReadingUse readings =
      choose_readings(*file.agreement, file.loaded->facts, file.loaded->document, file.problems);
  Matrix matrix = find_matrix(*file.agreement, file.loaded->facts, readings, *on);
  matrix.file = file.name;
  print(matrix, options, console);
  const bool any = std::ranges::any_of(matrix.columns, [](const MatrixColumn& c) { return c.refused.empty(); });
  return any ? ExitStatus::done : ExitStatus::refused;
}

}  // namespace payout
