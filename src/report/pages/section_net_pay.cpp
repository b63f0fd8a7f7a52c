#include <fmt/format.h>

#include <algorithm>

#include "report/pages/report_page.h"

namespace payout {
namespace {

void add_once(std::vector<std::string>& notes, std::string note) {
  if (std::ranges::find(notes, note) == notes.end()) notes.push_back(std::move(note));
}

/// The tables of each year with their sources, and what they cannot say.
std::vector<std::string> table_notes(const ParachuteResult& p) {
  std::vector<std::string> notes;
  for (const WithheldPayment& w : p.withholding)
    add_once(notes, fmt::format("{}: tables of {} ({})", w.paid.year(), w.table_year, w.sources));
  for (const WithheldPayment& w : p.withholding) {
    for (const std::string& missing : w.missing) add_once(notes, fmt::format("{}: {}", w.paid.year(), missing));
  }
  return notes;
}

}  // namespace

void print_net_pay(Page& page, const ParachuteResult& p) {
  if (p.withholding.empty()) return;
  page.heading("Net pay (estimate, by the flat methods of withholding)");
  Grid grid{{{"payment", Align::left, true},
             {"paid"},
             {"amount", Align::right},
             {"federal", Align::right},
             {"FICA", Align::right},
             {"state", Align::right},
             {"excise", Align::right},
             {"net", Align::right}}};
  for (const WithheldPayment& w : p.withholding) {
    const auto shown = [](Money m) { return m == Money{} ? std::string{} : grouped(m); };
    grid.row({spaced(w.id), to_string(w.paid), grouped(w.amount), shown(w.federal),
              shown(w.social_security + w.medicare), shown(w.state), shown(w.excise), grouped(w.net)});
    if (w.deferred)
      grid.note(fmt::format("{} more is deferred: FICA now, income tax when it is paid (26 U.S.C. 3121(v)(2))",
                            grouped(*w.deferred)));
  }
  for (const YearNet& y : p.net_pay) {
    grid.total({fmt::format("tax year {}", y.id), {}, grouped(y.gross), {}, {}, {}, {}, grouped(y.net)});
  }
  for (const std::string& note : table_notes(p)) grid.note(note);
  grid.print(page);
}

}  // namespace payout
