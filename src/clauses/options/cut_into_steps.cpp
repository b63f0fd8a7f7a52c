#include <algorithm>

#include "clauses/options/vesting_schedule.h"

/// A whole number of shares in steps of a fraction each: where the odd shares go.
namespace payout {
namespace {

std::vector<int64_t> cumulative(int64_t shares, const std::vector<Exact>& reached) {
  std::vector<int64_t> steps;
  int64_t so_far = 0;
  for (const Exact& fraction : reached) {
    const int64_t now = floor_of(fraction * shares);
    steps.push_back(now - so_far);
    so_far = now;
  }
  return steps;
}

Exact step_fraction(const std::vector<Exact>& reached, size_t i) {
  return i == 0 ? reached[0] : reached[i] - reached[i - 1];
}

std::vector<int64_t> nearest_each(int64_t shares, const std::vector<Exact>& reached) {
  std::vector<int64_t> steps;
  int64_t rest = floor_of(reached.back() * shares);
  for (size_t i = 0; i + 1 < reached.size(); ++i) {
    steps.push_back(std::min(rest, round_half_up(step_fraction(reached, i) * shares)));
    rest -= steps.back();
  }
  steps.push_back(rest);
  return steps;
}

std::vector<int64_t> odd_ones_first(int64_t shares, const std::vector<Exact>& reached) {
  std::vector<int64_t> steps;
  int64_t rest = floor_of(reached.back() * shares);
  for (size_t i = 0; i < reached.size(); ++i) {
    steps.push_back(floor_of(step_fraction(reached, i) * shares));
    rest -= steps.back();
  }
  for (size_t i = 0; rest > 0; ++i, --rest) ++steps[i];
  return steps;
}

}  // namespace

std::vector<int64_t> cut_into_steps(int64_t shares, const std::vector<Exact>& reached, VestRounding rounding) {
  switch (rounding) {
    case VestRounding::cumulative_floor: return cumulative(shares, reached);
    case VestRounding::round_each: return nearest_each(shares, reached);
    case VestRounding::front_load: return odd_ones_first(shares, reached);
  }
  return {};
}

}  // namespace payout
