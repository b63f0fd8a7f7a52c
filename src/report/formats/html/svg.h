#pragma once
#include <string>
#include <string_view>

#include "report/pages/charts.h"

namespace payout {

/// Drawings as SVG inside HTML, each with a title and a description in words.
/// Colors come from the style of the document.
/// `SvgRoom::slim` is for narrow screens: labels stand above what they name.
enum class SvgRoom : unsigned char { broad, slim };
std::string timeline_svg(const Timeline& timeline, SvgRoom room = SvgRoom::broad);
std::string bars_svg(const Bars& bars, SvgRoom room = SvgRoom::broad);
std::string curve_svg(const Curve& curve);
std::string ranges_svg(const Ranges& ranges, SvgRoom room = SvgRoom::broad);

// What the drawings share.
std::string svg_begin(double width, double height, std::string_view title, std::string_view description);
/// Words at a place; `style` holds classes: "end" and "middle" anchor, "strong", "quiet".
std::string svg_words(double x, double y, std::string_view text, std::string_view style = {});
/// A step for an axis that gives at most `most` parts: 1, 2 or 5 times a power of ten.
double axis_step(double range, int most);
/// Where a chart has several series: their names and colors in a row.
std::string svg_legend(double y, const std::vector<std::string>& names, bool last_is_rest = false,
                       SvgRoom room = SvgRoom::broad);
/// How high the legend is.
double legend_height(size_t names, SvgRoom room);
constexpr double slim_width = 360;
/// The classes of a series: its color; what is left has the color of the first, pale.
std::string svg_series(size_t series, bool rest = false);
/// "1.5 million", "250,000": amounts on an axis.
std::string axis_amount(double dollars);

}  // namespace payout
