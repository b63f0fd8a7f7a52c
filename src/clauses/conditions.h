#pragma once
#include <string>
#include <vector>

#include "clauses/case.h"

namespace payout {

/// Something that must be true for a clause to be triggered.
struct Condition {
  std::string text = {};  ///< "employment ends under EA 5.3 by the company"
  bool met = false;
  std::string found = {};  ///< what the facts say instead; empty where it is met
  std::string facts = {};  ///< the facts that would change that, by path: "termination.reason, termination.by"
};

/// One way for a clause to be triggered: everything that it asks for.
struct Way {
  std::vector<Condition> conditions = {};
  bool met() const;
};

/// Every way to trigger a clause on these facts, condition by condition; what `occurrences` answers in a word.
/// For whoever asks why a clause gave nothing; batches never do.
std::vector<Way> ways_of(const Case& c, const ClauseHead& clause);

}  // namespace payout
