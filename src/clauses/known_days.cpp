#include "clauses/known_days.h"

#include <fmt/format.h>

#include <variant>

namespace payout {

Figure change_figure(const Case& c, const Change& change) {
  if (!c.work.recording()) return {Workings::serial(change.date), {}};
  const Date& day =
      std::visit([](const auto& event) -> const Date& { return event.date; }, c.facts.events[change.event]);
  const Figure fact = c.work.fact(day, "change in control");
  if (day == change.date) return fact;
  return c.work.derived(Workings::serial(change.date), Unit::date,
                        "day on which the event is a change in control", {fact});
}

Figure arising_figure(const Case& c, const Occurrence& when) {
  return when.change != nullptr ? change_figure(c, *when.change) : end_figure(c);
}

void account_day(const Case& c, std::string path, Date value, Figure how, std::string_view clause) {
  if (how.value != Workings::serial(value))
    how = c.work.derived(Workings::serial(value), Unit::date, "as the readings in force have it", {how});
  c.work.account(std::move(path), how, clause);
}

void account_calendar_day(const Case& c, std::string_view id, Date value, std::string_view figure,
                          std::string_view label) {
  if (!c.work.explaining()) return;
  account_day(c, fmt::format("calendar[{}]", id), value,
              c.work.figure(Workings::serial(value), Unit::date, figure, label));
}

void window_end(const Case& c, const ClauseHead& clause, std::string_view label, Figure last) {
  const Date day = day_of(last);
  c.window_end(clause.id, day, std::string{label}, clause.cite);
  if (!c.work.explaining()) return;
  const std::string path = fmt::format("calendar[{}]", clause.id);
  account_day(c, path, day, last, clause.id);
  account_safe_day(c, clause.id, day - 1, day);
}

void account_safe_day(const Case& c, std::string_view id, Date safe, Date last) {
  if (!c.work.explaining()) return;
  const std::string path = fmt::format("calendar[{}]", id);
  account_day(c, path + ".safe", safe,
              c.work.derived(Workings::serial(safe), Unit::date,
                             "the last day that is inside under every way of counting",
                             {c.work.figure(Workings::serial(last), Unit::date, path, "last day")}));
}

Figure end_figure(const Case& c) {
  const Date end = c.situation.end.value_or(Date{});
  if (!c.work.recording()) return {Workings::serial(end), {}};
  const auto& stated = c.facts.termination;
  if (!stated) return c.work.derived(Workings::serial(end), Unit::date, "last day of employment");
  const Figure fact = c.work.fact(stated->date, "last day of employment");
  if (stated->date == end) return fact;
  if (const Period* whole = c.situation.moved_by_notice)
    return c.work.date_after(c.situation.notice ? notice_figure(c, *c.situation.notice) : fact,
                             c.work.term(*whole, "notice"), end);
  const auto& disabled = stated->disabled_in_notice_period;
  if (c.situation.reason == Reason::disability && disabled == end)
    return c.work.fact(*disabled, "end for disability, before the stated last day");
  if (c.situation.death == end && c.facts.employee.died)
    return c.work.fact(*c.facts.employee.died, "death, before the stated last day");
  return c.work.derived(Workings::serial(end), Unit::date, "last day of employment that governs", {fact});
}

Figure known_day_figure(const Case& c, Date day, std::string_view label) {
  if (c.situation.end == day) return end_figure(c);
  for (const Change& change : c.situation.changes) {
    if (change.date == day) return change_figure(c, change);
  }
  return c.work.derived(Workings::serial(day), Unit::date, label);
}

Figure notice_figure(const Case& c, Date day) {
  if (!c.work.recording()) return {Workings::serial(day), {}};
  constexpr std::string_view label = "notice took effect";
  const auto& stated = c.facts.termination;
  if (!stated || !stated->notice) {
    const Figure none = c.work.absent("termination.notice", "no notice");
    return c.work.derived(Workings::serial(day), Unit::date, label, {none});
  }
  const auto& notice = *stated->notice;
  for (const auto* given : {&notice.received, &notice.given, &notice.mailed}) {
    if (*given && **given == day) return c.work.fact(**given, label);
  }
  for (const auto* given : {&notice.received, &notice.given, &notice.mailed}) {
    if (*given)
      return c.work.derived(Workings::serial(day), Unit::date, label, {c.work.fact(**given, "notice")});
  }
  return c.work.derived(Workings::serial(day), Unit::date, label, {end_figure(c)});
}

Figure last_day_figure(const Case& c, Figure from, const Period& period) {
  const Date start = day_of(from);
  const Date last = c.last_day_of(start, period);
  if (!c.work.recording()) return {Workings::serial(last), {}};
  const Date plain = after(start, period, MonthEnd::clamp);
  const Figure reached = c.work.date_after(from, c.work.term(period, {}), plain);
  if (last == plain) return reached;
  return c.work.derived(Workings::serial(last), Unit::date, "as the readings of counting have it", {reached});
}

Figure event_figure(const Case& c, const Event& event, std::string_view label) {
  return std::visit([&](const auto& e) { return c.work.fact(e.date, label); }, event);
}

Figure occurrence_figure(const Case& c, const Occurrence& when) {
  const Exact day = Workings::serial(when.measured);
  if (!c.work.recording()) return {day, {}};
  if (when.change != nullptr) {
    const Figure change = event_figure(c, c.facts.events[when.change->event], "change in control");
    if (change.value == day) return change;
    if (c.situation.end == when.measured) return end_figure(c);
    return c.work.derived(day, Unit::date, "day the right arose", {change});
  }
  if (!c.situation.end)
    return c.work.derived(day, Unit::date, "day the right arose",
                          {c.work.absent("termination", "employment goes on")});
  const Figure end = end_figure(c);
  return end.value == day ? end : c.work.derived(day, Unit::date, "day the right arose", {end});
}

Figure day_before(const Case& c, Figure day) {
  return c.work.derived(day.value - Exact{1}, Unit::date, "the day before", {day});
}

Figure day_after(const Case& c, Figure day) {
  const Exact next = day.value + Exact{1};
  return c.work.date_after(day, c.work.law(1, Unit::days, {}),
                           Date{std::chrono::sys_days{std::chrono::days{next.num()}}});
}

Figure time_between(const Case& c, Exact count, Unit unit, std::string_view label, Figure from, Figure to) {
  return c.work.derived(count, unit, label, {from, to});
}

}  // namespace payout
