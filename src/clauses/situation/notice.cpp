#include "clauses/situation/notice.h"

#include <fmt/format.h>

#include "clauses/measure.h"
#include "clauses/reading_key.h"

namespace payout {
namespace {

/// The first day on which employment can end on a notice; asks how days are counted only on the contested day.
Date earliest_end(const Case& c, Date notice, Period needed, Date end) {
  const Date earliest = c.plus(notice, needed);
  if (end > earliest) return earliest;
  return c.choose(c.agreement.counting.notice_counting) == NoticeCounting::clear_days ? earliest + 1 : earliest;
}

/// What the other party may ask for the days that are short. Only pay can be put in figures.
std::string claim_for(const Case& c, int days) {
  const std::string_view plural = days == 1 ? "" : "s";
  if (c.situation.by == Party::employee)
    return fmt::format("; what the company may claim for {} day{} is not included in the total", days, plural);
  if (!c.facts.salary) return {};
  const Exact claim = salary_on(c, *c.situation.end).yearly().exact() * Exact::fraction(days, 365);
  return fmt::format("; pay in lieu of {} day{} of notice, {}, may be owed and is not included in the total",
                     days, plural, grouped(to_the_cent(claim)));
}

void warn_short(const Case& c, const ClauseHead& route, const Route& terms, Date earliest) {
  if (!c.explain) return;
  const Situation& s = c.situation;
  std::string text = s.notice ? fmt::format("{} of {} days of notice; the earliest day is {}{}", s.notice_given,
                                            s.notice_needed, to_string(earliest), claim_for(c, s.notice_short))
                              : fmt::format("no notice is given, and {} requires {} days{}", route.cite,
                                            s.notice_needed, claim_for(c, s.notice_short));
  if (terms.notice_in_full)
    text += fmt::format("; the end counts as one under {}, in breach of its notice", route.cite);
  c.warn(Module::severance, s.notice ? "short-notice" : "no-notice", "termination.notice", std::move(text),
         "correct a date, or " + see_reading(c, terms.short_notice.choice), route.cite);
}

/// Employment goes on to the end of the whole notice.
void move_end(Situation& s, const Route& terms, Date earliest) {
  s.end = earliest;
  s.notice_given = s.notice_needed;
  s.notice_short = 0;
  s.moved_by_notice = &*terms.notice;
}

}  // namespace

bool has_full_notice(const Case& c, Period needed) {
  const Situation& s = c.situation;
  return s.notice && *s.end >= earliest_end(c, *s.notice, needed, *s.end);
}

void count_notice(const Case& c, Situation& s, const ClauseHead& route, const Route& terms) {
  s.notice_given = s.notice_needed = s.notice_short = 0;
  if (!terms.notice) return;
  const Date stated = s.moved_by_notice != nullptr ? c.facts.termination->date : *s.end;
  const Date from = s.notice.value_or(stated);
  const Date earliest = earliest_end(c, from, *terms.notice, *s.end);
  s.notice_given = *s.end - from;
  s.notice_needed = earliest - from;
  if (*s.end >= earliest) return;
  s.notice_short = earliest - *s.end;
  switch (c.choose(terms.short_notice)) {
    case ShortNotice::stated_date_with_warning: return warn_short(c, route, terms, earliest);
    case ShortNotice::extend_to_minimum: return move_end(s, terms, earliest);
    case ShortNotice::pay_in_lieu:
      // Nobody is paid for leaving early of his own accord.
      if (s.by == Party::employee) return warn_short(c, route, terms, earliest);
      s.pay_in_lieu = true;
      return;
    case ShortNotice::reject:
      s.route_refused = true;
      c.error(Module::severance, "short-notice", "termination.notice",
              fmt::format("{} of {} days of notice; the earliest day is {}", s.notice_given, s.notice_needed,
                          to_string(earliest)),
              "correct a date, or " + see_reading(c, terms.short_notice.choice), route.cite);
  }
}

void note_moved(const Case& c, const ClauseHead& route) {
  const Situation& s = c.situation;
  if (!c.explain) return;
  c.note(Module::severance, "end-moved-by-notice", "termination.date",
         fmt::format("the last day is moved from {} to {} by `extend_to_minimum`: {} days after {}",
                     to_string(c.facts.termination->date), to_string(*s.end), s.notice_needed,
                     s.notice ? fmt::format("the notice of {}", to_string(*s.notice))
                              : std::string{"the stated day, on which there was no notice"}),
         {}, route.cite);
}

}  // namespace payout
