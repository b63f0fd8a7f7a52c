#include <fmt/format.h>

#include <algorithm>

#include "clauses/known_days.h"
#include "clauses/severance/due_day.h"
#include "clauses/severance/payment_rules.h"
#include "law/separation_pay.h"

namespace payout {
namespace {

/// The settlements of awards under the rules of section 409A. Options, SARs and restricted stock are no
/// deferred pay; a settlement on a day that the schedule fixes waits for nothing.
struct DelayedAwards {
  const Case& c;
  const ClauseHead& head;
  const PaymentRules& terms;
  Date end;

  bool reaches(const GrantResult& grant) const {
    const bool deferred = grant.type == AwardType::rsu || grant.type == AwardType::psu;
    return deferred && std::ranges::find(terms.plans, grant.plan) != terms.plans.end();
  }
  /// Whether the end of employment gives it, and not a change in control alone.
  bool by_end(const Settlement& s) const {
    if (s.given == nullptr || s.on_schedule || s.vests < end) return false;
    const auto& when = s.given->when;
    return when.empty() || std::ranges::any_of(when, &When::asks_for_end);
  }
  bool exempt(const Settlement& s) const {
    return terms.short_term_deferral &&
           *s.due <= law::short_term_deferral_until(s.vests, c.agreement.fiscal_year_ends);
  }

  void move(Settlement& s, Figure to, bool died) const {
    s.stated = s.due;
    s.moved_by = head.cite;
    s.day =
        c.work.derived(to.value, Unit::date, "held back until", {{Workings::serial(*s.due), s.day}, to}).step;
    s.due = day_of(to);
    s.due_kind = died ? DueKind::by : DueKind::on;
    s.earliest.reset();
    if (c.situation.death && *c.situation.death <= *s.due) s.payee = Payee::estate;
  }

  std::vector<Settlement*> held_back(Date until) const {
    std::vector<Settlement*> found;
    for (GrantResult& grant : c.out.grants) {
      if (!reaches(grant)) continue;
      for (Settlement& s : grant.settlements) {
        if (by_end(s) && s.due && *s.due < until && !exempt(s)) found.push_back(&s);
      }
    }
    return found;
  }

  void run() const {
    const DelayEnd delay = end_of_delay(terms, head, c);
    const std::vector<Settlement*> rows = held_back(delay.holds_before);
    if (rows.empty()) return;
    const auto holds = delay_holds(terms, head, c);
    for (Settlement* row : rows) {
      if (!holds) {
        row->due.reset(), row->due_kind = DueKind::not_stated;
      } else if (*holds) {
        move(*row, delay.day, delay.died);
      }
    }
    if (c.explain && holds == true)
      c.note(Module::options, "six-month-delay", "employee.specified_employee",
             held_words("awards that would be settled for a specified employee", "are", delay), {},
             "26 U.S.C. 409A(a)(2)(B)(i)");
  }
};

}  // namespace

void act_on_awards(const PaymentRules& terms, const ClauseHead& clause, const Case& c) {
  const auto& end = c.situation.end;
  constexpr int first_year = 2005;
  if (terms.plans.empty() || !terms.six_month_delay || !end || end->year() < first_year) return;
  if (c.situation.reason != Reason::death) DelayedAwards{c, clause, terms, *end}.run();
}

}  // namespace payout
