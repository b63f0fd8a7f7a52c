#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "batch/batch_plan.h"
#include "batch/table_head.h"
#include "words/nearest.h"

namespace payout {
namespace {

/// The unit at the end of a column's path: "/year", "%", "%/year".
std::string_view unit_at_end(std::string_view path) {
  const size_t percent = path.find('%');
  const size_t begin = percent != path.npos ? percent : path.rfind('/');
  return begin == path.npos ? std::string_view{} : path.substr(begin);
}

/// What a file says about itself, or about how it is checked and tabulated.
bool is_about_the_file(const std::string& segment) {
  static constexpr std::array<std::string_view, 7> names{"title",   "agreement", "columns",     "prepared",
                                                         "results", "expect",    "expect_error"};
  return std::ranges::find(names, segment) != names.end();
}

void know_leaf(InputColumn& column) {
  const Type& leaf = column.target.leaf();
  column.number = is_number(leaf);
  column.date = &leaf == &type_of<Date>();
  column.rate = &leaf == &type_of<Rate>() || &leaf == &type_of<YearlyRate>();
  column.form = cell_form(leaf, column.unit);
}

bool aim_at_reading(const Agreement& agreement, const std::string& key, InputColumn& column) {
  for (size_t i = 0; i < agreement.readings.size(); ++i) {
    const Reading& reading = agreement.readings[i];
    if (reading.key != key) continue;
    column.point = static_cast<int>(i);
    for (const Reading::Word& word : reading.words) column.words.push_back(word.name);
    return true;
  }
  return false;
}

struct InputPlanner {
  const BatchRequest& request;
  const TableHead& head;
  BatchPlan& plan;
  Problems& problems;
  Document& keep;

  Origin at(std::string_view cell) const {
    const char *begin = head.line.data(), *end = begin + head.line.size();
    const bool inside = cell.data() >= begin && cell.data() <= end;
    return origin_in_header(head, request.table, inside ? static_cast<size_t>(cell.data() - begin) : 0, keep);
  }

  void unknown(std::string_view cell, const InputColumn& column) const {
    std::string remedy = remedy_for(*request.agreement, column.path);
    problems.error("unknown-column", at(cell),
                   fmt::format("the column `{}` sets nothing in the template", column.name),
                   fmt::format("{}; --keep {} only carries it along", remedy, column.name));
  }

  void add(std::string_view cell) const {
    InputColumn column;
    const std::string_view name = trimmed(cell);
    column.name = std::string{name};
    column.unnamed = name.empty();
    const std::string* mapped = request.sample->columns.find(column.name);
    column.kept = std::ranges::find(request.keep, column.name) != request.keep.end() ||
                  (mapped != nullptr && *mapped == "-");
    const bool carried = column.unnamed || column.kept || (mapped == nullptr && name == "id");
    if (name == "id" && plan.id < 0) plan.id = static_cast<int>(plan.inputs.size());
    if (column.unnamed) {
      problems.note("unnamed-column", at(cell),
                    fmt::format("column {} has no name and is left out", plan.inputs.size() + 1),
                    "its cells must be empty");
    }
    if (!carried) {
      const std::string_view full = trimmed(mapped != nullptr ? std::string_view{*mapped} : name);
      const std::string_view unit = unit_at_end(full);
      column.unit = std::string{unit};
      column.path = std::string{full.substr(0, full.size() - unit.size())};
      if (!aim_at_fact(*request.agreement, *request.sample, column.path, column)) unknown(cell, column);
      const bool rewritten = (column.number && request.numbers != Region::plain) ||
                             (column.date && request.dates != Region::plain);
      if (rewritten) column.form = CellForm::other;
    }
    plan.inputs.push_back(std::move(column));
  }

  void twice(std::span<const std::string_view> cells, size_t first, size_t second,
             std::string_view what) const {
    Problem& p = problems.error(
        "duplicate-column", at(cells[second]),
        fmt::format("the columns `{}` and `{}` {}", plan.inputs[first].name, plan.inputs[second].name, what),
        "leave one of them out: nobody could say which of two cells holds");
    p.width = static_cast<uint32_t>(plan.inputs[second].name.size());
  }

  /// One fact may have several names (a path with and without its unit, an entry by id and by place): what they
  /// lead to is compared.
  void no_fact_twice(std::span<const std::string_view> cells) const {
    Scenario scratch = *request.sample;
    std::vector<const void*> facts(plan.inputs.size());
    for (const InputColumn& column : plan.inputs) {
      if (column.target) column.target.reach(&scratch);  // tables and optionals take their place
    }
    for (size_t i = 0; i < facts.size(); ++i) {
      const InputColumn& column = plan.inputs[i];
      if (column.target) facts[i] = column.target.reach(&scratch);
      for (size_t k = 0; k < i; ++k) {
        const InputColumn& other = plan.inputs[k];
        if (column.point >= 0 && column.point == other.point) twice(cells, k, i, "choose one reading");
        if (facts[i] != nullptr && facts[i] == facts[k]) twice(cells, k, i, "set one fact");
        const bool name =
            column.path.empty() && other.path.empty() && !column.unnamed && column.name == other.name;
        if (name) twice(cells, k, i, "have one name");
      }
    }
  }
};

}  // namespace

bool aim_at_fact(const Agreement& agreement, const Scenario& sample, const std::string& path,
                 InputColumn& column) {
  const auto parsed = parse_path(path);
  if (!parsed || is_about_the_file(parsed->segments.front())) return false;
  if (parsed->segments.front() == "readings")
    return parsed->segments.size() == 2 && column.unit.empty() &&
           aim_at_reading(agreement, parsed->segments[1], column);
  column.target = CompiledPath::compile(type_of<Scenario>(), &sample, *parsed);
  if (!column.target) return false;
  if (parsed->segments.front() == "documents") {
    for (const auto& [name, info] : agreement.documents) column.words.push_back(name);
  }
  // A path into a list that the template does not hold leads nowhere.
  Scenario scratch = sample;
  if (column.target.reach(&scratch) == nullptr) {
    column.target = {};
    return false;
  }
  know_leaf(column);
  return true;
}

std::string remedy_for(const Agreement& agreement, const std::string& path) {
  const auto parsed = parse_path(path);
  if (parsed && parsed->segments.front() == "readings") {
    std::vector<std::string_view> keys;
    for (const Reading& r : agreement.readings) keys.push_back(r.key);
    const std::string_view near =
        parsed->segments.size() == 2 ? nearest(parsed->segments[1], keys) : std::string_view{};
    return near.empty() ? "see `payout readings FILE --all` for the open interpretation points"
                        : fmt::format("did you mean `readings.{}`?", near);
  }
  if (parsed && !is_about_the_file(parsed->segments.front())) {
    const PathCheck check = check_path(type_of<Scenario>(), *parsed);
    const std::string_view near =
        check.ok ? "" : nearest(parsed->segments[check.bad_segment], check.candidates);
    if (!near.empty()) return fmt::format("did you mean `{}`?", near);
  }
  return "a column is named by the path it sets, such as salary.base or grants[K1].price; the template may "
         "give other "
         "names under `columns`, and must hold the list entries";
}

void plan_inputs(const BatchRequest& request, const TableHead& head, BatchPlan& plan, Problems& problems,
                 Document& keep) {
  Records records{head.separator};
  std::string_view line = head.line;
  records.next(line);
  const InputPlanner planner{request, head, plan, problems, keep};
  if (records.quotes() != Quotes::good) {
    problems.error("unclosed-quote", origin_in_header(head, request.table, 0, keep),
                   "a quote in the header is not closed, or text stands behind it",
                   "write a quote inside a cell twice");
    return;
  }
  const std::vector<std::string_view> cells{records.cells().begin(), records.cells().end()};
  for (const std::string_view cell : cells) planner.add(cell);
  if (!problems.any_errors()) planner.no_fact_twice(cells);
  for (const std::string& name : request.keep) {
    if (std::ranges::find(plan.inputs, name, &InputColumn::name) != plan.inputs.end()) continue;
    problems.error("unknown-column", origin_in_header(head, request.table, 0, keep),
                   fmt::format("the table has no column `{}` to keep", name),
                   "--keep names columns of the table");
  }
}

}  // namespace payout
