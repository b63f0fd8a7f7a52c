#include "clauses/situation/protected_period.h"

#include "clauses/known_days.h"
#include "clauses/situation/change_in_control.h"
#include "clauses/situation/protection.h"

namespace payout {
namespace {

const Change* change_after(const KnownCase& c, const ProtectedPeriod& period, Date day) {
  for (const Change& change : c.situation.changes) {
    if (change.definition->id != period.change || change.date <= day) continue;
    if (change.date <= c.last_day_of(day, period.after)) return &change;
  }
  return nullptr;
}

/// The change in control around which the end of employment is protected, or null; a reading is asked only
/// where its words part.
const Change* protecting(const KnownCase& c, const ProtectedPeriod& period) {
  const Date end = *c.situation.end;
  Date day = end;
  const auto after = [&](Date d) { return change_covering(c, period.change, d, period.after); };
  if (c.situation.notice && *c.situation.notice != end &&
      (after(*c.situation.notice) != nullptr) != (after(end) != nullptr) &&
      c.choose(period.test_day) == TestDay::notice_date) {
    day = *c.situation.notice;
  }
  if (const Change* earlier = after(day)) return earlier;
  const Change* later = change_after(c, period, day);
  return later != nullptr && c.choose(period.direction) == Direction::before_or_after ? later : nullptr;
}

}  // namespace

void find_protection(const Case& c, Situation& s) {
  for (const size_t i : c.agreement.of_kind<ProtectedPeriod>()) {
    const ClauseHead& head = c.agreement.clauses[i].head;
    const ProtectedPeriod& terms = *c.agreement.clauses[i].as<ProtectedPeriod>();
    if (!c.in_force(head.document())) continue;
    if (c.situation.end) {
      const Change* change = protecting(c, terms);
      if (change == nullptr) continue;
      s.find(Finding::protected_period, i);
      s.protections.push_back(
          {i, static_cast<size_t>(change - c.situation.changes.data()), change->date > *c.situation.end});
    } else if (const Change* from = window_start(c, terms.change)) {
      window_end(c, head, terms.label, last_day_figure(c, change_figure(c, *from), terms.after));
    }
  }
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
