#include <fmt/format.h>

#include <algorithm>

#include "report/pages/report_page.h"
#include "values/business_days.h"

namespace payout {

void print_calendar(Page& page, const ReportData& data) {
  if (data.result.calendar.empty()) return;
  std::vector<const Deadline*> days;
  for (const Deadline& d : data.result.calendar) days.push_back(&d);
  std::ranges::stable_sort(days, {}, &Deadline::date);
  page.heading("Calendar");
  Grid grid{{{"date", Align::left, false, true},
             {"clause", Align::left, true, true},
             {"what", Align::left, true, true}}};
  bool assumed = false;
  for (const Deadline* d : days) {
    std::string label = d->label;
    if (is_weekend(d->date)) {
      label += fmt::format(" ({})", weekday_name(d->date));
    } else if (const std::string_view kept = federal_holiday(d->date); !kept.empty()) {
      label += fmt::format(" ({})", kept);
    }
    if (d->safe && *d->safe != d->date) label += fmt::format(" (conservative date {})", to_string(*d->safe));
    if (d->assumed) label += " *";
    assumed = assumed || d->assumed;
    grid.row({to_string(d->date), std::string{d->cite}, label});
  }
  grid.print(page);
  if (assumed) page.wrapped(2, "* date not specified in the documents; an interpretation or an estimate");
}

/// Duties with an end, or without one, stand in lines; clauses that only have to be known share a sentence at
/// the end.
void print_obligations(Page& page, const ReportData& data) {
  const auto runs = [](const Obligation& o) { return o.applies && (o.ends || o.starts || o.perpetual); };
  if (std::ranges::none_of(data.result.obligations, runs)) return;
  page.heading("Obligations");
  Grid grid{{{"clause", Align::left, true, true},
             {"duty", Align::left, true, true},
             {"until", Align::left, false, true}}};
  for (const Obligation& o : data.result.obligations) {
    if (!o.applies || (!o.ends && !o.starts && !o.perpetual)) continue;
    const Clause* clause = data.agreement.find(std::string{o.id});
    // Done on or by a day, not until it.
    const bool duty = clause != nullptr && clause->terms.kind().name == "note";
    const bool statement = o.id == "no_excise_statement";
    const std::string_view when = duty ? "due on" : statement ? "due by" : "to";
    std::string until = o.ends ? fmt::format("{} {}", when, to_string(*o.ends)) : "no end";
    if (o.starts) until = fmt::format("{} {}", o.earliest ? "not before" : "from", to_string(*o.starts));
    grid.row({std::string{o.cite}, std::string{o.label}, until});
  }
  grid.print(page);
}

void print_clauses_in_force(Page& page, const ReportData& data) {
  std::string others;
  for (const Obligation& o : data.result.obligations) {
    if (o.applies && !o.ends && !o.starts && !o.perpetual)
      others += fmt::format("{}{} ({})", others.empty() ? "" : "; ", o.label, o.cite);
  }
  if (others.empty()) return;
  page.heading("Clauses in force");
  page.wrapped(2, others);
}

}  // namespace payout
