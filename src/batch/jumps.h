#pragma once
#include <functional>
#include <optional>
#include <vector>

#include "values/exact.h"

namespace payout {

/// A function of one input, known at whole multiples of `quantum` from the range's start; nothing where it has
/// no value.
using Curve1 = std::function<std::optional<Exact>(Exact)>;

/// Two neighbouring inputs between which the function jumps.
struct Jump {
  Exact last = {};
  Exact first = {};
};

/// What a jump search needs to know. A jump is a step between two neighbouring inputs that is at least `least`
/// and more than five times the usual step around it, or where the function begins or ceases to have a value.
struct JumpSearch {
  Curve1 at;
  Exact quantum = 1;
  Exact least = 1;
  size_t every_up_to = 20'000;  ///< ranges of so many inputs are looked at one by one: no jump can hide
};

/// Every jump between the first and the last of `points` (ascending). Ranges that are too long to look at one
/// by one are halved where the function is not straight between neighbouring points: a jump up and an equal one
/// down between two points can be missed.
std::vector<Jump> find_jumps(const JumpSearch& search, const std::vector<Exact>& points);

/// Whether the step between two neighbouring inputs is a jump.
bool is_jump(const JumpSearch& search, Exact last, Exact first);

}  // namespace payout
