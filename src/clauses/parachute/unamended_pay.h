#pragma once
#include <optional>
#include <string>
#include <vector>

#include "clauses/parachute/exposure.h"

namespace payout {

/// What the payments in cash would have come to without the amendments of the year before the change: only what
/// an amendment adds is presumed to be contingent (26 CFR 1.280G-1 Q&A-25).
class UnamendedPay {
 public:
  explicit UnamendedPay(const Exposure& e);

  /// What the amendments add to a payment; nothing where they add nothing.
  std::optional<Figure> increase_of(const Line& line) const;

 private:
  struct Amount {
    std::string id = {};
    Date arises = {};
    Money amount = {};
  };
  const Exposure& e_;
  std::vector<const Amendment*> made_ = {};  ///< those of the year, in the order of the facts
  std::vector<Amount> without_ = {};
};

}  // namespace payout
