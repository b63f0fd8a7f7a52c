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
  bool stock = false;    ///< a clause settles awards of it that vest, or speaks of nothing else
  bool options = false;  ///< a clause speaks of options of it by name, or of exercising
};

bool settles_stock(const Clause& clause) {
  const auto* terms = clause.as<AwardSettlement>();
  return terms != nullptr && terms->as != SettlesIn::spread_in_cash;
}

/// Whether a clause is about options: it names them, it is about exercising, or it has the old word of a kind.
bool about_options(const TermsCheck& t, size_t i, const GrantScope& scope) {
  const Kind& kind = t.clause(i).terms.kind();
  const NodeRef written = t.places.clause(i);
  const NodeRef word = written ? written.find("kind") : NodeRef{};
  const bool old_word = word && !kind.also_called.empty() && word.text() == kind.also_called;
  return kind.exercises || old_word || std::ranges::any_of(scope.awards, [](ScopeAward award) {
           return award == ScopeAward::option || award == ScopeAward::iso || award == ScopeAward::nso ||
                  award == ScopeAward::sar;
         });
}

Plan& plan_called(std::vector<Plan>& plans, std::string_view name, size_t clause) {
  const auto found = std::ranges::find(plans, name, &Plan::name);
  return found != plans.end() ? *found : plans.emplace_back(Plan{name, clause});
}

}  // namespace

void check_scope(const TermsCheck& t, size_t i) {
  const Kind& kind = t.clause(i).terms.kind();
  if (kind.scope == nullptr || !kind.exercises) return;
  const GrantScope& scope = kind.scope(t.clause(i).terms.object());
  for (const ScopeAward award : scope.awards) {
    const bool stock =
        award == ScopeAward::rsu || award == ScopeAward::restricted_stock || award == ScopeAward::psu;
    if (!stock) continue;
    t.error(i, "awards", "not-exercised",
            fmt::format(
                ", `awards`: `{}` is stock that vests, and nobody exercises it; a `{}` speaks of exercising",
                name_of(award), kind.name),
            "name option, iso, nso or sar; how stock is settled is said by an `award_settlement`");
  }
}

/// A plan of options of which only a part is written: grants under it would lapse, or nothing could be said of
/// them. A plan that may be of stock alone needs no more; an option under it is refused when there is one.
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
      plan.options = plan.options || about_options(t, i, scope(clause.terms.object()));
    }
  }
  for (const Plan& plan : plans) {
    if (!plan.options || plan.schedule || plan.window || plan.stock || !t.places.left_out.empty()) continue;
    t.warning(plan.first, "plans", "plan-incomplete",
              fmt::format(": `{}` also needs a `vesting_schedule` (or `vesting:` in each grant) and an "
                          "`exercise_window`",
                          plan.name),
              "without them options of the plan are shown as lapsed, or are not known: see `payout terms "
              "vesting_schedule`, `payout terms exercise_window`");
  }
}

}  // namespace payout
