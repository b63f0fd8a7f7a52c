#pragma once
#include "document/type.h"

namespace payout {

/// A percentage that a plan takes in whole numbers only, written without a sign: 10 is 10%. From 0 to 100.
struct WholePercent {
  int value = 0;
  constexpr auto operator<=>(const WholePercent&) const = default;
};
const Scalar& scalar_of(const WholePercent*);

}  // namespace payout
