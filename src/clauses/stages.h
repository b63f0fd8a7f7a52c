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

/// The stages whose results can be others when what a stage found is another: deferred compensation looks at
/// severance, and the parachute rules look at all that is paid. Obligations look at the situation only.
constexpr Stages with_dependents(Stages changed) {
  if (changed.has(Module::facts)) return Stages::all();
  if (changed.has(Module::severance)) changed.add(Module::deferred);
  for (const Module paid : {Module::severance, Module::options, Module::deferred}) {
    if (changed.has(paid)) changed.add(Module::parachute);
  }
  return changed;
}

/// The stages that must run for these: the other way round. Obligations are asked for nobody else's sake.
constexpr Stages with_sources(Stages wanted) {
  if (wanted.has(Module::parachute)) wanted.add(Module::deferred), wanted.add(Module::options);
  if (wanted.has(Module::deferred)) wanted.add(Module::severance);
  wanted.add(Module::facts);
  return wanted;
}

}  // namespace payout
