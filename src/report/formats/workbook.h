#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "report/formats/csv_report.h"
#include "report/pages/page.h"

namespace payout {

/// A workbook of spreadsheets (Office Open XML, .xlsx): amounts, counts, rates and days are numbers that can be
/// added up, everything else is text, also what begins with a sign that a spreadsheet would calculate.
class Workbook {
 public:
  /// The page: what stands before its first heading on a sheet "Summary", then a sheet for each heading.
  /// `prefix` stands before the names of the sheets, where one workbook holds several pages.
  void add(const Page& page, std::string_view prefix = {});
  /// The payments of a report, one a row, on a sheet of their own behind the others; they add up to its cash.
  void add_payments(std::span<const FigureRow> rows);
  bool empty() const { return sheets_.empty() && payments_.empty(); }
  /// The bytes of the file.
  std::string take();

 private:
  struct Sheet {
    std::string name;
    std::string rows;
    size_t count = 0;
    std::vector<size_t> widths = {};
  };
  class Writer;

  Sheet& begin(std::string_view name);
  std::string name_for(std::string_view wanted) const;

  std::vector<Sheet> sheets_;
  std::vector<FigureRow> payments_;
};

}  // namespace payout
