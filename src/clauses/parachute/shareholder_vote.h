#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "law/disqualified.h"
#include "values/money.h"

namespace payout {

struct Exposure;
struct ContingentLine;

/// What the facts of a vote come to under 280G(b)(5)(A)(ii) and (B): no readily tradeable stock, more than 75%
/// of the votes that count, disclosure to all who could vote, and a vote that decides.
struct VoteFound {
  law::Finding finding = law::Finding::unknown;
  std::string why = {};  ///< in words, where somebody reads them
  std::string_view law = {};
  bool lost = false;  ///< too few votes, and what was put to the vote was given up: it is not paid
};
std::optional<VoteFound> find_vote(const Exposure& e);

/// The vote was on all payments, and exempts them.
bool vote_exempts_all(const Exposure& e);

/// Payments that were put to the vote by name and approved do not count; those that were given up for a vote
/// that failed are not paid; a vote that exempts nothing is told.
void take_out_approved(const Exposure& e);

/// What was given up for a vote that failed is not paid.
void take_out_waived(const Exposure& e);

/// Given up for a vote that failed: of what else is not made nothing is cut.
bool was_waived(const ContingentLine& line);
/// What was given up for a vote that failed, in all.
Money waived_in_all(const Exposure& e);
/// Whether something among the payments was given up for a vote that failed.
bool any_waived(const Exposure& e);

}  // namespace payout
