#pragma once
#include <cstdint>

#include "clauses/module.h"

namespace payout {

/// A set of the stages of an evaluation, in the order in which they run. A stage is named by the module that it
/// fills; `Module::facts` is the situation, on which all others rest.
struct Stages {
  uint8_t bits = 0;

  static constexpr Stages all() { return {0x3F}; }
  constexpr bool has(Module stage) const { return (bits >> static_cast<unsigned>(stage) & 1U) != 0; }
  constexpr bool none() const { return bits == 0; }
  constexpr void add(Module stage) { bits = static_cast<uint8_t>(bits | 1U << static_cast<unsigned>(stage)); }
};

}  // namespace payout
