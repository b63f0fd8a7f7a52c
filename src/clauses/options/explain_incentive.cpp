#include <fmt/format.h>

#include "clauses/options/grant_steps.h"
#include "clauses/options/iso_time.h"
#include "law/irc_422.h"

namespace payout {
namespace {

constexpr std::string_view limit_rule = "26 U.S.C. 422(d)";

/// The shares of the steps that can be exercised for the first time in a year.
Figure first_exercisable(const GrantSteps& s, int year, const IsoYear& shares) {
  std::vector<Figure> steps;
  for (size_t i = 0; i < s.grant.tranches.size(); ++i) {
    const Tranche& t = s.grant.tranches[i];
    if (t.exercisable && t.exercisable->year() == year)
      steps.push_back(s.own(fmt::format("tranches[{}].shares", i), t.shares, "shares of a step"));
  }
  if (steps.empty()) steps.push_back(s.own("shares", s.grant.shares, "shares granted"));
  return s.count(floor_of(shares.iso.count + shares.nso.count),
                 s.w().text(fmt::format("shares first exercisable in {}", year)), steps);
}

/// The value at grant, in the shares of after the last split.
Figure value_at_grant(const GrantSteps& s) {
  Workings& w = s.w();
  const GrantResult& g = s.grant;
  if (g.grant == nullptr || !g.grant->fmv)
    return w.derived(g.fmv->in_cents(), Unit::price, "value at grant", {w.absent(s.path + ".fmv", "value")});
  const Figure stated = w.fact(*g.grant->fmv, "value at grant");
  if (g.grant->fmv == g.fmv) return stated;
  return w.derived(g.fmv->in_cents(), Unit::price, "value at grant, adjusted for splits", {stated});
}

/// Shares of a year inside the yearly limit: what is left of it after earlier grants, by the value at grant.
Figure inside_limit(const GrantSteps& s, int year, const IsoYear& shares) {
  Workings& w = s.w();
  const Figure first = first_exercisable(s, year, shares);
  if (shares.nso.count == Exact{}) return first;
  const Figure limit = w.law(law::iso_yearly_limit.exact(), Unit::money, "yearly limit", limit_rule);
  const Figure value = value_at_grant(s);
  const Figure fit = w.whole(w.quotient(limit, value));
  if (s.grant.iso_years.entries.size() == 1 && fit.value == shares.iso.count) return fit;
  return w.derived(shares.iso.count, Unit::shares, "what earlier grants leave of the limit of the year",
                   {first, limit, value});
}

void explain_time(const GrantSteps& s) {
  const GrantResult& g = s.grant;
  if (!g.iso_until || !g.how.iso_until) return;
  const std::string_view cite = iso_time_cite(s.c);
  const Figure until{Workings::serial(*g.iso_until), g.how.iso_until};
  s.date("iso_until", g.iso_until, until, {}, cite);
  if (g.iso_safe_day)
    s.date("iso_safe_day", g.iso_safe_day,
           s.w().derived(Workings::serial(*g.iso_safe_day), Unit::date,
                         "the last day that is inside under every way of counting", {until}),
           {}, cite);
}

}  // namespace

void explain_incentive(const GrantSteps& s) {
  Workings& w = s.w();
  const GrantResult& g = s.grant;
  const auto enter = [&](std::string_view field, Exact value, Figure how, std::string_view law) {
    s.enter(s.path + '.' + std::string{field}, value, how, {}, law);
  };
  const Figure open = s.own("exercisable", g.exercisable, "exercisable");
  if (g.type != AwardType::iso) {
    enter("iso_shares", g.iso_shares.count, s.none(Unit::shares, "it is no incentive option", {s.kind()}), {});
    return enter("nso_shares", g.nso_shares.count, open, {});
  }
  if (!g.fmv) return;
  explain_time(s);
  std::vector<Figure> inside;
  for (const auto& [year, shares] : g.iso_years) {
    const std::string of_year = fmt::format("iso_years[{}]", year);
    const Figure iso = inside_limit(s, year, shares);
    enter(of_year + ".iso", shares.iso.count, iso, limit_rule);
    enter(of_year + ".nso", shares.nso.count,
          w.difference(first_exercisable(s, year, shares),
                       s.shown(fmt::format("{}.{}.iso", s.path, of_year), shares.iso.count, Unit::shares,
                               "inside the limit")),
          limit_rule);
    inside.push_back(w.named(iso, w.text(fmt::format("of {}", year))));
  }
  const Figure iso = inside.empty()
                         ? s.none(Unit::shares, "none is exercisable as an incentive option", {s.looked_at()})
                     : inside.size() == 1 ? inside[0]
                                          : w.sum(inside);
  enter("iso_shares", g.iso_shares.count, iso, limit_rule);
  enter("nso_shares", g.nso_shares.count,
        w.difference(open, s.shown(s.path + ".iso_shares", g.iso_shares.count, Unit::shares, "incentive")),
        limit_rule);
}

}  // namespace payout
