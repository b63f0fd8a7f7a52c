#include "values/number_text.h"

#include <fmt/format.h>

#include <array>
#include <charconv>

#include "values/money.h"

namespace payout {

/// The digits of a plain decimal as one whole number, and how many of them stood behind the point. At most
/// fifteen before it and eighteen in all, which always fit 64 bits.
static bool read_digits(std::string_view text, int decimals, int64_t& number, int& behind) {
  const char* at = text.data();
  const char* const end = at + text.size();
  const bool negative = at != end && *at == '-';
  if (negative) ++at;
  const char* const first = at;
  uint64_t value = 0;  // of more than eighteen digits it may be any number: they are refused
  const auto take_digits = [&] {
    for (; at != end && static_cast<unsigned char>(*at - '0') < 10; ++at)
      value = value * 10 + static_cast<unsigned char>(*at - '0');
  };
  take_digits();
  const auto whole = at - first;
  if (whole == 0 || whole > 15 || (whole > 1 && *first == '0')) return false;
  behind = 0;
  if (at != end) {
    if (*at++ != '.') return false;
    const char* const part = at;
    take_digits();
    if (at != end || at == part || at - part > decimals || whole + (at - part) > 18) return false;
    behind = static_cast<int>(at - part);
  }
  number = negative ? -static_cast<int64_t>(value) : static_cast<int64_t>(value);
  return true;
}

static int64_t power_of_ten(int n) {
  static constexpr std::array<int64_t, 19> powers = [] {
    std::array<int64_t, 19> p{1};
    for (size_t i = 1; i < p.size(); ++i) p[i] = p[i - 1] * 10;
    return p;
  }();
  return powers[static_cast<size_t>(n)];
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

std::string with_fraction_of_cent(Exact cents) {
  constexpr int64_t written = 10000;  // the greatest denominator that anybody writes out
  const int64_t whole = floor_of(cents);
  const Exact rest = cents - Exact{whole};
  if (rest == Exact{0} || rest.den() > written || cents < Exact{0}) return grouped(to_the_cent(cents));
  std::string out = grouped(Money::cents(whole));
  for (int places = 1, scale = 10; scale <= written; ++places, scale *= 10) {
    if (scale % rest.den() == 0) return out + decimal(rest, places).substr(2);
  }
  return out + fmt::format(" {}/{}", rest.num(), rest.den());
}

}  // namespace payout
