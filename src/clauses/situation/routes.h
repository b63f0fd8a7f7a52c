#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "clauses/agreement.h"

/// The ways in which employment ends, as other clauses ask about them.
namespace payout {

struct Case;
struct TermsCheck;

/// For which reasons a route is, and who ends employment by it.
struct RouteSides {
  std::span<const Reason> reasons = {};
  std::optional<Party> by = {};
  bool after_change = false;  ///< it exists only for a time after a change in control
};
/// Nothing where the clause is no route.
std::optional<RouteSides> sides_of(const Clause& clause);
/// The same of a clause by its id.
std::optional<RouteSides> sides_of_route(const Agreement& agreement, std::string_view id);

/// "`cause`, `disability`": reasons in a message on terms.
std::string words_of(std::span<const Reason> reasons);

/// Who alone can end employment for a reason.
std::optional<Party> party_of(Reason reason);

/// Tells a `by:` beside reasons that are the act of neither side.
void check_acting_side(const TermsCheck& t, size_t i, std::span<const Reason> reasons, Party by);

/// Whether a route that holds takes away, by the reading in force, what had arisen under its document.
bool takes_what_arose(const Case& c, const ClauseHead& route);

}  // namespace payout
