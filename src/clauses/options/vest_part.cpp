#include "clauses/options/vest_part.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/known_days.h"
#include "clauses/options/grant_steps.h"
#include "clauses/options/performance.h"

namespace payout {
namespace {

bool unvested(const Tranche& t, Date event) {
  return t.vests && *t.vests > event && !t.accelerated && t.continued_by.empty();
}

/// What a clause gives of a grant: so many shares, on its day or on their own days to a last one.
struct Part {
  const EarlyVesting* by = nullptr;
  int64_t shares = 0;
  Figure how = {};                       ///< of the count
  std::optional<Figure> rate = {};       ///< what performance earns
  std::optional<Date> own_days_to = {};  ///< they go on vesting on their own days
};

int64_t rounded(Exact shares, ShareRounding rounding) {
  switch (rounding) {
    case ShareRounding::down: return floor_of(shares);
    case ShareRounding::up: return shares.whole() ? shares.num() : floor_of(shares) + 1;
    case ShareRounding::nearest: return round_half_up(shares);
  }
  return 0;
}

/// One clause and one grant: how many of the unvested shares vest.
struct Measure {
  const Case& c;
  const EarlyVesting& a;
  const GrantResult& grant;
  const AccelerationAmount& amount;
  Figure rate = {};  ///< what performance earns; 1 where nothing is measured

  Workings& w() const { return c.work; }
  bool measured() const { return grant.type == AwardType::psu; }
  Figure day() const {
    const Exact serial = Workings::serial(a.event);
    if (!c.work.explaining()) return {serial, {}};
    const StepRef from = a.source;
    return from ? Figure{serial, from} : w().derived(serial, Unit::date, "the day on which it vests", {});
  }

  /// Shares as they are laid out, times what performance earns.
  Figure earned(Figure shares) const { return measured() ? w().product(shares, rate) : shares; }
  Figure count(Exact shares, Unit unit, std::string_view label) const {
    return w().derived(shares, unit, label, {own_shares()});
  }
  Figure own_shares() const {
    const GrantSteps steps{c, grant};
    if (!c.work.recording()) return {Exact{grant.shares.count}, {}};
    if (measured() && grant.target) return steps.own("target", *grant.target, "shares at target");
    return steps.own("shares", grant.shares, "shares of the award");
  }

  Exact sum(auto fits) const {
    Exact shares;
    for (const Tranche& t : grant.tranches) {
      if (fits(t)) shares += Exact{t.shares.count};
    }
    return shares;
  }
  Exact left() const {
    return sum([&](const Tranche& t) { return unvested(t, a.event); });
  }
  Figure all_left() const { return count(left(), Unit::shares, "unvested shares"); }

  std::optional<Date> last_vesting() const {
    std::optional<Date> last;
    for (const Tranche& t : grant.tranches) {
      if (t.vests && (!last || *t.vests > *last)) last = t.vests;
    }
    return last;
  }
  const Tranche* next() const {
    const Tranche* found = nullptr;
    for (const Tranche& t : grant.tranches) {
      if (unvested(t, a.event) && (found == nullptr || *t.vests < *found->vests)) found = &t;
    }
    return found;
  }
  /// The vesting day before the next one, or the grant.
  std::optional<Date> last_step(Date next) const {
    std::optional<Date> found = grant.grant->vesting_from ? grant.grant->vesting_from : grant.granted;
    for (const Tranche& t : grant.tranches) {
      if (t.vests && *t.vests < next && (!found || *t.vests > *found)) found = t.vests;
    }
    return found;
  }

  /// The time that has passed by the day of the event, at most all of it, and all of it.
  struct Passed {
    Figure gone = {};
    Figure all = {};
  };
  Passed passed(Figure then, Figure last, bool both_days) const {
    const Date from = day_of(then), through = day_of(last);
    const int more = both_days ? 1 : 0;
    const PartBy by = amount.by.value_or(PartBy::days);
    const bool months = by != PartBy::days;
    const Date start = from - more;  // both ends count: the day before is where the counting begins
    const Exact gone = months ? Exact{std::max(0, months_of_part(from, a.event + more, by))}
                              : Exact{std::max(0, a.event - start)};
    const Exact all = months ? Exact{full_months(from, through + more)} : Exact{through - start};
    const Unit unit = months ? Unit::months : Unit::days;
    if (all <= Exact{}) {
      const Figure one = w().law(1, unit, "no time to pass");
      return {one, one};
    }
    return {time_between(c, std::min(gone, all), unit, "passed", then, day()),
            time_between(c, all, unit, "in all", then, last)};
  }

  /// A day on which something vests, or on which vesting begins.
  Figure vesting_day(Date date) const {
    for (size_t i = 0; i < grant.tranches.size(); ++i) {
      if (grant.tranches[i].vests == date)
        return GrantSteps{c, grant}.own(fmt::format("tranches[{}].vests", i), date, "vesting day");
    }
    const auto& from = grant.grant->vesting_from;
    return from ? w().fact(*from, "vesting begins") : granted_figure(c, grant);
  }

  std::optional<Figure> of_award() const {
    const auto& period = grant.grant->period;
    const auto from = grant.grant->vesting_from ? grant.grant->vesting_from : grant.granted;
    const auto last = last_vesting();
    if (!from || !last) {
      c.missing(Module::options, *a.clause, fmt::format("grants[{}].granted", grant.id),
                fmt::format("the grant date of {}", grant.id));
      return std::nullopt;
    }
    const Passed time = period ? passed(w().fact(period->from, "first day of the performance period"),
                                        w().fact(period->through, "last day of the performance period"), true)
                               : passed(vesting_day(*from), vesting_day(*last), false);
    const Figure whole = w().share_of(earned(own_shares()), time.gone, time.all);
    const Exact vested = Exact{grant.shares.count} - left();
    if (vested == Exact{}) return whole;
    const Figure less = count(vested, Unit::shares, "vested before");
    const bool down = a.terms == nullptr || a.terms->rounding == ShareRounding::down;
    const Figure rest = w().difference(down ? w().whole(whole) : whole, less);  // else rounded once, at the end
    return rest.value < Exact{} ? w().derived({}, Unit::shares, "nothing is left", {rest}) : rest;
  }
  Figure of_tranche(const Tranche& t) const {
    const auto from = last_step(*t.vests);
    if (!from) return earned(tranche(t));
    const Passed time = passed(vesting_day(*from), vesting_day(*t.vests), false);
    return w().share_of(earned(tranche(t)), time.gone, time.all);
  }
  Figure tranche(const Tranche& t) const {
    if (!c.work.recording()) return {Exact{t.shares.count}, {}};
    const auto number = &t - grant.tranches.data();
    return w().derived(
        Exact{t.shares.count}, Unit::shares, "shares of the next step",
        {GrantSteps{c, grant}.own(fmt::format("tranches[{}].vests", number), *t.vests, "vests")});
  }
  Figure through(Date last, std::string_view label) const {
    const Exact shares = sum([&](const Tranche& t) { return unvested(t, a.event) && *t.vests <= last; });
    return earned(
        w().derived(shares, Unit::shares, label,
                    {own_shares(), w().derived(Workings::serial(last), Unit::date, "through", {day()})}));
  }
  Rate share_by_service() const {
    Rate share;
    for (const ShareByService& step : amount.by_service) {
      if (grant.granted && c.plus(*grant.granted, step.from) <= a.event) share = step.share;
    }
    return share;
  }

  std::optional<Figure> find() const {
    if (amount.pro_rata == ProRataOf::award) return of_award();
    if (amount.pro_rata == ProRataOf::current_tranche)
      return next() ? of_tranche(*next()) : count({}, Unit::shares, "no step is left");
    if (amount.next) return through(c.plus(a.event, *amount.next), "would vest in that time");
    if (amount.word == VestsWord::next_tranche) {
      const Tranche* t = next();
      return t != nullptr ? through(*t->vests, "shares of the next vesting day")
                          : count({}, Unit::shares, "no step is left");
    }
    if (amount.share) return w().product(earned(all_left()), w().term(*amount.share, "vests"));
    if (!amount.by_service.empty())
      return w().product(earned(all_left()), w().derived(share_by_service().value, Unit::rate,
                                                         "by service since the grant", {day()}));
    return earned(all_left());
  }
};

std::optional<Date> own_days(const Case& c, const EarlyVesting& a, const GrantResult& grant) {
  const auto& until = a.terms->amount.as_if_employed_until;
  if (!until) return std::nullopt;
  if (until->on) return until->on;
  if (until->after_end) return c.plus(a.event, *until->after_end);
  std::optional<Date> last = a.event;
  for (const Tranche& t : grant.tranches) last = t.vests ? std::max(*last, *t.vests) : last;
  return last;
}

std::optional<Part> part_of(const Case& c, const EarlyVesting& a, const GrantResult& grant) {
  static const AwardAcceleration everything;
  const AwardAcceleration& terms = a.terms != nullptr ? *a.terms : everything;
  Part part{&a};
  Measure measure{c, a, grant, terms.amount};
  if (measure.measured()) {
    part.rate = performance_rate(c, grant, terms.performance.value_or(PerformanceMeasured::target), *a.clause);
    if (!part.rate) return std::nullopt;
    measure.rate = *part.rate;
  }
  part.own_days_to = a.terms != nullptr ? own_days(c, a, grant) : std::nullopt;
  const auto found =
      part.own_days_to ? std::optional{measure.through(*part.own_days_to, "go on vesting")} : measure.find();
  if (!found) return std::nullopt;
  const Exact most = measure.measured() ? measure.left() * part.rate->value : measure.left();
  part.shares = std::min(rounded(found->value, terms.rounding), floor_of(most));
  part.how = *found;
  if (c.work.explaining() && Exact{part.shares} != found->value)
    part.how = c.work.derived(Exact{part.shares}, Unit::shares, "in whole shares", {*found});
  return part;
}

/// A step of which only a part vests becomes two.
void cut(const Case& c, GrantResult& grant, size_t i, int64_t shares) {
  Tranche rest = grant.tranches[i];
  rest.shares.count -= shares;
  grant.tranches[i].shares.count = shares;
  if (c.work.explaining() && rest.how.shares) {
    const Figure whole{c.work.at(rest.how.shares).value, rest.how.shares};
    const Figure taken =
        c.work.derived(Exact{shares}, Unit::shares, "of the step vest under a clause", {whole});
    grant.tranches[i].how.shares = taken.step;
    rest.how.shares = c.work.difference(whole, taken).step;
  }
  grant.tranches.insert(grant.tranches.begin() + static_cast<ptrdiff_t>(i) + 1, rest);
}

void mark(const Case& c, const Part& part, Tranche& tranche) {
  if (!part.own_days_to) return vest_early(c, *part.by, tranche);
  tranche.continued_by = part.by->clause->cite;
  tranche.accelerating = part.by->clause;
}

/// The steps that vest first are the first to be taken.
void take(const Case& c, const Part& part, GrantResult& grant) {
  int64_t left = part.shares;
  for (size_t i = 0; i < grant.tranches.size() && left > 0; ++i) {
    if (!unvested(grant.tranches[i], part.by->event) || grant.tranches[i].shares == Shares{}) continue;
    if (grant.tranches[i].shares.count > left) cut(c, grant, i, left);
    left -= grant.tranches[i].shares.count;
    if (c.work.explaining() && part.shares == grant.tranches[i].shares.count)
      grant.tranches[i].how.shares = part.how.step;
    mark(c, part, grant.tranches[i]);
  }
}

void tell_conflict(const Case& c, const GrantResult& grant, const Part& best, const Part& other) {
  if (!c.explain || best.shares == other.shares) return;
  c.warn(
      Module::options, "conflicting-clauses", fmt::format("grants[{}]", grant.id),
      fmt::format("{} ({} shares) and {} ({} shares) both say how much of {} vests on {}, and neither replaces "
                  "the other: the greater number is taken",
                  best.by->clause->cite, grouped(best.shares), other.by->clause->cite, grouped(other.shares),
                  grant.id, to_string(best.by->event)),
      "let one of the two clauses list the other under `replaces`", best.by->clause->cite);
}

}  // namespace

/// Whether a clause gives a part, and not simply all of what is there.
static bool gives_part(const Case& c, const EarlyVesting& a, const GrantResult& grant) {
  if (a.temporary || !reaches(c, a, grant)) return false;
  return grant.type == AwardType::psu || (a.terms != nullptr && !a.terms->amount.all());
}

void vest_part(const Case& c, const Accelerations& accelerations, size_t first, GrantResult& grant) {
  const EarlyVesting& begin = accelerations[first];
  for (size_t i = first; i > 0 && accelerations[i - 1].event == begin.event; --i) {
    if (gives_part(c, accelerations[i - 1], grant)) return;  // all of that day were looked at then
  }
  const bool anything =
      std::ranges::any_of(grant.tranches, [&](const Tranche& t) { return unvested(t, begin.event); });
  if (!anything || (grant.type == AwardType::psu && grant.performance)) return;
  std::optional<Part> best;
  for (size_t i = first; i < accelerations.size() && accelerations[i].event == begin.event; ++i) {
    const EarlyVesting& a = accelerations[i];
    if (!gives_part(c, a, grant)) continue;
    const auto part = part_of(c, a, grant);
    if (!part) return;
    if (best)
      tell_conflict(c, grant, part->shares > best->shares ? *part : *best,
                    part->shares > best->shares ? *best : *part);
    if (!best || part->shares > best->shares) best = part;
  }
  if (!best) return;
  if (best->rate) earn(c, grant, *best->rate, best->by->clause->id);
  take(c, *best, grant);
}

}  // namespace payout
