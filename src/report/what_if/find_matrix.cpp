#include "report/what_if/find_matrix.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/what_if/matrix_rows.h"
#include "report/what_if/ways_of_leaving.h"
#include "scenario/load.h"

namespace payout {
namespace {

/// A column and what tells it from others with the same figures.
struct Found {
  MatrixColumn column = {};
  std::optional<Party> by = {};
  std::vector<std::string> routes = {};
  std::vector<Reason> reasons = {};
};

bool same_detail(const MatrixDetail& a, const MatrixDetail& b) {
  return a.id == b.id && a.amount == b.amount;
}
bool same_cell(const MatrixCell& a, const MatrixCell& b) {
  return a.amount == b.amount && std::ranges::equal(a.detail, b.detail, same_detail);
}

/// Whether two ways are one to the reader: same figures, ended by the same side, and the same route or reason.
bool same_way(const Found& a, const WayOfLeaving& way, const MatrixColumn& column) {
  if (a.column.refused != column.refused || a.column.change != column.change) return false;
  if (std::ranges::none_of(column.cells, [](const MatrixCell& cell) { return cell.amount.has_value(); }))
    return false;
  if (!way.reason || a.by != way.by || !std::ranges::equal(a.column.cells, column.cells, same_cell))
    return false;
  const bool same_route = !way.route.empty() && std::ranges::find(a.routes, way.route) != a.routes.end();
  return same_route || std::ranges::find(a.reasons, *way.reason) != a.reasons.end();
}

/// Why figures are missing: what the facts contradict, what the clauses refuse, what cannot be valued.
std::string refusal(Date on, const Workspace& space, const std::vector<MatrixCell>& cells) {
  std::string text;
  const auto add = [&](std::string_view more) {
    if (text.find(more) == text.npos) text += fmt::format("{}{}", text.empty() ? "" : "; ", more);
  };
  for (const Remark& r : space.result.remarks) {
    if (r.severity == Severity::error) add(r.message);
  }
  if (text.empty() && !cells.back().amount)
    add(fmt::format("there is no share price for {}; give `prices`", to_string(on)));
  return text;
}

struct Builder {
  const Agreement& agreement;
  Matrix& matrix;
  Workspace& space;
  std::vector<Found> found = {};

  MatrixColumn column_of(const WayOfLeaving& way) {
    MatrixColumn column{way.id, way.label, way.cite, way.route, way.change, way.assumptions, way.set, {}, {}};
    Problems problems;
    const Document nothing;
    check_facts(way.facts, nothing, problems);
    for (const Problem& p : problems.all()) {
      if (p.severity == Severity::error) column.refused += (column.refused.empty() ? "" : "; ") + p.message;
    }
    if (column.refused.empty()) {
      space.grounds = way.grounds;
      fill(column, way);
    }
    if (column.cells.empty()) {
      for (const MatrixRow& row : matrix.rows) column.cells.push_back({row.id, {}, {}});
    }
    return column;
  }

  void fill(MatrixColumn& column, const WayOfLeaving& way) {
    try {
      evaluate(agreement, way.facts, space);
      column.cells = matrix_cells(agreement, way.facts, space);
      column.refused = refusal(matrix.on, space, column.cells);
    } catch (const Overflow& e) {  // of this way alone: the others may be within bounds
      column.cells.clear();
      column.refused = e.what();
    }
  }

  void add(const WayOfLeaving& way) {
    MatrixColumn column = column_of(way);
    for (Found& f : found) {
      if (!same_way(f, way, column)) continue;
      const bool other_route = std::ranges::find(f.routes, way.route) == f.routes.end();
      std::string name = way.label;
      if (const size_t comma = name.find(", "); comma != name.npos) name = name.substr(comma + 2);
      if (way.as_given) name += ", as the scenario has it";
      std::string same = other_route ? fmt::format("the same under {} ({})", way.cite, name)
                                     : fmt::format("the same for {}", name);
      std::vector<std::string>& told = f.column.assumptions;
      if (std::ranges::find(told, same) == told.end()) told.push_back(std::move(same));
      f.routes.push_back(way.route);
      f.reasons.push_back(*way.reason);
      return;
    }
    Found f{std::move(column), way.by, {way.route}, {}};
    if (way.reason) f.reasons.push_back(*way.reason);
    found.push_back(std::move(f));
  }
};

}  // namespace

Matrix find_matrix(const Agreement& agreement, const Scenario& facts, const ReadingUse& readings, Date on) {
  Matrix matrix;
  matrix.title = facts.title.value_or("");
  matrix.name = facts.employee.name;
  matrix.agreement = agreement.title;
  matrix.on = on;
  matrix.rows = matrix_rows();
  Workspace space;
  space.readings = readings;
  Builder builder{agreement, matrix, space};
  for (const WayOfLeaving& way : ways_of_leaving(agreement, facts, readings, on)) builder.add(way);
  for (Found& f : builder.found) matrix.columns.push_back(std::move(f.column));
  matrix.notes.push_back(fmt::format("employment ends, and options are looked at, on {}", to_string(on)));
  matrix.notes.emplace_back("the tax reimbursement is an estimate");
  return matrix;
}

}  // namespace payout
