#include <fmt/format.h>

#include <algorithm>

#include "clauses/options/exercise_methods.h"
#include "clauses/options/option_result.h"
#include "clauses/options/plan_clause.h"
#include "clauses/options/share_price.h"

namespace payout {
namespace {

std::string path_of_exercise(const GrantResult& grant, size_t number) {
  return fmt::format("grants[{}].exercises[{}]", grant.id, number);
}

/// Why nothing, or too little, could be exercised on a day.
std::string obstacle(const GrantResult& grant, Date day) {
  if (grant.status == GrantStatus::forfeited && grant.end && day >= *grant.end) {
    return fmt::format("the option was forfeited on {} ({})", to_string(*grant.end), grant.window_cite);
  }
  if (grant.last_day && day > *grant.last_day) {
    return fmt::format("the last day was {} ({})", to_string(*grant.last_day), grant.window_cite);
  }
  std::optional<Date> next;
  for (const Tranche& t : grant.tranches) {
    if (t.exercisable && *t.exercisable > day && (!next || *t.exercisable < *next)) next = t.exercisable;
  }
  if (next) return fmt::format("more can be exercised from {}", to_string(*next));
  return "nothing more can be exercised";
}

int64_t left_on(const GrantResult& grant, Date day) {
  int64_t left = 0;
  for (const Tranche& t : grant.tranches) {
    if (t.open_on(day)) left += t.shares.count - t.exercised.count;
  }
  return left;
}

int64_t left_at_all(const GrantResult& grant) {
  int64_t left = grant.shares.count;
  for (const Tranche& t : grant.tranches) left -= t.exercised.count;
  return left;
}

void take(GrantResult& grant, size_t number, Date day, int64_t shares) {
  for (size_t i = 0; i < grant.tranches.size() && shares > 0; ++i) {
    Tranche& t = grant.tranches[i];
    if (!t.open_on(day)) continue;
    const int64_t taken = std::min(shares, t.shares.count - t.exercised.count);
    if (taken == 0) continue;
    t.exercised.count += taken;
    shares -= taken;
    grant.allotments.push_back({i, number, day, taken});
  }
}

/// `shares` are those of after the last split.
void take_one(const Case& c, GrantResult& grant, size_t number, int64_t shares) {
  const Exercise& exercise = grant.grant->exercises[number];
  const int64_t open = left_on(grant, exercise.date);
  if (shares <= open) return take(grant, number, exercise.date, shares);
  const int64_t all = left_at_all(grant);
  if (shares > all) {
    c.error(Module::options, "exercised-too-much", path_of_exercise(grant, number),
            fmt::format("{}: exercised exceeds granted by {}", grant.id, grouped(shares - all)),
            fmt::format("{} shares are left", grouped(all)));
    return;
  }
  c.error(Module::options, "not-exercisable", path_of_exercise(grant, number),
          fmt::format("{}: {} shares could be exercised on {}, not {}", grant.id, grouped(open),
                      to_string(exercise.date), grouped(shares)),
          obstacle(grant, exercise.date));
}

void check_exerciser(const Case& c, const GrantResult& grant, size_t number) {
  const Exercise& exercise = grant.grant->exercises[number];
  if (!exercise.by || *exercise.by == Exerciser::participant) return;
  const bool alive = !c.situation.death || exercise.date <= *c.situation.death;
  if (!alive || *exercise.by == Exerciser::transferee) return;
  const ClauseHead* rule = nullptr;
  each_clause_for<ExerciseMethods>(c, held(grant), [&](const ClauseOf<ExerciseMethods>& clause) {
    if (rule == nullptr && clause.terms.only_participant_in_life) rule = &clause.head;
  });
  if (rule == nullptr) return;
  c.warn(Module::options, "exercised-by-another", path_of_exercise(grant, number),
         fmt::format("{}: in life only the participant may exercise ({})", grant.id, rule->cite),
         "computed as given", rule->cite);
}

}  // namespace

void take_exercises(const Case& c, GrantResult& grant) {
  const auto& exercises = grant.grant->exercises;
  std::vector<size_t> order(exercises.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::stable_sort(order, {}, [&](size_t i) { return exercises[i].date; });
  Exact so_far;  // whole shares of the sum: a fraction of each exercise would be lost one by one
  for (const size_t number : order) {
    check_exerciser(c, grant, number);
    const Exact before = so_far;
    so_far += split_factor_after(c, grant, exercises[number].date) * exercises[number].shares.count;
    take_one(c, grant, number, floor_of(so_far) - floor_of(before));
  }
}

}  // namespace payout
