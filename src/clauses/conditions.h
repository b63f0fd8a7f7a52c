#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "clauses/case.h"

namespace payout {

struct Clause;

/// What one condition of a clause asks for.
enum class Asks : uint8_t {
  document,      ///< the person is under the clause's document
  begun,         ///< which had begun
  valid,         ///< no court held the clause invalid
  end,           ///< employment ends
  route,         ///< under one of the routes named
  reason,        ///< for one of the reasons named
  by,            ///< by the party named
  holds,         ///< a finding
  fails,         ///< no such finding
  ended_after,   ///< employment lasted until a date
  ended_before,  ///< employment ended before a date
  change,        ///< a change in control
  term,          ///< the term of the clause's document had not ended
  tier,          ///< the person is of one of the tiers named
  employed,      ///< and the person was employed on its day
  release,       ///< a release is in force
  reading,       ///< the reading in force lets it apply
};

/// One key of one entry of `when`, tested; words are made of it only where somebody reads them.
struct Condition {
  Asks asks = {};
  bool met = false;
  size_t which = 0;  ///< of the entry's `if` or `unless`
};

/// One way for a clause to be triggered, condition by condition.
struct Way {
  const When* when = nullptr;  ///< null: a clause without `when`
  std::vector<Condition> conditions = {};
  bool met() const;
  size_t unmet() const;
};

/// The one evaluation of `when`: every way to trigger a clause, with all its conditions. `occurrences` is the
/// same evaluation, which stops a way at the first condition that is not met.
std::vector<Way> ways_of(const KnownCase& c, const ClauseHead& clause);

/// Whether one way alone triggers the clause.
bool triggers(const KnownCase& c, const ClauseHead& clause, const When& when);

/// A condition in words.
struct ConditionWords {
  std::string text = {};  ///< what it asks for: "employment ends under EA 5.3"
  bool met = false;
  std::string found = {};     ///< what the facts say instead: "it ended by resignation"; empty where it is met
  std::string facts = {};     ///< the facts that decide it, by path, and what they would have to be
  std::string sentence = {};  ///< what is not met, on its own: "employment ended by resignation"
};

/// What a clause asks for, in words; of several ways the one with the fewest conditions unmet. For a definition
/// (a route, a change in control, a period, ...): what it needs to be found. Nothing is noted as asked about.
std::vector<ConditionWords> nearest_way(const Case& c, const Clause& clause);

/// Why a clause is not triggered, in one sentence; empty where it is.
std::string why_not_triggered(const Case& c, const Clause& clause);

/// The facts that would bring about a change in control under a definition: "events: ownership of 50% or more".
std::string facts_for_change(const KnownCase& c, std::string_view definition);

}  // namespace payout
