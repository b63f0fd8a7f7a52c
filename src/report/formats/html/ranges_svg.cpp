#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "report/formats/html/svg.h"

namespace payout {
namespace {

/// How wide the drawing is, how much of it the labels take, and how far the bars are apart.
struct RangesPlan {
  double width, names, shown, step, lift;  ///< `lift`: how far above its bar a label stands
};
constexpr RangesPlan ranges_broad{960, 380, 130, 26, 0}, ranges_slim{slim_width, 0, 100, 44, 19};

double in_dollars(Money m) {
  return static_cast<double>(m.in_cents()) / 100;
}

/// A label in lines that fit their room, parted between words.
std::vector<std::string> label_lines(std::string_view label, double room) {
  const auto most = static_cast<size_t>(room / 6.8);
  std::vector<std::string> out;
  while (label.size() > most) {
    const size_t blank = label.rfind(' ', most);
    if (blank == 0 || blank == label.npos) break;
    out.emplace_back(label.substr(0, blank));
    label.remove_prefix(blank + 1);
  }
  out.emplace_back(label);
  return out;
}

constexpr double label_line = 15;  ///< from one line of a label to the next

std::string described_ranges(const Ranges& r) {
  std::string out;
  for (const Ranges::Bar& bar : r.bars)
    out += fmt::format("{}{}: {}", out.empty() ? "" : "; ", bar.label, bar.shown);
  for (const Ranges::Mark& mark : r.marks) out += fmt::format("; {}: {}", mark.label, grouped(mark.at));
  return out + '.';
}

}  // namespace

std::string ranges_svg(const Ranges& r, SvgRoom room) {
  const RangesPlan& plan = room == SvgRoom::slim ? ranges_slim : ranges_broad;
  if (r.bars.empty()) return {};
  double least = 0, most = 0;
  for (const Ranges::Bar& bar : r.bars) {
    least = std::min({least, in_dollars(bar.from), in_dollars(bar.to)});
    most = std::max({most, in_dollars(bar.from), in_dollars(bar.to)});
  }
  for (const Ranges::Mark& mark : r.marks) most = std::max(most, in_dollars(mark.at));
  const double span = std::max(1.0, most - least), left = plan.names + (least < 0 ? 20.0 : 0.0);
  const double per_dollar = (plan.width - left - plan.shown) / span;
  const auto place = [&](double dollars) { return left + (dollars - least) * per_dollar; };
  const double head = 28 + 16.0 * static_cast<double>(r.marks.size());
  std::vector<std::vector<std::string>> labels;
  double bottom = head;
  for (const Ranges::Bar& bar : r.bars) {
    labels.push_back(label_lines(bar.label, plan.lift == 0 ? plan.names : plan.width));
    bottom += plan.step + label_line * static_cast<double>(labels.back().size() - 1);
  }
  std::string out = svg_begin(plan.width, bottom + 6, r.title, described_ranges(r));
  const double step = axis_step(span, room == SvgRoom::slim ? 2 : 4);
  for (double v = step * static_cast<double>(static_cast<int64_t>(least / step)); v <= most; v += step) {
    out += fmt::format("<line x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"{1:.1f}\" y2=\"{2:.1f}\" class=\"{3}\"/>\n",
                       place(v), head - 6, bottom, v == 0 ? "axis" : "grid");
    if (r.marks.empty())
      out += svg_words(place(v), head - 12, (v < 0 ? "-" : "") + axis_amount(v < 0 ? -v : v),
                       place(v) < 12 ? "quiet" : "quiet middle");
  }
  double row = 14;
  for (const Ranges::Mark& mark : r.marks) {
    const double x = place(in_dollars(mark.at));
    out += fmt::format("<line x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"{1:.1f}\" y2=\"{2:.1f}\" class=\"cliff\"/>\n",
                       x, row + 4, bottom);
    const std::string words = fmt::format("{} {}", mark.label, grouped(mark.at));
    const bool left_of = x > 6.8 * static_cast<double>(words.size());
    out += svg_words(left_of ? x - 6 : 0, row, words, left_of ? "end" : "");
    row += 16;
  }
  double y = head + 17 + plan.lift;
  for (size_t i = 0; i < r.bars.size(); ++i) {
    const Ranges::Bar& bar = r.bars[i];
    // Beside its bar a label goes on below; above its bar it pushes the bar down.
    const double more = label_line * static_cast<double>(labels[i].size() - 1);
    double line = y - plan.lift;
    for (const std::string& words : labels[i]) {
      out += svg_words(0, line, words);
      line += label_line;
    }
    if (plan.lift != 0) y += more;
    const double a = place(std::min(in_dollars(bar.from), in_dollars(bar.to)));
    const double b = place(std::max(in_dollars(bar.from), in_dollars(bar.to)));
    out += fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"16\" class=\"{}\"/>\n", a,
                       y - 13, std::max(1.0, b - a), svg_series(bar.series));
    out += svg_words(b + 7, y, bar.shown);
    y += plan.step + (plan.lift == 0 ? more : 0);
  }
  return out + "</svg>\n";
}

}  // namespace payout
