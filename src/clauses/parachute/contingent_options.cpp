#include <fmt/format.h>

#include <algorithm>

#include "clauses/known_days.h"
#include "clauses/options/share_counts.h"
#include "clauses/parachute/contingent_part.h"
#include "clauses/parachute/option_value.h"
#include "clauses/situation/rests_on_change.h"
#include "law/compounding.h"

namespace payout {
namespace {

constexpr std::string_view service_rule = "26 CFR 1.280G-1 Q&A-24(c)";
constexpr std::string_view continued_rule = "26 CFR 1.280G-1 Q&A-22(a), 24(a)";
constexpr std::string_view election_rule = "26 CFR 1.280G-1 Q&A-12(b)";
constexpr std::string_view performance_rule = "26 CFR 1.280G-1 Q&A-24(d)(3)";
constexpr Period a_year{1, Period::Unit::years};

/// A tranche that a clause vested early, valued.
struct Accelerated {
  ContingentPart part;
  Figure payment;
  std::string tranche = {};  ///< its path, for workings
  bool continued = false;    ///< it goes on vesting after the end of employment
  bool on_schedule = false;  ///< it vested on its own day, of a grant of the year before the change

  PartSources sources(const Exposure& e) const {
    Workings& w = e.c.work;
    if (!w.recording()) return {};
    const auto day = [&](Date value, std::string_view field, std::string_view label) {
      return w.figure(Workings::serial(value), Unit::date, tranche + std::string{field}, label);
    };
    if (on_schedule) {
      const Figure vested = day(part.vests, ".vests", "vested on its own day");
      return {
          .vests = vested,
          .accelerated = vested,
          .shares = w.figure(Exact{part.shares.count}, Unit::shares, tranche + ".shares", "shares of the step"),
          .payment = payment};
    }
    return {
        .vests = day(part.vests, ".vests", "vesting day by the schedule"),
        .accelerated =
            continued ? end_figure(e.c) : day(part.accelerated, ".accelerated", "accelerated vesting"),
        .shares = w.figure(Exact{part.shares.count}, Unit::shares, tranche + ".shares", "shares of the step"),
        .payment = payment};
  }
};

/// The day that the clause gave it: the day it vests early, or the end after which it goes on vesting.
Date given_on(const Exposure& e, const Tranche& t) {
  return t.accelerated ? *t.accelerated : e.c.situation.end.value_or(*t.vests);
}

/// Only a change in control, or the corporate event that is one, vests it. An event of the company vests what
/// it reaches just before it takes effect.
bool by_change(const Exposure& e, const Tranche& t) {
  if (t.accelerating == nullptr) return false;
  const Clause* clause = e.c.agreement.find(t.accelerating->id);
  const bool on_event = clause != nullptr && clause->terms.kind().answers_events;
  if (!on_event && !rests_on_change(e.c, *t.accelerating)) return false;
  const Date given = given_on(e, t);
  return given >= (on_event ? e.first - 1 : e.first) || e.c.situation.end == given;
}

/// Whether a vesting day can be laid to the change.
ContingencyRule timing(const Exposure& e, const Tranche& t) {
  if (by_change(e, t)) return ContingencyRule::vested_early;
  const Date given = given_on(e, t);
  const bool at_end = e.c.situation.end == given;
  const bool before = given < e.first;
  const bool late = e.late(given, e.terms.acceleration_within.value_or(a_year));
  if (!before && !late && (e.terms.acceleration_within || !at_end)) return ContingencyRule::vested_early;
  if (at_end && presumed_near(e)) return ContingencyRule::vested_early;
  return before ? ContingencyRule::before_change
         : late ? ContingencyRule::too_late
                : ContingencyRule::not_contingent;
}

/// A clause vested it before its own day, and it can be exercised.
bool came_early(const Tranche& t) {
  if (!t.continued_by.empty() && t.shares != Shares{}) return true;  // it would else be forfeited
  return t.shares != Shares{} && t.accelerated && t.vests && *t.accelerated < *t.vests && !t.barred;
}

std::string_view given_by(const Tranche& t) {
  return t.accelerated ? t.accelerated_by : t.continued_by;
}

/// The grant was made within a year before the change, and is presumed to be contingent on it, all of it.
bool presumed_whole(const Exposure& e, const Grant& grant) {
  return grant.granted && within_year_before(e, *grant.granted) && rebuttal(e, {grant.id}) == nullptr &&
         e.c.choose(e.terms.one_year_presumption) == Presumption::applies;
}

/// By which rule the tranches of a grant count. Asks the readings only where there is something to value.
ContingencyRule rule_for(const Exposure& e, const GrantResult& result, const Grant& grant, Money all) {
  if (all == Money{}) return ContingencyRule::no_value;
  if (result.continued.value_or(Shares{}) != Shares{}) return ContingencyRule::in_full;
  if (grant.type == AwardType::psu || grant.performance_vesting.value_or(false))
    return ContingencyRule::performance_vested;
  if (presumed_whole(e, grant)) return ContingencyRule::presumed;
  if (is_stock(grant.type)) return ContingencyRule::vested_early;
  const bool in_full = e.c.choose(e.terms.option_value) == OptionValue::full_spread;
  return in_full ? ContingencyRule::full_spread : ContingencyRule::vested_early;
}

std::string_view law_for(ContingencyRule rule) {
  switch (rule) {
    case ContingencyRule::performance_vested: return performance_rule;
    case ContingencyRule::presumed: return presumption_rule;
    case ContingencyRule::vested_early: return service_rule;
    case ContingencyRule::in_full: return continued_rule;
    default: return {};
  }
}

/// Time value and 1% a full month of one tranche; false where no rate is known.
bool value_part(const Exposure& e, std::string_view grant, ContingentPart& p) {
  const law::EarlyBy by = early_by(e, p, grant);
  p.full_months = by.full_months;
  if (by.years == Exact{}) return true;
  const auto rate = discount_rate(e, by.years);
  if (!rate) return false;
  const auto v = law::vested_early(p.payment, by, *rate);
  p.discount_rate = Rate{*rate};
  p.time_value = v.time_value, p.one_percent = v.one_percent, p.value = v.value;
  return true;
}

/// Fills the line from its tranches; false where a fact is missing.
bool value_line(const Exposure& e, ContingentLine& line, std::vector<Accelerated>& all) {
  Adding values{e.c.work};
  line.parts.reserve(all.size());
  for (Accelerated& a : all) {
    if (line.rule == ContingencyRule::vested_early) {
      if (!value_part(e, line.id, a.part)) {
        e.c.missing(Module::parachute, e.head, "tax.afr_120", "120 % of the applicable federal rate");
        return false;
      }
    } else if (line.counted) {
      a.part.value = a.part.payment;
    }
    line.amount += line.counted ? a.part.value : a.part.payment;
    if (line.counted && a.part.value != Money{}) {
      line.present_value += worth_at_change(e, a.part.value, a.part.accelerated);
      if (a.part.accelerated > e.change) line.paid = a.part.accelerated;
    }
    values.add(part_figure(e, line, line.parts.size(), a.part, a.sources(e)));
    line.parts.push_back(a.part);
  }
  if (!line.counted) line.present_value = line.amount;
  if (line.present_value != line.amount && line.paid) {
    const auto rate = discount_rate(e, law::days_in_years(*line.paid - e.change));
    if (rate) line.discount_rate = Rate{*rate};
  }
  line.arithmetic = arithmetic_of(e, line, values.sum());
  return true;
}

/// What the formula gives for tranches that count in full; nothing where no rate is known.
std::optional<Money> by_formula(const Exposure& e, std::string_view grant, std::vector<Accelerated> all) {
  Money sum;
  for (Accelerated& a : all) {
    if (a.on_schedule) continue;  // it vested without the change, and would count for nothing
    if (!value_part(e, grant, a.part)) return std::nullopt;
    sum += a.part.value;
  }
  return sum;
}

/// A grant of the year before the change: what it counts for, and what it would otherwise.
void tell_presumed_grant(Exposure& e, const Grant& grant, ContingentLine& line,
                         const std::vector<Accelerated>& all, Money sum) {
  if (!grant.granted || !within_year_before(e, *grant.granted) || sum == Money{}) return;
  const bool presumed = line.rule == ContingencyRule::presumed;
  if (!presumed && line.rule != ContingencyRule::vested_early && line.rule != ContingencyRule::full_spread)
    return;
  const RebuttedPresumption* fact = rebuttal(e, {grant.id});
  line.otherwise = presumed ? by_formula(e, grant.id, all) : std::optional{sum};
  if (fact != nullptr) line.rebutted_by = fact->because;
  tell_presumption(e, {.what = e.c.explain ? fmt::format("{} was granted", grant.id) : std::string{},
                       .path = e.c.explain ? fmt::format("grants[{}].granted", grant.id) : std::string{},
                       .presumed = sum,
                       .otherwise = presumed ? line.otherwise : std::optional{line.amount},
                       .counted = presumed,
                       .rebutted = fact});
}

/// Spread is a floor: an option that stays outstanding under water still has a value (Rev. Proc. 2003-68).
void warn_under_water(const Exposure& e, const Grant& grant, const ContingentLine& line) {
  if (line.rule != ContingencyRule::no_value || is_stock(grant.type)) return;
  e.c.warn(Module::parachute, "under-water-at-change",
           e.c.explain ? fmt::format("grants[{}].price", grant.id) : std::string{},
           e.c.explain ? fmt::format("{} was under water when it vested and counts for nothing here, though an "
                                     "option that stays outstanding has a value",
                                     grant.id)
                       : "",
           "read the option's value as supplied, with the grant's `value_at_change` or `tax.option_model`",
           "26 CFR 1.280G-1 Q&A-13");
}

/// An election to be taxed on the day of the transfer moves no payment: it is made when the stock vests.
void note_election(const Exposure& e, const Grant& grant) {
  if (!e.c.explain || !grant.election_83b.value_or(false)) return;
  e.c.note(Module::parachute, "election-83b", fmt::format("grants[{}].election_83b", grant.id),
           fmt::format("{} counts when it vests, whatever was elected under 26 U.S.C. 83(b); what the election "
                       "put into income is pay of its own year (Q&A-34(d))",
                       grant.id),
           {}, election_rule);
}

/// Vested on its own day, from the day of the grant itself to that of the change.
bool vested_on_schedule(const Exposure& e, const Tranche& t) {
  return t.shares != Shares{} && t.vests && !t.accelerated && t.continued_by.empty() && *t.vests <= e.change &&
         !(t.gone && *t.gone <= *t.vests);
}

/// Of a grant of the year before the change, what vested by itself up to the change: the presumption reaches
/// every payment under what was agreed then, Q&A-25, at what it was worth when it vested. False where a fact is
/// missing.
bool collect_vested(const Exposure& e, const GrantResult& result, const Grant& grant,
                    std::vector<Accelerated>& all) {
  const auto fits = [&](const Tranche& t) { return vested_on_schedule(e, t); };
  if (std::ranges::none_of(result.tranches, fits) || !presumed_whole(e, grant)) return true;
  for (const Tranche& t : result.tranches) {
    if (!fits(t)) continue;
    const auto worth = option_worth_on(e, result, grant, t, *t.vests);
    if (!worth) return false;
    all.push_back({{.vests = *t.vests, .accelerated = *t.vests, .shares = t.shares}, *worth});
    all.back().on_schedule = true;
    all.back().part.payment = money_of(*worth);
    if (e.c.work.recording()) all.back().tranche = tranche_path(result, t);
  }
  return true;
}

/// The tranches that a clause vested early, each with what it was worth that day; false where a fact is
/// missing.
bool collect(const Exposure& e, const GrantResult& result, const Grant& grant, ContingencyRule& when,
             std::vector<Accelerated>& all) {
  when = ContingencyRule::before_change;
  for (const Tranche& t : result.tranches) {
    if (!came_early(t)) continue;
    if (all.empty()) all.reserve(result.tranches.size());
    const ContingencyRule fits = timing(e, t);
    if (fits != ContingencyRule::vested_early) {
      if (all.empty()) when = fits;
      continue;
    }
    when = fits;
    const auto worth = option_worth(e, result, grant, t);
    if (!worth) return false;
    all.push_back({{.vests = *t.vests, .accelerated = given_on(e, t), .shares = t.shares}, *worth});
    all.back().continued = !t.accelerated;
    all.back().part.payment = money_of(*worth);
    all.back().part.days = *t.vests - given_on(e, t);
    if (e.c.work.recording()) all.back().tranche = tranche_path(result, t);
  }
  return true;
}

/// Vesting that came too early or too late to be laid to the change: listed with its spread, and not counted.
void leave_out(Exposure& e, const GrantResult& result, const Grant& grant, ContingencyRule when) {
  ContingentLine line{grant.id, e.c.explain ? fmt::format("{}: accelerated vesting", grant.id) : std::string{}};
  for (const Tranche& t : result.tranches) {
    if (!came_early(t)) continue;
    line.cite = given_by(t);
    line.paid = given_on(e, t);
    line.amount += spread_of(e, result, t);
  }
  if (!line.paid) return;
  line.rule = when;
  line.type = PaymentClass::options;
  line.present_value = line.amount;
  Workings& w = e.c.work;
  if (w.recording())
    line.arithmetic =
        w.derived(line.amount.exact(), Unit::money, "left out: spread of what was accelerated",
                  {w.figure(Exact{result.accelerated.count}, Unit::shares,
                            fmt::format("grants[{}].accelerated", grant.id), "accelerated vesting")})
            .step;
  e.out().contingent.push_back(std::move(line));
}

void add_grant(Exposure& e, const GrantResult& result, const Grant& grant) {
  std::vector<Accelerated> all;
  ContingencyRule when{};
  if (!collect(e, result, grant, when, all) || !collect_vested(e, result, grant, all)) return;
  if (all.empty()) return leave_out(e, result, grant, when);
  Money sum;
  for (const Accelerated& a : all) sum += a.part.payment;
  ContingentLine line{grant.id, e.c.explain ? fmt::format("{}: accelerated vesting", grant.id) : std::string{}};
  for (const Tranche& t : result.tranches) {
    if (came_early(t)) line.cite = given_by(t);
    if (line.cite.empty() && vested_on_schedule(e, t)) line.cite = t.vests_by;
  }
  if (e.c.explain && std::ranges::all_of(all, &Accelerated::on_schedule))
    line.label = fmt::format("{}: vested, granted within a year before the change", grant.id);
  line.rule = rule_for(e, result, grant, sum);
  line.law = law_for(line.rule);
  line.counted = line.rule != ContingencyRule::no_value;
  line.paid = all.front().part.accelerated;
  line.type = PaymentClass::options;
  if (!value_line(e, line, all)) return;
  tell_presumed_grant(e, grant, line, all, sum);
  warn_under_water(e, grant, line);
  note_election(e, grant);
  e.out().contingent.push_back(std::move(line));
}

}  // namespace

bool vests_options(const Exposure& e) {
  return std::ranges::any_of(e.c.out.grants, [&](const GrantResult& result) {
    return result.grant != nullptr && result.valid &&
           std::ranges::any_of(result.tranches, [&](const Tranche& t) {
             return came_early(t) && timing(e, t) == ContingencyRule::vested_early;
           });
  });
}

void add_options(Exposure& e) {
  for (const GrantResult& result : e.c.out.grants) {
    if (result.grant != nullptr && result.valid) add_grant(e, result, *result.grant);
  }
}

}  // namespace payout
