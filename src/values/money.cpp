#include "values/money.h"

#include <array>

#include "values/number_text.h"

namespace payout {

void append_plain(std::string& out, Money amount) {
  const int64_t cents = amount.in_cents();
  auto rest = static_cast<uint64_t>(cents < 0 ? -cents : cents);
  std::array<char, 24> text;  // NOLINT: filled from its end
  size_t at = text.size();
  const auto digit = [&] { text[--at] = static_cast<char>('0' + rest % 10), rest /= 10; };
  digit(), digit();
  text[--at] = '.';
  do digit();
  while (rest != 0);
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
