#pragma once
#include <compare>
#include <cstdint>
#include <numeric>
#include <stdexcept>

namespace payout {

__extension__ using Wide = __int128;

/// Thrown when a number leaves 64 bits. Amounts of ninety thousand million dollars fit with room to spare, so
/// this means an input that nobody meant; `main` reports it as such.
struct Overflow : std::overflow_error {
  Overflow() : std::overflow_error("a number in the computation is too large to be kept exactly") {}
  using std::overflow_error::overflow_error;
};

// Out of line: what never happens must not keep what always happens from being inlined.
[[noreturn]] void throw_overflow();
[[noreturn]] void throw_division_by_zero();

constexpr int64_t sum_of(int64_t a, int64_t b) {
  int64_t sum = 0;
  if (__builtin_add_overflow(a, b, &sum) || sum == INT64_MIN) throw_overflow();
  return sum;
}
constexpr int64_t product_of(int64_t a, int64_t b) {
  int64_t product = 0;
  if (__builtin_mul_overflow(a, b, &product) || product == INT64_MIN) throw_overflow();
  return product;
}

/// An exact fraction in lowest terms, denominator positive. The one number type of the arithmetic: rates,
/// shares of a year, unrounded amounts in cents. It never rounds; rounding happens in `round_half_up` and its
/// sisters only.
class Exact {
 public:
  constexpr Exact() = default;
  constexpr Exact(int64_t whole) : num_(whole) {}  // NOLINT: whole numbers are exact, the conversion is meant
  static constexpr Exact fraction(int64_t num, int64_t den) { return reduced(num, den); }

  constexpr int64_t num() const { return num_; }
  constexpr int64_t den() const { return den_; }
  constexpr bool whole() const { return den_ == 1; }

  friend constexpr Exact operator+(Exact a, Exact b) {
    if (a.den_ == 1 && b.den_ == 1) return raw(sum_of(a.num_, b.num_), 1);
    if (a.num_ == 0) return b;
    if (b.num_ == 0) return a;
    if (a.den_ == b.den_) return reduced(Wide{a.num_} + b.num_, a.den_);
    return reduced(Wide{a.num_} * b.den_ + Wide{b.num_} * a.den_, Wide{a.den_} * b.den_);
  }
  friend constexpr Exact operator-(Exact a) { return raw(-a.num_, a.den_); }
  friend constexpr Exact operator-(Exact a, Exact b) { return a + -b; }
  friend constexpr Exact operator*(Exact a, Exact b) {
    if (a.den_ == 1 && b.den_ == 1) return raw(product_of(a.num_, b.num_), 1);
    return reduced(Wide{a.num_} * b.num_, Wide{a.den_} * b.den_);
  }
  friend constexpr Exact operator/(Exact a, Exact b) {
    if (b.num_ == 0) throw_division_by_zero();
    const Wide sign = b.num_ < 0 ? -1 : 1;
    return reduced(sign * a.num_ * b.den_, sign * a.den_ * b.num_);
  }
  constexpr Exact& operator+=(Exact b) { return *this = *this + b; }
  constexpr Exact& operator-=(Exact b) { return *this = *this - b; }
  friend constexpr bool operator==(Exact a, Exact b) = default;
  friend constexpr std::strong_ordering operator<=>(Exact a, Exact b) {
    if (a.den_ == b.den_) return a.num_ <=> b.num_;
    return Wide{a.num_} * b.den_ <=> Wide{b.num_} * a.den_;
  }

 private:
  static constexpr Exact raw(int64_t num, int64_t den) {
    Exact e;
    e.num_ = num;
    e.den_ = den;
    return e;
  }
  static constexpr Exact reduced(Wide num, Wide den) {
    // Nearly always both fit 64 bits, where division is many times cheaper.
    const auto n = static_cast<int64_t>(num), d = static_cast<int64_t>(den);
    if (n != num || d != den || n == INT64_MIN) return reduced_from_wide(num, den);
    if (d == 1) return raw(n, 1);
    const int64_t whole = n / d, rest = n - whole * d;
    if (rest == 0) return raw(whole, 1);
    // Denominators are small: one division brings the numerator down to their size.
    const int64_t common = std::gcd(rest, d);
    return common == 1 ? raw(n, d) : raw(n / common, d / common);
  }
  static Exact reduced_from_wide(Wide num, Wide den);

  int64_t num_ = 0;
  int64_t den_ = 1;
};

static_assert(Exact::fraction(6, 4) == Exact::fraction(3, 2));
static_assert(Exact::fraction(1, 3) + Exact::fraction(1, 6) == Exact::fraction(1, 2));
static_assert(Exact::fraction(-1, 2) < Exact{0});

/// The greatest whole number not above `x`.
constexpr int64_t floor_of(Exact x) {
  const int64_t q = x.num() / x.den();
  return x.num() % x.den() < 0 ? q - 1 : q;
}

/// The nearest whole number to num/den, a half away from zero: "half up" of every amount that is owed.
constexpr int64_t round_half_up(Wide num, int64_t den) {
  const Wide size = num < 0 ? -num : num;
  constexpr int64_t narrow = INT64_MAX / 4;  // twice the fraction fits 64 bits, where division is cheap
  if (size < narrow && den < narrow) {
    const int64_t rounded = (static_cast<int64_t>(size) * 2 + den) / (den * 2);
    return num < 0 ? -rounded : rounded;
  }
  const Wide rounded = (size * 2 + den) / (Wide{den} * 2);
  if (rounded > INT64_MAX) throw_overflow();
  return num < 0 ? -static_cast<int64_t>(rounded) : static_cast<int64_t>(rounded);
}
constexpr int64_t round_half_up(Exact x) {
  return x.whole() ? x.num() : round_half_up(Wide{x.num()}, x.den());
}

static_assert(round_half_up(Exact::fraction(5, 2)) == 3 && round_half_up(Exact::fraction(-5, 2)) == -3);
static_assert(floor_of(Exact::fraction(-1, 2)) == -1);

}  // namespace payout
