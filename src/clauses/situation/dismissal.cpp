#include <fmt/format.h>

#include <algorithm>

#include "clauses/known_days.h"
#include "clauses/measure.h"
#include "clauses/situation/requirements.h"

namespace payout {
namespace {

/// One claim of constructive dismissal against one clause's list of acts.
struct Claim {
  const Case& c;
  const ClauseHead& route;
  const DismissalTest& test;
  const Dismissal& act;
  Unmet& unmet;

  bool no(std::string_view path, std::string text) const {
    if (unmet.quiet) return false;
    return unmet.set("no-constructive-dismissal", path, fmt::format("no good reason on these facts: {}", text));
  }
  bool lacks(std::string_view path, std::string_view what) const {
    if (unmet.quiet) return false;
    c.missing(Module::severance, route, path, what);
    return unmet.set("missing-fact", path, {});
  }

  const CountedAct& counted() const { return *std::ranges::find(test.acts, act.kind, &CountedAct::act); }

  /// Whether an act is as large as the terms ask: `found` is a share, or a distance in miles.
  bool is_enough(Exact found, bool miles, std::string_view path, std::string_view what) const {
    const CountedAct& asked = counted();
    const auto value = [&](const ActLimit& limit) {
      return miles ? limit.miles.value_or(Miles{}).value : limit.share.value_or(Rate{}).value;
    };
    const auto too_small = [&](std::string_view than, const ActLimit& wanted) {
      return no(path,
                fmt::format("the {} is {}, and {} {} is needed", what,
                            miles ? to_string(Miles{found}) : to_string(Rate{found}), than, to_string(wanted)));
    };
    if (asked.at_least && found < value(*asked.at_least)) return too_small("at least", *asked.at_least);
    if (asked.over && found <= value(*asked.over)) return too_small("more than", *asked.over);
    return true;
  }
  /// A cut from what was before, which is more than nothing.
  bool is_enough(Exact before, Exact after) const {
    return is_enough((before - after) / before, false, "termination.dismissal", "cut");
  }

  bool all_alike() const {
    const bool excepted = std::ranges::find(test.except, ActException::across_the_board) != test.except.end() &&
                          (act.kind == DismissalKind::salary_cut || act.kind == DismissalKind::bonus_cut ||
                           act.kind == DismissalKind::benefits_reduction);
    return excepted && act.across_the_board.value_or(false);
  }

  /// The highest salary of the twelve months before the act.
  Money highest() const {
    const Date since = c.plus(act.date, {-12, Period::Unit::months});
    Money most = salary_on(c, act.date - 1).yearly();
    most = std::max(most, salary_on(c, since + 1).yearly());
    for (const PayChange& change : *c.situation.pay_changes) {
      if (change.base && change.from > since && change.from < act.date)
        most = std::max(most, change.base->yearly());
    }
    return most;
  }

  bool salary_cut() const {
    const bool from_highest = test.measured_from == CutFrom::highest_in_12_months && c.facts.salary;
    if (act.old_salary && act.new_salary) {
      Exact before = act.old_salary->yearly().exact();
      const Exact after = act.new_salary->yearly().exact();
      if (from_highest) before = std::max(before, highest().exact());
      return after < before && is_enough(before, after);
    }
    if (!c.facts.salary) return lacks("salary", "pay before and after");
    const Money before = from_highest ? highest() : salary_on(c, act.date - 1).yearly(),
                after = salary_on(c, act.date).yearly();
    if (after < before) return is_enough(before.exact(), after.exact());
    return no("termination.dismissal", fmt::format("no salary change on {} is given", to_string(act.date)));
  }

  bool bonus_cut() const {
    if (act.old_target && act.new_target && act.new_target < act.old_target)
      return is_enough(act.old_target->value, act.new_target->value);
    const bool paid_less =
        act.old_bonus_paid && act.new_bonus_paid && *act.new_bonus_paid < *act.old_bonus_paid;
    if (paid_less && c.choose(test.bonus_level) == BonusLevel::actual_payout_too) return true;
    if (paid_less) return no("termination.dismissal", "a lower payout leaves the target as it was");
    if (!act.old_target || !act.new_target)
      return lacks("termination.dismissal.new_target", "the target bonus before and after");
    return no("termination.dismissal.new_target", "the target bonus did not fall");
  }

  bool relocation() const {
    constexpr std::string_view path = "termination.dismissal.commute_after";
    if (counted().of.value_or(MovedBy::commute) == MovedBy::distance) {
      if (!act.distance)
        return lacks("termination.dismissal.distance", "how far the new place of work is from the old one");
      return is_enough(act.distance->value, true, "termination.dismissal.distance", "distance");
    }
    if (!act.commute_before || !act.commute_after) return lacks(path, "the commute before and after");
    const Exact longer = act.commute_after->value - act.commute_before->value;
    if (counted().at_least || counted().over) return is_enough(longer, true, path, "longer way to work");
    if (!test.commute_longer_by || longer > test.commute_longer_by->value) return true;
    return no("termination.dismissal.commute_after",
              fmt::format("the commute is {} longer, and more than {} is needed", to_string(Miles{longer}),
                          to_string(*test.commute_longer_by)));
  }

  bool more_travel() const {
    if (!act.travel_before || !act.travel_after)
      return lacks("termination.dismissal.travel_after", "the days of travel before and after");
    if (*act.travel_after <= *act.travel_before)
      return no("termination.dismissal.travel_after", "travel did not grow");
    if (!counted().at_least && !counted().over) return true;
    if (*act.travel_before <= 0) return true;  // from nothing, it grew by more than any share
    return is_enough(Exact::fraction(*act.travel_after - *act.travel_before, *act.travel_before), false,
                     "termination.dismissal.travel_after", "growth of travel");
  }

  bool not_renewed() const {
    const auto& notice = c.facts.non_renewal;
    if (!notice || notice->by.value_or(Party::company) == Party::company) return true;
    return no("non_renewal.by", "the employee gave the notice that the term would not renew");
  }

  bool material_reduction() const {
    if (!act.material)
      return lacks("termination.dismissal.material", "whether the reduction is material (a judgment)");
    return *act.material ? true : no("termination.dismissal.material", "the reduction is not material");
  }

  bool not_offered() const {
    if (!act.comparable_offer)
      return lacks("termination.dismissal.comparable_offer", "whether comparable employment was offered");
    return *act.comparable_offer
               ? no("termination.dismissal.comparable_offer", "comparable employment was offered")
               : true;
  }

  bool fits() const {
    switch (act.kind) {
      case DismissalKind::no_comparable_offer: return not_offered();
      case DismissalKind::salary_cut: return salary_cut();
      case DismissalKind::bonus_cut: return bonus_cut();
      case DismissalKind::relocation: return relocation();
      case DismissalKind::benefits_reduction: return material_reduction();
      case DismissalKind::more_travel: return more_travel();
      case DismissalKind::non_renewal: return not_renewed();
      case DismissalKind::duties_change:
      case DismissalKind::breach:
      case DismissalKind::not_assumed: return true;
    }
    return false;
  }

  /// Notice of the act in time, time to cure, and leaving in time: each with its day.
  bool in_order() const {
    const bool elects = counted().elect_within || counted().effective;
    if (!elects && !test.notice_within && !test.cure && !test.leave_within) return true;
    const bool needs_notice =
        elects || test.notice_within || test.cure || test.leaves_from() == LeaveFrom::notice;
    if (needs_notice && !act.notice)
      return lacks("termination.dismissal.notice", "the day on which the employee gave notice of the act");
    if (test.cure && !act.cured)
      return lacks("termination.dismissal.cured",
                   "whether the company made good the act (`cured: DATE` or `false`)");
    const DismissalDays days = days_of(c, test, act);
    const Date end = *c.situation.end;
    if (days.notice_by && *act.notice > *days.notice_by)
      return no("termination.dismissal.notice",
                fmt::format("notice of the act of {} was due by {}, and was given on {}", to_string(act.date),
                            to_string(*days.notice_by), to_string(*act.notice)));
    if (days.cure_by && act.cured->on && *act.cured->on <= *days.cure_by)
      return no("termination.dismissal.cured",
                fmt::format("the company made good the act on {}, within the time to {}",
                            to_string(*act.cured->on), to_string(*days.cure_by)));
    if (days.cure_by && end < *days.cure_by)
      return no("termination.date",
                fmt::format("the company had until {} to make good the act, and employment ended on {}",
                            to_string(*days.cure_by), to_string(end)));
    if (days.effective && end < *days.effective)
      return no("termination.date",
                fmt::format("the election of {} takes effect on {}, and employment ended on {}",
                            to_string(*act.notice), to_string(*days.effective), to_string(end)));
    if (days.leave_by && end > *days.leave_by)
      return no("termination.date", fmt::format("employment had to end by {}, and ended on {}",
                                                to_string(*days.leave_by), to_string(end)));
    return true;
  }

  /// No outer time limit is written, but delay invites the answer that the right was waived.
  bool still_open() const {
    const Date used = c.situation.notice.value_or(*c.situation.end);
    if (!test.stale_after || used <= c.plus(act.date, *test.stale_after)) return true;
    if (c.choose(test.staleness) == Staleness::waived)
      return no("termination.dismissal.date",
                fmt::format("the act of {} was accepted by delay", to_string(act.date)));
    if (!unmet.quiet && c.explain) {
      c.warn(Module::severance, "stale-dismissal", "termination.dismissal.date",
             fmt::format("notice came {} days after the act of {}; the delay invites a defense of waiver",
                         used - act.date, to_string(act.date)),
             {}, route.cite);
    }
    return true;
  }
};

}  // namespace

bool meets(const Case& c, const ClauseHead& route, const DismissalTest& test, Unmet& unmet) {
  const auto& act = c.facts.termination->dismissal;
  if (!act) {
    if (unmet.quiet) return false;
    return unmet.set("no-constructive-dismissal", "termination.dismissal",
                     "no good reason on these facts: no act of the company is given");
  }
  const Claim claim{c, route, test, *act, unmet};
  if (std::ranges::find(test.acts, act->kind, &CountedAct::act) == test.acts.end())
    return claim.no("termination.dismissal.kind",
                    fmt::format("{} is not listed in {}", name_of(act->kind), route.cite));
  if (act->consented_in_writing.value_or(false))
    return claim.no("termination.dismissal.consented_in_writing", "the employee consented in writing");
  if (claim.all_alike())
    return claim.no("termination.dismissal.across_the_board", "the cut reached all executives alike");
  return claim.fits() && claim.in_order() && claim.still_open();
}

DismissalDays days_of(const KnownCase& c, const DismissalTest& test, const Dismissal& act) {
  DismissalDays days;
  const auto counted = std::ranges::find(test.acts, act.kind, &CountedAct::act);
  const bool elects = counted != test.acts.end() && counted->elect_within;
  if (elects) days.notice_by = c.last_day_of(act.date, *counted->elect_within);
  if (!elects && test.notice_within) days.notice_by = c.last_day_of(act.date, *test.notice_within);
  if (counted != test.acts.end() && counted->effective && act.notice)
    days.effective = c.last_day_of(*act.notice, *counted->effective);
  if (test.cure && act.notice) days.cure_by = c.last_day_of(*act.notice, *test.cure);
  if (!test.leave_within) return days;
  const LeaveFrom from = test.leaves_from();
  const std::optional<Date> start = from == LeaveFrom::act      ? std::optional{act.date}
                                    : from == LeaveFrom::notice ? act.notice
                                                                : days.cure_by;
  if (start) days.leave_by = c.last_day_of(*start, *test.leave_within);
  return days;
}

namespace {

/// A day of the calendar, with the fact and the term that it rests on.
struct ListedDay {
  const Case& c;
  const ClauseHead& route;
  Figure add(std::string_view name, Date day, std::string_view label, Figure from, const Period& time) const {
    const std::string_view id = c.work.text(fmt::format("{}_{}", route.id, name));
    const Figure last = last_day_figure(c, from, time);
    if (c.work.explaining()) account_day(c, fmt::format("calendar[{}]", id), day, last, route.id);
    if (c.lists) c.deadline(id, day, std::string{label}, route.cite);
    return last;
  }
};

}  // namespace

void list_days(const Case& c, const ClauseHead& route, const DismissalTest& test) {
  const Dismissal& act = *c.facts.termination->dismissal;
  const DismissalDays days = days_of(c, test, act);
  const ListedDay list{c, route};
  const Figure done = c.work.fact(act.date, "act of the company");
  const Figure noticed = act.notice ? c.work.fact(*act.notice, "notice of the act") : Figure{};
  Figure cured = {};
  const auto counted = std::ranges::find(test.acts, act.kind, &CountedAct::act);
  const bool elects = counted != test.acts.end() && counted->elect_within;
  if (days.notice_by)
    static_cast<void>(list.add("notice", *days.notice_by,
                               elects ? "Last day to elect to leave" : "Last day to give notice of the act",
                               done, elects ? *counted->elect_within : *test.notice_within));
  if (days.effective)
    static_cast<void>(
        list.add("effective", *days.effective, "The election takes effect", noticed, *counted->effective));
  if (days.cure_by)
    cured =
        list.add("cure", *days.cure_by, "Last day for the company to make good the act", noticed, *test.cure);
  if (!days.leave_by) return;
  const LeaveFrom from = test.leaves_from();
  static_cast<void>(list.add("leave", *days.leave_by, "Last day to leave for the act",
                             from == LeaveFrom::act      ? done
                             : from == LeaveFrom::notice ? noticed
                                                         : cured,
                             *test.leave_within));
}

}  // namespace payout
