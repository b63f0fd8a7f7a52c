#pragma once
#include "clauses/stages.h"

namespace payout {

/// The stages whose results can be others when what a stage found is another: deferred compensation looks at
/// severance and at what was exercised, and the parachute rules look at all that is paid. Obligations look at
/// the situation only.
constexpr Stages stages_after(Stages changed) {
  if (changed.has(Module::facts)) return Stages::all();
  if (changed.has(Module::severance) || changed.has(Module::options)) changed.add(Module::deferred);
  if (changed.has(Module::deferred)) changed.add(Module::parachute);
  return changed;
}

/// The stages that must run for these: the other way round. Obligations are asked for nobody else's sake.
constexpr Stages stages_before(Stages wanted) {
  if (wanted.has(Module::parachute)) wanted.add(Module::deferred);
  if (wanted.has(Module::deferred)) wanted.add(Module::severance), wanted.add(Module::options);
  wanted.add(Module::facts);
  return wanted;
}

}  // namespace payout
