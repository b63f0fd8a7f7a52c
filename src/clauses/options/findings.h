#pragma once

/// What plans call good cause or retirement: found once, asked by the conditions of clauses.
namespace payout {

struct Case;
struct Situation;

/// Sets the finding `good_cause`.
void find_good_cause(const Case& c, Situation& s);

/// Sets the finding `retirement`, and warns where somebody claims one on facts that do not meet it.
void find_retirement(const Case& c, Situation& s);

}  // namespace payout
