#include <fmt/format.h>

#include <algorithm>

#include "report/formats/html/svg.h"

namespace payout {
namespace {

constexpr double ranges_width = 960, names_room = 380, shown_room = 130, range_step = 26;

double in_dollars(Money m) {
  return static_cast<double>(m.in_cents()) / 100;
}

/// A label that fits its room; the description has it whole.
std::string shortened(const std::string& label) {
  constexpr size_t most = 56;
  return label.size() <= most ? label : label.substr(0, label.rfind(' ', most - 3)) + " ...";
}

std::string described_ranges(const Ranges& r) {
  std::string out;
  for (const Ranges::Bar& bar : r.bars)
    out += fmt::format("{}{}: {}", out.empty() ? "" : "; ", bar.label, bar.shown);
  for (const Ranges::Mark& mark : r.marks) out += fmt::format("; {}: {}", mark.label, grouped(mark.at));
  return out + '.';
}

}  // namespace

std::string ranges_svg(const Ranges& r) {
  if (r.bars.empty()) return {};
  double least = 0, most = 0;
  for (const Ranges::Bar& bar : r.bars) {
    least = std::min({least, in_dollars(bar.from), in_dollars(bar.to)});
    most = std::max({most, in_dollars(bar.from), in_dollars(bar.to)});
  }
  for (const Ranges::Mark& mark : r.marks) most = std::max(most, in_dollars(mark.at));
  const double span = std::max(1.0, most - least), left = names_room + (least < 0 ? 20.0 : 0.0);
  const double per_dollar = (ranges_width - left - shown_room) / span;
  const auto place = [&](double dollars) { return left + (dollars - least) * per_dollar; };
  const double head = 28 + 16.0 * static_cast<double>(r.marks.size());
  const double bottom = head + range_step * static_cast<double>(r.bars.size());
  std::string out = svg_begin(ranges_width, bottom + 6, r.title, described_ranges(r));
  const double step = axis_step(span, 4);
  for (double v = step * static_cast<double>(static_cast<int64_t>(least / step)); v <= most; v += step) {
    out += fmt::format("<line x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"{1:.1f}\" y2=\"{2:.1f}\" class=\"{3}\"/>\n",
                       place(v), head - 6, bottom, v == 0 ? "axis" : "grid");
    if (r.marks.empty())
      out += svg_words(place(v), head - 12, (v < 0 ? "-" : "") + axis_amount(v < 0 ? -v : v), "quiet middle");
  }
  double row = 14;
  for (const Ranges::Mark& mark : r.marks) {
    const double x = place(in_dollars(mark.at));
    out += fmt::format("<line x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"{1:.1f}\" y2=\"{2:.1f}\" class=\"cliff\"/>\n",
                       x, row + 4, bottom);
    out += svg_words(x - 6, row, fmt::format("{} {}", mark.label, grouped(mark.at)), "end");
    row += 16;
  }
  double y = head + 17;
  for (const Ranges::Bar& bar : r.bars) {
    out += svg_words(0, y, shortened(bar.label));
    const double a = place(std::min(in_dollars(bar.from), in_dollars(bar.to)));
    const double b = place(std::max(in_dollars(bar.from), in_dollars(bar.to)));
    out += fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"16\" class=\"{}\"/>\n", a,
                       y - 13, std::max(1.0, b - a), svg_series(bar.series));
    out += svg_words(b + 7, y, bar.shown);
    y += range_step;
  }
  return out + "</svg>\n";
}

}  // namespace payout
