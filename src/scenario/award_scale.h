#pragma once
#include <string>

#include "document/scalars.h"
#include "document/type.h"

namespace payout {

/// What performance is measured in: a number (earnings of 2.31 a share, the 62nd percentile) or a percentage.
struct Score {
  Exact value;
  bool percent = false;
  bool operator==(const Score&) const = default;
};
std::string to_string(const Score& score);
const Scalar& scalar_of(const Score*);

/// A point of the scale of performance shares: what is earned of the target at a result. Between two points
/// what is earned lies on a straight line; below the first one nothing is earned, above the last one no more.
struct ScalePoint {
  Score at = {};
  Rate earns = {};
};
template <std::same_as<ScalePoint> Self>
constexpr auto describe(const Self*) {
  return record(
      "scale point", "A point of the scale of performance shares",
      field<&ScalePoint::at>("at", "The result: a number such as 2.31 or 62, or a percentage"),
      field<&ScalePoint::earns>("earns", "What it earns, as a share of target").checked(performance_rate));
}

}  // namespace payout
