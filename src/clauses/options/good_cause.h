#pragma once
#include <vector>

#include "clauses/clause.h"

namespace payout {

struct ConditionWriter;

/// One prong of a definition of good cause.
struct CauseLimb {
  std::vector<CauseKind> conduct = {};
  bool after_notice = false;
  std::optional<Period> continued = {};
};
template <std::same_as<CauseLimb> Self>
constexpr auto describe(const Self*) {
  return record(
      "cause prong", "One prong of a definition of good cause",
      field<&CauseLimb::conduct>("conduct", "The kinds of conduct"),
      field<&CauseLimb::after_notice>("after_notice", "Only after a written notice").optional_with("false"),
      field<&CauseLimb::continued>("continued",
                                   "And only if it goes on for this time after the notice arrived"));
}

/// What a plan calls good cause, prong by prong. It is a test of its own: an employment agreement's "cause" may
/// be met without it, and the reverse.
struct GoodCause {
  static constexpr std::string_view kind = "good_cause";
  static constexpr std::string_view doc = "What a plan calls good cause, prong by prong";
  std::vector<CauseLimb> limbs = {};
};
template <std::same_as<GoodCause> Self>
constexpr auto describe(const Self*) {
  return record("good_cause", GoodCause::doc,
                field<&GoodCause::limbs>("limbs", "Its prongs, of which one is enough"));
}

/// The conduct, as a condition.
void tell(const GoodCause& terms, const ClauseHead& clause, bool wanted, bool met, ConditionWriter& out);

}  // namespace payout
