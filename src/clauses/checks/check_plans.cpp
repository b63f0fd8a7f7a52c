#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "clauses/checks/check_terms.h"
#include "clauses/options/award_settlement.h"
#include "clauses/options/exercise_window.h"
#include "clauses/options/grant_scope.h"
#include "clauses/options/vesting_schedule.h"

namespace payout {
namespace {

struct Plan {
  std::string_view name = {};
  size_t first = 0;  ///< the first clause that speaks of it
  bool schedule = false;
  bool window = false;
  bool stock = false;  ///< a clause settles awards of it that vest, or speaks of nothing else
};

bool settles_stock(const Clause& clause) {
  const auto* terms = clause.as<AwardSettlement>();
  return terms != nullptr && terms->as != SettlesIn::spread_in_cash;
}

Plan& plan_called(std::vector<Plan>& plans, std::string_view name, size_t clause) {
  const auto found = std::ranges::find(plans, name, &Plan::name);
  return found != plans.end() ? *found : plans.emplace_back(Plan{name, clause});
}

}  // namespace

/// A plan of which only a part is written: grants under it would lapse, or nothing could be said of them.
void check_plans(const TermsCheck& t) {
  std::vector<Plan> plans;
  for (size_t i = 0; i < t.agreement.clauses.size(); ++i) {
    const Clause& clause = t.clause(i);
    const auto scope = clause.terms.kind().scope;
    if (scope == nullptr) continue;
    for (const std::string& name : scope(clause.terms.object()).plans) {
      Plan& plan = plan_called(plans, name, i);
      plan.stock = plan.stock || scope(clause.terms.object()).stock_only() || settles_stock(clause);
      plan.schedule = plan.schedule || clause.as<VestingSchedule>() != nullptr;
      plan.window = plan.window || clause.as<ExerciseWindow>() != nullptr;
    }
  }
  for (const Plan& plan : plans) {
    if (plan.schedule || plan.window || plan.stock || !t.places.left_out.empty()) continue;
    t.warning(plan.first, "plans", "plan-incomplete",
              fmt::format(": `{}` also needs a `vesting_schedule` (or `vesting:` in each grant) and an "
                          "`exercise_window`",
                          plan.name),
              "without them options of the plan are shown as lapsed, or are not known: see `payout terms "
              "vesting_schedule`, `payout terms exercise_window`");
  }
}

}  // namespace payout
