#include "report/formats/html/svg.h"

#include <fmt/format.h>

#include <cmath>

#include "report/formats/html/html.h"

namespace payout {

std::string svg_begin(double width, double height, std::string_view title, std::string_view description) {
  return fmt::format(
      "<svg role=\"img\" viewBox=\"0 0 {:.0f} {:.0f}\" "
      "aria-label=\"{}\">\n<title>{}</title>\n<desc>{}</desc>\n",
      width, height, markup_text(title), markup_text(title), markup_text(description));
}

std::string svg_words(double x, double y, std::string_view text, std::string_view style) {
  const std::string attribute = style.empty() ? "" : fmt::format(" class=\"{}\"", style);
  return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\"{}>{}</text>\n", x, y, attribute, markup_text(text));
}

double axis_step(double range, int most) {
  if (!(range > 0)) return 1;
  double power = std::pow(10, std::floor(std::log10(range / most)));
  for (;; power *= 10) {
    for (const double times : {1.0, 2.0, 5.0}) {
      if (range / (power * times) <= most) return power * times;
    }
  }
}

std::string svg_series(size_t series, bool rest) {
  return rest ? "f1 rest" : fmt::format("f{}", series % 6 + 1);
}

double legend_height(size_t names, SvgRoom room) {
  return names < 2 ? 0 : room == SvgRoom::slim ? 20.0 * static_cast<double>(names) + 10 : 30;
}

std::string svg_legend(double y, const std::vector<std::string>& names, bool last_is_rest, SvgRoom room) {
  std::string out;
  double x = 0;
  for (size_t i = 0; i < names.size(); ++i) {
    out += fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"12\" height=\"12\" class=\"{}\"/>\n", x, y - 11,
                       svg_series(i, last_is_rest && i + 1 == names.size()));
    out += svg_words(x + 18, y, names[i]);
    if (room == SvgRoom::slim)
      y += 20;
    else
      x += 40 + 6.7 * static_cast<double>(names[i].size());
  }
  return out;
}

std::string axis_amount(double dollars) {
  if (std::abs(dollars) >= 1e6) return fmt::format("{:g} million", dollars / 1e6);
  return grouped(static_cast<int64_t>(std::llround(dollars)));
}

}  // namespace payout
