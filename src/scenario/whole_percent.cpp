#include "scenario/whole_percent.h"

#include <fmt/format.h>

#include "values/number_text.h"

namespace payout {
namespace {

bool refuse(std::string& why, std::string& help, std::string reason, std::string remedy) {
  why = std::move(reason);
  help = std::move(remedy);
  return false;
}

/// 10% and 0.10 are near misses of 10; 7.5 is not, and neither is 101.
bool read_percent(std::string_view text, bool, void* out, std::string& why, std::string& help) {
  const bool sign = text.ends_with('%');
  const auto number = parse_decimal(sign ? text.substr(0, text.size() - 1) : text, 9);
  if (!number) return refuse(why, help, {}, "write 10 for 10%");
  if (sign) {
    return refuse(why, help, fmt::format("{} has a percent sign", text),
                  fmt::format("write {}", decimal_or_fraction(*number)));
  }
  if (*number > Exact{0} && *number < Exact{1}) {
    const std::string meant = decimal_or_fraction(*number * Exact{100});
    return refuse(why, help, fmt::format("{} is a fraction", text),
                  fmt::format("write {} for {}%", meant, meant));
  }
  if (*number < Exact{0} || *number > Exact{100})
    return refuse(why, help, fmt::format("{} is not from 0 to 100", text), "whole percentages from 0 to 100");
  if (!number->whole()) {
    const int64_t below = floor_of(*number);
    return refuse(why, help, fmt::format("{} is not a whole percentage", text),
                  fmt::format("whole percentages only: {} or {}", below, below + 1));
  }
  static_cast<WholePercent*>(out)->value = static_cast<int>(number->num());
  return true;
}

}  // namespace

const Scalar& scalar_of(const WholePercent*) {
  static const Scalar scalar{.name = "whole percentage",
                             .expects = "a whole percentage from 0 to 100 without a sign",
                             .pattern = "^(100|[1-9]?[0-9])$",
                             .json = Scalar::Json::number,
                             .read = read_percent,
                             .write = [](const void* in, std::string& out) {
                               out += std::to_string(static_cast<const WholePercent*>(in)->value);
                             }};
  return scalar;
}

}  // namespace payout
