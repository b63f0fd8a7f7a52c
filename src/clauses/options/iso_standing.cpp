#include "clauses/options/iso_standing.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/known_days.h"
#include "clauses/options/grant_steps.h"
#include "clauses/options/iso_time.h"
#include "clauses/options/plan_clause.h"
#include "clauses/options/share_price.h"

namespace payout {
namespace {

/// A tranche and where it stands among the grants.
struct Place {
  GrantResult* grant = nullptr;
  Tranche* tranche = nullptr;
};

const IsoLimit& terms_for(const Case& c, std::string_view plan) {
  static const IsoLimit statute;
  const auto clause = clause_for<IsoLimit>(c, plan);
  return clause ? *clause.terms : statute;
}

/// The improvement that a grant is older than, where there is one.
PlanClause<IsoImprovement> improvement_of(const Case& c, const GrantResult& grant) {
  const auto clause = clause_for<IsoImprovement>(c, held(grant));
  return clause && grant.granted && *grant.granted < clause.terms->on ? clause : PlanClause<IsoImprovement>{};
}

/// A new grant on the day of the improvement stays an incentive option only where its price is not below the
/// value of that day.
bool survives_as_new_grant(const Case& c, const PlanClause<IsoImprovement>& clause, const GrantResult& grant,
                           Price& value) {
  const auto fmv = fair_market_value(c, grant.plan, clause.terms->on, ValueUse::needed);
  if (!fmv) return false;
  value = in_shares_of_grant(c, grant, fmv->price, clause.terms->on);
  return grant.price->dollars >= value.dollars;
}

/// What the limit sees of a grant: its day and its value then; none where the option is no incentive option.
struct IsoGrant {
  Date granted = {};
  Price fmv = {};
};
std::optional<IsoGrant> as_incentive(const Case& c, const GrantResult& grant) {
  if (grant.type != AwardType::iso || !grant.valid || !grant.fmv) return std::nullopt;
  IsoGrant seen{*grant.granted, *grant.fmv};
  const auto improvement = improvement_of(c, grant);
  if (!improvement) return seen;
  if (c.explain) {
    c.warn(
        Module::options, "iso-modified", fmt::format("grants[{}].granted", grant.id),
        fmt::format("{} is older than {}: the longer window may be a modification, that is a new grant on {}",
                    grant.id, improvement.head->cite, to_string(improvement.terms->on)),
        "26 U.S.C. 424(h); another interpretation: `--set readings.iso_modified_by_ea=...`",
        improvement.head->cite);
  }
  if (c.choose(improvement.terms->iso_modified_by_ea) == IsoModification::warn_only) return seen;
  seen.granted = improvement.terms->on;
  if (!survives_as_new_grant(c, improvement, grant, seen.fmv)) return std::nullopt;
  return seen;
}

/// The law answers share by share; whether it cuts one in two, or takes another order, is asked only where that
/// can matter.
std::vector<law::IsoShares> split(const Case& c, const IsoLimit& terms,
                                  const std::vector<law::IsoTranche>& tranches) {
  auto shares = law::iso_limit(tranches);
  const bool over = std::ranges::any_of(shares, [](const law::IsoShares& s) { return s.nso > Exact{}; });
  if (!over) return shares;
  return law::iso_limit(tranches, c.choose(terms.iso_100k_order), c.choose(terms.iso_100k_split));
}

void count_by_year(GrantResult& grant, int year, const law::IsoShares& shares) {
  auto& years = grant.iso_years.entries;
  auto found = std::ranges::find(years, year, &std::pair<int, IsoYear>::first);
  if (found == years.end()) found = years.insert(years.end(), {year, {}});
  found->second.iso.count += shares.iso;
  found->second.nso.count += shares.nso;
}

void apply_limit(const Case& c) {
  std::vector<law::IsoTranche> tranches;
  std::vector<Place> places;
  for (GrantResult& grant : c.out.grants) {
    const auto incentive = as_incentive(c, grant);
    if (!incentive) continue;
    for (Tranche& tranche : grant.tranches) {
      const auto first = tranche.first_open();
      if (!first) continue;
      tranches.push_back({incentive->granted, *first, incentive->fmv.in_cents(), tranche.shares.count});
      places.push_back({&grant, &tranche});
    }
  }
  if (tranches.empty()) return;
  const auto shares = split(c, terms_for(c, places.front().grant->plan), tranches);
  for (size_t i = 0; i < shares.size(); ++i) {
    places[i].tranche->iso.count = shares[i].iso;
    count_by_year(*places[i].grant, tranches[i].first_exercisable.year(), shares[i]);
  }
}

/// Whether an exercise as one of an incentive option was possible on a day or, for what opened later, is after.
bool any_incentive(const GrantResult& grant, Date until) {
  return std::ranges::any_of(grant.tranches, [&](const Tranche& t) {
    if (t.iso.count == Exact{} || t.barred) return false;
    const auto first = t.first_open();
    return (!first || *first <= until) && !(first && t.gone && *first >= *t.gone);
  });
}

/// The word in force at a point, whether or not anything turns on it.
template <class E>
E word_in_force(const Case& c, const Open<E>& open) {
  if (open.choice.point < 0) return static_cast<E>(open.choice.value);
  const auto point = static_cast<size_t>(open.choice.point);
  return static_cast<E>(
      c.agreement.readings[point].words[static_cast<size_t>(c.readings.selected[point])].value);
}

/// The Code asks for an employee: the time runs from the end of employment even where the plan sees service go
/// on (on the board of directors).
void limit_time(const Case& c, GrantResult& grant) {
  const Situation& s = c.situation;
  const Date end = *s.end;
  const bool disabled = s.found(Finding::permanent_disability);
  const int months = disabled ? law::iso_months_disabled : law::iso_months;
  const Date forward = law::iso_last_day(end, months);
  if (!any_incentive(grant, std::max(forward, *grant.last_day))) return;
  const bool asked = c.work.explaining();
  const Figure last =
      asked ? GrantSteps{c, grant}.own("last_day", *grant.last_day, "last day to exercise") : Figure{};
  if (is_iso_of_estate(c, forward)) {
    grant.iso_until = grant.last_day;
    grant.iso_safe_day = grant.safe_day;
    grant.how.iso_until = last.step;
    return;
  }
  const IsoLimit& terms = terms_for(c, grant.plan);
  Date until = forward;
  if (forward < *grant.last_day &&
      law::iso_last_day(end, months, law::IsoThreeMonths::statutory_backward) != forward) {
    until = law::iso_last_day(end, months, c.choose(terms.iso_three_months));
  }
  grant.iso_until = std::min(until, *grant.last_day);
  grant.iso_safe_day = std::min(forward - 1, *grant.safe_day);
  if (!asked) return;
  // The rule alone, as the reading in force counts it: the option itself may end before.
  const Date alone = law::iso_last_day(end, months, word_in_force(c, terms.iso_three_months));
  const Figure time = c.work.law(months, Unit::months, {}, iso_time_rule(c));
  const Figure rule =
      c.work.date_after(end_figure(c), time, alone, alone == forward ? "" : "counted back from the exercise");
  grant.how.iso_until = (alone <= *grant.last_day ? rule : c.work.least(rule, last)).step;
}

}  // namespace

void find_iso_standing(const Case& c) {
  const bool any = std::ranges::any_of(
      c.out.grants, [](const GrantResult& g) { return g.type == AwardType::iso && g.valid; });
  if (!any) return;
  apply_limit(c);
  for (GrantResult& grant : c.out.grants) {
    const bool incentive = grant.type == AwardType::iso && grant.valid;
    if (incentive && c.situation.end && grant.last_day) limit_time(c, grant);
  }
}

}  // namespace payout
