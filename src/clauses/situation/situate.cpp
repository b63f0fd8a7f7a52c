#include "clauses/situation/situate.h"

#include "clauses/case.h"
#include "clauses/options/good_cause.h"
#include "clauses/options/retirement.h"

namespace payout {

/// Who ends employment for a reason, where the scenario does not say.
static Party usual_party(Reason reason) {
  switch (reason) {
    case Reason::resignation:
    case Reason::retirement:
    case Reason::constructive_dismissal:
    case Reason::director_resignation: return Party::employee;
    default: return Party::company;
  }
}

static void find_end(const Case& c) {
  if (!c.facts.termination) return;
  const Termination& t = *c.facts.termination;
  Situation& s = c.situation;
  s.reason = t.reason;
  s.by = t.by.value_or(usual_party(t.reason));
  s.end = t.date;
  if (t.reason == Reason::death) s.death = t.date;
  if (c.facts.employee.died) s.death = *c.facts.employee.died;
  if (t.notice) {
    const Notice& n = *t.notice;
    const bool by_receipt =
        n.received && c.choose(c.agreement.counting.notice_effective) == NoticeEffective::on_receipt;
    s.notice = by_receipt ? n.received : n.given ? n.given : n.mailed ? n.mailed : n.received;
  }
  s.find(Finding::notice_given, s.notice.has_value());
  s.find(Finding::permanent_disability, t.permanent_disability.value_or(false));
}

void situate(const Case& c) {
  find_end(c);
  find_changes(c);
  find_route(c);
  find_protection(c);
  find_good_cause(c);
  find_retirement(c);
}

}  // namespace payout
