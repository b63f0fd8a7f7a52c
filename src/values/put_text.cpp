#include "values/put_text.h"

#include <array>
#include <cstring>

namespace payout {
namespace {

/// "00" to "99", one after the other.
constexpr std::array<char, 200> two_digits = [] {
  std::array<char, 200> text{};
  for (size_t i = 0; i < 100; ++i) {
    text[2 * i] = static_cast<char>('0' + i / 10);
    text[2 * i + 1] = static_cast<char>('0' + i % 10);
  }
  return text;
}();

void put_two(char* at, uint64_t n) {
  std::memcpy(at, &two_digits[2 * n], 2);
}

/// What is written from its end on, in room from which `most_put` bytes can always be taken.
struct Backwards {
  std::array<char, 2 * most_put> text;  // NOLINT: filled from the middle to the front
  char* at = text.data() + most_put;

  void two(uint64_t n) { put_two(at -= 2, n); }
  void one(char c) { *--at = c; }
  void digits(uint64_t n) {
    for (; n >= 100; n /= 100) two(n % 100);
    if (n >= 10) return two(n);
    one(static_cast<char>('0' + n));
  }
  char* copy_to(char* to) const {
    std::memcpy(to, at, most_put);
    return to + (text.data() + most_put - at);
  }
};

uint64_t size_of(int64_t n) {
  return n < 0 ? uint64_t{0} - static_cast<uint64_t>(n) : static_cast<uint64_t>(n);
}

}  // namespace

char* put_whole(char* at, int64_t n) {
  Backwards text;
  text.digits(size_of(n));
  if (n < 0) text.one('-');
  return text.copy_to(at);
}

char* put_plain(char* at, Money amount) {
  Backwards text;
  const uint64_t size = size_of(amount.in_cents());
  text.two(size % 100);
  text.one('.');
  text.digits(size / 100);
  if (amount < Money{}) text.one('-');
  return text.copy_to(at);
}

char* put_date(char* at, Date d) {
  const std::chrono::year_month_day ymd = d.ymd();
  const auto year = static_cast<unsigned>(static_cast<int>(ymd.year()));
  put_two(at, year / 100), put_two(at + 2, year % 100);
  at[4] = '-';
  put_two(at + 5, static_cast<unsigned>(ymd.month()));
  at[7] = '-';
  put_two(at + 8, static_cast<unsigned>(ymd.day()));
  return at + 10;
}

}  // namespace payout
