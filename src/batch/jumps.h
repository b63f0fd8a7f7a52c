#pragma once
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "batch/result_shape.h"
#include "values/exact.h"

namespace payout {

/// What a function of one input shows at a place: its value, or nothing, and what the value is made of.
struct Seen {
  std::optional<Exact> value = {};
  ResultShape made_of = {};

  Seen(std::optional<Exact> v = {}) : value(v) {}  // NOLINT: a plain function has no parts
};

/// A function of one input, known at whole multiples of `quantum` from the range's start.
using Curve1 = std::function<Seen(Exact)>;

/// Two neighboring inputs between which the function jumps.
struct Jump {
  Exact last = {};
  Exact first = {};
};

/// What a jump search needs to know. A jump is a step between two neighboring inputs that is at least `least`
/// and more than five times the usual step around it, or where the function begins or ceases to have a value.
struct JumpSearch {
  Curve1 at;
  Exact quantum = 1;
  Exact least = 1;
  bool every_one = false;         ///< look at every input, however long the range: no jump can hide
  size_t every_up_to = 20'000;    ///< ranges of so many inputs are looked at one by one anyway
  size_t parts = 1024;            ///< longer ones are looked at in so many places before stretches are halved
  size_t closer_looks = 100'000;  ///< stretches are halved so often for what the value is made of
};

/// The jumps, and whether parts of the function moved so often that the search stopped following them.
struct JumpsFound {
  std::vector<Jump> jumps = {};
  bool cut_short = false;
};

/// The inputs that a search of the range looks at, ascending: every one, or those of `points` and enough in
/// between.
std::vector<Exact> places_between(const JumpSearch& search, const std::vector<Exact>& points);

/// Every jump between the first and the last of `points` (ascending). Ranges that are too long to look at one
/// by one are looked at in `places_between`, and halved wherever the function, or anything it is made of, is
/// not the same straight line on both sides. What begins and ends between two such places without a trace at
/// either can be missed.
JumpsFound find_jumps(const JumpSearch& search, const std::vector<Exact>& points);

/// The same on as many threads as there are searches, which differ in nothing but the means to look at a place.
/// The jumps found are those that one thread finds.
JumpsFound find_jumps(std::span<const JumpSearch> one_each, const std::vector<Exact>& points);

/// Whether the step between two neighboring inputs is a jump.
bool is_jump(const JumpSearch& search, Exact last, Exact first);

}  // namespace payout
