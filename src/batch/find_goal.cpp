#include <algorithm>

#include "batch/sweep.h"

namespace payout {
namespace {

struct GoalSearch {
  const SweepPlan& plan;
  size_t item;
  Exact wanted;
  SweepPoints points{plan};
  JumpSearch along = search_along(plan, points, {std::string{}}, 0, item);
  std::vector<Jump> jumps = {};
  Goal goal = {};

  const Axis& axis() const { return plan.axes[0]; }
  std::optional<Exact> off(Exact x) const {
    const auto value = along.at(x).value;
    return value ? std::optional{*value - wanted} : std::nullopt;
  }
  bool meets(Exact x) const { return off(x) == Exact{}; }
  std::string text_at(Exact x) const { return axis().text_at(x); }
  std::optional<std::string> result_at(Exact x) { return points.row({text_at(x)}).values[item]; }

  Exact middle(Exact lo, Exact hi) const {
    const int64_t steps = floor_of((hi - lo) / along.quantum);
    return lo + along.quantum * Exact{steps / 2};
  }
  /// The input next to `out`, on the side of `in`, that still meets the goal.
  Exact edge(Exact in, Exact out) const {
    while ((in < out ? out - in : in - out) > along.quantum) {
      const Exact m = in < out ? middle(in, out) : middle(out, in);
      (meets(m) ? in : out) = m;
    }
    return in;
  }

  void answer(Exact first, Exact last) {
    GoalAnswer a;
    a.input = text_at(first);
    a.result = result_at(first);
    if (last != first) a.through = text_at(last);
    goal.answers.push_back(std::move(a));
  }

  /// The goal lies between two places where the function has no jump: it is met, or passed in a smallest step.
  void crossing(Exact lo, Exact hi) {
    const bool rises = *off(lo) < Exact{};
    while (hi - lo > along.quantum) {
      const Exact m = middle(lo, hi);
      const auto d = off(m);
      if (!d) return;
      if (*d == Exact{}) return answer(edge(m, lo), edge(m, hi));
      ((*d < Exact{}) == rises ? lo : hi) = m;
    }
    const auto size = [](Exact x) { return x < Exact{} ? -x : x; };
    const Exact nearest = size(*off(lo)) <= size(*off(hi)) ? lo : hi;
    GoalAnswer a;
    a.input = text_at(nearest);
    a.result = result_at(nearest);
    a.exact = false;
    goal.answers.push_back(std::move(a));
  }

  void jump_over(Exact last, Exact first) {
    GoalAnswer a;
    a.input = text_at(last);
    a.result = result_at(last);
    a.exact = false;
    a.over = text_at(first);
    a.result_over = result_at(first);
    goal.answers.push_back(std::move(a));
  }

  bool is_jump_between(Exact a, Exact b) const {
    return std::ranges::any_of(jumps, [&](const Jump& j) { return j.last == a && j.first == b; });
  }

  /// The places that a search of the axis looks at and both sides of every jump, ascending.
  std::vector<Exact> places() const {
    std::vector<Exact> all = places_between(along, places_of(axis()));
    for (const Jump& j : jumps) all.push_back(j.last), all.push_back(j.first);
    std::ranges::sort(all);
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
  }

  void note_extremes(const std::vector<Exact>& all, const std::vector<std::optional<Exact>>& offs) {
    size_t least = SIZE_MAX, most = SIZE_MAX;
    for (size_t i = 0; i < all.size(); ++i) {
      if (!offs[i]) continue;
      if (least == SIZE_MAX || *offs[i] < *offs[least]) least = i;
      if (most == SIZE_MAX || *offs[i] > *offs[most]) most = i;
    }
    if (least == SIZE_MAX) return;
    goal.least = result_at(all[least]);
    goal.most = result_at(all[most]);
  }

  void walk(const std::vector<Exact>& all, const std::vector<std::optional<Exact>>& offs) {
    std::optional<Exact> since;  // the goal has been met since here
    for (size_t i = 0; i < all.size(); ++i) {
      const bool met = offs[i] == Exact{};
      if (met && !since) since = i == 0 ? all[0] : edge(all[i], all[i - 1]);
      if (!met && since) {
        answer(*since, edge(all[i - 1], all[i]));
        since.reset();
      } else if (!met && i != 0 && offs[i - 1] != Exact{}) {
        const auto &a = offs[i - 1], &b = offs[i];
        if (!a || !b || (*a < Exact{}) == (*b < Exact{})) continue;
        if (is_jump_between(all[i - 1], all[i])) {
          jump_over(all[i - 1], all[i]);
        } else {
          crossing(all[i - 1], all[i]);
        }
      }
    }
    if (since) answer(*since, all.back());
  }

  void judge() {
    const auto solutions =
        std::ranges::count_if(goal.answers, [](const GoalAnswer& a) { return a.over.empty(); });
    goal.verdict = solutions > 1          ? GoalVerdict::several
                   : solutions == 1       ? GoalVerdict::one
                   : goal.answers.empty() ? GoalVerdict::none
                                          : GoalVerdict::jumped_over;
  }
};

}  // namespace

Goal find_goal(const SweepPlan& plan, size_t item, Exact wanted) {
  GoalSearch search{plan, item, wanted};
  search.goal.item = plan.series[item].id;
  search.goal.axis = plan.axes[0].path;
  search.jumps = find_jumps(search.along, places_of(plan.axes[0])).jumps;
  const std::vector<Exact> all = search.places();
  std::vector<std::optional<Exact>> offs;
  for (const Exact x : all) offs.push_back(search.off(x));
  search.note_extremes(all, offs);
  search.walk(all, offs);
  search.judge();
  return std::move(search.goal);
}

}  // namespace payout
