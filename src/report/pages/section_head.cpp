#include <fmt/format.h>

#include <algorithm>

#include "report/explain/cut_from_cash.h"
#include "report/pages/remark_text.h"
#include "report/pages/report_page.h"

namespace payout {
namespace {

/// How employment ended, in a sentence: the evaluation's own, or one put together from what it found.
std::string ending(const Header& h) {
  if (!h.how.empty()) return h.how;
  if (!h.termination) return "Still employed";
  const std::string reason = h.reason ? spaced(name_of(*h.reason)) : "end of employment";
  std::string out = fmt::format("Employment ended on {}: {}", to_string(*h.termination), reason);
  if (!h.route_cite.empty()) out += fmt::format(" ({})", h.route_cite);
  return out;
}

/// The options in a phrase: how many shares, until when, worth what.
std::string options_phrase(const Result& r) {
  if (r.options.exercisable.count == 0) return {};
  std::optional<Date> first, last;
  for (const GrantResult& g : r.grants) {
    if (!g.last_day || g.exercisable.count == 0) continue;
    if (!first || *g.last_day < *first) first = g.last_day;
    if (!last || *g.last_day > *last) last = g.last_day;
  }
  std::string out = fmt::format("Options: {} exercisable", grouped(r.options.exercisable.count));
  if (first && *first == *last) out += fmt::format(" to {}", to_string(*last));
  if (first && *first != *last) out += fmt::format(" to {} .. {}", to_string(*first), to_string(*last));
  if (r.options.spread) out += fmt::format(", spread {}", grouped(*r.options.spread));
  return out;
}

/// An error about single grants leaves those out, and any other all of them; there is no total either way.
std::string refused_options(const Result& r) {
  if (r.grants.empty()) return "Options: refused, see WARNINGS";
  const auto out = std::ranges::count(r.grants, false, &GrantResult::valid);
  return fmt::format("Options: {} of {} grants left out and no total, see WARNINGS", out, r.grants.size());
}

void part(Page& page, const Result& r, Module module, std::string_view label,
          const std::optional<Money>& amount) {
  if (is_refused(r, module)) return page.figure(label, "refused", "see WARNINGS");
  if (amount && *amount != Money{}) page.figure(label, grouped(*amount));
}

}  // namespace

void print_head(Page& page, const ReportData& data) {
  const Result& r = data.result;
  const bool estimate = r.parachute.gross_up.value_or(Money{}) != Money{} || cut_from_cash(r) != Money{};
  page.title(fmt::format("{}, {}", r.header.name, r.header.agreement), estimate ? "ESTIMATE" : "");
  page.wrapped(0, ending(r.header), 0);
  page.blank();
  if (is_refused(r, Module::facts)) return page.wrapped(2, "No figures: the facts are refused, see WARNINGS.");
  part(page, r, Module::severance, "Severance", r.severance.total);
  part(page, r, Module::parachute, estimate ? "Gross-up (estimate)" : "Gross-up", r.parachute.gross_up);
  if (const Money cut = cut_from_cash(r); cut != Money{}) page.figure("Cut back (estimate)", grouped(-cut));
  part(page, r, Module::deferred, "Deferred compensation", r.deferred.total);
  if (r.totals.cash) page.figure("Total cash", grouped(*r.totals.cash));
  const std::string options = is_refused(r, Module::options) ? refused_options(r) : options_phrase(r);
  if (!options.empty()) page.wrapped(2, options);
}

/// Every definition's answer to the events: which made a change in control, or why none did.
void print_reasons(Page& page, const ReportData& data) {
  if (data.facts.events.empty() || data.result.changes.empty()) return;
  page.heading("Why these clauses");
  Grid grid{{{"definition", Align::left, false, true},
             {"clause", Align::left, false, true},
             {"finding", Align::left, true, true}}};
  for (const ChangeFinding& c : data.result.changes) {
    std::string what = c.why;
    if (!c.occurred) what = c.why.empty() ? "none" : "none: " + c.why;
    if (c.occurred && c.date && !c.why.starts_with(to_string(*c.date))) {
      what = fmt::format("on {}{}{}", to_string(*c.date), c.why.empty() ? "" : ": ", c.why);
    }
    grid.row({spaced(c.id), std::string{c.cite}, what});
  }
  grid.print(page);
}

}  // namespace payout
