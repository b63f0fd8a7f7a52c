#pragma once
#include <array>

#include "clauses/agreement.h"
#include "clauses/detail.h"
#include "clauses/result.h"
#include "clauses/situation/situation.h"
#include "clauses/stages.h"
#include "clauses/workings.h"
#include "scenario/scenario.h"

namespace payout {

/// What one evaluation needs and fills; reused row after row, it keeps its memory.
struct Workspace {
  Situation situation = {};
  Workings work = {};
  Result result = {};
  ReadingUse readings = {};
  /// Lengths of the lists that several stages add to, when each stage had run.
  struct Lengths {
    size_t calendar = 0, obligations = 0, remarks = 0;
  };
  std::array<Lengths, module_names.size()> after = {};
  Detail detail = Detail::report;
  Grounds grounds = Grounds::tested;
  Asides asides = {};             ///< in batches: what some column shows
  Stages wanted = Stages::all();  ///< in batches: what some column shows, and what that rests on
};

/// Evaluates one person's facts under an agreement, in the readings that `space.readings` selects. Fills
/// `space.result`; errors and warnings are among its remarks.
void evaluate(const Agreement& agreement, const Scenario& facts, Workspace& space);

/// The same, where what differs from an evaluation made before (`base`, of the same facts, with `explain` and
/// without an error) is known to begin in certain stages: those and the ones that look at them are evaluated,
/// the results of the others are `base`'s, and so are the steps that they point to.
void evaluate_again(const Agreement& agreement, const Scenario& facts, const Workspace& base, Stages changed,
                    Workspace& space);

/// Warns of readings that do not go together.
void warn_of_odds(const Agreement& agreement, const ReadingUse& use, const Document& source,
                  Problems& problems);

/// The readings that a scenario asks for, over the agreement's defaults; unknown keys and words are problems.
ReadingUse choose_readings(const Agreement& agreement, const Scenario& facts, const Document& source,
                           Problems& problems);

}  // namespace payout
