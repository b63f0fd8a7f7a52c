#include <fmt/format.h>

#include <algorithm>

#include "report/pages/report_page.h"

namespace payout {

void print_calendar(Page& page, const ReportData& data) {
  if (data.result.calendar.empty()) return;
  std::vector<const Deadline*> days;
  for (const Deadline& d : data.result.calendar) days.push_back(&d);
  std::ranges::stable_sort(days, {}, &Deadline::date);
  page.heading("Calendar");
  Grid grid{{{"date", Align::left, false, true},
             {"what", Align::left, true, true},
             {"clause", Align::left, true, true}}};
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

/// Duties with an end stand in lines; clauses that only have to be known share a sentence.
void print_obligations(Page& page, const ReportData& data) {
  if (std::ranges::none_of(data.result.obligations, &Obligation::applies)) return;
  page.heading("Obligations");
  Grid grid{{{"duty", Align::left, true, true},
             {"until", Align::left, false, true},
             {"clause", Align::left, true, true}}};
  std::string others;
  for (const Obligation& o : data.result.obligations) {
    if (!o.applies) continue;
    if (!o.ends && !o.starts && !o.perpetual) {
      others += fmt::format("{}{} ({})", others.empty() ? "also in force: " : "; ", o.label, o.cite);
      continue;
    }
    std::string until = o.ends ? "to " + to_string(*o.ends) : "no end";
    if (o.starts) until = fmt::format("{} {}", o.earliest ? "not before" : "from", to_string(*o.starts));
    grid.row({std::string{o.label}, until, std::string{o.cite}});
  }
  if (!grid.empty()) grid.print(page);
  if (!others.empty()) page.wrapped(2, others);
}

}  // namespace payout
