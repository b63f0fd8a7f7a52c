#pragma once
#include <map>
#include <string>
#include <string_view>

#include "report/pages/report_page.h"

namespace payout {

/// Writes iCalendar (RFC 5545): every deadline of a result is an all-day event with its clause. Nothing reads a
/// clock: the stamp of an event is its own day, and its UID comes from the person and the deadline's id and
/// grant, so that a calendar which reads a corrected report moves events instead of doubling them, and never
/// those of another person.
class IcsReport {
 public:
  static std::string begin();
  static std::string end();
  std::string events(const ReportData& data, std::string_view file);

 private:
  std::map<std::string, int>
      used_;  ///< how often a UID was asked for: one person twice in a calendar needs two
};

/// One content line, folded at 75 octets between characters, with its line end.
std::string ics_line(std::string_view text);
/// A TEXT value: commas, semicolons, backslashes and line ends escaped.
std::string ics_text(std::string_view text);

}  // namespace payout
