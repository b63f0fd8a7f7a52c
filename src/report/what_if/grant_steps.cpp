#include "report/what_if/grant_steps.h"

#include <fmt/format.h>

#include <algorithm>

namespace payout {
namespace {

/// Where a step stands on the day that its grant is looked at.
std::string_view standing(const Tranche& t, const GrantResult& grant) {
  if (t.barred) return "not open";
  if (t.open_on(grant.as_of)) return "exercisable";
  if (t.gone && grant.as_of >= *t.gone) return name_of(t.fate);
  return "not open";
}

/// The clause that opened a step.
std::string_view opened_by(const Tranche& t) {
  if (t.accelerated && (!t.exercisable || *t.accelerated >= *t.exercisable)) return t.accelerated_by;
  if (!t.held_back_by.empty() && t.exercisable && t.exercisable != t.vests) return t.held_back_by;
  return t.vests_by;
}

/// Where one side has it open the clause that opened it there, unless both did and one closed it since.
std::string_view mover(const Tranche& a, bool a_open, const Tranche& b, bool b_open) {
  if (a_open == b_open) return (b.gone_by.empty() ? a : b).gone_by;
  const Tranche &open = a_open ? a : b, &other = a_open ? b : a;
  const bool opened_too = other.exercisable && other.exercisable == open.exercisable && !other.barred &&
                          (!other.gone || *other.gone > *other.exercisable);
  return opened_too && !other.gone_by.empty() ? other.gone_by : opened_by(open);
}

}  // namespace

std::vector<MovedStep> moved_steps(const GrantResult& before, const GrantResult& after) {
  std::vector<MovedStep> moved;
  if (before.tranches.size() != after.tranches.size()) return moved;
  for (size_t i = 0; i < before.tranches.size(); ++i) {
    const Tranche &a = before.tranches[i], &b = after.tranches[i];
    const std::string_view was = standing(a, before), is = standing(b, after);
    if (was == is || a.vests != b.vests) continue;
    const std::string when = b.vests ? " of " + to_string(*b.vests) : "";
    moved.push_back({fmt::format("grant {}: {} shares{}", after.id, grouped(b.shares.count), when),
                     mover(a, a.open_on(before.as_of), b, b.open_on(after.as_of)), was, is});
  }
  return moved;
}

const GrantResult* grant_named(const Result& result, std::string_view id) {
  const auto found = std::ranges::find(result.grants, id, &GrantResult::id);
  return found == result.grants.end() ? nullptr : &*found;
}

}  // namespace payout
