#include "law/irc_422.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace payout::law {
namespace {

/// The tranches by position, in the order in which they use up a year's limit; equal days keep the order given.
std::vector<size_t> in_order(const std::vector<IsoTranche>& tranches, IsoOrder order) {
  std::vector<size_t> positions(tranches.size());
  std::iota(positions.begin(), positions.end(), size_t{0});
  const auto day = [&](size_t i) {
    return order == IsoOrder::grant_order ? tranches[i].granted : tranches[i].first_exercisable;
  };
  std::ranges::stable_sort(positions, {}, day);
  return positions;
}

/// The shares that still fit under what is left of the limit. 26 U.S.C. 422(d)(1).
Exact fitting(const IsoTranche& t, Exact left, IsoSplit split) {
  if (t.fmv == Exact{}) return Exact{t.shares};
  if (left <= Exact{0}) return Exact{0};
  const Exact fit = left / t.fmv;
  return std::min(Exact{t.shares}, split == IsoSplit::fractional ? fit : Exact{floor_of(fit)});
}

}  // namespace

std::vector<IsoShares> iso_limit(const std::vector<IsoTranche>& tranches, IsoOrder order, IsoSplit split,
                                 Money limit) {
  std::vector<IsoShares> out(tranches.size());
  std::map<int, Exact> used;  // cents of value at grant, by calendar year
  for (const size_t i : in_order(tranches, order)) {
    const IsoTranche& t = tranches[i];
    Exact& so_far = used[t.first_exercisable.year()];
    out[i].iso = fitting(t, limit.exact() - so_far, split);
    out[i].nso = Exact{t.shares} - out[i].iso;
    so_far += t.fmv * t.shares;
  }
  return out;
}

Date iso_last_day(Date end, int months, IsoThreeMonths reading) {
  const Date forward = add_months(end, months, MonthEnd::clamp);
  if (reading == IsoThreeMonths::forward_clamp) return forward;
  // The last day of exercise that, counted back (clamped to the month), is not after the end of employment.
  Date last = forward;
  while (add_months(last + 1, -months, MonthEnd::clamp) <= end) last = last + 1;
  return last;
}

}  // namespace payout::law
