#include "clauses/checks/meet.h"

#include <algorithm>

#include "clauses/situation/routes.h"

namespace payout {
namespace {

template <class T, class V>
bool in(const std::vector<T>& list, const V& value) {
  return std::ranges::find(list, value) != list.end();
}

template <class T>
bool apart(const std::vector<T>& a, const std::vector<T>& b) {
  if (a.empty() || b.empty()) return false;
  return std::ranges::none_of(a, [&](const T& each) { return in(b, each); });
}

bool excludes(const std::vector<FindingName>& holds, const std::vector<FindingName>& fails) {
  return std::ranges::any_of(holds, [&](const FindingName& name) {
    return !name.name.empty() &&
           std::ranges::any_of(fails, [&](const FindingName& f) { return f.name == name.name; });
  });
}

/// What the two ask for beside routes and reasons does not part them.
bool agree(const When& a, const When& b) {
  if (a.by && b.by && a.by != b.by) return false;
  if (!a.tier.empty() && !b.tier.empty() &&
      std::ranges::none_of(a.tier, [&](const std::string& tier) { return in(b.tier, tier); }))
    return false;
  if (excludes(a.holds, b.fails) || excludes(b.holds, a.fails)) return false;
  if (a.ended_before && b.ended_after && a.ended_before->date <= b.ended_after->date) return false;
  if (b.ended_before && a.ended_after && b.ended_before->date <= a.ended_after->date) return false;
  return a.applies.choice.point < 0 && b.applies.choice.point < 0;
}

bool plainly_meet(const When& a, const When& b) {
  if (a.change != b.change || a.asks_for_end() != b.asks_for_end()) return false;
  if (apart(a.route, b.route) || apart(a.reason, b.reason)) return false;
  if (a.route.empty() != b.route.empty() || a.reason.empty() != b.reason.empty()) return false;
  return agree(a, b);
}

/// The end of employment that an entry asks for, by reasons; empty where it asks for none in particular.
std::vector<Reason> reasons_of(const Agreement& agreement, const When& when) {
  if (!when.reason.empty()) return when.reason;
  std::vector<Reason> out;
  for (const std::string& id : when.route) {
    const auto route = sides_of_route(agreement, id);
    if (route) out.insert(out.end(), route->reasons.begin(), route->reasons.end());
  }
  return out;
}

/// A document has one route for an end of employment; two documents have one each.
bool routes_apart(const Agreement& agreement, const When& a, const When& b) {
  if (a.route.empty() || b.route.empty()) return false;
  const auto document = [&](const std::string& id) {
    const Clause* found = agreement.find(id);
    return found != nullptr ? found->head.document() : std::string_view{};
  };
  return std::ranges::none_of(a.route, [&](const std::string& one) {
    return std::ranges::any_of(
        b.route, [&](const std::string& other) { return one == other || document(one) != document(other); });
  });
}

bool can_meet(const Agreement& agreement, const When& a, const When& b) {
  if (!a.asks_for_end() || !b.asks_for_end() || routes_apart(agreement, a, b)) return false;
  if (apart(reasons_of(agreement, a), reasons_of(agreement, b))) return false;
  return agree(a, b);
}

/// Whether a way of one clause and a way of the other fit together.
template <class Fit>
bool any_ways(const Agreement& agreement, const ClauseHead& a, const ClauseHead& b, Fit&& fit) {
  return std::ranges::any_of(a.when, [&](const When& one) {
    return is_sound(agreement, one) && std::ranges::any_of(b.when, [&](const When& other) {
             return is_sound(agreement, other) && fit(one, other);
           });
  });
}

}  // namespace

bool is_sound(const Agreement& agreement, const When& when) {
  const auto known = [](const FindingName& name) { return !name.tests.empty(); };
  return std::ranges::all_of(when.holds, known) && std::ranges::all_of(when.fails, known) &&
         std::ranges::all_of(when.route,
                             [&](const std::string& id) { return sides_of_route(agreement, id).has_value(); });
}

bool plainly_meet(const Agreement& agreement, const ClauseHead& a, const ClauseHead& b) {
  return any_ways(agreement, a, b, [](const When& one, const When& other) { return plainly_meet(one, other); });
}

bool can_meet(const Agreement& agreement, const ClauseHead& a, const ClauseHead& b) {
  return any_ways(agreement, a, b,
                  [&](const When& one, const When& other) { return can_meet(agreement, one, other); });
}

}  // namespace payout
