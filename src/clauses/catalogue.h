#pragma once
#include <span>

#include "clauses/kind.h"

namespace payout {

/// Every kind of clause there is, in the order of the manual. For the loader, the schema and the manual: a
/// clause knows its own kind, and nothing else asks which others there are.
///
/// A closed catalogue and no rule language: terms choose, combine, order and parameterize, they do not compute.
/// Messages, schema and reports can then speak in the words of the trade. A kind is a form of promise found in
/// at least two agreements; what only one contract disputes is an open point (`Open<E>`), not a kind.
std::span<const Kind> catalogue();

}  // namespace payout
