#pragma once
#include <string>
#include <vector>

#include "clauses/amount.h"
#include "clauses/kind.h"

namespace payout {

struct Case;
struct ClauseHead;
struct TermsCheck;

/// The most that several clauses pay together. Typical promise: all severance together is at most 2.99 times
/// the sum of salary and target bonus. Acts before the parachute test.
struct PayLimit {
  static constexpr std::string_view kind = "limit";
  static constexpr std::string_view doc = "The most that several clauses pay together";
  static constexpr bool asks_when = true;
  static constexpr RowStage row_stage = RowStage::limits;
  std::vector<std::string> clauses = {};
  std::optional<Amount> at_most = {};
  std::vector<std::string> cut = {};
  MeasureTerms measures = {};
};
template <std::same_as<PayLimit> Self>
constexpr auto describe(const Self*) {
  using L = PayLimit;
  return record(
      "limit", L::doc,
      field<&L::clauses>("clauses", "The clauses whose payments are added up, by id").names_clause(),
      field<&L::at_most>("at_most",
                         "The most that they pay: money, or `{times: 2.99, of: [salary, target_bonus]}`"),
      field<&L::cut>(
          "cut",
          "The order in which they are cut, by id of the clause, its latest payment first; each payment "
          "in proportion when absent")
          .names_clause(),
      field<&L::measures>("measures", "").inline_fields());
}

/// Cuts what the clauses of the limit pay together to what it allows.
void act_on_rows(const PayLimit& terms, const ClauseHead& clause, const Case& c);

/// Tells a limit that names nothing or bounds nothing, and an order that is not whole.
void check(const PayLimit& terms, const TermsCheck& t, size_t clause);

}  // namespace payout
