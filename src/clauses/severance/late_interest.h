#pragma once
#include <functional>
#include <string>

#include "clauses/severance/compounded.h"
#include "clauses/severance/interest_rate.h"
#include "document/scalars.h"

namespace payout {

struct Case;
struct ClauseHead;
struct Line;

/// Interest on what is paid after its day. Typical promise: prime and two percent, until it is paid.
struct LateInterest {
  InterestRate rate = {};
  Compounded compounded = {};
};
template <std::same_as<LateInterest> Self>
constexpr auto describe(const Self*) {
  using L = LateInterest;
  return record(
      "late interest", "Interest on what is paid after its day, from that day, actual/365",
      field<&L::rate>("rate", "A year: 8%, or a rate that the scenario gives under `rates`: `prime + 2%`")
          .as_shorthand(),
      field<&L::compounded>("compounded", "none or yearly").optional_with("none"));
}

/// Adds the interest on the payments of the lines that are reached and, by `payments` of the scenario, were
/// made late.
void add_late_interest(const LateInterest& terms, const ClauseHead& clause,
                       const std::function<bool(const Line&)>& reaches, const Case& c);

}  // namespace payout
