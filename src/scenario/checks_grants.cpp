#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "scenario/fact_checks.h"

namespace payout {
namespace {

struct GrantChecks : FactChecks {
  std::string path(const Grant& grant, std::string_view field) const {
    return fmt::format("grants[{}].{}", &grant - facts.grants.data(), field);
  }

  void contradiction(const std::string& where, std::string message, std::string help) const {
    problems.error("contradiction", at(where), std::move(message), std::move(help));
  }

  void not_after_termination(const Grant& g) const {
    if (!g.granted || !facts.termination || *g.granted <= facts.termination->date) return;
    contradiction(path(g, "granted"),
                  fmt::format("grant {} is dated {}, after the termination on {}", g.id, to_string(*g.granted),
                              to_string(facts.termination->date)),
                  "correct one of the two dates");
  }

  /// The shares that the steps vest, in shares of the grant.
  Exact vested_by_steps(const Grant& g) const {
    Exact total;
    for (const VestingStep& step : g.vesting) {
      if (step.shares) total += Exact{step.shares->count};
      if (step.percent) total += step.percent->value * g.shares.count;
    }
    return total;
  }

  void steps_say_how_much(const Grant& g) const {
    for (size_t i = 0; i < g.vesting.size(); ++i) {
      if (g.vesting[i].shares.has_value() != g.vesting[i].percent.has_value()) continue;
      contradiction(path(g, fmt::format("vesting[{}]", i)),
                    "a vesting step needs `shares` or `percent`, and not both", "keep one of the two");
    }
  }

  void steps_add_up(const Grant& g) const {
    if (g.vesting.empty()) return;
    const Rate part{vested_by_steps(g) / Exact{g.shares.count}};
    if (part.value > Exact{1}) {
      contradiction(path(g, "vesting"), fmt::format("the vesting of {} adds to {}", g.id, to_string(part)),
                    "the steps cannot vest more than the grant");
    } else if (part.value < Exact{1}) {
      problems.warning("never-vests", at(path(g, "vesting")),
                       fmt::format("{} of {} never vests", to_string(Rate{Exact{1} - part.value}), g.id),
                       "intended?");
    }
  }

  void steps_within_the_term(const Grant& g) const {
    for (size_t i = 0; i < g.vesting.size(); ++i) {
      const Date day = g.vesting[i].date;
      const std::string where = path(g, fmt::format("vesting[{}].date", i));
      if (g.granted && day < *g.granted) {
        contradiction(
            where,
            fmt::format("{} vests on {}, before its grant on {}", g.id, to_string(day), to_string(*g.granted)),
            "correct one of the two dates");
      }
      if (g.expires && day > *g.expires) {
        problems.warning(
            "never-vests", at(where),
            fmt::format("{} vests on {}, after it expires on {}", g.id, to_string(day), to_string(*g.expires)),
            "that step is never useful");
      }
    }
  }

  void one_source_of_vesting(const Grant& g) const {
    if (!g.vested || g.vesting.empty()) return;
    contradiction(path(g, "vested"), fmt::format("{} is vested already and has vesting steps as well", g.id),
                  "keep one of the two");
  }

  bool same_grant(const Grant& a, const Grant& b) const {
    return a.plan == b.plan && a.type == b.type && a.granted && a.granted == b.granted &&
           a.shares == b.shares && a.price == b.price;
  }

  void twice(const Grant& first, const Grant& g) const {
    if (first.id == g.id) {
      Problem& p = problems.error("contradiction", at(path(g, "id")),
                                  fmt::format("two grants are called {}", g.id), "give each its own id");
      p.other = at(path(first, "id"));
      p.other_label = "the first";
    } else if (same_grant(first, g)) {
      problems.warning("same-grant-twice", at(path(g, "id")),
                       fmt::format("{} and {} are the same grant in all but name", first.id, g.id),
                       "counted twice");
    }
  }

  /// Every pair of grants that share an id or a grant date; more than a few are looked up, not compared with
  /// all.
  void each_once() const {
    constexpr size_t few = 16;
    if (facts.grants.size() > few) return each_of_many_once();
    for (const Grant& g : facts.grants) {
      for (const Grant* other = facts.grants.data(); other != &g; ++other) twice(*other, g);
    }
  }

  void each_of_many_once() const {
    std::unordered_multimap<std::string_view, const Grant*> by_id;
    std::unordered_multimap<int, const Grant*> by_day;
    for (const Grant& g : facts.grants) {
      const int day = g.granted ? *g.granted - Date{} : 0;
      const auto [a, a_end] = by_id.equal_range(g.id);
      for (auto found = a; found != a_end; ++found) twice(*found->second, g);
      const auto [b, b_end] = by_day.equal_range(day);
      for (auto found = b; found != b_end; ++found) {
        if (found->second->id != g.id) twice(*found->second, g);
      }
      by_id.emplace(g.id, &g);
      by_day.emplace(day, &g);
    }
  }

  void splits_reach_a_grant() const {
    for (size_t i = 0; i < facts.events.size(); ++i) {
      const auto* split = std::get_if<StockSplit>(&facts.events[i]);
      if (split == nullptr) continue;
      for (const Grant& g : facts.grants) {
        if (!g.granted || split->date > *g.granted) continue;
        problems.warning("no-effect", at(fmt::format("events[{}].date", i)),
                         fmt::format("the split of {} is not applied to {}, which was granted on {}",
                                     to_string(split->date), g.id, to_string(*g.granted)),
                         "the grant is later");
      }
    }
  }
};

}  // namespace

void check_grants(const FactChecks& c) {
  const GrantChecks checks{c};
  for (const Grant& grant : c.facts.grants) {
    checks.not_after_termination(grant);
    checks.steps_say_how_much(grant);
    checks.steps_add_up(grant);
    checks.steps_within_the_term(grant);
    checks.one_source_of_vesting(grant);
  }
  checks.each_once();
  checks.splits_reach_a_grant();
}

}  // namespace payout
