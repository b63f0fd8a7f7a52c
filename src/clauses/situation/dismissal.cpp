#include <fmt/format.h>

#include <algorithm>

#include "clauses/case.h"
#include "clauses/measure.h"
#include "clauses/situation/requirements.h"

namespace payout {
namespace {

/// One claim of constructive dismissal against one clause's list of acts.
struct Claim {
  const Case& c;
  const ClauseHead& route;
  const DismissalTest& test;
  const Dismissal& act;
  Unmet& unmet;

  bool no(std::string_view path, std::string text) const {
    if (unmet.quiet) return false;
    return unmet.set("no-constructive-dismissal", path,
                     fmt::format("no constructive dismissal on these facts: {}", text));
  }
  bool lacks(std::string_view path, std::string_view what) const {
    if (unmet.quiet) return false;
    c.missing(Module::severance, route, path, what);
    return unmet.set("missing-fact", path, {});
  }

  /// Whether a cut is as large as the terms ask; `before` is more than nothing.
  bool is_enough(Exact before, Exact after) const {
    const CountedAct& counted = *std::ranges::find(test.acts, act.kind, &CountedAct::act);
    const Exact cut = (before - after) / before;
    const auto too_small = [&](std::string_view than, Rate wanted) {
      return no("termination.dismissal", fmt::format("the cut is {}, and {} {} is needed", to_string(Rate{cut}),
                                                     than, to_string(wanted)));
    };
    if (counted.at_least && cut < counted.at_least->value) return too_small("at least", *counted.at_least);
    if (counted.over && cut <= counted.over->value) return too_small("more than", *counted.over);
    return true;
  }

  bool salary_cut() const {
    if (act.old_salary && act.new_salary) {
      const Exact before = act.old_salary->yearly().exact(), after = act.new_salary->yearly().exact();
      return after < before && is_enough(before, after);
    }
    if (!c.facts.salary) return lacks("salary", "pay before and after");
    const Money before = salary_on(c, act.date - 1).yearly(), after = salary_on(c, act.date).yearly();
    if (after < before) return is_enough(before.exact(), after.exact());
    return no("termination.dismissal", fmt::format("no salary change on {} is given", to_string(act.date)));
  }

  bool bonus_cut() const {
    if (act.old_target && act.new_target && act.new_target < act.old_target)
      return is_enough(act.old_target->value, act.new_target->value);
    const bool paid_less =
        act.old_bonus_paid && act.new_bonus_paid && *act.new_bonus_paid < *act.old_bonus_paid;
    if (paid_less && c.choose(test.bonus_level) == BonusLevel::actual_payout_too) return true;
    if (paid_less) return no("termination.dismissal", "a lower payout leaves the target as it was");
    if (!act.old_target || !act.new_target)
      return lacks("termination.dismissal.new_target", "the target bonus before and after");
    return no("termination.dismissal.new_target", "the target bonus did not fall");
  }

  bool relocation() const {
    if (!act.commute_before || !act.commute_after)
      return lacks("termination.dismissal.commute_after", "the commute before and after");
    const Exact longer = act.commute_after->value - act.commute_before->value;
    if (!test.commute_longer_by || longer > test.commute_longer_by->value) return true;
    return no("termination.dismissal.commute_after",
              fmt::format("the commute is {} longer, and more than {} is needed", to_string(Miles{longer}),
                          to_string(*test.commute_longer_by)));
  }

  bool material_reduction() const {
    if (!act.material)
      return lacks("termination.dismissal.material", "whether the reduction is material (a judgment)");
    return *act.material ? true : no("termination.dismissal.material", "the reduction is not material");
  }

  bool fits() const {
    switch (act.kind) {
      case DismissalKind::salary_cut: return salary_cut();
      case DismissalKind::bonus_cut: return bonus_cut();
      case DismissalKind::relocation: return relocation();
      case DismissalKind::benefits_reduction: return material_reduction();
      case DismissalKind::duties_change: return true;
    }
    return false;
  }

  /// No outer time limit is written, but delay invites the answer that the right was waived.
  bool still_open() const {
    const Date used = c.situation.notice.value_or(*c.situation.end);
    if (!test.stale_after || used <= c.plus(act.date, *test.stale_after)) return true;
    if (c.choose(test.staleness) == Staleness::waived)
      return no("termination.dismissal.date",
                fmt::format("the act of {} was accepted by delay", to_string(act.date)));
    if (!unmet.quiet && c.explain) {
      c.warn(Module::severance, "stale-dismissal", "termination.dismissal.date",
             fmt::format("notice came {} days after the act of {}; the delay invites a defense of waiver",
                         used - act.date, to_string(act.date)),
             {}, route.cite);
    }
    return true;
  }
};

}  // namespace

bool meets(const Case& c, const ClauseHead& route, const DismissalTest& test, Unmet& unmet) {
  const auto& act = c.facts.termination->dismissal;
  if (!act) {
    if (unmet.quiet) return false;
    return unmet.set("no-constructive-dismissal", "termination.dismissal",
                     "no constructive dismissal on these facts: no act of the company is given");
  }
  const Claim claim{c, route, test, *act, unmet};
  if (std::ranges::find(test.acts, act->kind, &CountedAct::act) == test.acts.end())
    return claim.no("termination.dismissal.kind",
                    fmt::format("{} is not listed in {}", name_of(act->kind), route.cite));
  if (act->consented_in_writing.value_or(false))
    return claim.no("termination.dismissal.consented_in_writing", "the employee consented in writing");
  return claim.fits() && claim.still_open();
}

}  // namespace payout
