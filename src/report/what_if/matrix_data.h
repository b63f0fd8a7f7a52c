#pragma once
#include <optional>
#include <string>
#include <vector>

#include "document/scalars.h"

/// Potential payments upon termination or change in control, as a proxy statement's table shows them. Plain
/// data: how it is found out is in find_matrix.h, how it looks in the renderers.
namespace payout {

/// One amount of a cell: a line, a part of a line, or a grant.
struct MatrixDetail {
  std::string id = {};  ///< "termination_fee", "K1"
  std::string label = {};
  std::string cite = {};
  Money amount = {};
};
template <std::same_as<MatrixDetail> Self>
constexpr auto describe(const Self*) {
  return record("matrix detail", "One amount of a cell",
                field<&MatrixDetail::id>("id", "Line or grant, as in the report"),
                field<&MatrixDetail::label>("label", "What it is"),
                field<&MatrixDetail::cite>("cite", "Clause that gives it"),
                field<&MatrixDetail::amount>("amount", "Its amount in this row").as_shorthand());
}

/// What one termination event gives under one heading; its details add up to it.
struct MatrixCell {
  std::string id = {};               ///< id of the row
  std::optional<Money> amount = {};  ///< absent where it could not be worked out
  std::vector<MatrixDetail> detail = {};
  std::optional<int> footnote = {};  ///< number of its footnote, from 1
};
template <std::same_as<MatrixCell> Self>
constexpr auto describe(const Self*) {
  return record("matrix cell", "What one termination event gives under one heading",
                field<&MatrixCell::id>("id", "The row"),
                field<&MatrixCell::amount>("amount", "Sum of the detail").as_shorthand(),
                field<&MatrixCell::detail>("detail", "What it is made of"),
                field<&MatrixCell::footnote>("footnote", "Number of its footnote, from 1"));
}

/// One termination event: the scenario it stands for, and what that gives.
struct MatrixColumn {
  std::string id = {};  ///< id of the route's clause, with "_with_change" behind it where a change is assumed
  std::string label = {};  ///< "Without cause", "Change in control alone"
  std::string cite = {};   ///< "EA 5.6"
  std::string route = {};  ///< id of the route's clause; empty where employment goes on
  bool change = false;     ///< a change in control is part of the column
  std::vector<std::string> assumptions = {};
  std::vector<std::string> set =
      {};                    ///< `--set` arguments that make the scenario it stands for, where they can
  std::string refused = {};  ///< why there are no figures, or that some are missing; empty otherwise
  std::vector<MatrixCell> cells = {};  ///< one for each row, in the order of Matrix::rows
  bool qualifying = false;             ///< the company ends employment after the change, without cause
};
template <std::same_as<MatrixColumn> Self>
constexpr auto describe(const Self*) {
  using C = MatrixColumn;
  return record(
      "matrix column", "One termination event", field<&C::id>("id", "Stable id"),
      field<&C::label>("label", "What it is called"), field<&C::cite>("cite", "Clause that gives the way"),
      field<&C::route>("route", "Id of that clause; empty where employment goes on"),
      field<&C::change>("change", "A change in control is part of it"),
      field<&C::qualifying>("qualifying", "The company ends employment after the change, without cause"),
      field<&C::assumptions>("assumptions", "What is taken as given"),
      field<&C::set>("set",
                     "The --set arguments that make the scenario it stands for; empty where they cannot"),
      field<&C::refused>("refused", "Why figures are missing; empty where none is"),
      field<&C::cells>("cells", "What it gives, by row").inline_fields());
}

/// A heading of the table: a part of what the event gives, their total, or what stands apart below it because
/// it is the executive's anyway (17 CFR 229.402(j) asks what the event adds).
struct MatrixRow {
  std::string id =
      {};  ///< cash, benefits, equity, retirement, deferred, tax, total, vested_options, vested_account, lost
  std::string label = {};  ///< "Cash severance"
  std::string holds = {};  ///< what is counted here, in a sentence
  bool total = false;      ///< the sum of the rows above it
  bool apart = false;      ///< below the total and not in it
};
template <std::same_as<MatrixRow> Self>
constexpr auto describe(const Self*) {
  return record("matrix row", "A heading of the table", field<&MatrixRow::id>("id", "Stable id"),
                field<&MatrixRow::label>("label", "Its words"),
                field<&MatrixRow::holds>("holds", "What is counted here"),
                field<&MatrixRow::total>("total", "The sum of the rows above it"),
                field<&MatrixRow::apart>("apart", "Stands below the total and is not in it"));
}

struct Matrix {
  const MatrixCell& total_of(const MatrixColumn& column) const {
    size_t row = 0;
    while (!rows[row].total) ++row;
    return column.cells[row];
  }
  static constexpr std::string_view version = "payout/matrix/1";
  std::string schema = std::string{version};
  std::string file = {};
  std::string title = {};
  std::vector<std::string> prepared = {};  ///< for whom, by whom, on what facts
  std::string name = {};
  std::string agreement = {};
  Date on = {};  ///< the day on which each termination event is looked at
  std::vector<MatrixRow> rows = {};
  std::vector<MatrixColumn> columns = {};
  std::vector<std::string> notes = {};  ///< what holds for every column
  std::vector<std::string> footnotes =
      {};                      ///< what gives the amounts of the cells, in the order of their numbers
  bool whole_dollars = false;  ///< amounts are whole dollars
};
template <std::same_as<Matrix> Self>
constexpr auto describe(const Self*) {
  return record(
      "matrix", "Potential payments upon termination or change in control",
      field<&Matrix::schema>("schema", "Name and version of this format"),
      field<&Matrix::file>("file", "The scenario file"),
      field<&Matrix::title>("title", "Title of the scenario"),
      field<&Matrix::prepared>("prepared", "For whom, by whom and on what facts"),
      field<&Matrix::name>("name", "The person"), field<&Matrix::agreement>("agreement", "The agreement"),
      field<&Matrix::on>("on", "Assumed date of the termination event"),
      field<&Matrix::rows>("rows", "The headings: the parts, their total, and what stands apart from it"),
      field<&Matrix::columns>("columns", "The termination events, in the order of a proxy statement"),
      field<&Matrix::notes>("notes", "What holds for every column"),
      field<&Matrix::footnotes>("footnotes",
                                "What gives the amounts of the cells, in the order of their numbers"),
      field<&Matrix::whole_dollars>("whole_dollars", "Amounts are rounded to whole dollars"));
}

/// The tables of several executives, in the order in which they were named.
struct MatrixBook {
  static constexpr std::string_view version = "payout/matrix-book/1";
  std::string schema = std::string{version};
  std::vector<Matrix> executives = {};
};
template <std::same_as<MatrixBook> Self>
constexpr auto describe(const Self*) {
  return record("matrix book", "Potential payments of several executives",
                field<&MatrixBook::schema>("schema", "Name and version of this format"),
                field<&MatrixBook::executives>("executives", "A table for each executive"));
}

}  // namespace payout
