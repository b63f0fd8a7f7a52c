#include <fmt/format.h>

#include <algorithm>

#include "cli/case_file.h"
#include "cli/commands/commands.h"
#include "cli/console.h"
#include "cli/what_if_output.h"
#include "document/type.h"
#include "report/formats/csv_cell.h"
#include "report/formats/json.h"
#include "report/pages/what_if_pages.h"
#include "report/what_if/find_matrix.h"
#include "report/what_if/ways_of_leaving.h"

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

/// The day to look at: --on, or the day that the scenario is about.
std::optional<Date> day_to_look_at(const Options& options, const Scenario& facts, Console& console) {
  const std::optional<Date> day = options.on.empty() ? day_of(facts) : parse_date(options.on);
  if (day) return day;
  if (options.on.empty()) {
    console.complain(
        "payout matrix: the scenario has no date on which employment could end\n"
        " help: add --on 2000-12-31\n");
  } else {
    Date unused;
    std::string why, help;
    type_of<Date>().leaf->read(options.on, false, &unused, why, help);
    console.complain(fmt::format("payout matrix: --on: {}\n help: {}\n",
                                 why.empty() ? fmt::format("expected a date, found `{}`", options.on) : why,
                                 help));
  }
  return std::nullopt;
}

}  // namespace

ExitStatus matrix_command(const Options& options, Console& console) {
  Agreements agreements;
  ExitStatus status = ExitStatus::done;
  const auto found = open_what_if(options, agreements, console, status);
  if (!found) return status;
  const CaseFile& file = found->file;
  const auto on = day_to_look_at(options, file.loaded->facts, console);
  if (!on) return ExitStatus::usage;
  Matrix matrix =
      find_matrix(*file.agreement, file.loaded->facts, found->readings, *on, options.include_vested);
  matrix.file = file.name;
  print_what_if({[&] { return to_json(matrix); }, [&] { return as_csv(matrix, options.detail); },
                 [&](Page& page, size_t width) { print_matrix(page, matrix, width, options.detail); }},
                options, console);
  const bool any = std::ranges::any_of(matrix.columns, [](const MatrixColumn& c) { return c.refused.empty(); });
  return any ? ExitStatus::done : ExitStatus::refused;
}

}  // namespace payout
