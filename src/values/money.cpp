#include "values/money.h"

#include <array>
#include <cstring>

#include "values/number_text.h"

namespace payout {

/// "00" to "99", one after the other.
static constexpr std::array<char, 200> two_digits = [] {
  std::array<char, 200> text{};
  for (size_t i = 0; i < 100; ++i) {
    text[2 * i] = static_cast<char>('0' + i / 10);
    text[2 * i + 1] = static_cast<char>('0' + i % 10);
  }
  return text;
}();

void append_plain(std::string& out, Money amount) {
  const int64_t cents = amount.in_cents();
  auto rest = static_cast<uint64_t>(cents < 0 ? -cents : cents);
  std::array<char, 24> text;  // NOLINT: filled from its end
  size_t at = text.size();
  const auto two = [&] {
    at -= 2;
    std::memcpy(&text[at], &two_digits[2 * (rest % 100)], 2);
    rest /= 100;
  };
  two();
  text[--at] = '.';
  while (rest >= 10) two();
  if (rest != 0 || text[at] == '.') text[--at] = static_cast<char>('0' + rest);
  if (cents < 0) text[--at] = '-';
  out.append(text.data() + at, text.size() - at);
}

std::string plain(Money amount) {
  std::string out;
  append_plain(out, amount);
  return out;
}

static std::string with_commas(std::string digits, size_t end) {
  const size_t start = digits.starts_with('-') ? 1 : 0;
  for (size_t at = end; at > start + 3; at -= 3) digits.insert(at - 3, 1, ',');
  return digits;
}

std::string grouped(Money amount) {
  std::string digits = plain(amount);
  const size_t point = digits.size() - 3;
  return with_commas(std::move(digits), point);
}

std::string grouped(int64_t whole) {
  std::string digits = std::to_string(whole);
  const size_t end = digits.size();
  return with_commas(std::move(digits), end);
}

std::optional<Money> parse_money(std::string_view text) {
  const auto value = parse_scaled(text, 2);
  if (!value) return std::nullopt;
  return Money::cents(*value);
}

}  // namespace payout
