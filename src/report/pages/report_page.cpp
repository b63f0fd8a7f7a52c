#include "report/pages/report_page.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/pages/remark_text.h"

namespace payout {

std::string due_text(DueKind kind, const std::optional<Date>& due) {
  if (!due || kind == DueKind::not_stated) return "payment date not specified";
  return fmt::format("{} {}", name_of(kind), to_string(*due));
}

std::string shares_text(Shares shares) {
  return shares.count == 0 ? std::string{} : grouped(shares.count);
}

std::string spaced(std::string_view id) {
  std::string out{id};
  std::ranges::replace(out, '_', ' ');
  return out;
}

Page report_page(const ReportData& data) {
  Page page;
  print_head(page, data);
  if (is_refused(data.result, Module::facts)) {
    print_warnings(page, data);
    return page;
  }
  print_warnings(page, data);
  print_main_points(page, data);
  print_reasons(page, data);
  print_timeline(page, data);
  draw_waterfall(page, data);
  print_severance(page, data);
  print_benefits(page, data);
  print_options(page, data);
  print_deferral(page, data);
  print_parachute(page, data);
  print_calendar(page, data);
  print_obligations(page, data);
  // What few readers need stands behind what all do.
  print_option_days(page, data);
  print_readings(page, data);
  print_notes(page, data);
  print_clauses_in_force(page, data);
  if (data.receipt != nullptr) print_receipt(page, *data.receipt);
  return page;
}

}  // namespace payout
