#include "law/schedule.h"

#include <algorithm>
#include <optional>
#include <stdexcept>

namespace payout::law {
namespace {

/// An interval on which two schedules are both straight: from < x <= to, either end possibly absent.
struct Segment {
  std::optional<Exact> from;
  std::optional<Exact> to;
  Piece a;
  Piece b;
};

/// Cuts the axis at the breakpoints of both schedules.
std::vector<Segment> stretches(const std::vector<Piece>& a, const std::vector<Piece>& b) {
  std::vector<Segment> out;
  std::optional<Exact> from;
  for (size_t i = 0, j = 0;;) {
    const std::optional<Exact> next_a = i + 1 < a.size() ? std::optional{a[i + 1].from} : std::nullopt;
    const std::optional<Exact> next_b = j + 1 < b.size() ? std::optional{b[j + 1].from} : std::nullopt;
    const std::optional<Exact> to = !next_b || (next_a && *next_a <= *next_b) ? next_a : next_b;
    out.push_back({from, to, a[i], b[j]});
    if (!to) return out;
    if (next_a == to) ++i;
    if (next_b == to) ++j;
    from = to;
  }
}

enum class Lower { a, b, a_then_b, b_then_a };

/// Which of two straight lines is the lower on a segment, and from where the other one is.
struct Comparison {
  Lower lower = Lower::a;
  Exact crossing = {};
};
Comparison compare(const Segment& s) {
  const Exact intercept = s.a.intercept - s.b.intercept;
  const Exact slope = s.a.slope - s.b.slope;
  if (slope == Exact{0}) return {intercept <= Exact{0} ? Lower::a : Lower::b, {}};
  const Exact x = -intercept / slope;
  const bool a_below_before = slope > Exact{0};
  if (s.to && x >= *s.to) return {a_below_before ? Lower::a : Lower::b, {}};
  if (s.from && x <= *s.from) return {a_below_before ? Lower::b : Lower::a, {}};
  return {a_below_before ? Lower::a_then_b : Lower::b_then_a, x};
}

/// A value without the small denominators that products of two slopes would carry along. Cents.
Exact to_a_thousandth(Exact cents) {
  return Exact::fraction(round_half_up(cents * 1000), 1000);
}

constexpr int64_t chord = 50'00;  // cents

Piece starting_at(std::optional<Exact> from, Piece p) {
  p.from = from.value_or(Exact{0});
  return p;
}

}  // namespace

/// Joins pieces in order, melting neighbors that are one line.
class Joiner {
 public:
  Joiner() { schedule_.pieces_.clear(); }
  void add(std::optional<Exact> from, const Piece& p) { schedule_.append(starting_at(from, p)); }
  Schedule done() const { return schedule_; }

 private:
  Schedule schedule_;
};

void Schedule::append(Piece piece) {
  if (!pieces_.empty() && pieces_.back().slope == piece.slope && pieces_.back().intercept == piece.intercept)
    return;
  if (pieces_.empty()) piece.from = Exact{0};
  pieces_.push_back(piece);
}

Schedule Schedule::line(Exact intercept, Exact slope) {
  Schedule s;
  s.pieces_ = {{{}, intercept, slope}};
  return s;
}

Schedule Schedule::marginal(const Brackets& brackets) {
  Schedule s;
  Piece p;
  for (const Bracket& b : brackets) {
    p.from = b.over.exact();
    p.intercept -= (b.rate - p.slope) * p.from;
    p.slope = b.rate;
    s.append(p);
  }
  return s;
}

Schedule Schedule::staircase(Exact start, Exact step, Exact rise, int count) {
  Schedule s;
  for (int i = 0; i < count; ++i) s.append({start + step * i, rise * (i + 1), 0});
  return s;
}

const Piece& Schedule::piece_at(Exact x) const {
  const auto starts_below = [&](const Piece& p) { return p.from < x; };
  const auto first_beyond = std::partition_point(pieces_.begin() + 1, pieces_.end(), starts_below);
  return *(first_beyond - 1);
}

Schedule Schedule::after(const Schedule& inner) const {
  Joiner out;
  for (size_t i = 0; i < inner.pieces_.size(); ++i) {
    const Piece& in = inner.pieces_[i];
    if (in.slope < Exact{0}) throw std::logic_error("a schedule was composed with a falling one");
    const std::optional<Exact> from = i > 0 ? std::optional{in.from} : std::nullopt;
    const bool last = i + 1 == inner.pieces_.size();
    if (in.slope == Exact{0}) {
      out.add(from, {{}, at(in.intercept), 0});
      continue;
    }
    const auto reaches = [&](const Piece& p) { return (p.from - in.intercept) / in.slope; };
    for (size_t j = 0; j < pieces_.size(); ++j) {
      const bool ends_before = from && j + 1 < pieces_.size() && reaches(pieces_[j + 1]) <= *from;
      if (ends_before) continue;
      std::optional<Exact> begin = from;
      if (j > 0) begin = from ? std::max(*from, reaches(pieces_[j])) : reaches(pieces_[j]);
      if (begin && !last && *begin >= inner.pieces_[i + 1].from) break;
      out.add(begin, {{}, pieces_[j].at(in.intercept), pieces_[j].slope * in.slope});
    }
  }
  return out.done();
}

Schedule Schedule::times(Exact factor) const {
  Schedule s = *this;
  for (Piece& p : s.pieces_) {
    p.intercept = p.intercept * factor;
    p.slope = p.slope * factor;
  }
  return s;
}

Schedule operator+(const Schedule& a, const Schedule& b) {
  Joiner out;
  for (const Segment& s : stretches(a.pieces_, b.pieces_))
    out.add(s.from, {{}, s.a.intercept + s.b.intercept, s.a.slope + s.b.slope});
  return out.done();
}

Schedule operator-(const Schedule& a, const Schedule& b) {
  return a + b.times(-1);
}

Schedule lesser(const Schedule& a, const Schedule& b) {
  Joiner out;
  for (const Segment& s : stretches(a.pieces_, b.pieces_)) {
    const Comparison c = compare(s);
    const bool a_first = c.lower == Lower::a || c.lower == Lower::a_then_b;
    out.add(s.from, a_first ? s.a : s.b);
    if (c.lower == Lower::a_then_b) out.add(c.crossing, s.b);
    if (c.lower == Lower::b_then_a) out.add(c.crossing, s.a);
  }
  return out.done();
}

/// The product of two sloping lines on a segment with two ends, chord by chord.
static void add_chords(Joiner& out, const Segment& s) {
  if (!s.from || !s.to) throw std::logic_error("two schedules that slope without end were multiplied");
  const auto at = [&](Exact x) { return to_a_thousandth(s.a.at(x) * s.b.at(x)); };
  for (Exact begin = *s.from; begin < *s.to; begin += Exact{chord}) {
    const Exact end = std::min(begin + Exact{chord}, *s.to);
    const Exact slope = (at(end) - at(begin)) / (end - begin);
    out.add(begin, {{}, at(begin) - slope * begin, slope});
  }
}

Schedule product(const Schedule& a, const Schedule& b) {
  Joiner out;
  for (const Segment& s : stretches(a.pieces_, b.pieces_)) {
    if (s.a.slope == Exact{0})
      out.add(s.from, {{}, s.a.intercept * s.b.intercept, s.a.intercept * s.b.slope});
    else if (s.b.slope == Exact{0})
      out.add(s.from, {{}, s.b.intercept * s.a.intercept, s.b.intercept * s.a.slope});
    else
      add_chords(out, s);
  }
  return out.done();
}

Schedule greater(const Schedule& a, const Schedule& b) {
  return lesser(a.times(-1), b.times(-1)).times(-1);
}

}  // namespace payout::law
