#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "scenario/fact_checks.h"
#include "values/number_text.h"

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
      if (step.percent) total += step.percent->value * g.count().count;
    }
    return total;
  }

  void steps_say_how_much(const Grant& g) const {
    for (size_t i = 0; i < g.vesting.size(); ++i) {
      if (g.vesting[i].on.has_value() == g.vesting[i].dated.has_value()) {
        contradiction(
            path(g, fmt::format("vesting[{}]", i)),
            g.vesting[i].on ? "a vesting step has one day, and not two" : "a vesting step needs its day",
            "give `on`");
      }
      if (g.vesting[i].shares.has_value() != g.vesting[i].percent.has_value()) continue;
      contradiction(path(g, fmt::format("vesting[{}]", i)),
                    "a vesting step needs `shares` or `percent`, and not both", "keep one of the two");
    }
  }

  void steps_add_up(const Grant& g) const {
    if (g.vesting.empty() || g.count().count <= 0) return;
    const Rate part{vested_by_steps(g) / Exact{g.count().count}};
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
      if (!g.vesting[i].on && !g.vesting[i].dated) continue;
      const Date day = g.vesting[i].date();
      const std::string where = path(g, fmt::format("vesting[{}].{}", i, g.vesting[i].on ? "on" : "date"));
      const bool counts_from_earlier = g.vesting_from && day >= *g.vesting_from;
      if (g.granted && day < *g.granted && !counts_from_earlier) {
        contradiction(
            where,
            fmt::format("{} vests on {}, before its grant on {}", g.id, to_string(day), to_string(*g.granted)),
            "correct one of the two dates; where vesting counts from an earlier day, say so with "
            "`vesting_from`: "
            "such a step vests on the grant date");
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
    if (g.vested && !g.vesting.empty()) {
      contradiction(path(g, "vested"), fmt::format("{} is vested already and has vesting steps as well", g.id),
                    "keep one of the two");
    }
    if (g.schedule && (g.vested || !g.vesting.empty())) {
      contradiction(path(g, "schedule"),
                    fmt::format("{} has a schedule and {} as well", g.id,
                                g.vested ? "is vested already" : "vesting steps"),
                    "keep one of the two");
    }
    if (g.schedule && g.schedule->starts && g.vesting_from && *g.schedule->starts != *g.vesting_from) {
      contradiction(path(g, "schedule.starts"),
                    fmt::format("vesting of {} counts from {} and from {}", g.id,
                                to_string(*g.schedule->starts), to_string(*g.vesting_from)),
                    "keep one of the two days");
    }
  }

  /// The scale of performance shares rises, in one unit, and one fact says what was reached.
  void scale_rises(const Grant& g) const {
    if (g.actual && g.achieved)
      contradiction(path(g, "achieved"), fmt::format("{} has an `actual` and an `achieved`", g.id),
                    "keep `achieved`, the result, or `actual`, what it earns");
    if (g.achieved && g.scale.empty())
      contradiction(path(g, "achieved"), fmt::format("{} has a result and no `scale` to read it on", g.id),
                    "give `scale`, or `actual` in place of `achieved`");
    if (g.scale_in_steps && g.scale.empty())
      contradiction(path(g, "scale_in_steps"), fmt::format("{} has no `scale`", g.id), "leave it out");
    for (size_t i = 0; i < g.scale.size(); ++i) {
      const std::string where = path(g, fmt::format("scale[{}]", i));
      if (g.achieved && g.achieved->percent != g.scale[i].at.percent)
        return contradiction(where,
                             fmt::format("{} counts {} and its result {}", g.id, to_string(g.scale[i].at),
                                         to_string(*g.achieved)),
                             "write both as percentages, or both as numbers");
      if (i == 0) continue;
      const ScalePoint &before = g.scale[i - 1], &point = g.scale[i];
      if (point.at.value > before.at.value && point.earns.value >= before.earns.value) continue;
      return contradiction(
          where,
          fmt::format("the scale of {} does not rise from {} ({}) to {} ({})", g.id, to_string(before.at),
                      to_string(before.earns), to_string(point.at), to_string(point.earns)),
          "list the points from the lowest result to the highest");
    }
  }

  /// Of each type the facts that it has: an option and a SAR have a price, stock has none, and only performance
  /// shares are measured.
  void facts_of_its_type(const Grant& g) const {
    const std::string_view type = name_of(g.type);
    const auto missing = [&](std::string_view key, std::string_view what) {
      problems.error("missing-key", at(path(g, "id")), fmt::format("{} has no `{}`", g.id, key),
                     fmt::format("give `{}`: {}", key, what));
    };
    const auto foreign = [&](bool given, std::string_view key, std::string_view why) {
      if (given)
        contradiction(path(g, key), fmt::format("{} is `type: {}` and has a `{}`: {}", g.id, type, key, why),
                      fmt::format("leave `{}` out, or correct the type", key));
    };
    const bool measured = g.type == AwardType::psu;
    if (is_stock(g.type)) {
      constexpr std::string_view no_price = "nobody pays a price for stock that vests";
      foreign(g.price.has_value(), "price", no_price);
      foreign(!g.exercises.empty(), "exercises", "stock is not exercised");
      foreign(g.expires.has_value(), "expires", "stock that vests has no term in which to be exercised");
      foreign(g.window_in_award.has_value(), "window_in_award", "stock is not exercised");
      foreign(g.value_at_change.has_value(), "value_at_change", "a share is worth its price");
    } else if (!g.price) {
      missing("price",
              g.type == AwardType::sar ? "the base price over which it gains" : "the exercise price per share");
    }
    if (!g.target && g.shares == Shares{})
      missing(measured ? "target" : "shares", measured ? "the shares earned at target" : "the shares granted");
    if (g.target && g.shares != Shares{} && *g.target != g.shares)
      contradiction(path(g, "target"),
                    fmt::format("{} has {} shares and a target of {}", g.id, grouped(g.shares.count),
                                grouped(g.target->count)),
                    "keep one of the two");
    constexpr std::string_view only_measured = "only performance shares (`type: psu`) are measured";
    foreign(!measured && g.target, "target", only_measured);
    foreign(!measured && g.maximum, "maximum", only_measured);
    foreign(!measured && g.period, "period", only_measured);
    foreign(!measured && g.actual, "actual", only_measured);
    foreign(!measured && !g.scale.empty(), "scale", only_measured);
    foreign(!measured && g.achieved, "achieved", only_measured);
    foreign(!is_stock(g.type) && g.dividends, "dividends",
            "an option and a SAR earn no dividend equivalents here");
    foreign(g.type != AwardType::restricted_stock && g.election_83b, "election_83b",
            "the election is made on restricted stock");
    const bool no_cash =
        g.type == AwardType::iso || g.type == AwardType::nso || g.type == AwardType::restricted_stock;
    foreign(no_cash && g.settled_in == SettledIn::cash, "settled_in",
            "an option is exercised for shares, and restricted stock is shares already");
    if (g.period && g.period->through < g.period->from)
      contradiction(path(g, "period"), fmt::format("the performance period of {} ends before it begins", g.id),
                    "correct one of the two days");
    if (g.actual && g.maximum && *g.actual > *g.maximum)
      contradiction(path(g, "actual"),
                    fmt::format("actual performance of {} is {}, over its maximum of {}", g.id,
                                to_string(*g.actual), to_string(*g.maximum)),
                    "correct one of the two");
  }

  /// Equal steps fill the months of a schedule, and its cliff comes within them.
  void schedule_comes_out(const Grant& g) const {
    if (!g.schedule) return;
    const AwardSchedule& s = *g.schedule;
    const bool by_days = (s.every && in_days(*s.every)) || (s.cliff && in_days(*s.cliff));
    const int step = s.every && !by_days ? months_of(*s.every) : 1;
    if (by_days || s.months < 1 || step < 1 || s.months % step != 0) {
      contradiction(path(g, "schedule"), fmt::format("the schedule of {} is no whole number of steps", g.id),
                    "give `every` and `cliff` in months or years, and `months` as a multiple of the step");
    } else if (s.cliff && months_of(*s.cliff) > s.months) {
      contradiction(path(g, "schedule.cliff"),
                    fmt::format("the cliff of {} is longer than its {} months", g.id, s.months),
                    "correct one of the two");
    }
  }

  bool same_grant(const Grant& a, const Grant& b) const {
    return a.plan == b.plan && a.type == b.type && a.granted && a.granted == b.granted &&
           a.count() == b.count() && a.price == b.price && vesting_of(a) == vesting_of(b);
  }

  /// What the award says of vesting and term, to be compared.
  static std::string vesting_of(const Grant& g) {
    std::string out;
    const auto day = [&](const std::optional<Date>& date) { out += (date ? to_string(*date) : "-") + ' '; };
    day(g.expires), day(g.vesting_from);
    if (g.vested) out += "all ";
    for (const VestingStep& step : g.vesting) {
      day(step.date());
      out += fmt::format("{} {} ", step.shares ? step.shares->count : 0,
                         step.percent ? to_string(*step.percent) : "");
    }
    if (!g.schedule) return out;
    const AwardSchedule& s = *g.schedule;
    day(s.starts);
    return out + fmt::format("{} {} {}", s.months, s.every ? to_string(*s.every) : "",
                             s.cliff ? to_string(*s.cliff) : "");
  }

  /// Grants that share something, in the order of the file; the second is where it is said.
  using Group = std::vector<const Grant*>;

  static std::string others(const Group& group, size_t named) {
    const size_t more = group.size() - named;
    return more == 0 ? "" : fmt::format(" and {} other{}", more, more == 1 ? "" : "s");
  }

  void called_alike(const Group& group) const {
    Problem& p =
        problems.error("contradiction", at(path(*group[1], "id")),
                       group.size() == 2 ? fmt::format("two grants are called {}", group[0]->id)
                                         : fmt::format("{} grants are called {}", group.size(), group[0]->id),
                       "give each its own id");
    p.other = at(path(*group[0], "id"));
    p.other_label = "the first";
  }

  void same_but_for_the_name(const Group& group) const {
    problems.warning("same-grant-twice", at(path(*group[1], "id")),
                     group.size() == 2 ? fmt::format("{} and {} are the same grant in all but name",
                                                     group[0]->id, group[1]->id)
                                       : fmt::format("{}, {}{} are the same grant in all but name",
                                                     group[0]->id, group[1]->id, others(group, 2)),
                     "counted twice");
  }

  /// In a path a number in brackets is a position as well, and brackets cannot stand in brackets.
  void can_be_named(const Grant& g) const {
    if (g.id.find_first_of("[]") != g.id.npos) {
      problems.error("unusable-id", at(path(g, "id")),
                     fmt::format("no path can name the grant {}: `grants[...]` ends at a bracket", g.id),
                     "give it an id without brackets");
      return;
    }
    const auto number = parse_whole(g.id);
    const auto own = static_cast<size_t>(&g - facts.grants.data());
    if (!number || *number < 0 || static_cast<size_t>(*number) >= facts.grants.size() ||
        static_cast<size_t>(*number) == own)
      return;
    Problem& p = problems.error(
        "unusable-id", at(path(g, "id")),
        fmt::format("the grant {0} hides another: `grants[{0}]` is also the position of {1}, counted from 0",
                    g.id, facts.grants[static_cast<size_t>(*number)].id),
        fmt::format("give it another id, such as K{}", g.id));
    p.other = at(path(facts.grants[static_cast<size_t>(*number)], "id"));
    p.other_label = "the other";
  }

  bool any_alike() const {
    for (const Grant& g : facts.grants) {
      for (const Grant* other = facts.grants.data(); other != &g; ++other) {
        if (other->id == g.id || same_grant(*other, g)) return true;
      }
    }
    return false;
  }

  /// Says once of each group of grants that it shares an id, or everything else. A few are compared with one
  /// another, many are looked up: a long list costs no more than its length.
  void each_once() const {
    constexpr size_t few = 16;
    if (facts.grants.size() <= few && !any_alike()) return;
    std::unordered_map<std::string, Group> by_id, by_terms;
    for (const Grant& g : facts.grants) {
      by_id[g.id].push_back(&g);
      if (!g.granted) continue;
      Group& alike = by_terms[fmt::format("{}\n{}\n{}\n{}\n{}\n{}", g.plan, static_cast<int>(g.type),
                                          to_string(*g.granted), g.count().count,
                                          g.price ? to_string(*g.price) : "", vesting_of(g))];
      if (by_id[g.id].size() == 1) alike.push_back(&g);
    }
    for (const auto& [id, group] : by_id) {
      if (group.size() > 1) called_alike(group);
    }
    for (const auto& [terms, group] : by_terms) {
      if (group.size() > 1) same_but_for_the_name(group);
    }
  }

  void splits_reach_a_grant() const {
    for (size_t i = 0; i < facts.events.size(); ++i) {
      const auto* split = std::get_if<StockSplit>(&facts.events[i]);
      if (split == nullptr) continue;
      Group later;
      for (const Grant& g : facts.grants) {
        if (g.granted && split->date <= *g.granted) later.push_back(&g);
      }
      if (later.empty()) continue;
      const Date first = *std::ranges::min(later, {}, [](const Grant* g) { return *g->granted; })->granted;
      problems.warning("no-effect", at(fmt::format("events[{}].date", i)),
                       fmt::format("the split of {} is not applied to {}{}, which {} granted on {}{}",
                                   to_string(split->date), later[0]->id, others(later, 1),
                                   later.size() == 1 ? "was" : "were", to_string(first),
                                   later.size() == 1 ? "" : " or later"),
                       later.size() == 1 ? "the grant is later" : "the grants are later");
    }
  }
};

}  // namespace

void check_grants(const FactChecks& c) {
  const GrantChecks checks{c};
  for (const Grant& grant : c.facts.grants) {
    checks.can_be_named(grant);
    checks.not_after_termination(grant);
    checks.facts_of_its_type(grant);
    checks.scale_rises(grant);
    checks.steps_say_how_much(grant);
    checks.steps_add_up(grant);
    checks.steps_within_the_term(grant);
    checks.one_source_of_vesting(grant);
    checks.schedule_comes_out(grant);
  }
  checks.each_once();
  checks.splits_reach_a_grant();
}

}  // namespace payout
