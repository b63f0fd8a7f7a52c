#pragma once
// Put before every file of the copy that cpp.py makes. Each place that can be changed has a number; the one in
// PAYOUT_MUTANT is changed while the program runs, so that all of them need one build. With
// PAYOUT_MUTANTS_SEEN=FILE the numbers are added to FILE: where the change would have made a difference, and
// where it was come to at all.
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>

namespace mutant {

constexpr int most = 4000;
extern const int on;
extern unsigned char seen[most];  // 1: come to, 2: the change would have made a difference

template <class T>
inline const T& choose(int n, const T& original, const T& changed) {
  seen[n] = static_cast<unsigned char>(seen[n] | (original == changed ? 1U : 3U));
  return n == on ? changed : original;
}

// a < b is written a < less<17>{} < b, which binds as before.
template <int N>
struct Less {};
template <int N>
struct LessEqual {};
template <int N>
struct Greater {};
template <int N>
struct GreaterEqual {};
template <class T, template <int> class Op, int N>
struct Left {
  const T& value;
};

#define PAYOUT_MUTANT_COMPARISON(name, op, other)                             \
  template <class T, int N>                                                   \
  constexpr Left<T, name, N> operator op(const T& a, name<N>) {               \
    return {a};                                                               \
  }                                                                           \
  template <class T, int N, class U>                                          \
  constexpr bool operator op(Left<T, name, N> a, const U& b) {                \
    if (std::is_constant_evaluated()) return a.value op b;                    \
    return choose<bool>(N, a.value op b, a.value other b);                    \
  }                                                                           \
  template <class T, int N, class U> /* std::optional has one of its own */   \
  constexpr bool operator op(Left<T, name, N> a, const std::optional<U>& b) { \
    return choose<bool>(N, a.value op b, a.value other b);                    \
  }
PAYOUT_MUTANT_COMPARISON(Less, <, <=)
PAYOUT_MUTANT_COMPARISON(LessEqual, <=, <)
PAYOUT_MUTANT_COMPARISON(Greater, >, >=)
PAYOUT_MUTANT_COMPARISON(GreaterEqual, >=, >)
#undef PAYOUT_MUTANT_COMPARISON

/// `+ 1` and `- 1`, left out.
template <int N>
constexpr int one() {
  if (std::is_constant_evaluated()) return 1;
  return choose<int>(N, 1, 0);
}

/// Down to a whole number, changed to up.
template <int N, class X>
int64_t down(const X& x) {
  const int64_t whole = floor_of(x);
  return choose<int64_t>(N, whole, X{whole} == x ? whole : whole + 1);
}

/// Half up, changed to down.
template <int N, class X>
int64_t nearest(const X& x) {
  return choose<int64_t>(N, round_half_up(x), floor_of(x));
}
template <int N, class X>
auto cent(const X& x) {
  const auto amount = to_the_cent(x);
  using Money = std::remove_const_t<decltype(amount)>;
  if constexpr (requires { x.den; }) {
    return choose<Money>(N, amount, Money::cents(static_cast<int64_t>(x.num / x.den)));
  } else {
    return choose<Money>(N, amount, Money::cents(floor_of(x)));
  }
}
template <int N, class M, class X>
M cent(const M& of, const X& times) {
  return choose<M>(N, to_the_cent(of, times), M::cents(floor_of(of.exact() * times)));
}
/// Up, changed to half up.
template <int N, class X>
auto cent_above(const X& x) {
  return choose(N, up_to_the_cent(x), to_the_cent(x));
}

}  // namespace mutant
