#include "clauses/options/performance.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/case.h"
#include "clauses/options/earned_by_scale.h"
#include "clauses/options/grant_steps.h"

namespace payout {

std::optional<Figure> performance_rate(const Case& c, const GrantResult& grant, PerformanceMeasured measure,
                                       const ClauseHead& clause) {
  Workings& w = c.work;
  const Grant& facts = *grant.grant;
  const Figure target = w.law(1, Unit::rate, "of target");
  const auto given = [&](const std::optional<Rate>& rate, std::string_view key,
                         std::string_view what) -> std::optional<Figure> {
    if (rate) return w.fact(*rate, "of target");
    c.missing(Module::options, clause, fmt::format("grants[{}].{}", grant.id, key),
              fmt::format("{} of {}", what, grant.id));
    return std::nullopt;
  };
  const auto actual_rate = [&]() -> std::optional<Figure> {
    if (!facts.actual && !facts.scale.empty()) return rate_by_scale(c, grant, clause);
    return given(facts.actual, "actual", "what actual performance earns");
  };
  switch (measure) {
    case PerformanceMeasured::target: return target;
    case PerformanceMeasured::maximum:
      if (!facts.maximum && !facts.scale.empty()) return w.fact(facts.scale.back().earns, "of target, at most");
      return given(facts.maximum, "maximum", "the most that performance can earn");
    case PerformanceMeasured::actual: return actual_rate();
    case PerformanceMeasured::greater_of: {
      const auto actual = actual_rate();
      return actual ? std::optional{w.greatest(*actual, target)} : std::nullopt;
    }
  }
  return std::nullopt;
}

void earn(const Case& c, GrantResult& grant, Figure rate, std::string_view clause) {
  grant.performance = Rate{rate.value};
  grant.how.performance = rate.step;
  grant.how.performance_by = clause;
  if (rate.value == Exact{1}) return;
  Workings& w = c.work;
  const auto in_earned = [&](int64_t shares) { return floor_of(Exact{shares} * rate.value); };
  int64_t before = 0;
  for (Tranche& t : grant.tranches) {
    const int64_t through = before + t.shares.count;
    const int64_t shares = in_earned(through) - in_earned(before);
    if (c.work.explaining() && t.how.shares)
      t.how.shares = w.derived(Exact{shares}, Unit::shares, "earned of the step",
                               {{w.at(t.how.shares).value, t.how.shares}, rate})
                         .step;
    t.shares.count = shares;
    before = through;
  }
  const Shares target = grant.shares;
  grant.shares.count = in_earned(target.count);
  if (c.work.explaining())
    grant.how.shares =
        w.derived(Exact{grant.shares.count}, Unit::shares, "earned of the target, in whole shares",
                  {GrantSteps{c, grant}.own("target", target, "shares at target"), rate})
            .step;
}

}  // namespace payout
