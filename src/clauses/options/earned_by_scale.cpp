#include "clauses/options/earned_by_scale.h"

#include <fmt/format.h>

namespace payout {
namespace {

/// So far between two points: (result - lower) / (upper - lower).
Figure between_points(const Case& c, const ScalePoint& lower, const ScalePoint& upper, const Score& result) {
  Workings& w = c.work;
  const auto score = [&](const Score& of, std::string_view label) {
    return w.fact_at(&of, of.value, Unit::count, label);
  };
  const Figure from = score(lower.at, "the point below"), to = score(upper.at, "the point above");
  const Figure over = w.difference(score(result, "result"), from);
  const Figure more = w.difference(w.fact(upper.earns, "earned at the point above"),
                                   w.fact(lower.earns, "earned at the point below"));
  return w.sum(
      {w.fact(lower.earns, "earned at the point below"), w.share_of(more, over, w.difference(to, from))});
}

}  // namespace

std::optional<Figure> rate_by_scale(const Case& c, const GrantResult& grant, const ClauseHead& clause) {
  const Grant& facts = *grant.grant;
  if (!facts.achieved) {
    c.missing(Module::options, clause, fmt::format("grants[{}].achieved", grant.id),
              fmt::format("the result of {} on its scale (or `actual`, what it earns)", grant.id));
    return std::nullopt;
  }
  const ScalePoint *lower = nullptr, *upper = nullptr;
  for (const ScalePoint& point : facts.scale) {
    if (point.at.value <= facts.achieved->value) lower = &point;
    if (point.at.value > facts.achieved->value && upper == nullptr) upper = &point;
  }
  Workings& w = c.work;
  if (lower == nullptr)
    return w.derived({}, Unit::rate, "below the lowest point of the scale",
                     {w.fact_at(&*facts.achieved, facts.achieved->value, Unit::count, "result")});
  const bool on_point = lower->at.value == facts.achieved->value;
  if (on_point || upper == nullptr || facts.scale_in_steps)
    return w.fact(lower->earns, "of target, by the scale");
  return between_points(c, *lower, *upper, *facts.achieved);
}

}  // namespace payout
