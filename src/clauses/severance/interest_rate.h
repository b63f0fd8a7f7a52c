#pragma once
#include <optional>
#include <string>

#include "clauses/workings.h"
#include "document/scalars.h"

namespace payout {

struct Case;
struct ClauseHead;

/// A rate of interest: 5%, one that the scenario gives by name (`prime`), or so much more, less or times it:
/// "prime + 2%", "prime - 1%", "120% of afr". Nothing is looked up.
struct InterestRate {
  std::string name = {};
  Rate rate = {};               ///< the rate itself, or what is added to the named one
  std::optional<Rate> of = {};  ///< the share of the named one that counts
  bool operator==(const InterestRate&) const = default;
};
const Scalar& scalar_of(const InterestRate*);
std::string to_string(const InterestRate& rate);

/// What it comes to; nothing where the scenario does not give it, which is asked for.
std::optional<Figure> interest_rate(const InterestRate& rate, const ClauseHead& clause, const Case& c);

}  // namespace payout
