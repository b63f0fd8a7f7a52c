#include "report/what_if/day_turns.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <set>

namespace payout {
namespace {

Money absolute(Money m) {
  return m < Money{} ? -m : m;
}

/// The change on the day of an amount that is there on all four days, in their order; zero where it is no more
/// than what every day brings.
Money turn(const std::array<Money, 4>& amounts) {
  const Money before = amounts[1] - amounts[0], jump = amounts[2] - amounts[1], after = amounts[3] - amounts[2];
  // The day after may bring a turn of its own: what every day brings is the smaller of the two.
  const Money daily = std::min(absolute(before), absolute(after));
  const bool drifts = before != Money{} && after != Money{};
  if (!drifts) return jump;
  return absolute(jump) > 3 * daily ? jump : Money{};
}

/// Sums of the lines of severance by id.
Money line_of(const Result& r, std::string_view id) {
  Money sum;
  for (const Line& line : r.severance.lines) {
    if (line.id == id) sum += line.amount;
  }
  return sum;
}

Money spread_of_grant(const Result& r, std::string_view id) {
  const auto grant = std::ranges::find(r.grants, id, &GrantResult::id);
  return grant != r.grants.end() ? grant->spread.value_or(Money{}) : Money{};
}

class Turns {
 public:
  explicit Turns(const FourDays& days) : days_{&days.before_eve, &days.eve, &days.day, &days.next} {}

  using Amount = std::function<Money(const Result&)>;
  Money of(const Amount& amount) const {
    std::array<Money, 4> values{};
    for (size_t i = 0; i < values.size(); ++i) values[i] = amount(*days_[i]);
    return turn(values);
  }
  template <class Stands>
  bool all(Stands stands) const {
    return std::ranges::all_of(days_, [&](const Result* r) { return stands(*r); });
  }

  Money severance() const {
    if (!all([](const Result& r) { return r.severance.total.has_value(); })) return {};
    std::set<std::string_view> ids;
    for (const Result* r : days_) {
      for (const Line& line : r->severance.lines) ids.insert(line.id);
    }
    Money sum;
    for (const std::string_view id : ids) sum += of([&](const Result& r) { return line_of(r, id); });
    return sum;
  }
  Money spread() const {
    if (!all([](const Result& r) { return r.options.spread.has_value(); })) return {};
    Money sum;
    for (const GrantResult& grant : days_[1]->grants)
      sum += of([&](const Result& r) { return spread_of_grant(r, grant.id); });
    return sum;
  }
  Money deferred() const {
    if (!all([](const Result& r) { return r.deferred.total.has_value(); })) return {};
    return of([](const Result& r) { return *r.deferred.total; });
  }
  Money gross_up() const {
    return of([](const Result& r) { return r.parachute.gross_up.value_or(Money{}); });
  }

 private:
  std::array<const Result*, 4> days_;
};

constexpr int week = 7;

/// By how much more a date moves on the day than the last day of employment does.
std::optional<int> leap(const std::optional<Date>& eve, const std::optional<Date>& day) {
  if (!eve || !day) return std::nullopt;
  const int moved = *day - *eve - 1;
  return moved > week || moved < -week ? std::optional{moved} : std::nullopt;
}

void add_date(std::vector<Moved>& out, std::string path, const std::optional<Date>& eve,
              const std::optional<Date>& day) {
  if (leap(eve, day)) out.push_back({std::move(path), to_string(*eve), to_string(*day)});
}

}  // namespace

std::vector<ModuleChange> turned_amounts(const FourDays& days) {
  const Turns turns{days};
  std::vector<ModuleChange> out;
  for (const auto& [module, change] :
       {std::pair{Module::severance, turns.severance()}, std::pair{Module::options, turns.spread()},
        std::pair{Module::deferred, turns.deferred()}, std::pair{Module::parachute, turns.gross_up()}}) {
    if (change != Money{}) out.push_back({module, change});
  }
  return out;
}

std::vector<Moved> turned_counts(const FourDays& days) {
  std::vector<Moved> out;
  for (size_t i = 0; i < std::min(days.eve.grants.size(), days.day.grants.size()); ++i) {
    const GrantResult &a = days.eve.grants[i], &b = days.day.grants[i];
    if (a.exercisable != b.exercisable && a.spread == b.spread)
      out.push_back({fmt::format("grants[{}].exercisable", a.id), std::to_string(a.exercisable.count),
                     std::to_string(b.exercisable.count)});
    // An option that goes on to its own term stands still; a window moves with the day.
    if (a.last_day != b.last_day)
      add_date(out, fmt::format("grants[{}].last_day", a.id), a.last_day, b.last_day);
  }
  const auto &first = days.eve.deferred.first_payment, &later = days.day.deferred.first_payment;
  if (first != later) add_date(out, "deferred.first_payment", first, later);
  return out;
}

}  // namespace payout
