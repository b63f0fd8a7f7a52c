#pragma once
#include "clauses/amount.h"

namespace payout {

struct TermsCheck;

/// An amount that a contract defines once and uses by name: "Annual Bonus Amount". `of: [salary, ID]` uses it.
struct DefinedAmount {
  static constexpr std::string_view kind = "defined_amount";
  static constexpr std::string_view doc = "An amount that is defined once and used by its id";
  Amount is = {};
};
template <std::same_as<DefinedAmount> Self>
constexpr auto describe(const Self*) {
  return record("defined_amount", DefinedAmount::doc, field<&DefinedAmount::is>("is", "What it is"));
}

/// Tells an amount that no clause uses, or that is made of itself.
void check(const DefinedAmount& terms, const TermsCheck& t, size_t clause);

}  // namespace payout
