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

}  // namespace payout
