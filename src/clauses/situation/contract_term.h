#pragma once
#include "document/leaves.h"
#include "document/type.h"

namespace payout {

/// The term of an agreement: an initial term, then a renewal that keeps the same time always ahead.
/// Typical promise: two years, and after the first year always one year remaining.
struct ContractTerm {
  static constexpr std::string_view kind = "contract_term";
  static constexpr std::string_view doc = "How long the agreement runs and how it renews";
  Date starts = {};
  Period initial = {};
  std::optional<Period> renews_after = {};
  std::optional<Period> then_always = {};
};
constexpr auto describe(const ContractTerm*) {
  return record("contract_term", ContractTerm::doc,
                field<&ContractTerm::starts>("starts", "First day of the term"),
                field<&ContractTerm::initial>("initial", "Length of the initial term"),
                field<&ContractTerm::renews_after>("renews_after", "Time after which it renews by itself"),
                field<&ContractTerm::then_always>("then_always", "Time that then always remains"));
}

}  // namespace payout
