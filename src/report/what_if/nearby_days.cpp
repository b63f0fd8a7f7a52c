#include "report/what_if/nearby_days.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "report/what_if/day_turns.h"

namespace payout {
namespace {

/// What turns on a day: only that is looked at, since counting months and days makes every day a little
/// different.
struct Candidate {
  std::string what = {};
  Module turns = Module::facts;  ///< `facts` where any figure may turn
};
using Candidates = std::map<Date, Candidate>;

bool concerns(Module turns, Module module) {
  return turns == Module::facts || module == Module::parachute || module == turns;
}

/// Collects the days worth trying. A day is the first one with other figures: leaving on or after it.
struct Collector {
  const Agreement& agreement;
  const Scenario& facts;
  const Result& result;
  Date end;
  int within;
  Candidates days = {};

  void add(Date first, std::string what, Module turns = Module::facts) {
    const int away = first > end ? first - end : end - first + 1;
    if (away > within) return;
    const auto [found, fresh] = days.try_emplace(first, Candidate{std::move(what), turns});
    if (!fresh && found->second.turns != turns) found->second.turns = Module::facts;
  }

  /// Steps of vesting by the schedule, and the service that opens them.
  void vesting() {
    for (const GrantResult& grant : result.grants) {
      for (const Tranche& t : grant.tranches) {
        if (t.vests) add(*t.vests, fmt::format("a vesting day of {}", grant.id), Module::options);
        if (t.exercisable && t.exercisable != t.vests && t.exercisable != t.accelerated)
          add(*t.exercisable, fmt::format("{} becomes exercisable", grant.id), Module::options);
      }
      if (!grant.granted) continue;
      if (grant.expires)
        add(*grant.expires + 1, fmt::format("the day after {} expires", grant.id), Module::options);
    }
  }

  void changes() {
    for (const ChangeFinding& change : result.changes) {
      if (change.date) add(*change.date, "the day of the change in control");
    }
  }

  /// Dates that clauses name.
  void terms() {
    for (const Clause& clause : agreement.clauses) {
      for (const When& when : clause.head.when) {
        if (when.ended_after)
          add(when.ended_after->date + 1, fmt::format("{} covers an end of employment after {}",
                                                      clause.head.cite, to_string(when.ended_after->date)));
        if (when.ended_before)
          add(when.ended_before->date, fmt::format("{} covers an end of employment before {}", clause.head.cite,
                                                   to_string(when.ended_before->date)));
      }
      TurningDays told;
      const Kind& kind = clause.terms.kind();
      if (kind.turning_days != nullptr)
        kind.turning_days(clause.terms.object(), clause.head, result, end, told);
      for (TurningDay& day : told) add(day.first, std::move(day.what), day.turns);
    }
    if (facts.deferred_comp) {
      for (const auto& [day, share] : facts.deferred_comp->vesting)
        add(day, "a vesting day of the deferred account", Module::deferred);
    }
  }
};

/// The scenario with another last day. A notice moves along when the day comes earlier; one that is already
/// long enough for a later day stays.
void move_end(Scenario& facts, Date day) {
  Termination& t = *facts.termination;
  const int days = day - t.date;
  t.date = day;
  if (!t.notice || days >= 0) return;
  for (auto* given : {&t.notice->given, &t.notice->mailed, &t.notice->received}) {
    if (*given) *given = **given + days;
  }
}

/// Another day must not bring errors of its own; modules that lack a fact on every day are left aside.
bool has_new_errors(const Result& base, const Result& other) {
  return std::ranges::any_of(other.remarks, [&](const Remark& r) {
    if (r.severity != Severity::error) return false;
    return std::ranges::none_of(base.remarks,
                                [&](const Remark& b) { return b.id == r.id && b.module == r.module; });
  });
}

/// Evaluates days one at a time, keeping the scenario that a result points into.
class Trial {
 public:
  Trial(const Agreement& agreement, const Scenario& facts, const ReadingUse& use, const Result& base)
      : agreement_(agreement), facts_(facts), base_(base) {
    space_.readings = use;
    space_.detail = Detail::figures;
  }
  /// The result of leaving on a day; null where the facts do not allow it.
  const Result* on(Date day) {
    scenario_ = facts_;
    move_end(scenario_, day);
    try {
      evaluate(agreement_, scenario_, space_);
    } catch (const Overflow&) {
      return nullptr;
    }
    return has_new_errors(base_, space_.result) ? nullptr : &space_.result;
  }

 private:
  const Agreement& agreement_;
  const Scenario& facts_;
  const Result& base_;
  Scenario scenario_ = {};
  Workspace space_ = {};
};

constexpr std::string_view name_of_sum(Module m) {
  switch (m) {
    case Module::severance: return "severance";
    case Module::options: return "spread";
    case Module::deferred: return "deferred compensation";
    default: return "gross-up";
  }
}

/// "K1" of "grants[K1].exercisable".
std::string id_in(const std::string& path) {
  const size_t open = path.find('[');
  return path.substr(open + 1, path.find(']') - open - 1);
}

/// "would add 180,000.00 of spread and take away 12.00 of gross-up".
std::string sentence(const NearbyDay& day) {
  std::string out = fmt::format("leaving {} {} ({}) would", day.passed ? "before" : "on or after",
                                to_string(day.date), day.what);
  bool first = true;
  for (const ModuleChange& m : day.modules) {
    const Money change = day.passed ? -m.change : m.change;
    const bool adds = change > Money{};
    out += fmt::format("{} {} {} of {}", first ? "" : ",", adds ? "add" : "take away",
                       grouped(adds ? change : -change), name_of_sum(m.module));
    first = false;
  }
  for (const Moved& m : day.moved) {
    const std::string &from = day.passed ? m.to : m.from, &to = day.passed ? m.from : m.to;
    out += first ? " " : ", ";
    if (m.path.starts_with("deferred"))
      out += fmt::format("move the first payment of deferred compensation from {} to {}", from, to);
    else if (m.path.ends_with("last_day"))
      out += fmt::format("move the last day to exercise {} from {} to {}", id_in(m.path), from, to);
    else
      out += fmt::format("make {} shares of {} exercisable instead of {}", to, id_in(m.path), from);
    first = false;
  }
  return out;
}

bool try_day(Trial& trial, Module turns, NearbyDay& day) {
  std::array<Result, 3> others;  // the two days before, and the day itself; the day after is read in place
  for (size_t i = 0; i < others.size(); ++i) {
    const Result* r = trial.on(day.date - 2 + static_cast<int>(i));
    if (r == nullptr) return false;
    others[i] = *r;
  }
  const Result* next = trial.on(day.date + 1);
  const FourDays four{others[0], others[1], others[2], next != nullptr ? *next : others[2]};
  for (const ModuleChange& m : turned_amounts(four)) {
    if (concerns(turns, m.module)) day.modules.push_back(m);
  }
  day.moved = turned_counts(four);
  return !day.modules.empty() || !day.moved.empty();
}

}  // namespace

std::vector<NearbyDay> find_nearby_days(const Agreement& agreement, const Scenario& facts,
                                        const ReadingUse& use, const Result& result, int within) {
  const auto& end = facts.termination;
  if (within <= 0 || !end || end->reason == Reason::death) return {};
  if (result.header.termination != end->date) return {};
  Collector collector{agreement, facts, result, end->date, within};
  collector.vesting();
  collector.changes();
  collector.terms();
  Trial trial{agreement, facts, use, result};
  std::vector<NearbyDay> out;
  for (const auto& [date, candidate] : collector.days) {
    NearbyDay day{.date = date, .passed = date <= end->date, .what = candidate.what};
    if (!try_day(trial, candidate.turns, day)) continue;
    day.message = sentence(day);
    out.push_back(std::move(day));
  }
  return out;
}

}  // namespace payout
