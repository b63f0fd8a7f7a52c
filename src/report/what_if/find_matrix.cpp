#include "report/what_if/find_matrix.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

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
std::string refusal(const Matrix& matrix, const Workspace& space, const std::vector<MatrixCell>& cells) {
  std::string text;
  const auto add = [&](std::string_view more) {
    if (text.find(more) == text.npos) text += fmt::format("{}{}", text.empty() ? "" : "; ", more);
  };
  for (const Remark& r : space.result.remarks) {
    if (r.severity != Severity::error) continue;
    const bool named = r.path.empty() || r.message.find(r.path) != r.message.npos;
    add(named ? r.message : fmt::format("{} (give `{}`)", r.message, r.path));
  }
  const bool open = std::ranges::any_of(cells, [](const MatrixCell& cell) { return !cell.amount; });
  if (text.empty() && open)
    add(fmt::format("there is no share price for {0} (give `prices.{0}`)", to_string(matrix.on)));
  return text;
}

struct Builder {
  const Agreement& agreement;
  Matrix& matrix;
  Workspace& space;
  const Result* before = nullptr;  ///< the day without any event
  std::vector<Found> found = {};
  std::optional<Price> price = {};  ///< of a share, as the columns take it
  std::optional<Date> price_on = {};

  /// The price that values the awards of a column, the first time there is one.
  void keep_price() {
    for (const GrantResult& grant : space.result.grants) {
      if (price) return;
      if (grant.market && grant.market_on) price = grant.market, price_on = grant.market_on;
      for (const Settlement& s : grant.settlements) {
        if (!price && s.what == SettledFor::vesting && s.price) price = s.price, price_on = s.vests;
      }
    }
  }

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
      keep_price();
      column.cells = matrix_cells(agreement, way.facts, space, before);
      column.refused = refusal(matrix, space, column.cells);
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
      if (const size_t colon = name.find(": "); colon != name.npos) name = name.substr(colon + 2);
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

/// The order of a proxy statement's columns: resignation, cause, without cause, good reason, death, disability;
/// then a change in control without a termination (single trigger), and with one (double trigger).
int proxy_order(const Found& f) {
  if (f.reasons.empty()) return 100;
  constexpr std::array order{Reason::resignation,
                             Reason::retirement,
                             Reason::cause,
                             Reason::without_cause,
                             Reason::constructive_dismissal,
                             Reason::death,
                             Reason::disability};
  const auto place = std::ranges::find(order, f.reasons.front()) - order.begin();
  // After a change, the right that the change itself gives comes first.
  const bool by_change = f.reasons.front() == Reason::change_in_control;
  return (f.column.change ? 200 : 0) + (by_change ? -1 : static_cast<int>(place));
}

/// The company ends employment after the change in control, without cause.
bool is_qualifying(const Found& f) {
  const auto fits = [](Reason r) { return r == Reason::without_cause || r == Reason::change_in_control; };
  return f.column.change && f.by == Party::company && std::ranges::any_of(f.reasons, fits);
}

/// Whether a clause asks if the acquirer assumes unvested awards.
bool asks_whether_assumed(const Agreement& agreement) {
  return std::ranges::any_of(agreement.clauses, [](const Clause& clause) {
    const Field* asks = clause.terms.kind().type().field("unless_assumed");
    return asks != nullptr && !clause.terms.kind().answers_events &&  // there it is the deal that is assumed
           *static_cast<const bool*>(asks->get(clause.terms.object()));
  });
}

/// The prices and the balance that the columns rest on, with their days.
void note_values(const Result& before, const Builder& builder, Matrix& matrix) {
  if (builder.price && builder.price_on)
    matrix.notes.push_back(
        fmt::format("share price {} of {}", to_string(*builder.price), to_string(*builder.price_on)));
  if (before.deferred.balance && before.deferred.as_of)
    matrix.notes.push_back(fmt::format("balance of the deferred-compensation account on {}: {}",
                                       to_string(*before.deferred.as_of), grouped(*before.deferred.balance)));
}

/// Numbers the cells by what gives their amounts, as they are read: the table without a change in control
/// first, row by row, each footnote once.
struct Footnotes {
  const Agreement& agreement;
  Matrix& matrix;

  /// The clause in its own words: "EA 3: Twice the sum of salary and target bonus."
  std::string of_detail(const MatrixDetail& detail) const {
    const Clause* found = nullptr;
    for (const Clause& clause : agreement.clauses) {
      if (clause.head.cite != detail.cite) continue;
      if (found == nullptr || clause.head.id == detail.id) found = &clause;
    }
    if (found == nullptr) return {};
    return fmt::format("{}: {}", detail.cite, found->head.summary);
  }
  std::string of_cell(const MatrixColumn& column, const MatrixCell& cell) const {
    if (!cell.amount) return column.refused.empty() ? std::string{} : "Not worked out: " + column.refused;
    std::vector<std::string> told;
    for (const MatrixDetail& detail : cell.detail) {
      std::string text = of_detail(detail);
      if (!text.empty() && std::ranges::find(told, text) == told.end()) told.push_back(std::move(text));
    }
    return fmt::format("{}", fmt::join(told, " "));
  }
  int number_of(const std::string& text) const {
    const auto known = std::ranges::find(matrix.footnotes, text);
    const auto place = known - matrix.footnotes.begin();
    if (known == matrix.footnotes.end()) matrix.footnotes.push_back(text);
    return static_cast<int>(place) + 1;
  }
  void run() const {
    for (const bool change : {false, true}) {
      for (size_t row = 0; row < matrix.rows.size(); ++row) {
        if (matrix.rows[row].total) continue;
        for (MatrixColumn& column : matrix.columns) {
          if (column.change != change) continue;
          MatrixCell& cell = column.cells[row];
          if (const std::string text = of_cell(column, cell); !text.empty()) cell.footnote = number_of(text);
        }
      }
    }
  }
};

Money whole_dollars(Money amount) {
  return Money::dollars(round_half_up(amount.exact() / Exact{100}));
}

}  // namespace

void in_whole_dollars(Matrix& matrix) {
  matrix.whole_dollars = true;
  for (MatrixColumn& column : matrix.columns) {
    Money sum;
    for (size_t row = 0; row < matrix.rows.size(); ++row) {
      MatrixCell& cell = column.cells[row];
      for (MatrixDetail& d : cell.detail) d.amount = whole_dollars(d.amount);
      if (!cell.amount) continue;
      cell.amount = matrix.rows[row].total ? sum : whole_dollars(*cell.amount);
      if (!matrix.rows[row].apart) sum += *cell.amount;
    }
  }
}

Matrix find_matrix(const Agreement& agreement, const Scenario& facts, const ReadingUse& readings, Date on,
                   bool include_vested) {
  Matrix matrix;
  matrix.title = facts.title.value_or("");
  matrix.prepared = lines_of(facts.prepared);
  matrix.name = facts.employee.name;
  matrix.agreement = agreement.title;
  matrix.on = on;
  matrix.rows = matrix_rows(include_vested);
  Workspace space;
  space.readings = readings;
  Workspace quiet;
  quiet.readings = readings;
  try {
    evaluate(agreement, without_event(facts, on), quiet);
  } catch (const Overflow&) {  // each column says so for itself
    quiet.result = {};
  }
  Builder builder{agreement, matrix, space, include_vested ? nullptr : &quiet.result};
  for (const WayOfLeaving& way : ways_of_leaving(agreement, facts, readings, on)) builder.add(way);
  std::ranges::stable_sort(builder.found, {}, proxy_order);
  for (Found& f : builder.found) {
    f.column.qualifying = is_qualifying(f);
    matrix.columns.push_back(std::move(f.column));
  }
  matrix.notes.push_back(fmt::format("employment ends, and options are looked at, on {}", to_string(on)));
  note_values(quiet.result, builder, matrix);
  if (!facts.grants.empty() && facts.events.empty() && asks_whether_assumed(agreement))
    matrix.notes.emplace_back("the acquirer assumes unvested awards");
  matrix.notes.emplace_back("the tax reimbursement is an estimate");
  Footnotes{agreement, matrix}.run();
  return matrix;
}

}  // namespace payout
