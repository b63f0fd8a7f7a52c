#pragma once
#include <string>

#include "cli/case_file.h"
#include "cli/console.h"
#include "report/formats/ics_report.h"
#include "report/formats/workbook.h"
#include "report/pages/page.h"

namespace payout {

/// Prints reports one after another in the chosen format, with what a format needs before the first, between
/// two and after the last.
class ReportWriter {
 public:
  /// `many`: of several files, which each say their name where the format does not. `memo`: the
  /// golden-parachute analysis in place of the report.
  ReportWriter(Format format, bool many, Console& console, bool memo = false,
               std::optional<Money> at_least = {});
  /// `made`: the report as JSON, where a thread has made it already.
  void add(CaseFile& file, std::string_view made = {});
  /// The report as JSON in the format asked for; takes the result. Needs the problems in file order.
  static std::string json_of(CaseFile& file, Format format);
  void finish();

 private:
  Page page_of(const CaseFile& file) const;
  void text(const CaseFile& file);
  void json(CaseFile& file, std::string_view made);
  void csv(const CaseFile& file);
  void markdown(const CaseFile& file);
  void html(const CaseFile& file);
  void ics(const CaseFile& file);
  void xlsx(const CaseFile& file);
  bool as_array() const { return format_ == Format::json && many_; }

  Format format_;
  bool many_;
  bool memo_;
  std::optional<Money> at_least_;
  Console& console_;
  IcsReport calendar_;
  Workbook book_;
  size_t count_ = 0;  ///< of reports printed
};

}  // namespace payout
