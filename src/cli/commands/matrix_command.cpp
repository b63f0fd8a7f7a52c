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

/// A row for each heading, a column for each termination event, and why figures are missing in the last row.
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
  out += '\n';
  for (size_t row = 0; row < matrix.rows.size(); ++row) {
    const auto has = [&](const MatrixColumn& c) { return c.cells[row].footnote.has_value(); };
    if (std::ranges::none_of(matrix.columns, has)) continue;
    append_cell(out, "footnote_of_" + matrix.rows[row].id);
    append_cell(out += ',', "Footnotes: " + matrix.rows[row].label);
    for (const MatrixColumn& c : matrix.columns)
      out += ',' + (has(c) ? fmt::format("{}", *c.cells[row].footnote) : std::string{});
    out += '\n';
  }
  for (size_t i = 0; i < matrix.footnotes.size(); ++i) {
    out += fmt::format("footnote_{},", i + 1);
    append_cell(out, matrix.footnotes[i]);
    out += std::string(matrix.columns.size(), ',') + '\n';
  }
  return out;
}

/// Several executives have a line for each figure: their events are not the same.
std::string as_csv(const std::vector<Matrix>& executives, bool detail) {
  std::string out = "executive,event,event_label,clause,row,label,amount,refused\n";
  const auto line = [&](const Matrix& m, const MatrixColumn& c, std::string_view row, std::string_view label,
                        const std::optional<Money>& amount) {
    append_cell(out, m.name);
    for (const std::string_view cell :
         {std::string_view{c.id}, std::string_view{c.label}, std::string_view{c.cite}, row, label})
      append_cell(out += ',', cell);
    out += ',' + (amount ? plain(*amount) : std::string{});
    append_cell(out += ',', c.refused);
    out += '\n';
  };
  for (const Matrix& m : executives) {
    for (const MatrixColumn& c : m.columns) {
      for (size_t row = 0; row < m.rows.size(); ++row) {
        line(m, c, m.rows[row].id, m.rows[row].label, c.cells[row].amount);
        if (!detail) continue;
        for (const MatrixDetail& d : c.cells[row].detail)
          line(m, c, fmt::format("{}.{}", m.rows[row].id, d.id), d.label, d.amount);
      }
    }
  }
  return out;
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
    type_of<Date>().scalar->read(options.on, false, &unused, why, help);
    console.complain(fmt::format("payout matrix: --on: {}\n help: {}\n",
                                 why.empty() ? fmt::format("expected a date, found `{}`", options.on) : why,
                                 help));
  }
  return std::nullopt;
}

/// The table of one scenario; nothing where it cannot be made, which is told.
std::optional<Matrix> matrix_of(const Options& options, Agreements& agreements, Console& console,
                                ExitStatus& status) {
  const auto found = open_what_if(options, agreements, console, status);
  if (!found) return std::nullopt;
  const CaseFile& file = found->file;
  const auto on = day_to_look_at(options, file.loaded->facts, console);
  if (!on) {
    status = ExitStatus::usage;
    return std::nullopt;
  }
  Matrix matrix =
      find_matrix(*file.agreement, file.loaded->facts, found->readings, *on, options.include_vested);
  matrix.file = file.name;
  const bool for_programs = options.format == Format::csv || options.format == Format::json;
  if (options.whole_dollars || (!for_programs && !options.cents)) in_whole_dollars(matrix);
  return matrix;
}

/// 0 where every event has all its figures, 3 where facts are missing for some, 4 where one is refused: as a
/// report of that event would end.
ExitStatus ended_with(const Matrix& matrix) {
  ExitStatus status = ExitStatus::done;
  for (const MatrixColumn& c : matrix.columns) {
    const auto open = [](const MatrixCell& cell) { return !cell.amount; };
    if (c.refused.empty() || std::ranges::none_of(c.cells, open)) continue;
    const bool asks = c.refused.find("(give `") != c.refused.npos;
    status = worst(status, asks ? ExitStatus::bad_input : ExitStatus::refused);
  }
  return status;
}

ExitStatus several(const Options& options, Console& console) {
  Agreements agreements;
  MatrixBook book;
  for (const std::string& operand : options.operands) {
    Options one = options;
    one.operands = {operand};
    ExitStatus status = ExitStatus::done;
    auto matrix = matrix_of(one, agreements, console, status);
    if (!matrix) return status;
    book.executives.push_back(std::move(*matrix));
  }
  print_what_if({[&] { return to_json(book); }, [&] { return as_csv(book.executives, options.detail); },
                 [&](Page& page, size_t width) {
                   options.deal ? print_deal(page, book.executives, width)
                                : print_matrices(page, book.executives, width, options.detail);
                 }},
                options, console);
  ExitStatus status = ExitStatus::done;
  for (const Matrix& each : book.executives) status = worst(status, ended_with(each));
  return status;
}

}  // namespace

ExitStatus matrix_command(const Options& options, Console& console) {
  if (options.whole_dollars && options.cents) {
    console.complain("payout matrix: --whole-dollars and --cents exclude each other\n");
    return ExitStatus::usage;
  }
  if (options.operands.size() > 1 || options.deal) return several(options, console);
  Agreements agreements;
  ExitStatus status = ExitStatus::done;
  const auto matrix = matrix_of(options, agreements, console, status);
  if (!matrix) return status;
  print_what_if({[&] { return to_json(*matrix); }, [&] { return as_csv(*matrix, options.detail); },
                 [&](Page& page, size_t width) { print_matrix(page, *matrix, width, options.detail); }},
                options, console);
  return ended_with(*matrix);
}

}  // namespace payout
