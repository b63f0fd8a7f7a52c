#include <fmt/format.h>

#include <algorithm>

#include "report/pages/remark_text.h"
#include "report/pages/report_page.h"

namespace payout {
namespace {

/// "board_change" as "Board change".
/// A plan as citations name it: "SOP". Longer names are words.
std::string upper(std::string_view plan) {
  std::string out{plan};
  if (out.size() > 6) return out;
  for (char& c : out) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return out;
}

std::string event_label(const Event& event) {
  std::string out = spaced(std::visit([](const auto& e) { return std::decay_t<decltype(e)>::kind; }, event));
  if (out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
  if (const auto* o = std::get_if<Ownership>(&event)) out += fmt::format(", {}", to_string(o->percent));
  return out;
}

void add_events(Timeline& timeline, const ReportData& data) {
  for (const Event& e : data.facts.events) timeline.events.push_back({event_label(e), date_of(e)});
  const auto& end = data.facts.termination;
  if (end && end->notice) {
    const Notice& n = *end->notice;
    if (const auto day = n.given ? n.given : n.mailed ? n.mailed : n.received)
      timeline.events.push_back({"Notice", *day});
  }
  if (data.result.header.termination)
    timeline.events.push_back({"Employment ended", *data.result.header.termination});
  std::ranges::stable_sort(timeline.events, {}, &Timeline::Mark::date);
}

/// From the end of service (the day looked at, while it goes on) to the last day to exercise.
void add_windows(Timeline& timeline, const ReportData& data) {
  // A grant that is refused takes no other's window away.
  for (const GrantResult& g : data.result.grants) {
    if (!g.valid || !g.last_day || g.exercisable.count == 0) continue;
    Timeline::Span span{
        .label = fmt::format("{}, {} plan: {} shares", g.id, upper(g.plan), grouped(g.exercisable.count)),
        .detail = std::string{g.window_cite},
        .from = std::min(g.end.value_or(g.as_of), *g.last_day),
        .to = *g.last_day};
    if (g.iso_until && span.from < *g.iso_until && *g.iso_until < *g.last_day) {
      span.until = *g.iso_until;
      span.label += " (ISO, then NSO)";
      span.detail += fmt::format(", as an incentive option to {}", to_string(*g.iso_until));
    }
    timeline.spans.push_back(std::move(span));
  }
}

}  // namespace

void print_timeline(Page& page, const ReportData& data) {
  Timeline timeline;
  add_events(timeline, data);
  add_windows(timeline, data);
  timeline.title = timeline.spans.empty() ? "Events" : "Events and exercise periods";
  if (timeline.events.size() + timeline.spans.size() > 1) page.add(std::move(timeline));
}

}  // namespace payout
