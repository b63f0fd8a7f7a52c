#include "clauses/parachute/unamended_pay.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "clauses/severance/severance.h"
#include "clauses/situation/situate.h"

namespace payout {

/// Calls `f` for each line of severance of the same case without some of its facts; nobody reads what it
/// remarks. What a line says is views into these workings, so it is looked at here.
static void each_line_under(const Case& c, const Scenario& facts, const std::function<void(const Line&)>& f) {
  Situation situation;
  Workings work;
  work.record(false);
  Result out;
  const ReadingUse readings = c.readings;
  const Case other{{c.agreement, facts, readings, situation, Detail::figures, c.grounds}, work, out};
  situate(other, situation);
  evaluate_severance(other);
  for (const Line& line : out.severance.lines) f(line);
}

UnamendedPay::UnamendedPay(const Exposure& e) : e_(e) {
  const auto late = [&](const Amendment& a) { return within_year_before(e, a.date) && is_effective(e.c, a); };
  for (const Amendment& a : e.c.facts.amendments) {
    if (late(a)) made_.push_back(&a);
  }
  if (made_.empty()) return;
  Scenario facts = e.c.facts;
  std::erase_if(facts.amendments, late);
  each_line_under(e.c, facts, [this](const Line& line) {
    without_.push_back({std::string{line.id}, line.arises, line.amount});
  });
}

std::optional<Figure> UnamendedPay::increase_of(const Line& line) const {
  if (made_.empty()) return std::nullopt;
  const auto same = std::ranges::find_if(
      without_, [&](const Amount& a) { return a.id == line.id && a.arises == line.arises; });
  const Money before = same != without_.end() ? same->amount : Money{};
  if (line.amount <= before) return std::nullopt;
  Workings& w = e_.c.work;
  std::vector<Figure> days;
  for (const Amendment* a : made_) days.push_back(w.fact(a->date, "amendment"));
  // By its path: of a line that was taken over from another evaluation the steps are not in these workings.
  return w.difference(
      w.figure(line.amount.exact(), Unit::money, fmt::format("severance.{}", line.id), line.label),
      w.derived(before.exact(), Unit::money,
                days.size() == 1 ? "without the amendment" : "without the amendments",
                std::span<const Figure>{days}));
}

}  // namespace payout
