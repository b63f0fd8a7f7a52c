#include <fmt/format.h>

#include <algorithm>

#include "report/formats/html/svg.h"

namespace payout {
namespace {

/// How wide the drawing is, how much of it the amounts take, and how far the bars are apart.
struct BarsPlan {
  double width, amounts, step, lift;  ///< `lift`: how far above its bar a label stands
};
constexpr BarsPlan bars_broad{960, 185, 26, 0}, bars_slim{slim_width, 160, 44, 19};

/// Room for the longest label.
double width_of_names(const Bars& bars) {
  size_t most = 0;
  for (const auto& bar : bars.bars) most = std::max(most, bar.label.size());
  return std::clamp(12 + 7.0 * static_cast<double>(most), 120.0, 400.0);
}

double dollars_of(Money m) {
  return static_cast<double>(m.in_cents()) / 100;
}

Money sum_of(const Bars::Bar& bar) {
  Money sum;
  for (const Money part : bar.parts) sum += part;
  return sum;
}

std::string series_style(const Bars& bars, size_t series) {
  return svg_series(series, bars.last_is_rest && series + 1 == bars.series.size());
}

std::string described_bars(const Bars& bars) {
  std::string out;
  for (const auto& bar : bars.bars) {
    out += fmt::format("{}{}:", out.empty() ? "" : "; ", bar.label);
    for (size_t i = 0; i < bar.parts.size(); ++i) {
      if (bar.parts[i] == Money{}) continue;
      out += fmt::format(" {} {},", i < bars.series.size() ? bars.series[i] : "", grouped(bar.parts[i]));
    }
    out.pop_back();
  }
  return out + '.';
}

}  // namespace

std::string bars_svg(const Bars& bars, SvgRoom room) {
  if (bars.bars.empty()) return {};
  const bool slim = room == SvgRoom::slim;
  const BarsPlan& plan = slim ? bars_slim : bars_broad;
  const double head = 28 + legend_height(bars.series.size(), room);
  const double bottom = head + plan.step * static_cast<double>(bars.bars.size());
  const double name_width = slim ? 0 : width_of_names(bars);
  double most = 1;
  for (const auto& bar : bars.bars) most = std::max(most, dollars_of(sum_of(bar)));
  const double per_dollar = (plan.width - name_width - plan.amounts) / most;
  std::string out = svg_begin(plan.width, bottom + 6, bars.title, described_bars(bars));
  if (bars.series.size() > 1) out += svg_legend(14, bars.series, bars.last_is_rest, room);
  const double step = axis_step(most, slim ? 2 : 5);
  for (double v = 0; v <= most; v += step) {
    const double x = name_width + v * per_dollar;
    out += fmt::format("<line x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"{1:.1f}\" y2=\"{2:.1f}\" class=\"{3}\"/>\n", x,
                       head - 6, bottom, v == 0 ? "axis" : "grid");
    out += svg_words(x, head - 12, axis_amount(v), v == 0 && slim ? "quiet" : "quiet middle");
  }
  double y = head + 17 + plan.lift;
  for (const auto& bar : bars.bars) {
    out += svg_words(0, y - plan.lift, bar.label);
    double x = name_width;
    for (size_t i = 0; i < bar.parts.size(); ++i) {
      const double w = std::max(0.0, dollars_of(bar.parts[i]) * per_dollar);
      if (w > 0)
        out += fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"16\" class=\"{}\"/>\n", x,
                           y - 13, w, series_style(bars, i));
      x += w;
    }
    out += svg_words(x + 7, y, bar.shown.empty() ? grouped(sum_of(bar)) : bar.shown);
    y += plan.step;
  }
  return out + "</svg>\n";
}

}  // namespace payout
