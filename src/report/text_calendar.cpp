#include <fmt/format.h>

#include <algorithm>

#include "report/text.h"

namespace payout {

void print_calendar(Page& page, const ReportData& data) {
  if (data.result.calendar.empty()) return;
  std::vector<const Deadline*> days;
  for (const Deadline& d : data.result.calendar) days.push_back(&d);
  std::ranges::stable_sort(days, {}, &Deadline::date);
  page.heading("CALENDAR");
  Grid grid{{{}, {{}, Align::left, true}, {{}, Align::left, true}}};
  bool assumed = false;
  for (const Deadline* d : days) {
    std::string label = d->label;
    if (is_weekend(d->date)) label += fmt::format(" ({})", weekday_name(d->date));
    if (d->safe && *d->safe != d->date) label += fmt::format(" (safe: {})", to_string(*d->safe));
    if (d->assumed) label += " *";
    assumed = assumed || d->assumed;
    grid.row({to_string(d->date), label, std::string{d->cite}});
  }
  grid.print(page);
  if (assumed) page.wrapped(2, "* the documents name no day: the date is a reading or an estimate");
}

void print_obligations(Page& page, const ReportData& data) {
  if (std::ranges::none_of(data.result.obligations, &Obligation::applies)) return;
  page.heading("OBLIGATIONS");
  Grid grid{{{{}, Align::left, true}, {}, {{}, Align::left, true}}};
  for (const Obligation& o : data.result.obligations) {
    if (!o.applies) continue;
    const std::string ends = o.ends ? "to " + to_string(*o.ends) : o.perpetual ? "no end" : "";
    grid.row({std::string{o.label}, ends, std::string{o.cite}});
  }
  grid.print(page);
}

}  // namespace payout
