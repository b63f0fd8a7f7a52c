#include "clauses/situation/situate.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/case.h"
#include "clauses/options/findings.h"
#include "clauses/severance/release_finding.h"
#include "clauses/situation/amendments.h"
#include "clauses/situation/change_in_control.h"
#include "clauses/situation/contract_term.h"
#include "clauses/situation/protected_period.h"
#include "clauses/situation/remarks.h"
#include "clauses/situation/route.h"
#include "clauses/situation/term.h"

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

/// The day notice took effect. Asks how a mailed notice counts only where it arrived on another day.
static std::optional<Date> notice_day(const Case& c, const Notice& n, Party by) {
  if (n.by && *n.by != by) return std::nullopt;
  if (n.given) return n.given;
  if (!n.mailed || !n.received || *n.mailed == *n.received) return n.mailed ? n.mailed : n.received;
  const bool receipt = c.choose(c.agreement.counting.notice_effective) == NoticeEffective::on_receipt;
  return receipt ? n.received : n.mailed;
}

static void find_end(const Case& c, Situation& s) {
  if (c.facts.employee.died) s.death = *c.facts.employee.died;
  if (!c.facts.termination) return;
  const Termination& t = *c.facts.termination;
  s.reason = t.reason;
  s.by = t.by.value_or(usual_party(t.reason));
  s.end = t.date;
  if (t.reason == Reason::death) s.death = t.date;
  if (t.notice) s.notice = notice_day(c, *t.notice, s.by);
  s.find(Finding::notice_given, s.notice.has_value());
  s.find(Finding::permanent_disability, t.permanent_disability.value_or(false));
}

/// A death, or a termination for disability, before the last day ends employment, unless a reading holds that
/// notice had settled it.
static bool supersede_notice(const Case& c, Situation& s) {
  if (!s.end) return false;
  const auto& disabled = c.facts.termination->disabled_in_notice_period;
  const bool died = s.death && *s.death < *s.end;
  if (!died && (!disabled || *disabled >= *s.end)) return false;
  const Date day = died ? *s.death : *disabled;
  const Route* death = nullptr;
  c.agreement.each<Route>([&](const ClauseOf<Route>& route) {
    if (death == nullptr && c.in_force(route.head) &&
        std::ranges::find(route.terms.reason, Reason::death) != route.terms.reason.end())
      death = &route.terms;
  });
  const bool noticed = s.notice && *s.notice <= day;
  if (death != nullptr && noticed &&
      c.choose(death->death_in_notice_period) == DeathInNotice::fee_accrued_at_notice)
    return false;
  s.end = day;
  s.reason = died ? Reason::death : Reason::disability;
  if (!died) s.by = Party::company;
  return true;
}

/// The way employment ended. Where a reading moves the last day, a death before the day that it is moved to
/// ends employment.
static void find_way(const Case& c, Situation& s) {
  const size_t told = c.out.remarks.size();
  find_route(c, s);
  if (s.moved_by_notice == nullptr || !supersede_notice(c, s)) return;
  s.moved_by_notice = nullptr;
  c.out.remarks.resize(told);
  find_route(c, s);
}

/// Employment that ended before an agreement began is not under it; the other documents go on.
static void find_documents(const Case& c, Situation& s) {
  if (!c.situation.end) return;
  c.agreement.each<ContractTerm>([&](const ClauseOf<ContractTerm>& term) {
    const std::string_view document = term.head.document();
    if (!c.under(document) || *c.situation.end >= term.terms.starts) return;
    s.not_in_force.push_back(document);
    c.error(Module::severance, "before-agreement", "termination.date",
            fmt::format("the termination on {} precedes {}, which begins on {}", to_string(*c.situation.end),
                        term.head.cite, to_string(term.terms.starts)),
            "the other documents are reported; or list `documents` without it", term.head.cite);
  });
}

void situate(const Case& c, Situation& s) {
  find_end(c, s);
  find_documents(c, s);
  apply_amendments(c, s);
  strike_invalid_parts(c, s);
  supersede_notice(c, s);
  find_changes(c, s);
  find_way(c, s);
  find_protection(c, s);
  list_terms(c);
  find_good_cause(c, s);
  find_retirement(c, s);
  find_releases(c, s);
  if (c.explain) remark_on(c);
}

}  // namespace payout
