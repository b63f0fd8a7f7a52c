#pragma once
#include <vector>

#include "values/exact.h"
#include "values/money.h"

namespace payout::law {

/// The part of a base above `over` is taxed at `rate`, up to the next bracket.
struct Bracket {
  Money over = {};
  Exact rate = {};
  bool operator==(const Bracket&) const = default;
};
using Brackets = std::vector<Bracket>;

/// A straight stretch, y = intercept + slope * x, for from < x <= the next piece's `from`. Everything in cents.
struct Piece {
  Exact from = {};  ///< of no meaning in the first piece, which reaches down without end
  Exact intercept = {};
  Exact slope = {};
  constexpr Exact at(Exact x) const { return intercept + slope * x; }
  bool operator==(const Piece&) const = default;
};

/// A tax, deduction or phase-out as an exact piecewise straight function of an amount in cents. It may jump: at
/// the jump itself the value is the one from below, which is how "or fraction thereof" reads. Pieces keep an
/// intercept rather than a starting value, so denominators grow with the rates only, never with the
/// breakpoints.
class Schedule {
 public:
  Schedule() : pieces_{Piece{}} {}  ///< zero everywhere
  static Schedule line(Exact intercept, Exact slope);
  static Schedule level(Exact cents) { return line(cents, 0); }
  /// Marginal rates; zero below the first bracket.
  static Schedule marginal(const Brackets& brackets);
  /// Rises by `rise` at every `step` begun above `start`, at most `count` times.
  static Schedule staircase(Exact start, Exact step, Exact rise, int count);
  /// One above `start`, zero up to it.
  static Schedule step_above(Exact start) { return staircase(start, 1, 1, 1); }

  Exact at(Exact x) const { return piece_at(x).at(x); }
  const Piece& piece_at(Exact x) const;
  const std::vector<Piece>& pieces() const { return pieces_; }

  /// x -> this(inner(x)); `inner` may nowhere fall except by a jump.
  Schedule after(const Schedule& inner) const;
  Schedule times(Exact factor) const;
  friend Schedule operator+(const Schedule& a, const Schedule& b);
  friend Schedule operator-(const Schedule& a, const Schedule& b);
  friend Schedule lesser(const Schedule& a, const Schedule& b);
  friend Schedule greater(const Schedule& a, const Schedule& b);
  /// a times b, where on every stretch at least one of the two is level. Where both slope (a recapture phased
  /// in while a bracket is still crossed), chords of 50 dollars stand for the curve: less than a tenth of a
  /// cent off.
  friend Schedule product(const Schedule& a, const Schedule& b);
  bool operator==(const Schedule&) const = default;

 private:
  void append(Piece piece);
  friend class Joiner;
  std::vector<Piece> pieces_;
};

}  // namespace payout::law
