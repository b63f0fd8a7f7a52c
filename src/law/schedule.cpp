#include "law/schedule.h"

#include <algorithm>
#include <optional>
#include <stdexcept>

namespace payout::law {
namespace {

/// An interval on which two schedules are both straight: from < x <= to, either end possibly absent.
struct Stretch {
  std::optional<Exact> from;
  std::optional<Exact> to;
  Piece a;
  Piece b;
};

/// Cuts the axis at the breakpoints of both schedules.
std::vector<Stretch> stretches(const std::vector<Piece>& a, const std::vector<Piece>& b) {
  std::vector<Stretch> out;
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

Piece difference(const Piece& a, const Piece& b) {
  return {{}, a.intercept - b.intercept, a.slope - b.slope};
}

/// Where a straight difference meets zero strictly inside the stretch.
std::optional<Exact> crossing(const Stretch& s, const Piece& d) {
  if (d.slope == Exact{0}) return std::nullopt;
  const Exact x = -d.intercept / d.slope;
  if ((s.from && x <= *s.from) || (s.to && x >= *s.to)) return std::nullopt;
  return x;
}

/// The sign of a straight difference that meets zero nowhere inside the stretch: +1, 0 or -1.
int sign_inside(const Stretch& s, const Piece& d) {
  const auto sign = [](Exact x) { return x > Exact{0} ? 1 : x < Exact{0} ? -1 : 0; };
  if (s.to && d.at(*s.to) != Exact{0}) return sign(d.at(*s.to));
  if (s.to) return -sign(d.slope);
  if (s.from && d.at(*s.from) != Exact{0}) return sign(d.at(*s.from));
  return s.from ? sign(d.slope) : sign(d.intercept);
}

Piece starting_at(std::optional<Exact> from, Piece p) {
  p.from = from.value_or(Exact{0});
  return p;
}

}  // namespace

/// Joins pieces in order, melting neighbours that are one line.
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
    const std::optional<Exact> from = i > 0 ? std::optional{in.from} : std::nullopt;
    const bool last = i + 1 == inner.pieces_.size();
    if (in.slope < Exact{0}) throw std::logic_error("a schedule was composed with a falling one");
    if (in.slope == Exact{0}) {
      out.add(from, {{}, at(in.intercept), 0});
      continue;
    }
    for (size_t j = 0; j < pieces_.size(); ++j) {
      const Piece& p = pieces_[j];
      std::optional<Exact> begin = from;
      if (j > 0)
        begin = std::max(from.value_or((p.from - in.intercept) / in.slope), (p.from - in.intercept) / in.slope);
      if (begin && !last && *begin >= inner.pieces_[i + 1].from) break;
      const bool over =
          begin && j + 1 < pieces_.size() && (pieces_[j + 1].from - in.intercept) / in.slope <= *begin;
      if (!over) out.add(begin, {{}, p.at(in.intercept), p.slope * in.slope});
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
  for (const Stretch& s : stretches(a.pieces_, b.pieces_))
    out.add(s.from, {{}, s.a.intercept + s.b.intercept, s.a.slope + s.b.slope});
  return out.done();
}

Schedule operator-(const Schedule& a, const Schedule& b) {
  return a + b.times(-1);
}

Schedule lesser(const Schedule& a, const Schedule& b) {
  Joiner out;
  for (const Stretch& s : stretches(a.pieces_, b.pieces_)) {
    const Piece d = difference(s.a, s.b);
    if (const std::optional<Exact> x = crossing(s, d)) {
      const bool a_first = d.slope > Exact{0};  // the difference is negative before the crossing
      out.add(s.from, a_first ? s.a : s.b);
      out.add(x, a_first ? s.b : s.a);
    } else {
      out.add(s.from, sign_inside(s, d) <= 0 ? s.a : s.b);
    }
  }
  return out.done();
}

Schedule greater(const Schedule& a, const Schedule& b) {
  return lesser(a.times(-1), b.times(-1)).times(-1);
}

}  // namespace payout::law
