#pragma once
#include <array>
#include <optional>
#include <string_view>

#include "clauses/reading.h"
#include "clauses/turning_day.h"
#include "document/leaves.h"

namespace payout {

struct Result;
struct Case;

/// "Two years commencing as of July 1": does the last day carry the same number, or is it the day before?
enum class TermEnd { day_before, same_day };
constexpr std::array<std::string_view, 2> term_end_names{"day_before", "same_day"};
constexpr std::span<const std::string_view> names_of(TermEnd) {
  return term_end_names;
}

/// How a term renews "from month to month": every day, or on the first or through the last day of each month of
/// the term.
enum class Renewal { daily_evergreen, month_start_evergreen, month_end_evergreen };
constexpr std::array<std::string_view, 3> renewal_names{"daily_evergreen", "month_start_evergreen",
                                                        "month_end_evergreen"};
constexpr std::span<const std::string_view> names_of(Renewal) {
  return renewal_names;
}

/// The term of an agreement: an initial term, then a renewal that keeps the same time always ahead.
/// Typical promise: two years, and after the first year always one year remaining. What a document promises
/// arises only for events on or after its first day.
struct ContractTerm {
  static constexpr std::string_view kind = "contract_term";
  static constexpr std::string_view doc = "How long the agreement runs and how it renews";
  Date starts = {};
  Period initial = {};
  std::optional<Period> renews_after = {};
  std::optional<Period> then_always = {};
  Open<TermEnd> initial_term_last_day = {};
  Open<Renewal> remaining_term = {};
};
template <std::same_as<ContractTerm> Self>
constexpr auto describe(const Self*) {
  return record(
      "contract_term", ContractTerm::doc, field<&ContractTerm::starts>("starts", "First day of the term"),
      field<&ContractTerm::initial>("initial", "Length of the initial term"),
      field<&ContractTerm::renews_after>("renews_after", "Time after which it renews by itself"),
      field<&ContractTerm::then_always>("then_always", "Time that then always remains"),
      field<&ContractTerm::initial_term_last_day>("initial_term_last_day", "Last day of the initial term")
          .optional_with("day_before"),
      field<&ContractTerm::remaining_term>("remaining_term", "In what steps it renews")
          .optional_with("daily_evergreen"));
}

/// The term of a document of the agreement, or null where none is stated.
const ContractTerm* term_under(const Case& c, std::string_view document);

/// The last day of the term as it stands on a day on which nobody has ended it.
Date term_end(const Case& c, const ContractTerm& term, Date on);
/// The day from which the term renews by itself, if it does.
std::optional<Date> renews_from(const Case& c, const ContractTerm& term);

/// The days on which the initial term ends and the term renews.
void turning_days(const ContractTerm& terms, const ClauseHead& clause, const Result& result, Date end,
                  TurningDays& out);

}  // namespace payout
