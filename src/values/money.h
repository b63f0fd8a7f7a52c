#pragma once
#include <compare>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>

#include "values/exact.h"

namespace payout {

/// US dollars in whole cents. There is no way in from a bare number: `Money::cents`, `Money::dollars` or
/// parsing.
class Money {
 public:
  constexpr Money() = default;
  static constexpr Money cents(std::same_as<int64_t> auto n) { return Money{n}; }
  static constexpr Money dollars(int64_t n) { return Money{product_of(n, 100)}; }

  constexpr int64_t in_cents() const { return cents_; }
  constexpr Exact exact() const { return Exact{cents_}; }

  friend constexpr Money operator+(Money a, Money b) { return Money{sum_of(a.cents_, b.cents_)}; }
  friend constexpr Money operator-(Money a, Money b) { return Money{sum_of(a.cents_, -b.cents_)}; }
  friend constexpr Money operator-(Money a) { return Money{-a.cents_}; }
  template <std::integral N>
  friend constexpr Money operator*(N n, Money a) {
    return Money{product_of(static_cast<int64_t>(n), a.cents_)};
  }
  constexpr Money& operator+=(Money b) { return *this = *this + b; }
  constexpr Money& operator-=(Money b) { return *this = *this - b; }
  friend constexpr auto operator<=>(Money, Money) = default;

 private:
  explicit constexpr Money(int64_t c) : cents_(c) {}
  int64_t cents_ = 0;
};

// 2.5 * money must not compile: it would answer two dollars for two and a half.
template <class A, class B>
concept Multiplies = requires(A a, B b) {
  a* b;
};
static_assert(Multiplies<int, Money> && !Multiplies<double, Money> && !Multiplies<Money, Money>);

/// The one place where an exact amount in cents becomes money: half a cent goes up (away from zero).
constexpr Money to_the_cent(Exact cents) {
  return Money::cents(round_half_up(cents));
}

/// `amount` times a fraction, to the cent: the same as going through `Exact`, without bringing a product to
/// lowest terms that is rounded at once.
constexpr Money to_the_cent(Money amount, Exact times) {
  return Money::cents(round_half_up(Wide{amount.in_cents()} * times.num(), times.den()));
}
/// The part of `amount` that `part` is of `whole`, to the cent. Precondition: `whole` is not zero.
constexpr Money proportion(Money amount, Money part, Money whole) {
  const int64_t sign = whole < Money{} ? -1 : 1;
  return Money::cents(round_half_up(Wide{amount.in_cents()} * part.in_cents() * sign, sign * whole.in_cents()));
}

/// Rounds any part of a cent up; only for a term or reading that says so.
constexpr Money up_to_the_cent(Exact cents) {
  return Money::cents(-floor_of(-cents));
}

/// "726000.00": what JSON, CSV and `expect:` hold.
std::string plain(Money amount);
void append_plain(std::string& out, Money amount);
/// "726,000.00": what people read.
std::string grouped(Money amount);
/// Groups thousands of a whole number: "61,000".
std::string grouped(int64_t whole);

/// Reads "240000", "240000.5", "-12.34". No grouping, currency sign, exponent or third decimal.
std::optional<Money> parse_money(std::string_view text);

}  // namespace payout
