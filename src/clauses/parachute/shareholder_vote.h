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
};
std::optional<VoteFound> find_vote(const Exposure& e);

/// The vote was on all payments, and exempts them.
bool vote_exempts_all(const Exposure& e);

/// Payments that were put to the vote by name and approved do not count; a vote that exempts nothing is told.
void take_out_approved(const Exposure& e);

}  // namespace payout
