#include <fmt/format.h>

#include "batch/stream.h"
#include "values/money.h"

namespace payout {

/// "20,000", as people write it.
static std::string grouped_count(uint64_t n) {
  std::string digits = std::to_string(n);
  for (size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

static std::string place(const std::optional<RowPlace>& first) {
  if (!first) return {};
  const std::string id = first->id.empty() ? std::string{} : fmt::format(" ({})", first->id);
  return fmt::format(", first in line {}{}", first->line, id);
}

std::string summary_of(const BatchOutcome& outcome) {
  std::string text =
      fmt::format("{} {}: {} done", grouped_count(outcome.rows), outcome.rows == 1 ? "row" : "rows",
                  grouped_count(outcome.rows - outcome.failed));
  if (outcome.failed != 0)
    text += fmt::format(", {} with errors{}", grouped_count(outcome.failed), place(outcome.first_failed));
  if (outcome.warned != 0)
    text += fmt::format("; {} with warnings{}", grouped_count(outcome.warned), place(outcome.first_warned));
  if (outcome.ids_twice != 0) text += fmt::format("; {} ids stand twice", grouped_count(outcome.ids_twice));
  if (outcome.ids_empty != 0) text += fmt::format("; {} rows have no id", grouped_count(outcome.ids_empty));
  return text;
}

}  // namespace payout
