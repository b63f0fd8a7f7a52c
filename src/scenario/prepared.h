#pragma once
#include <optional>
#include <string>
#include <vector>

#include "document/scalars.h"
#include "document/type.h"

namespace payout {

/// What stands on the first page of a paper that others read: for whom, by whom, and on what facts.
struct Prepared {
  std::optional<std::string> reader = {};
  std::optional<std::string> by = {};
  std::optional<Date> facts_as_of = {};
  std::vector<std::string> assumptions = {};
};
template <std::same_as<Prepared> Self>
constexpr auto describe(const Self*) {
  return record(
      "prepared", "For whom a report is prepared, by whom and on what facts: printed at its head",
      field<&Prepared::reader>("for", "For whom: Compensation Committee"),
      field<&Prepared::by>("by", "By whom: Total Rewards"),
      field<&Prepared::facts_as_of>("facts_as_of", "Day on which the facts were gathered; moves no figure"),
      field<&Prepared::assumptions>(
          "assumptions", "What is assumed, a sentence each, beside what the program assumes itself"));
}

/// The lines at the head of a report.
std::vector<std::string> lines_of(const std::optional<Prepared>& prepared);

}  // namespace payout
