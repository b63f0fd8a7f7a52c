#include <fmt/format.h>

#include <algorithm>

#include "clauses/options/standing.h"
#include "clauses/parachute/exposure.h"
#include "clauses/parachute/option_value.h"
#include "law/compounding.h"
#include "law/contingent_value.h"

namespace payout {
namespace {

constexpr std::string_view service_rule = "26 CFR 1.280G-1 Q&A-24(c)";
constexpr std::string_view performance_rule = "26 CFR 1.280G-1 Q&A-24(d)(3)";

/// A tranche that a clause vested early, valued.
struct Accelerated {
  ContingentPart part;
  Figure payment;
  std::string tranche = {};  ///< its path, for workings

  /// The full months by which it vested early.
  Figure months(const Exposure& e, int count) const {
    Workings& w = e.c.work;
    if (!w.recording()) return {count, {}};
    return w.derived(
        count, Unit::months, "full months early",
        {w.figure(Workings::serial(part.accelerated), Unit::date, tranche + ".accelerated", "vested early"),
         w.figure(Workings::serial(part.vests), Unit::date, tranche + ".vests", "would have vested")});
  }
};

ContingencyRule timing(const Exposure& e, Date accelerated) {
  if (accelerated < e.first) return ContingencyRule::before_change;
  return e.late(accelerated, e.terms.acceleration_within) ? ContingencyRule::too_late
                                                          : ContingencyRule::vested_early;
}

/// By which rule the tranches of a grant count. Asks the readings only where there is something to value.
ContingencyRule rule_for(const Exposure& e, const Grant& grant, Money all) {
  if (all == Money{}) return ContingencyRule::no_value;
  if (grant.performance_vesting.value_or(false)) return ContingencyRule::performance_vested;
  if (grant.granted && within_year_before(e, *grant.granted) &&
      e.c.choose(e.terms.one_year_presumption) == Presumption::applies) {
    return ContingencyRule::presumed;
  }
  const bool in_full = e.c.choose(e.terms.option_value) == OptionValue::full_spread;
  return in_full ? ContingencyRule::full_spread : ContingencyRule::vested_early;
}

std::string_view law_for(ContingencyRule rule) {
  switch (rule) {
    case ContingencyRule::performance_vested: return performance_rule;
    case ContingencyRule::presumed: return presumption_rule;
    case ContingencyRule::vested_early: return service_rule;
    default: return {};
  }
}

/// The rate of the discount: supplied, or from the table of the month of the change.
Figure rate_figure(const Exposure& e, Exact rate) {
  Workings& w = e.c.work;
  if (!w.recording()) return {rate, {}};
  if (e.c.facts.tax && e.c.facts.tax->afr_120)
    return w.fact(*e.c.facts.tax->afr_120, "120% of the federal rate");
  return w.law(rate, Unit::rate,
               w.text(fmt::format("120% of the applicable federal rate, table of {:04}-{:02}", e.change.year(),
                                  e.change.month())));
}

/// Time value and 1% a full month of one tranche; false where no rate is known.
bool value_part(const Exposure& e, Accelerated& a, Figure& value) {
  ContingentPart& p = a.part;
  Figure discount;
  p.full_months = std::max(0, full_months(p.accelerated, p.vests));
  if (p.full_months > 0) {
    const auto rate = discount_rate(e, law::months_in_years(p.full_months));
    if (!rate) {
      e.c.missing(Module::parachute, e.head, "tax.afr_120", "120 % of the applicable federal rate");
      return false;
    }
    discount = rate_figure(e, *rate);
    const auto v = law::vested_early(p.payment, p.full_months, *rate);
    p.discount_rate = Rate{*rate};
    p.time_value = v.time_value, p.one_percent = v.one_percent, p.value = v.value;
  }
  Workings& w = e.c.work;
  value = w.derived(p.value.exact(), Unit::money, {}, {a.payment, a.months(e, p.full_months), discount});
  return true;
}

/// Fills the line from its tranches; false where a fact is missing.
bool value_line(const Exposure& e, ContingentLine& line, std::vector<Accelerated>& all) {
  Adding values{e.c.work};
  line.parts.reserve(all.size());
  for (Accelerated& a : all) {
    Figure value = a.payment;
    if (line.rule == ContingencyRule::vested_early) {
      if (!value_part(e, a, value)) return false;
    } else if (line.counted) {
      a.part.value = a.part.payment;
    }
    line.amount += line.counted ? a.part.value : a.part.payment;
    values.add(value);
    line.parts.push_back(a.part);
  }
  line.present_value = line.amount;
  line.arithmetic = values.sum().step;
  return true;
}

void warn_of_presumption(const Exposure& e, const Grant& grant, const ContingentLine& line, Money all) {
  if (!grant.granted || !within_year_before(e, *grant.granted) || all == Money{}) return;
  if (line.rule != ContingencyRule::vested_early && line.rule != ContingencyRule::full_spread) return;
  e.c.warn(Module::parachute, "granted-within-a-year",
           e.c.explain ? fmt::format("grants[{}].granted", grant.id) : "",
           e.c.explain ? fmt::format("{} was granted within one year before the change in control: presumed "
                                     "contingent in full, {} rather than {}, unless that is rebutted",
                                     grant.id, grouped(all), grouped(line.amount))
                       : "",
           {}, presumption_rule);
}

/// Spread is a floor: an option that stays outstanding under water still has a value (Rev. Proc. 2003-68).
void warn_under_water(const Exposure& e, const Grant& grant, const ContingentLine& line) {
  if (line.rule != ContingencyRule::no_value) return;
  e.c.warn(Module::parachute, "under-water-at-change",
           e.c.explain ? fmt::format("grants[{}].price", grant.id) : "",
           e.c.explain ? fmt::format("{} was under water when it vested and counts for nothing here, though an "
                                     "option that stays outstanding has a value",
                                     grant.id)
                       : "",
           "read the option's value as supplied, with the grant's `value_at_change` or `tax.option_model`",
           "26 CFR 1.280G-1 Q&A-13");
}

/// The tranches that a clause vested early, each with what it was worth that day; false where a fact is
/// missing.
bool collect(const Exposure& e, const GrantResult& result, const Grant& grant, ContingencyRule& when,
             std::vector<Accelerated>& all) {
  when = ContingencyRule::before_change;
  all.reserve(result.tranches.size());
  for (const Tranche& t : result.tranches) {
    const std::optional<Date> vests = t.vests;
    if (!t.accelerated || !vests || *t.accelerated >= *vests || t.barred) continue;
    const ContingencyRule fits = timing(e, *t.accelerated);
    if (fits != ContingencyRule::vested_early) {
      if (all.empty()) when = fits;
      continue;
    }
    when = fits;
    const auto worth = option_worth(e, result, grant, t);
    if (!worth) return false;
    all.push_back({{.vests = *vests, .accelerated = *t.accelerated, .shares = t.shares}, *worth});
    all.back().part.payment = money_of(*worth);
    if (e.c.work.recording()) all.back().tranche = tranche_path(result, t);
  }
  return true;
}

/// Vesting that came too early or too late to be laid to the change: listed with its spread, and not counted.
void leave_out(Exposure& e, const GrantResult& result, const Grant& grant, ContingencyRule when) {
  ContingentLine line{grant.id, e.c.explain ? fmt::format("{}: vesting brought forward", grant.id) : ""};
  for (const Tranche& t : result.tranches) {
    if (!t.accelerated || !t.vests || *t.accelerated >= *t.vests || t.barred) continue;
    line.cite = t.accelerated_by;
    line.paid = t.accelerated;
    line.amount += spread_of(e, result, t);
  }
  if (!line.paid) return;
  line.rule = when;
  line.type = PaymentClass::options;
  line.present_value = line.amount;
  e.out().contingent.push_back(std::move(line));
}

void add_grant(Exposure& e, const GrantResult& result, const Grant& grant) {
  std::vector<Accelerated> all;
  ContingencyRule when{};
  if (!collect(e, result, grant, when, all)) return;
  if (all.empty()) return leave_out(e, result, grant, when);
  Money sum;
  for (const Accelerated& a : all) sum += a.part.payment;
  ContingentLine line{grant.id, e.c.explain ? fmt::format("{}: vesting brought forward", grant.id) : ""};
  for (const Tranche& t : result.tranches) {
    if (t.accelerated) line.cite = t.accelerated_by;
  }
  line.rule = rule_for(e, grant, sum);
  line.law = law_for(line.rule);
  line.counted = line.rule != ContingencyRule::no_value;
  line.paid = all.front().part.accelerated;
  line.type = PaymentClass::options;
  if (!value_line(e, line, all)) return;
  warn_of_presumption(e, grant, line, sum);
  warn_under_water(e, grant, line);
  e.out().contingent.push_back(std::move(line));
}

}  // namespace

void add_options(Exposure& e) {
  for (const GrantResult& result : e.c.out.grants) {
    if (result.grant != nullptr && result.valid) add_grant(e, result, *result.grant);
  }
}

}  // namespace payout
