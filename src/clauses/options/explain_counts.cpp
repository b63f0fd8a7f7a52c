#include <fmt/format.h>

#include "clauses/options/exercised_by.h"
#include "clauses/options/grant_steps.h"
#include "law/irc_422.h"

namespace payout {
namespace {

/// Counts of one grant, tranche by tranche.
struct Counts {
  const GrantSteps& s;
  const GrantResult& grant = s.grant;

  /// "vested 1999-10-01", "accelerated 2000-03-15 (EA 5.3)", "due to vest 2002-10-01".
  std::string_view tale(const Tranche& t) const {
    if (t.accelerated)
      return s.w().text(fmt::format("accelerated {} ({})", to_string(*t.accelerated), t.accelerated_by));
    if (!t.vests) return "vested from the start";
    const Date until = grant.end ? std::min(*grant.end, grant.as_of) : grant.as_of;
    return s.w().text(fmt::format("{} {}", *t.vests <= until ? "vested" : "due to vest", to_string(*t.vests)));
  }

  /// The shares of a tranche with its tale, less what was exercised where that counts.
  Figure told(const Tranche& t, int64_t shares) const {
    const auto number = &t - grant.tranches.data();
    const Figure all = s.own(fmt::format("tranches[{}].shares", number), t.shares, tale(t));
    if (shares == t.shares.count) return all;
    return s.w().difference(all, s.count(t.shares.count - shares, "exercised before", exercises(t)));
  }

  /// The exercises that took shares of a step.
  std::vector<Figure> exercises(const Tranche& t) const {
    std::vector<Figure> taken;
    for (const Allotment& a : grant.allotments) {
      if (&grant.tranches[a.tranche] != &t || a.exercise >= grant.exercises.size()) continue;
      taken.push_back(exercise(a.exercise));
    }
    return taken;
  }
  Figure exercise(size_t i) const {
    return s.own(fmt::format("exercises[{}].shares", i), grant.exercises[i].shares,
                 s.w().text(fmt::format("exercised {}", to_string(grant.exercises[i].date))));
  }

  /// The shares of the tranches that fit, each with its tale; less what was exercised where that counts.
  template <class Fits>
  void sum(std::string_view field, Shares value, std::string_view nothing, bool left, Fits fits) const {
    std::vector<Figure> parts;
    for (size_t i = 0; i < grant.tranches.size(); ++i) {
      const Tranche& t = grant.tranches[i];
      const int64_t shares = t.shares.count - (left ? exercised_by(grant, i, grant.as_of) : 0);
      if (shares != 0 && fits(t)) parts.push_back(told(t, shares));
    }
    s.shares(field, value,
             parts.empty()       ? s.none(Unit::shares, nothing, {s.looked_at()})
             : parts.size() == 1 ? parts[0]
                                 : s.w().sum(parts));
  }

  void all() const {
    const GrantResult& g = grant;
    if (g.how.shares) s.shares("shares", g.shares, {s.w().at(g.how.shares).value, g.how.shares});
    const Date until = g.end ? std::min(*g.end, g.as_of) : g.as_of;
    sum("vested", g.vested, "no step had vested by schedule", false, [&](const Tranche& t) {
      return !t.accelerated && t.continued_by.empty() &&
             (!t.vests || (*t.vests <= until && !(t.gone && *t.gone <= *t.vests)));
    });
    sum("accelerated", g.accelerated, "no clause vested anything early", false,
        [&](const Tranche& t) { return t.accelerated && *t.accelerated <= g.as_of; });
    if (g.continued)
      sum("continued", *g.continued, "nothing goes on vesting", false,
          [](const Tranche& t) { return !t.continued_by.empty(); });
    if (g.cashed_out)
      sum("cashed_out", *g.cashed_out, "nothing is cashed out by the day looked at", true,
          [&](const Tranche& t) { return t.gone && g.as_of >= *t.gone && t.fate == Disposition::cashed_out; });
    sum("barred", g.barred, "no service requirement held shares back for good", false,
        [](const Tranche& t) { return t.barred; });
    sum("exercisable", g.exercisable, "no step is open on the day looked at", true,
        [&](const Tranche& t) { return !is_stock(g.type) && t.open_on(g.as_of); });
    const auto over = [&](const Tranche& t) { return t.gone && g.as_of >= *t.gone; };
    sum("lapsed", g.lapsed, "nothing has lapsed by the day looked at", true,
        [&](const Tranche& t) { return over(t) && t.fate == Disposition::lapsed; });
    sum("forfeited", g.forfeited, "nothing is forfeited by the day looked at", true,
        [&](const Tranche& t) { return over(t) && t.fate == Disposition::forfeited; });
    sum("unvested", g.unvested, "no step is still to come", true,
        [&](const Tranche& t) { return !over(t) && !t.open_on(g.as_of); });
    std::vector<Figure> taken;
    for (size_t i = 0; i < g.exercises.size(); ++i) {
      if (g.exercises[i].date <= g.as_of) taken.push_back(exercise(i));
    }
    s.shares("exercised", g.exercised,
             taken.empty() ? s.none(Unit::shares, "no exercise is given",
                                    {s.w().absent(s.path + ".exercises", "exercises")})
                           : s.w().sum(taken));
  }

  void tranche(size_t i) const {
    const Tranche& t = grant.tranches[i];
    const std::string owner = fmt::format("tranches[{}]", i);
    const auto taken = exercises(t);
    s.shares(owner + ".exercised", t.exercised,
             taken.empty() ? s.none(Unit::shares, "no exercise takes any of it",
                                    {s.w().absent(s.path + ".exercises", "exercises")})
                           : s.count(t.exercised.count, "taken by exercises, in the shares of today", taken));
    s.enter(fmt::format("{}.{}.iso", s.path, owner), t.iso.count, inside_limit(t, owner));
  }

  /// Of a step, what the yearly limit leaves under an incentive option.
  Figure inside_limit(const Tranche& t, const std::string& owner) const {
    Workings& w = s.w();
    if (grant.type != AwardType::iso) return s.none(Unit::shares, "it is no incentive option", {s.kind()});
    const Figure all = s.own(owner + ".shares", t.shares, "shares of the step");
    if (t.iso.count == all.value) return all;
    std::vector<Figure> from{
        all, w.law(law::iso_yearly_limit.exact(), Unit::money, "yearly limit", "26 U.S.C. 422(d)")};
    if (grant.grant != nullptr && grant.grant->fmv) from.push_back(w.fact(*grant.grant->fmv, "value at grant"));
    if (t.exercisable) from.push_back(s.own(owner + ".exercisable", *t.exercisable, "first exercisable"));
    return w.derived(t.iso.count, Unit::shares, "inside the limit of the year, after earlier grants",
                     std::span<const Figure>{from});
  }
};

}  // namespace

void explain_counts(const GrantSteps& steps) {
  const Counts counts{steps};
  counts.all();
  for (size_t i = 0; i < steps.grant.tranches.size(); ++i) counts.tranche(i);
}

}  // namespace payout
