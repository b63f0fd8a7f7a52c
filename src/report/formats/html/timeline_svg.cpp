#include <fmt/format.h>

#include <algorithm>

#include "report/formats/html/svg.h"

namespace payout {
namespace {

constexpr double date_room = 100, top = 26;

/// How wide the drawing is, how far its rows are apart, and how far above its row a label stands.
struct TimelinePlan {
  double width, step, lift;
};
constexpr TimelinePlan timeline_broad{960, 24, 0}, timeline_slim{slim_width, 40, 18};

/// Days to places along the axis.
struct TimeScale {
  Date first, last;
  double label_width = 0;
  double width = 0;
  double at(Date day) const {
    const double room = width - label_width - date_room;
    return label_width + room * (day - first) / std::max(1, last - first);
  }
};

/// Room for the longest label.
double width_of_labels(const Timeline& t) {
  size_t most = 0;
  for (const auto& e : t.events) most = std::max(most, e.label.size());
  for (const auto& s : t.spans) most = std::max(most, s.label.size());
  return std::clamp(16 + 6.8 * static_cast<double>(most), 160.0, 440.0);
}

TimeScale scale_of(const Timeline& t, const TimelinePlan& plan) {
  std::vector<Date> days;
  for (const auto& e : t.events) days.push_back(e.date);
  for (const auto& s : t.spans) {
    days.push_back(s.from);
    if (s.to) days.push_back(*s.to);
  }
  const auto [first, last] = std::ranges::minmax(days);
  const int margin = std::max(10, (last - first) / 40);
  return {first - margin, last + margin, plan.lift == 0 ? width_of_labels(t) : 0, plan.width};
}

/// Months, quarters, half years or years: the shortest that leaves room between the dates above the lines.
int months_between_lines(const TimeScale& scale) {
  constexpr double least_room = 66, days_a_month = 30.44;
  const double a_month =
      (scale.at(scale.last) - scale.at(scale.first)) / (scale.last - scale.first) * days_a_month;
  for (const int months : {1, 3, 6, 12, 24, 60}) {
    if (a_month * months >= least_room) return months;
  }
  return 120;
}

std::string grid_lines(const TimeScale& scale, double bottom) {
  const int months = months_between_lines(scale);
  std::string out;
  for (Date day = first_of_year(scale.first.year()); day <= scale.last;
       day = add_months(day, months, MonthEnd::clamp)) {
    if (day < scale.first) continue;
    const double x = scale.at(day);
    out += fmt::format("<line x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"{1:.1f}\" y2=\"{2:.1f}\" class=\"grid\"/>\n",
                       x, top - 6, bottom);
    const bool at_edge = x < 24;
    out += svg_words(at_edge ? 0 : x, 12, to_string(day).substr(0, months < 12 ? 7 : 4),
                     at_edge ? "quiet" : "quiet middle");
  }
  return out;
}

std::string described(const Timeline& t) {
  std::string out;
  const auto add = [&](const std::string& text) { out += (out.empty() ? "" : "; ") + text; };
  for (const auto& e : t.events) add(fmt::format("{}: {}", to_string(e.date), e.label));
  for (const auto& s : t.spans) {
    add(fmt::format("{}: from {} {}{}{}", s.label, to_string(s.from),
                    s.to ? "to " + to_string(*s.to) : "without end", s.detail.empty() ? "" : ", ", s.detail));
  }
  return out + '.';
}

std::string span_bar(const TimeScale& scale, const Timeline::Span& span, double y) {
  const double from = scale.at(span.from);
  const double to = span.to ? scale.at(*span.to) : scale.width - date_room;
  const auto bar = [&](double end, bool pale) {
    return fmt::format(
        "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"12\" rx=\"2\" class=\"{}\"/>\n", from,
        y - 11, std::max(3.0, end - from), svg_series(0, pale));
  };
  std::string out = bar(to, span.until.has_value());
  if (span.until) out += bar(scale.at(*span.until), false);
  return out + svg_words(std::max(from + 3, to) + 6, y, span.to ? to_string(*span.to) : "no end");
}

}  // namespace

std::string timeline_svg(const Timeline& t, SvgRoom room) {
  const TimelinePlan& plan = room == SvgRoom::slim ? timeline_slim : timeline_broad;
  if (t.events.empty() && t.spans.empty()) return {};
  const TimeScale scale = scale_of(t, plan);
  const double bottom = top + plan.step * static_cast<double>(t.events.size() + t.spans.size());
  std::string out = svg_begin(plan.width, bottom + 6, t.title, described(t));
  out += grid_lines(scale, bottom);
  double y = top + 15 + plan.lift;
  for (const auto& e : t.events) {
    const double x = scale.at(e.date);
    out += svg_words(0, y - plan.lift, e.label);
    out += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"5\" class=\"event\"/>\n", x, y - 5);
    out += svg_words(x + 9, y, to_string(e.date));
    y += plan.step;
  }
  for (const auto& s : t.spans) {
    out += svg_words(0, y - plan.lift, s.label);
    out += span_bar(scale, s, y);
    y += plan.step;
  }
  return out + "</svg>\n";
}

}  // namespace payout
