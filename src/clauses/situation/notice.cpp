#include "clauses/situation/notice.h"

#include <fmt/format.h>

#include "clauses/case.h"
#include "clauses/measure.h"

namespace payout {
namespace {

/// The first day on which employment can end on a notice; asks how days are counted only on the contested day.
Date earliest_end(const Case& c, Date notice, Period needed, Date end) {
  const Date earliest = c.plus(notice, needed);
  if (end > earliest) return earliest;
  return c.choose(c.agreement.counting.notice_counting) == NoticeCounting::clear_days ? earliest + 1 : earliest;
}

std::string claim_for(const Case& c, int days) {
  if (!c.facts.salary) return {};
  const Exact claim = salary_on(c, *c.situation.end).yearly().exact() * Exact::fraction(days, 365);
  return fmt::format("; a claim of {} day{} of pay, {}, stands outside the total", days, days == 1 ? "" : "s",
                     grouped(to_the_cent(claim)));
}

void warn_short(const Case& c, const ClauseHead& route, Date earliest) {
  if (!c.explain) return;
  const Situation& s = c.situation;
  const std::string text =
      s.notice ? fmt::format("{} of {} days of notice; the earliest day is {}{}", s.notice_given,
                             s.notice_needed, to_string(earliest), claim_for(c, s.notice_short))
               : fmt::format("no notice is given, and {} asks for {} days{}", route.cite, s.notice_needed,
                             claim_for(c, s.notice_short));
  c.warn(Module::severance, s.notice ? "short-notice" : "no-notice", "termination.notice", text,
         "correct a date, or choose a reading of `short_notice`", route.cite);
}

}  // namespace

bool has_full_notice(const Case& c, Period needed) {
  const Situation& s = c.situation;
  return s.notice && *s.end >= earliest_end(c, *s.notice, needed, *s.end);
}

void count_notice(const Case& c, Situation& s, const ClauseHead& route, const Route& terms) {
  if (!terms.notice) return;
  const Date from = s.notice.value_or(*s.end);
  const Date earliest = earliest_end(c, from, *terms.notice, *s.end);
  s.notice_given = *s.end - from;
  s.notice_needed = earliest - from;
  if (*s.end >= earliest) return;
  s.notice_short = earliest - *s.end;
  switch (c.choose(terms.short_notice)) {
    case ShortNotice::stated_date_with_warning: return warn_short(c, route, earliest);
    case ShortNotice::extend_to_minimum:
      warn_short(c, route, earliest);
      s.end = earliest;
      return;
    case ShortNotice::pay_in_lieu: s.pay_in_lieu = true; return;
    case ShortNotice::reject:
      c.error(Module::facts, "short-notice", "termination.notice",
              fmt::format("{} of {} days of notice; the earliest day is {}", s.notice_given, s.notice_needed,
                          to_string(earliest)),
              "correct a date, or choose another reading of `short_notice`", route.cite);
  }
}

}  // namespace payout
