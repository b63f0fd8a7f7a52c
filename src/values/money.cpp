#include "values/money.h"

#include <array>

#include "values/number_text.h"
#include "values/put_text.h"

namespace payout {

void append_plain(std::string& out, Money amount) {
  std::array<char, most_put> text;  // NOLINT: written at once
  out.append(text.data(), static_cast<size_t>(put_plain(text.data(), amount) - text.data()));
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
