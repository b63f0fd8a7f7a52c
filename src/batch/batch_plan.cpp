#include "batch/batch_plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "batch/csv.h"

namespace payout {
namespace {

/// The unit at the end of a column's path: "/year", "/month", "%".
std::string_view unit_of(std::string_view path) {
  if (path.ends_with('%')) return path.substr(path.size() - 1);
  const size_t slash = path.rfind('/');
  return slash == path.npos ? std::string_view{} : path.substr(slash);
}

/// The stages that fill what stands under a path of the result; all of them where several do.
Stages stages_behind(std::string_view path) {
  const auto under = [&](std::string_view root) {
    return path.starts_with(root) &&
           (path.size() == root.size() || path[root.size()] == '.' || path[root.size()] == '[');
  };
  Stages stages;
  if (under("header") || under("changes")) {
    stages.add(Module::facts);
  } else if (under("severance")) {
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
  return with_sources(stages);
}

struct Planner {
  const Scenario& sample;
  const Origin& where;
  Problems& problems;

  void input(BatchPlan& plan, std::string_view name) const {
    InputColumn column;
    column.name = std::string{name};
    const std::string* mapped = sample.columns.find(column.name);
    const std::string_view full = mapped != nullptr ? std::string_view{*mapped} : name;
    if (mapped == nullptr && name == "id") return plan.inputs.push_back(std::move(column));
    const std::string_view unit = unit_of(full);
    column.unit = std::string{unit};
    column.path = std::string{full.substr(0, full.size() - unit.size())};
    const auto path = parse_path(column.path);
    if (path) column.target = CompiledPath::compile(type_of<Scenario>(), &sample, *path);
    if (!column.target) {
      std::string help =
          "a column is named by the path it sets, such as salary.base or grants[K1].price; the template "
          "may give other names under `columns`, and must hold the list entries";
      if (path) {
        const PathCheck check = check_path(type_of<Scenario>(), *path);
        const std::string_view near =
            check.ok ? "" : nearest(path->segments[check.bad_segment], check.candidates);
        if (!near.empty()) help = fmt::format("did you mean `{}`?", near);
      }
      problems.error("unknown-column", where, fmt::format("the column `{}` sets nothing in the template", name),
                     help);
    }
    plan.inputs.push_back(std::move(column));
  }

  void output(BatchPlan& plan, const std::string& name, std::string path_text) const {
    OutputColumn column;
    column.name = name;
    if (const size_t choice = path_text.find(" or "); choice != path_text.npos) {
      column.otherwise = path_text.substr(choice + 4);
      path_text.resize(choice);
    }
    if (path_text == "error") {
      column.error = plan.error_column = true;
      return plan.outputs.push_back(std::move(column));
    }
    const auto carried = std::ranges::find(plan.inputs, path_text, &InputColumn::name);
    if (carried != plan.inputs.end()) {
      column.carried = static_cast<int>(carried - plan.inputs.begin());
      return plan.outputs.push_back(std::move(column));
    }
    const auto path = parse_path(path_text);
    if (path) column.source = CompiledPath::compile(type_of<Result>(), nullptr, *path);
    if (!column.source) {
      problems.error("unknown-column", where, fmt::format("there is no result `{}`", path_text),
                     "results are named by their paths, such as severance.total or grants[K1].last_day");
    }
    column.text = column.source && column.source.leaf().leaf->text != nullptr;
    plan.compare_remedies = plan.compare_remedies || path_text.starts_with("parachute.remedies");
    plan.outputs.push_back(std::move(column));
    plan.wanted.bits |= stages_behind(path_text).bits;
    for (size_t m = 0; m < plan.asked.size(); ++m) {
      plan.asked[m] = plan.asked[m] || refuses(static_cast<Module>(m), path_text);
    }
  }
};

}  // namespace

BatchPlan plan_batch(const Scenario& sample, const std::vector<std::string_view>& header,
                     const std::vector<std::string>& wanted, RowFormat format, const Origin& where,
                     Problems& problems) {
  static constexpr std::array<std::string_view, 9> summary{"id",
                                                           "header.route",
                                                           "severance.total",
                                                           "options.exercisable",
                                                           "options.spread",
                                                           "deferred.total",
                                                           "parachute.gross_up",
                                                           "totals.all",
                                                           "error"};
  BatchPlan plan;
  plan.format = format;
  plan.wanted = {};
  plan.wanted.add(Module::facts);
  const Planner planner{sample, where, problems};
  for (const std::string_view name : header) planner.input(plan, name);
  if (!wanted.empty()) {
    for (const std::string& name : wanted) {
      const std::string* mapped = sample.results.find(name);
      planner.output(plan, name, mapped != nullptr ? *mapped : name);
    }
  } else if (!sample.results.empty()) {
    for (const auto& [name, path] : sample.results) planner.output(plan, name, path);
  } else {
    for (const std::string_view name : summary) {
      if (name == "id" && std::ranges::find(header, "id") == header.end()) continue;
      planner.output(plan, std::string{name}, std::string{name});
    }
  }
  return plan;
}

std::string header_line(const BatchPlan& plan) {
  std::string line;
  for (const OutputColumn& column : plan.outputs) {
    if (!line.empty()) line += ',';
    append_cell(line, column.name);
  }
  return line + '\n';
}

}  // namespace payout
