#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/formats/html/svg.h"

namespace payout {
namespace {

constexpr double curve_width = 960, plot_left = 110, plot_right = 940, plot_height = 300;

/// Inputs and amounts to places in the drawing.
struct Plot {
  double x0 = 0, x1 = 1, y0 = 0, y1 = 1, top = 0;
  double x(double v) const {
    return plot_left + (plot_right - plot_left) * (x1 > x0 ? (v - x0) / (x1 - x0) : 0.5);
  }
  double y(double v) const { return top + plot_height * (1 - (v - y0) / (y1 - y0)); }
};

double amount_of(Money m) {
  return static_cast<double>(m.in_cents()) / 100;
}

Plot plot_of(const Curve& c, double top) {
  Plot p{.x0 = c.points.front().x, .x1 = c.points.front().x, .y0 = 0, .y1 = 1, .top = top};
  for (const auto& point : c.points) {
    p.x0 = std::min(p.x0, point.x);
    p.x1 = std::max(p.x1, point.x);
    for (const auto& v : point.values) {
      if (!v) continue;
      p.y0 = std::min(p.y0, amount_of(*v));
      p.y1 = std::max(p.y1, amount_of(*v));
    }
  }
  return p;
}

std::string described_curve(const Curve& c) {
  std::string out;
  for (size_t i = 0; i < c.series.size(); ++i) {
    const Curve::Point* least = nullptr;
    const Curve::Point* most = nullptr;
    for (const auto& p : c.points) {
      if (!p.values[i]) continue;
      if (least == nullptr || *p.values[i] < *least->values[i]) least = &p;
      if (most == nullptr || *p.values[i] > *most->values[i]) most = &p;
    }
    if (least == nullptr) continue;
    out += fmt::format("{}: from {} at {} to {} at {}. ", c.series[i], grouped(*least->values[i]), least->at,
                       grouped(*most->values[i]), most->at);
  }
  for (const auto& cliff : c.cliffs) out += fmt::format("Jump: {}. ", cliff.label);
  if (!out.empty()) out.pop_back();
  return out;
}

std::string axes(const Curve& c, const Plot& p) {
  std::string out;
  const double step = axis_step(p.y1 - p.y0, 8);
  for (double v = std::ceil(p.y0 / step) * step; v <= p.y1 + step / 1000; v += step) {
    out += fmt::format("<line x1=\"{0:.1f}\" x2=\"{1:.1f}\" y1=\"{2:.1f}\" y2=\"{2:.1f}\" class=\"{3}\"/>\n",
                       plot_left, plot_right, p.y(v), v == 0 ? "axis" : "grid");
    out += svg_words(plot_left - 8, p.y(v) + 4, axis_amount(v), "quiet end");
  }
  const size_t every = std::max<size_t>(1, (c.points.size() + 6) / 7);
  for (size_t i = 0; i < c.points.size(); i += every)
    out += svg_words(p.x(c.points[i].x), p.top + plot_height + 20, c.points[i].at,
                     p.x(c.points[i].x) > plot_right - 50 ? "quiet end" : "quiet middle");
  return out + svg_words((plot_left + plot_right) / 2, p.top + plot_height + 42, c.input, "middle strong");
}

constexpr size_t few = 60;  ///< points that are still told apart as dots

/// A line over the points, lifted where there is no figure and where a cliff lies between two points.
std::string curve_line(const Curve& c, const Plot& p, size_t series) {
  std::string path, dots;
  const Curve::Point* before = nullptr;
  for (const auto& point : c.points) {
    const auto& v = point.values[series];
    if (!v) {
      before = nullptr;
      continue;
    }
    const bool lifted = before == nullptr || std::ranges::any_of(c.cliffs, [&](const Curve::Cliff& cliff) {
                          return cliff.x > before->x && cliff.x <= point.x;
                        });
    path += fmt::format("{}{:.1f} {:.1f}", lifted ? "M" : "L", p.x(point.x), p.y(amount_of(*v)));
    if (c.points.size() <= few)
      dots += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"3\" class=\"f{}\"/>\n", p.x(point.x),
                          p.y(amount_of(*v)), series % 6 + 1);
    before = &point;
  }
  return fmt::format("<path d=\"{}\" class=\"line l{}\"/>\n", path, series % 6 + 1) + dots;
}

}  // namespace

std::string curve_svg(const Curve& c) {
  if (c.points.empty()) return {};
  // Every cliff has a line of its own above the plot for its words.
  const double legend = c.series.size() > 1 ? 30 : 0;
  const double top = legend + 18 + 18 * static_cast<double>(c.cliffs.size());
  const Plot p = plot_of(c, top);
  std::string out = svg_begin(curve_width, top + plot_height + 52, c.title, described_curve(c));
  if (legend > 0) out += svg_legend(14, c.series);
  out += axes(c, p);
  double y = legend + 14;
  for (const auto& cliff : c.cliffs) {
    const double x = p.x(cliff.x);
    const bool right = x > curve_width * 0.6;
    out += fmt::format("<line x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"{1:.1f}\" y2=\"{2:.1f}\" class=\"cliff\"/>\n",
                       x, y - 10, top + plot_height);
    out += svg_words(x + (right ? -5 : 5), y, cliff.label, right ? "end" : "");
    y += 18;
  }
  for (size_t i = 0; i < c.series.size(); ++i) out += curve_line(c, p, i);
  return out + "</svg>\n";
}

}  // namespace payout
