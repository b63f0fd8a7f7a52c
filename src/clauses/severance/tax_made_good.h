#pragma once
#include <optional>
#include <string_view>

#include "clauses/workings.h"

namespace payout {

struct Case;
struct ClauseHead;
struct Occurrence;
struct PaymentDue;

/// Adds the line by which the company makes good the income tax on a benefit or sum, and on that line itself:
/// cost x r / (1 - r). Its id is that of the clause with `_tax`. Nothing where the rates are not given, which
/// is asked for.
std::optional<Money> make_good_tax(const ClauseHead& clause, std::string_view label, Figure cost,
                                   const Occurrence& when, const PaymentDue& due, const Case& c);

}  // namespace payout
