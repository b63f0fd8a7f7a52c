#include "values/number_text.h"

#include <charconv>

namespace payout {

/// The digits of a plain decimal as one whole number, and how many of them stood behind the point.
static bool read_digits(std::string_view text, int decimals, int64_t& number, int& behind) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const std::string_view part = point == text.npos ? std::string_view{} : text.substr(point + 1);
  if (whole.empty() || whole.size() > 15 || (whole.size() > 1 && whole[0] == '0')) return false;
  if (point != text.npos && (part.empty() || part.size() > static_cast<size_t>(decimals))) return false;
  if (whole.size() + part.size() > 18) return false;  // 18 digits always fit 64 bits
  number = 0;
  for (const char c : whole) {
    if (c < '0' || c > '9') return false;
    number = number * 10 + (c - '0');
  }
  for (const char c : part) {
    if (c < '0' || c > '9') return false;
    number = number * 10 + (c - '0');
  }
  if (negative) number = -number;
  behind = static_cast<int>(part.size());
  return true;
}

static int64_t power_of_ten(int n) {
  int64_t power = 1;
  while (n-- > 0) power *= 10;
  return power;
}

std::optional<Exact> parse_decimal(std::string_view text, int decimals) {
  int64_t number = 0;
  int behind = 0;
  if (!read_digits(text, decimals, number, behind)) return std::nullopt;
  return Exact::fraction(number, power_of_ten(behind));
}

std::optional<int64_t> parse_scaled(std::string_view text, int decimals) {
  int64_t number = 0;
  int behind = 0;
  if (!read_digits(text, decimals, number, behind)) return std::nullopt;
  const Wide scaled = Wide{number} * power_of_ten(decimals - behind);
  if (scaled > INT64_MAX || scaled < -INT64_MAX) return std::nullopt;
  return static_cast<int64_t>(scaled);
}

std::optional<int64_t> parse_whole(std::string_view text) {
  const auto value = parse_decimal(text, 0);
  if (!value || !value->whole()) return std::nullopt;
  return value->num();
}

std::string decimal(Exact x, int places) {
  int64_t scale = 1;
  for (int i = 0; i < places; ++i) scale *= 10;
  const int64_t scaled = round_half_up(x * Exact{scale});
  const int64_t magnitude = scaled < 0 ? -scaled : scaled;
  std::string out = scaled < 0 ? "-" : "";
  out += std::to_string(magnitude / scale);
  if (places == 0) return out;
  const std::string part = std::to_string(magnitude % scale);
  return out + '.' + std::string(static_cast<size_t>(places) - part.size(), '0') + part;
}

std::string decimal_or_fraction(Exact x, int most) {
  int64_t scale = 1;
  for (int places = 0; places <= most; ++places, scale *= 10) {
    if (scale % x.den() == 0) return decimal(x, places);
  }
  return std::to_string(x.num()) + '/' + std::to_string(x.den());
}

}  // namespace payout
