#include "batch/jumps.h"

#include <algorithm>

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

/// Every input of a range, one by one.
std::vector<Jump> one_by_one(const JumpSearch& s, Exact from, int64_t steps) {
  std::vector<Value> values;
  for (int64_t i = 0; i <= steps; ++i) values.push_back(s.at(from + s.quantum * Exact{i}));
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

struct Halving {
  const JumpSearch& s;
  std::vector<Jump>& out;

  Exact between(Exact lo, Exact hi, int64_t part, int64_t of) const {
    const int64_t steps = floor_of((hi - lo) / s.quantum);
    return lo + s.quantum * Exact{floor_of(Exact::fraction(part, of) * Exact{steps})};
  }

  /// Less than half the smallest jump off the straight line: a jump would stand out at the middle.
  bool on_the_line(Exact lo, const Value& flo, Exact hi, const Value& fhi, Exact x, const Value& fx) const {
    if (flo.has_value() != fx.has_value() || fhi.has_value() != fx.has_value()) return false;
    if (!fx) return true;
    const Exact line = *flo + (*fhi - *flo) * ((x - lo) / (hi - lo));
    return size_of(*fx - line) * Exact{20} < s.least * Exact{9};
  }

  void within(Exact lo, const Value& flo, Exact hi, const Value& fhi) {
    if (hi - lo <= s.quantum) {
      if (is_jump(s, lo, hi)) out.push_back({lo, hi});
      return;
    }
    const Exact middle = between(lo, hi, 1, 2);
    const Value fm = s.at(middle);
    bool straight = on_the_line(lo, flo, hi, fhi, middle, fm);
    if (straight && hi - lo > s.quantum * Exact{8}) {
      for (const int64_t part : {3, 13}) {
        const Exact x = between(lo, hi, part, 16);
        straight = straight && on_the_line(lo, flo, hi, fhi, x, s.at(x));
      }
    }
    if (straight) return;
    within(lo, flo, middle, fm);
    within(middle, fm, hi, fhi);
  }
};

}  // namespace

bool is_jump(const JumpSearch& search, Exact last, Exact first) {
  const Value a = search.at(last), b = search.at(first);
  if (!a || !b) return a.has_value() != b.has_value();
  if (size_of(*b - *a) < search.least) return false;
  std::vector<Exact> around;
  for (int side : {-1, 1}) {
    Exact x = side < 0 ? last : first;
    Value fx = side < 0 ? a : b;
    for (int k = 0; k < 3; ++k) {
      const Exact y = x + search.quantum * Exact{side};
      const Value fy = y < Exact{} ? std::nullopt : search.at(y);
      if (!fx || !fy) break;
      around.push_back(size_of(*fy - *fx));
      x = y, fx = fy;
    }
  }
  return stands_out(*b - *a, std::move(around), search.least);
}

std::vector<Jump> find_jumps(const JumpSearch& search, const std::vector<Exact>& points) {
  if (points.size() < 2) return {};
  const int64_t steps = floor_of((points.back() - points.front()) / search.quantum);
  if (steps <= static_cast<int64_t>(search.every_up_to)) return one_by_one(search, points.front(), steps);
  std::vector<Jump> out;
  Halving halving{search, out};
  Value before = search.at(points.front());
  for (size_t i = 1; i < points.size(); ++i) {
    const Value now = search.at(points[i]);
    halving.within(points[i - 1], before, points[i], now);
    before = now;
  }
  return out;
}

}  // namespace payout
