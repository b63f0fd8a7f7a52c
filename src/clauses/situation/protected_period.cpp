#include "clauses/situation/protected_period.h"

#include "clauses/case.h"
#include "clauses/situation/change_in_control.h"
#include "clauses/situation/protection.h"

namespace payout {
namespace {

bool before_change(const KnownCase& c, const ProtectedPeriod& period, Date day) {
  for (const Change& change : c.situation.changes) {
    if (change.definition->id != period.change || change.date <= day) continue;
    if (change.date <= c.last_day_of(day, period.after)) return true;
  }
  return false;
}

/// Whether the end of employment is protected; a reading is asked only where its words part.
bool covers(const KnownCase& c, const ProtectedPeriod& period) {
  const Date end = *c.situation.end;
  Date day = end;
  const auto after = [&](Date d) { return change_covering(c, period.change, d, period.after) != nullptr; };
  if (c.situation.notice && *c.situation.notice != end && after(*c.situation.notice) != after(end) &&
      c.choose(period.test_day) == TestDay::notice_date) {
    day = *c.situation.notice;
  }
  if (after(day)) return true;
  return before_change(c, period, day) && c.choose(period.direction) == Direction::before_or_after;
}

}  // namespace

void find_protection(const Case& c, Situation& s) {
  c.agreement.each<ProtectedPeriod>([&](const ClauseOf<ProtectedPeriod>& period) {
    if (!c.in_force(period.head.document())) return;
    if (c.situation.end) {
      if (covers(c, period.terms)) s.find(Finding::protected_period);
      return;
    }
    if (const Change* from = window_start(c, period.terms.change))
      c.window_end(period.head.id, c.last_day_of(from->date, period.terms.after), period.terms.label,
                   period.head.cite);
  });
}

std::vector<Protection> protections_of(const Agreement& agreement) {
  std::vector<Protection> out;
  agreement.each<ProtectedPeriod>([&](const ClauseOf<ProtectedPeriod>& p) {
    out.push_back({&p.head, p.terms.change, p.terms.after});
  });
  return out;
}

void turning_days(const ProtectedPeriod& terms, const ClauseHead&, const Result& result, Date,
                  TurningDays& out) {
  for (const ChangeFinding& change : result.changes) {
    if (!change.date || change.id != terms.change) continue;
    out.push_back({after(*change.date, terms.after, MonthEnd::clamp) + 1,
                   "the protected time after the change in control has ended"});
  }
}

}  // namespace payout
