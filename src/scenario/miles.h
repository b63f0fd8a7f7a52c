#pragma once
#include <string>

#include "document/type.h"
#include "values/exact.h"

namespace payout {

/// A distance, exact: "20.1 miles".
struct Miles {
  Exact value;
  constexpr auto operator<=>(const Miles&) const = default;
};
const Scalar& scalar_of(const Miles*);
std::string to_string(Miles miles);

}  // namespace payout
