#pragma once
#include <span>
#include <string>
#include <vector>

#include "clauses/agreement.h"
#include "clauses/reading.h"
#include "clauses/result.h"
#include "scenario/scenario.h"

namespace payout {

/// Facts under the agreement, in the readings they ask for.
struct CoveredCase {
  const Scenario* facts = nullptr;
  ReadingUse readings = {};
  std::string name = {};
};

/// One term of a clause (`items[0].times`), and the cases whose result changes when the term does.
struct TermCoverage {
  std::string clause = {};
  std::string cite = {};
  std::string term = {};
  std::vector<size_t> cases = {};
};

/// What a result says, as text: every value, without arithmetic. Two equal fingerprints are equal reports.
std::string fingerprint(const Result& result);

/// Changes each term of each clause in turn (a number by one, a word to the others, an optional term taken out,
/// a list entry left out) and sees which cases' results change. With `first_only`, one case per term is enough.
/// Summaries and labels are words, not terms, and are passed over.
std::vector<TermCoverage> term_coverage(const Agreement& agreement, std::span<const CoveredCase> cases,
                                        bool first_only);

}  // namespace payout
