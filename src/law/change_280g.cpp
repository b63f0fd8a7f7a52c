#include "law/change_280g.h"

#include <algorithm>

namespace payout::law {
namespace {

constexpr Exact half = Exact::fraction(1, 2);              // Q&A-27(a): more than
constexpr Exact votes_of_control = Exact::fraction(1, 5);  // Q&A-28(a)(1): or more
constexpr Exact third = Exact::fraction(1, 3);             // Q&A-29(a): or more

bool within_twelve_months(Date day, Date end) {
  return day <= end && day > add_years(end, -1, MonthEnd::clamp);
}

template <class Event>
std::vector<Event> by_day(std::vector<Event> events) {
  std::ranges::stable_sort(events, {}, &Event::on);
  return events;
}

}  // namespace

std::optional<ChangeFound> change_by_acquisitions(const Acquisition& before,
                                                  const std::vector<Acquisition>& acquired) {
  Exact votes = before.votes, value = before.value;
  if (votes > half || value > half) return std::nullopt;
  const std::vector<Acquisition> steps = by_day(acquired);
  for (const Acquisition& step : steps) {
    votes += step.votes, value += step.value;
    if (votes > half || value > half)
      return ChangeFound{step.on, ChangeKind::ownership, std::max(votes, value)};
    Exact lately;
    for (const Acquisition& other : steps)
      if (within_twelve_months(other.on, step.on)) lately += std::max(Exact{0}, other.votes);
    if (lately >= votes_of_control) return ChangeFound{step.on, ChangeKind::effective_control, lately};
  }
  return std::nullopt;
}

std::optional<ChangeFound> change_by_board(int board, const std::vector<BoardReplacement>& replaced) {
  const std::vector<BoardReplacement> steps = by_day(replaced);
  for (const BoardReplacement& step : steps) {
    int members = 0;
    for (const BoardReplacement& other : steps)
      if (within_twelve_months(other.on, step.on)) members += other.members;
    if (members * 2 > board)
      return ChangeFound{step.on, ChangeKind::effective_control, Exact::fraction(members, board)};
  }
  return std::nullopt;
}

std::optional<ChangeFound> change_by_assets(const std::vector<AssetAcquisition>& acquired) {
  const std::vector<AssetAcquisition> steps = by_day(acquired);
  for (const AssetAcquisition& step : steps) {
    Money gone;
    Money all;
    for (const AssetAcquisition& other : steps) {
      if (!within_twelve_months(other.on, step.on)) continue;
      if (gone == Money{}) all = other.all_before;
      gone += other.gross;
    }
    if (all == Money{}) continue;
    const Exact share = gone.exact() / all.exact();
    if (is_substantial_portion(share)) return ChangeFound{step.on, ChangeKind::assets, share};
  }
  return std::nullopt;
}

bool is_substantial_portion(Exact share_of_assets) {
  return share_of_assets >= third;
}

bool vote_exempts(const ShareholderVote& vote) {
  const int64_t others = vote.entitled - vote.of_recipients;
  const int64_t counted = others > 0 ? others : vote.entitled;
  return vote.in_favor * 4 > counted * 3;
}

bool presumed_related(Date event, Date change) {
  return event >= add_years(change, -1, MonthEnd::clamp) && event <= add_years(change, 1, MonthEnd::clamp);
}

bool presumed_contingent(Date agreement, Date change) {
  return agreement <= change && agreement >= add_years(change, -1, MonthEnd::clamp);
}

}  // namespace payout::law
