#include "batch/sweep.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <thread>

#include "report/explain/report_figures.h"
#include "report/paths/result_paths.h"

namespace payout {
namespace {

constexpr size_t most_rows = 5'000'000;

struct Planner {
  const SweepRequest& request;
  SweepPlan& plan;
  Problems& problems;
  Document& keep;

  void fail(std::string_view id, std::string_view option, std::string_view text, std::string message,
            std::string help) {
    const uint16_t source = keep.add_source({std::string{option}, fmt::format("{} {}", option, text)});
    problems.error(id, {&keep.source(source), {1, static_cast<uint32_t>(option.size() + 2)}},
                   std::move(message), std::move(help));
  }

  /// Adds a result, or finds it among those that are shown; SIZE_MAX where there is none of that name.
  size_t item(const std::string& text, std::string_view option) {
    for (size_t i = 0; i < plan.series.size(); ++i) {
      if (plan.series[i].id == text) return i;
    }
    const auto path = parse_path(text);
    const CompiledPath found = path ? CompiledPath::compile(type_of<Result>(), nullptr, *path) : CompiledPath{};
    const PathVerdict verdict = possible_result(request.agreement, request.sample, text);
    if (!found || !verdict.possible) {
      std::string help = "results are named by their paths, such as severance.total or grants[K1].last_day";
      if (!verdict.near.empty()) help = fmt::format("did you mean `{}`?", verdict.near);
      fail("unknown-path", option, text, fmt::format("there is no result `{}`", text), help);
      return SIZE_MAX;
    }
    plan.series.push_back(
        {text, std::string{found.field() != nullptr ? found.field()->doc : ""}, unit_of(found.leaf())});
    plan.items.push_back(found);
    return plan.items.size() - 1;
  }

  /// Cliffs are looked for between the values of a range.
  void check_cliffs() {
    const auto is_range = [](const Axis& axis) { return axis.quantum != Exact{}; };
    if (!request.cliffs || std::ranges::any_of(plan.axes, is_range)) return;
    fail("bad-cliffs", "--cliffs", {}, "a list has no values in between to look for cliffs at",
         "vary a number, an amount or a date from FROM to TO, for example "
         "termination.date=2000-01-01..2000-12-31/1month");
  }

  /// The item of --goal and the value wanted.
  std::pair<size_t, Exact> goal() {
    const size_t equals = request.goal.find('=');
    if (equals == request.goal.npos || plan.axes.size() != 1) {
      fail("bad-goal", "--goal", request.goal,
           equals == request.goal.npos ? fmt::format("`{}` is not ITEM=VALUE", request.goal)
                                       : "a goal is looked for along one --vary",
           "for example --vary salary.base/year=200000..300000/10000 --goal totals.cash=500000");
      return {SIZE_MAX, {}};
    }
    const size_t found = item(request.goal.substr(0, equals), "--goal");
    if (found == SIZE_MAX) return {SIZE_MAX, {}};
    const Type& leaf = plan.items[found].leaf();
    alignas(16) unsigned char slot[64]{};
    std::string why, help;
    const std::string value = request.goal.substr(equals + 1);
    if (plan.series[found].unit == SweepUnit::word || plan.axes[0].quantum == Exact{} ||
        !leaf.scalar->read(value, false, slot, why, help)) {
      fail("bad-goal", "--goal", request.goal,
           !why.empty()
               ? why
               : fmt::format("a goal is {} that a range can give, found `{}`", leaf.scalar->expects, value),
           "vary a number, an amount or a date from FROM to TO");
      return {SIZE_MAX, {}};
    }
    return {found, *number_of(leaf, slot)};
  }
};

/// All combinations, the last axis fastest.
std::vector<std::string> inputs_of(const std::vector<Axis>& axes, size_t row) {
  std::vector<std::string> inputs(axes.size());
  for (size_t i = axes.size(); i-- > 0;) {
    inputs[i] = axes[i].values[row % axes[i].values.size()];
    row /= axes[i].values.size();
  }
  return inputs;
}

void fill_rows(const SweepRequest& request, const SweepPlan& plan, Sweep& sweep) {
  constexpr size_t portion = 256;
  std::atomic<size_t> next{0};
  const auto work = [&](bool tells) {
    SweepPoints points{plan};
    for (size_t start = next.fetch_add(portion); start < sweep.rows.size(); start = next.fetch_add(portion)) {
      const size_t end = std::min(start + portion, sweep.rows.size());
      for (size_t i = start; i < end; ++i) sweep.rows[i] = points.row(inputs_of(plan.axes, i));
      if (tells) request.progress(end, sweep.rows.size());
    }
  };
  std::vector<std::jthread> threads;
  for (unsigned t = 1; t < request.threads; ++t) threads.emplace_back(work, false);
  work(true);
}

}  // namespace

JumpSearch search_along(const SweepPlan& plan, SweepPoints& points, std::vector<std::string> inputs,
                        size_t axis, size_t item) {
  JumpSearch search;
  search.quantum = plan.axes[axis].quantum;
  if (plan.series[item].unit == SweepUnit::rate) search.least = Exact::fraction(1, 1000);
  // Days are few enough to look at each of them; only where they are not do the parts of a result matter.
  search.every_one = plan.axes[axis].unit == SweepUnit::date;
  const Axis& along = plan.axes[axis];
  const Exact steps = (along.last - along.numbers.front()) / (along.quantum == Exact{} ? 1 : along.quantum);
  const bool whole = search.every_one || steps <= Exact{static_cast<int64_t>(search.every_up_to)};
  search.at = [&points, inputs = std::move(inputs), axis, item, whole](Exact x) {
    return whole ? Seen{points.at(inputs, axis, x, item)} : points.seen(inputs, axis, x, item);
  };
  return search;
}

std::vector<Exact> places_of(const Axis& axis) {
  std::vector<Exact> places = axis.numbers;
  if (places.back() < axis.last) places.push_back(axis.last);
  return places;
}

Sweep run_sweep(const SweepRequest& request, Problems& problems, Document& keep) {
  Sweep sweep;
  SweepPlan plan{request.agreement, request.sample, request.readings, {}, {}, {},
                 request.searching, request.threads};
  size_t rows = 1;
  for (const std::string& argument : request.vary) {
    auto axis = parse_axis(argument, request.agreement, request.sample, problems, keep);
    if (!axis) continue;
    rows = rows > most_rows ? rows : rows * axis->values.size();
    plan.axes.push_back(std::move(*axis));
  }
  Planner planner{request, plan, problems, keep};
  const std::vector<std::string> usual{"totals.cash", "totals.spread", "totals.all"};
  for (const std::string& name : request.show.empty() ? usual : request.show) planner.item(name, "--show");
  if (rows > most_rows)
    planner.fail("too-many-values", "--vary", request.vary.back(),
                 fmt::format("more than {} combinations", most_rows), "take larger steps");
  std::pair<size_t, Exact> goal{SIZE_MAX, {}};
  if (!request.goal.empty() && !problems.any_errors()) goal = planner.goal();
  planner.check_cliffs();
  if (problems.any_errors()) return sweep;

  sweep.title = request.sample.title.value_or("");
  sweep.series = plan.series;
  for (const Axis& axis : plan.axes)
    sweep.axes.push_back({axis.path, axis.label, axis.unit, axis.values, axis.numbers});
  sweep.rows.resize(rows);
  fill_rows(request, plan, sweep);
  sweep.cliffs_wanted = request.cliffs;
  if (request.cliffs) find_cliffs(plan, 0, sweep);
  if (goal.first != SIZE_MAX) {
    sweep.goal = find_goal(plan, goal.first, goal.second);
    sweep.goal->wanted = request.goal.substr(request.goal.find('=') + 1);
  }
  return sweep;
}

}  // namespace payout
