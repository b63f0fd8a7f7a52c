#pragma once
#include <string>
#include <vector>

#include "clauses/reading_result.h"
#include "report/pages/page.h"

namespace payout {

/// Readings as `payout readings` prints them in JSON.
struct ReadingsReport {
  static constexpr std::string_view version = "payout/readings/1";
  std::string schema = std::string{version};
  std::string file = {};
  std::vector<ReadingResult> readings = {};
};
template <std::same_as<ReadingsReport> Self>
constexpr auto describe(const Self*) {
  using R = ReadingsReport;
  return record("readings",
                "The open interpretation points of one scenario and the effect of other interpretations",
                field<&R::schema>("schema", "Name and version of this format"),
                field<&R::file>("file", "The scenario file"),
                field<&R::readings>("readings", "The open interpretation points"));
}

/// Every open point with its readings: what each would change in total, by module, and in dates and shares.
/// Points that change nothing are counted at the end; with `all` they are listed.
Page readings_page(const std::vector<ReadingResult>& readings, std::string_view title, bool all);

}  // namespace payout
