#pragma once

namespace payout {

/// How much of a case is wanted; each level holds the ones before it.
enum class Detail : unsigned char {
  figures,      ///< batches: no sentences, no calendar
  calendar,     ///< readings and nearby days: figures and the dates to keep
  sentences,    ///< what a reader is told, without the steps
  report,       ///< and the steps of each amount
  explanation,  ///< and how dates, counts and sums arose
};

/// Whether the grounds of the route that a scenario names must be met, or are taken as met, and its notice as
/// given in time: a what-if looks at what would follow.
enum class Grounds : unsigned char { tested, taken_as_met };

/// Parts of a result on which nothing else rests. A batch leaves out those that no column shows.
struct Asides {
  bool remedies = true;      ///< of an excise, side by side
  bool law_tests = true;     ///< the law's own tests of the person and the change
  bool base_exact = true;    ///< the base amount with its fraction of a cent, as a text
  bool equity_parts = true;  ///< what of the spread a clause vested early, and what had vested before
};

}  // namespace payout
