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
/// Those that move the total come first, the largest effect first; points that change nothing, and those whose
/// effect on the total is below `least`, are counted at the end. With `all` the first are listed.
Page readings_page(const std::vector<ReadingResult>& readings, std::string_view title, bool all,
                   Money least = {});

/// The most by which another interpretation of the point moves the total; 0 for those that move dates alone.
Money largest_effect_of(const ReadingResult& r);
/// Whether the effect of some interpretation cannot be known before a fact is given.
bool needs_a_fact(const ReadingResult& r);

}  // namespace payout
