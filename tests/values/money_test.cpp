#include "values/money.h"

#include <cstdint>
#include <numeric>

#include "catch.h"
#include "values/number_text.h"

using namespace payout;

TEST_CASE("Fractions are exact, and kept in lowest terms", "[values][property]") {
  size_t wrong = 0;
  for (int64_t a = -12; a <= 12; ++a) {
    for (int64_t b = 1; b <= 12; ++b) {
      for (int64_t c = -12; c <= 12; ++c) {
        for (int64_t d = 1; d <= 12; ++d) {
          const Exact x = Exact::fraction(a, b), y = Exact::fraction(c, d);
          const Exact sum = x + y, product = x * y;
          // a/b + c/d = (ad + cb)/bd, whatever the terms; a denominator stays positive.
          wrong += sum.num() * (b * d) == (a * d + c * b) * sum.den() && sum.den() > 0 ? 0 : 1;
          wrong += product.num() * (b * d) == a * c * product.den() && product.den() > 0 ? 0 : 1;
          wrong += std::gcd(sum.num(), sum.den()) == 1 && std::gcd(product.num(), product.den()) == 1 ? 0 : 1;
          if (c != 0) wrong += x / y * y == x ? 0 : 1;
          wrong += (x < y) == (a * d < c * b) ? 0 : 1;
        }
      }
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("A number that leaves 64 bits is an error and not another number", "[values]") {
  const Exact most{INT64_MAX};
  CHECK_THROWS_AS(most + Exact{1}, Overflow);
  CHECK_THROWS_AS(-most - Exact{1}, Overflow);  // the most negative number has no opposite
  CHECK_THROWS_AS(most * Exact{2}, Overflow);
  CHECK_THROWS_AS(Exact::fraction(1, INT64_MAX) * Exact::fraction(1, 3), Overflow);
  CHECK_THROWS_AS(Money::cents(INT64_MAX) + Money::cents(int64_t{1}), Overflow);
  CHECK_THROWS_AS(2 * Money::cents(INT64_MAX), Overflow);
  CHECK_THROWS_AS(to_the_cent(Money::cents(INT64_MAX), Exact{3}), Overflow);
  CHECK_THROWS_AS(Exact{1} / Exact{0}, std::domain_error);
  // What passes through more than 64 bits and comes back is no error: (max / 3) x 3.
  CHECK(Exact::fraction(INT64_MAX, 3) * Exact{3} == most);
}

TEST_CASE("Half a cent goes away from zero, less than half toward it", "[values]") {
  const auto rounded = [](int64_t num, int64_t den) { return round_half_up(Exact::fraction(num, den)); };
  CHECK(rounded(5, 2) == 3);
  CHECK(rounded(-5, 2) == -3);
  CHECK(rounded(249, 100) == 2);
  CHECK(rounded(-249, 100) == -2);
  // 0.10 x 12.5 % = 0.0125: a cent; 0.12 x 12.5 % = 0.015: two.
  CHECK(to_the_cent(Money::cents(int64_t{10}), Exact::fraction(1, 8)) == Money::cents(int64_t{1}));
  CHECK(to_the_cent(Money::cents(int64_t{12}), Exact::fraction(1, 8)) == Money::cents(int64_t{2}));
  // A third of a dollar, and a third of a debt of one.
  CHECK(proportion(Money::dollars(1), Money::dollars(1), Money::dollars(3)) == Money::cents(int64_t{33}));
  CHECK(proportion(Money::dollars(1), Money::dollars(1), Money::dollars(-3)) == Money::cents(int64_t{-33}));
  CHECK(up_to_the_cent(Exact::fraction(1, 100)) == Money::cents(int64_t{1}));
}

TEST_CASE("Amounts are read back as they are written", "[values][property]") {
  size_t wrong = 0;
  for (int64_t cents = -100'050; cents <= 100'050; ++cents) {
    const auto again = parse_money(plain(Money::cents(cents)));
    wrong += again && again->in_cents() == cents ? 0 : 1;
  }
  CHECK(wrong == 0);
  const auto text = [](int64_t cents) { return plain(Money::cents(cents)); };
  CHECK(text(0) == "0.00");
  CHECK(text(7) == "0.07");
  CHECK(text(70) == "0.70");
  CHECK(text(-7) == "-0.07");
  CHECK(text(100) == "1.00");
  CHECK(text(1'000'000) == "10000.00");
  CHECK(text(INT64_MAX) == "92233720368547758.07");
  CHECK(grouped(Money::cents(int64_t{-123'456'789})) == "-1,234,567.89");
  CHECK(grouped(Money::cents(int64_t{99'999})) == "999.99");
}

TEST_CASE("Numbers that are no plain decimals are refused", "[values]") {
  for (const char* text : {"", "-", ".5", "5.", "1.234", "1,000", "1e3", "0x10", "010", "+1", " 1", "1 ", "--1",
                           "1.2.3", "1234567890123456", "12345678901234567890"}) {
    INFO(text);
    CHECK(!parse_money(text));
  }
  CHECK(parse_money("-12.3")->in_cents() == -1230);
  CHECK(parse_money("123456789012345.67")->in_cents() == 12'345'678'901'234'567);
  CHECK(*parse_decimal("12.50", 4) == Exact::fraction(25, 2));
  CHECK(!parse_decimal("0.12345", 4));
}
