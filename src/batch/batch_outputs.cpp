#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "batch/batch_plan.h"
#include "clauses/stage_order.h"
#include "report/paths/result_paths.h"

namespace payout {
namespace {

/// The stages that fill what stands under a path of the result; all of them where several do.
Stages stages_behind(std::string_view path) {
  const auto under = [&](std::string_view root) {
    return path.starts_with(root) &&
           (path.size() == root.size() || path[root.size()] == '.' || path[root.size()] == '[');
  };
  Stages stages;
  if (under("header") || under("changes")) {
    stages.add(Module::facts);
  } else if (under("severance") || under("benefits") || under("limits")) {
    stages.add(Module::severance);
  } else if (under("options") || under("grants")) {
    stages.add(Module::options);
  } else if (under("deferred")) {
    stages.add(Module::deferred);
  } else if (under("parachute") || under("totals")) {
    stages.add(Module::parachute);
  } else {
    return Stages::all();
  }
  return stages_before(stages);
}

/// The modules without which there is nothing under a path: one that was refused left its figures at nothing.
/// Sums are left out by the evaluation itself.
uint8_t modules_behind(std::string_view path) {
  uint8_t modules = 0;
  for (const Module m : {Module::severance, Module::options, Module::deferred, Module::parachute}) {
    if (!path.starts_with("totals") && refuses(m, path))
      modules = static_cast<uint8_t>(modules | 1U << static_cast<unsigned>(m));
  }
  return modules;
}

/// A grant may be given another id row by row; then nobody knows what grants there will be.
bool renames_grants(const BatchPlan& plan) {
  return std::ranges::any_of(plan.inputs, [](const InputColumn& column) {
    return column.path.starts_with("grants[") && column.path.ends_with("].id");
  });
}

PlainForm form_of(const Type& leaf) {
  if (&leaf == &type_of<Money>()) return PlainForm::money;
  if (&leaf == &type_of<Shares>()) return PlainForm::shares;
  return &leaf == &type_of<Date>() ? PlainForm::date : PlainForm::none;
}

struct OutputPlanner {
  const BatchRequest& request;
  BatchPlan& plan;
  Problems& problems;
  Document& keep;

  Origin origin(std::string_view option, std::string_view text) {
    const uint16_t source = keep.add_source({std::string{option}, fmt::format("{} {}", option, text)});
    return {&keep.source(source), {1, static_cast<uint32_t>(option.size() + 2)}};
  }

  bool special(OutputColumn& column, std::string_view path) const {
    using Kind = OutputColumn::Kind;
    column.kind = path == "error"       ? Kind::error
                  : path == "error_ids" ? Kind::error_ids
                  : path == "warnings"  ? Kind::warnings
                                        : Kind::result;
    return column.kind != Kind::result;
  }

  void unknown(const std::string& name, const std::string& path, std::string_view option) {
    const bool named = name != path;  // the template gives it a name
    const PathVerdict verdict = possible_result(*request.agreement, *request.sample, path);
    problems.error("unknown-column", origin(option, named ? name + ": " + path : path),
                   fmt::format("there is no result `{}`", path),
                   !verdict.near.empty() ? fmt::format("did you mean `{}`?", verdict.near)
                                         : "`payout batch --list-columns TEMPLATE` lists what there can be");
  }

  void add(const std::string& given, std::string_view option) {
    const std::string name{trimmed(given)};
    const std::string* mapped = request.sample->results.find(name);
    OutputColumn column;
    column.name = name;
    std::string path{trimmed(mapped != nullptr ? *mapped : name)};
    if (const size_t choice = path.find(" or "); choice != path.npos) {
      column.otherwise = path.substr(choice + 4);
      path.resize(choice);
    }
    if (std::ranges::find(plan.outputs, name, &OutputColumn::name) != plan.outputs.end()) {
      problems.warning("duplicate-column", origin(option, name),
                       fmt::format("the result `{}` is shown twice", name), "leave one of them out");
    }
    if (special(column, path)) return plan.outputs.push_back(std::move(column));
    const auto carried = std::ranges::find(plan.inputs, path, &InputColumn::name);
    if (carried != plan.inputs.end()) {
      column.kind = OutputColumn::Kind::carried;
      column.carried = static_cast<int>(carried - plan.inputs.begin());
      return plan.outputs.push_back(std::move(column));
    }
    result(std::move(column), path, option);
  }

  void mark_asides(std::string_view path) {
    const auto ask = [&](bool& aside, std::string_view root) { aside = aside || path.starts_with(root); };
    ask(plan.asides.remedies, "parachute.remedies");
    ask(plan.asides.law_tests, "parachute.tests");
    ask(plan.asides.base_exact, "parachute.base_exact");
    ask(plan.asides.equity_parts, "equity.");
  }

  void result(OutputColumn column, const std::string& path, std::string_view option) {
    const auto parsed = parse_path(path);
    if (parsed) column.source = CompiledPath::compile(type_of<Result>(), nullptr, *parsed);
    const bool possible =
        column.source && (possible_result(*request.agreement, *request.sample, path).possible ||
                          (path.starts_with("grants[") && renames_grants(plan)));
    if (!possible) return unknown(column.name, path, option);
    column.text = &column.source.leaf() == &type_of<std::string>() ||
                  &column.source.leaf() == &type_of<std::string_view>();
    column.form = form_of(column.source.leaf());
    mark_asides(path);
    plan.wanted.bits |= stages_behind(path).bits;
    // What a total leaves out is told in words, whatever is refused.
    if (path == "totals.outside") {
      plan.words = true;
      return plan.outputs.push_back(std::move(column));
    }
    column.rests_on = modules_behind(path);
    for (size_t m = 0; m < plan.asked.size(); ++m)
      plan.asked[m] = plan.asked[m] || refuses(static_cast<Module>(m), path);
    plan.outputs.push_back(std::move(column));
  }

  bool in_table(std::string_view name) const {
    return std::ranges::find(plan.inputs, name, &InputColumn::name) != plan.inputs.end();
  }

  /// What the table only carries along, behind the id.
  void kept(std::string_view option) {
    for (const InputColumn& column : plan.inputs) {
      const bool shown =
          std::ranges::find(plan.outputs, column.name, &OutputColumn::name) != plan.outputs.end();
      if (column.kept && !shown) add(column.name, option);
    }
  }

  /// Who a row is and what is wrong with it stays, whatever results are named; a list that names the id itself
  /// says all that it wants.
  void with_identity(const std::vector<std::string>& results, std::string_view option) {
    const bool whole = std::ranges::find(results, "id") != results.end();
    if (!whole && in_table("id")) add("id", option);
    if (!whole) kept(option);
    for (const std::string& name : results) {
      add(name, option);
      if (whole && name == "id") kept(option);
    }
    if (whole) return;
    for (const char* name : {"warnings", "error_ids", "error"}) {
      if (std::ranges::find(results, name) == results.end()) add(name, option);
    }
  }
};

/// Columns of a batch that nobody named.
std::vector<std::string> usual_results() {
  return {"header.route",    "severance.total", "options.exercisable", "options.spread",
          "deferred.vested", "deferred.total",  "parachute.gross_up",  "totals.all"};
}

}  // namespace

void plan_outputs(const BatchRequest& request, BatchPlan& plan, Problems& problems, Document& keep) {
  OutputPlanner planner{request, plan, problems, keep};
  plan.wanted = {};
  plan.wanted.add(Module::facts);
  plan.asides = {false, false, false, false};
  if (!request.columns.empty()) {
    for (const std::string& name : request.columns) planner.add(name, "--columns");
  } else if (!request.sample->results.empty()) {
    std::vector<std::string> names;
    for (const auto& [name, path] : request.sample->results) names.push_back(name);
    planner.with_identity(names, "results");
  } else {
    planner.with_identity(usual_results(), "--columns");
  }
  const auto shows = [&](OutputColumn::Kind kind) {
    return std::ranges::find(plan.outputs, kind, &OutputColumn::kind) != plan.outputs.end();
  };
  plan.error_column = shows(OutputColumn::Kind::error);
  plan.tells_warnings = request.strict && !shows(OutputColumn::Kind::warnings);
  plan.warnings = request.strict || shows(OutputColumn::Kind::warnings);
  // A warning may come from any part, also from one that no column shows.
  if (plan.warnings) plan.wanted = Stages::all(), plan.asides.law_tests = true;
}

}  // namespace payout
