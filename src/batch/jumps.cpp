#include "batch/jumps.h"

#include <algorithm>
#include <atomic>
#include <cmath>

#include "values/parallel.h"

namespace payout {
namespace {

using Value = std::optional<Exact>;

Exact size_of(Exact x) {
  return x < Exact{} ? -x : x;
}

/// Five times the usual step around it, and no less than `least`; `around` holds the sizes of those steps.
bool stands_out(Exact step, std::vector<Exact> around, Exact least) {
  if (size_of(step) < least) return false;
  if (around.empty()) return true;
  const auto middle = around.begin() + static_cast<ptrdiff_t>(around.size() / 2);
  std::nth_element(around.begin(), middle, around.end());
  return size_of(step) > Exact{5} * *middle;
}

int64_t steps_of(const JumpSearch& s, Exact from, Exact to) {
  return floor_of((to - from) / s.quantum);
}

bool looks_at_every_one(const JumpSearch& s, const std::vector<Exact>& points) {
  return s.every_one || steps_of(s, points.front(), points.back()) <= static_cast<int64_t>(s.every_up_to);
}

using Searches = std::span<const JumpSearch>;

/// Calls `f(index, search)` for each index below `count`, a portion at a time, each thread with a search of its
/// own.
template <class F>
void with_each(Searches searches, size_t count, F&& f) {
  constexpr size_t portion = 32;
  const auto jobs = static_cast<unsigned>(searches.size());
  in_parallel((count + portion - 1) / portion, jobs, [&](size_t number, unsigned worker) {
    const size_t end = std::min(count, (number + 1) * portion);
    for (size_t i = number * portion; i < end; ++i) f(i, searches[worker]);
  });
}

/// Every input of a range, one by one.
std::vector<Jump> one_by_one(Searches searches, Exact from, int64_t steps) {
  const JumpSearch& s = searches.front();
  std::vector<Value> values(static_cast<size_t>(steps) + 1);
  with_each(searches, values.size(), [&](size_t i, const JumpSearch& search) {
    values[i] = search.at(from + s.quantum * Exact{static_cast<int64_t>(i)}).value;
  });
  std::vector<Jump> out;
  for (int64_t i = 0; i < steps; ++i) {
    const Value &a = values[static_cast<size_t>(i)], &b = values[static_cast<size_t>(i) + 1];
    bool jump = a.has_value() != b.has_value();
    if (a && b && size_of(*b - *a) >= s.least) {
      std::vector<Exact> around;
      for (int64_t k = std::max<int64_t>(0, i - 7); k < std::min(steps, i + 8); ++k) {
        const Value &x = values[static_cast<size_t>(k)], &y = values[static_cast<size_t>(k) + 1];
        if (k != i && x && y) around.push_back(size_of(*y - *x));
      }
      jump = stands_out(*b - *a, std::move(around), s.least);
    }
    if (jump) out.push_back({from + s.quantum * Exact{i}, from + s.quantum * Exact{i + 1}});
  }
  return out;
}

/// One stretch between two places, halved as often as it needs.
struct Halving {
  const JumpSearch& s;
  JumpsFound& out;
  size_t looks_left;

  Exact middle_of(Exact lo, Exact hi) const { return lo + s.quantum * Exact{steps_of(s, lo, hi) / 2}; }

  /// Less than half the smallest jump off the straight line: a jump would stand out at the middle.
  bool value_on_the_line(Exact lo, const Seen& a, Exact hi, const Seen& b, Exact x, const Seen& m) const {
    if (a.value.has_value() != m.value.has_value() || b.value.has_value() != m.value.has_value()) return false;
    if (!m.value) return true;
    const Exact line = *a.value + (*b.value - *a.value) * ((x - lo) / (hi - lo));
    return size_of(*m.value - line) * Exact{20} < s.least * Exact{9};
  }

  /// The same lines and words on both sides, and every amount on its own straight line.
  static bool parts_on_the_line(double share, const ResultShape& a, const ResultShape& b,
                                const ResultShape& m) {
    if (a.words != m.words || b.words != m.words) return false;
    if (a.amounts.size() != m.amounts.size() || b.amounts.size() != m.amounts.size()) return false;
    for (size_t i = 0; i < m.amounts.size(); ++i) {
      const double line = a.amounts[i] + (b.amounts[i] - a.amounts[i]) * share;
      if (std::abs(m.amounts[i] - line) >= 0.45) return false;
    }
    return true;
  }

  bool straight(Exact lo, const Seen& a, Exact hi, const Seen& b, Exact x, const Seen& m) {
    if (!value_on_the_line(lo, a, hi, b, x, m)) return false;
    const Exact share = (x - lo) / (hi - lo);
    const double part = static_cast<double>(share.num()) / static_cast<double>(share.den());
    if (parts_on_the_line(part, a.made_of, b.made_of, m.made_of)) return true;
    if (looks_left == 0) {
      out.cut_short = true;
      return true;
    }
    --looks_left;
    return false;
  }

  void within(Exact lo, const Seen& a, Exact hi, const Seen& b) {
    if (hi - lo <= s.quantum) {
      if (is_jump(s, lo, hi)) out.jumps.push_back({lo, hi});
      return;
    }
    const Exact middle = middle_of(lo, hi);
    const Seen m = s.at(middle);
    if (straight(lo, a, hi, b, middle, m)) return;
    within(lo, a, middle, m);
    within(middle, m, hi, b);
  }
};

}  // namespace

bool is_jump(const JumpSearch& search, Exact last, Exact first) {
  const Value a = search.at(last).value, b = search.at(first).value;
  if (!a || !b) return a.has_value() != b.has_value();
  if (size_of(*b - *a) < search.least) return false;
  std::vector<Exact> around;
  for (int side : {-1, 1}) {
    Exact x = side < 0 ? last : first;
    Value fx = side < 0 ? a : b;
    for (int k = 0; k < 3; ++k) {
      const Exact y = x + search.quantum * Exact{side};
      const Value fy = y < Exact{} ? std::nullopt : search.at(y).value;
      if (!fx || !fy) break;
      around.push_back(size_of(*fy - *fx));
      x = y, fx = fy;
    }
  }
  return stands_out(*b - *a, std::move(around), search.least);
}

std::vector<Exact> places_between(const JumpSearch& search, const std::vector<Exact>& points) {
  const int64_t all = steps_of(search, points.front(), points.back());
  const int64_t wanted = looks_at_every_one(search, points) ? all : static_cast<int64_t>(search.parts);
  std::vector<Exact> places{points.front()};
  for (size_t i = 1; i < points.size(); ++i) {
    const int64_t steps = steps_of(search, points[i - 1], points[i]);
    // As many as the stretch has of the range, and never more than it has inputs.
    const auto share = static_cast<int64_t>(static_cast<Wide>(wanted) * steps / std::max<int64_t>(1, all));
    const int64_t parts = std::clamp<int64_t>(share, 1, std::max<int64_t>(1, steps));
    for (int64_t k = 1; k < parts; ++k)
      places.push_back(points[i - 1] + search.quantum * Exact{static_cast<int64_t>(Wide{steps} * k / parts)});
    places.push_back(points[i]);
  }
  return places;
}

static JumpsFound halve(const JumpSearch& search, const std::vector<Exact>& places) {
  JumpsFound out;
  Halving halving{search, out, search.closer_looks};
  Seen before = search.at(places.front());
  for (size_t i = 1; i < places.size(); ++i) {
    Seen now = search.at(places[i]);
    halving.within(places[i - 1], before, places[i], now);
    before = std::move(now);
  }
  return out;
}

/// Every stretch by itself. Nothing where they needed more looks than there are in all: which stretch gets the
/// last of them is a matter of their order, which threads do not have.
static std::optional<JumpsFound> halve_together(Searches searches, const std::vector<Exact>& places) {
  const size_t all = searches.front().closer_looks;
  std::vector<JumpsFound> found(places.size() - 1);
  std::atomic<size_t> looks = 0;
  with_each(searches, found.size(), [&](size_t i, const JumpSearch& search) {
    const size_t left = all - std::min(all, looks.load());
    Halving halving{search, found[i], left};
    halving.within(places[i], search.at(places[i]), places[i + 1], search.at(places[i + 1]));
    looks += left - halving.looks_left + (found[i].cut_short ? 1 : 0);
  });
  if (looks > all || std::ranges::any_of(found, &JumpsFound::cut_short)) return std::nullopt;
  JumpsFound out;
  for (const JumpsFound& part : found) out.jumps.insert(out.jumps.end(), part.jumps.begin(), part.jumps.end());
  return out;
}

JumpsFound find_jumps(Searches one_each, const std::vector<Exact>& points) {
  if (points.size() < 2) return {};
  const JumpSearch& search = one_each.front();
  if (looks_at_every_one(search, points))
    return {one_by_one(one_each, points.front(), steps_of(search, points.front(), points.back())), false};
  const std::vector<Exact> places = places_between(search, points);
  if (one_each.size() > 1) {
    if (auto found = halve_together(one_each, places)) return std::move(*found);
  }
  return halve(search, places);
}

JumpsFound find_jumps(const JumpSearch& search, const std::vector<Exact>& points) {
  return find_jumps(Searches{&search, 1}, points);
}

}  // namespace payout
