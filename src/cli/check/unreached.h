#pragma once
#include <set>
#include <string>
#include <vector>

#include "cli/case_file.h"

namespace payout {

/// What of an agreement no scenario of a folder came to: clauses that were never met, open points that never
/// mattered.
class Unreached {
 public:
  explicit Unreached(const Agreement& agreement)
      : agreement_(agreement), met_(agreement.clauses.size()), mattered_(agreement.readings.size()) {}

  /// Notes what a scenario under the agreement came to; its clauses stand where those of `agreement` do.
  void add(const CaseFile& file);
  size_t scenarios() const { return scenarios_; }
  /// A note for each clause and open point that none came to.
  void tell(const std::vector<Document>& texts, Problems& problems) const;

 private:
  const Agreement& agreement_;
  std::vector<bool> met_, mattered_;
  size_t scenarios_ = 0;
};

}  // namespace payout
