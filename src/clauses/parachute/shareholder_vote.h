#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "law/disqualified.h"

namespace payout {

struct Exposure;

/// What the facts of a vote come to under 280G(b)(5)(A)(ii) and (B): no readily tradeable stock, more than 75%
/// of the votes that count, disclosure to all who could vote, and a vote that decides.
struct VoteFound {
  law::Finding finding = law::Finding::unknown;
  std::string why = {};  ///< in words, where somebody reads them
  std::string_view law = {};
  bool lost = false;  ///< too few votes, and what was put to the vote was given up for it: it is not paid
};
std::optional<VoteFound> find_vote(const Exposure& e);

/// The vote was on all payments, and exempts them.
bool vote_exempts_all(const Exposure& e);

/// Takes what was put to the vote by name or in part out of what counts: approved, or given up and not paid
/// where the vote failed. A vote that exempts nothing is told.
void take_out_put_to_vote(const Exposure& e);

/// The same for what is above the safe harbor, where that was put to the vote; needs the test of all. False:
/// nothing was put to a vote so, or the vote changes nothing.
bool take_out_above_safe_harbor(const Exposure& e);

}  // namespace payout
