#include "clauses/situation/contract_term.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include <fmt/format.h>

#include "clauses/known_days.h"
#include "clauses/severance/proration.h"
#include "clauses/situation/term.h"

namespace payout {

const ContractTerm* term_under(const KnownCase& c, std::string_view document) {
  const ContractTerm* found = nullptr;
  c.agreement.each<ContractTerm>([&](const ClauseOf<ContractTerm>& term) {
    if (found == nullptr && term.head.document() == document) found = &term.terms;
  });
  return found;
}

std::string_view cite_of(const Agreement& agreement, const ContractTerm& term) {
  std::string_view cite;
  agreement.each<ContractTerm>([&](const ClauseOf<ContractTerm>& each) {
    if (&each.terms == &term) cite = each.head.cite;
  });
  return cite;
}

std::optional<Date> renews_from(const KnownCase& c, const ContractTerm& term) {
  if (!term.then_always || (!term.renews_after && !term.in_steps)) return std::nullopt;
  return term.renews_after ? c.plus(term.starts, *term.renews_after) : term.starts;
}

/// The last day on or before `on` from which the time that always remains was counted anew; nothing before the
/// first of them.
static std::optional<Date> last_step(const ContractTerm& term, Date on) {
  if (term.in_steps == TermSteps::monthly) {
    const int months = full_months(term.starts, on + 1);
    if (months < 1) return std::nullopt;
    return add_months(term.starts, months, MonthEnd::clamp) - 1;
  }
  const auto of_year = [&](int year) {
    return term.step_on ? term.step_on->in(year)
                        : add_months(term.starts, 12 * (year - term.starts.year()), MonthEnd::clamp) - 1;
  };
  Date step = of_year(on.year() + 1);
  for (int year = on.year() + 1; step > on; step = of_year(--year)) {
  }
  return step >= term.starts ? std::optional{step} : std::nullopt;
}

static Date renewed_end(const KnownCase& c, const ContractTerm& term, Date on) {
  if (term.in_steps && *term.in_steps != TermSteps::daily) {
    const auto step = last_step(term, on);
    return step ? paid_until(*step, *term.then_always) : Date{};
  }
  const Date month = add_months(term.starts, full_months(term.starts, on), MonthEnd::clamp);
  switch (c.choose(term.remaining_term)) {
    // The time that remains begins on the next day: after February 28, 2003 a year ends on February 29, 2004.
    case Renewal::daily_evergreen: return paid_until(on, *term.then_always);
    case Renewal::month_start_evergreen: return c.plus(month, *term.then_always) - 1;
    case Renewal::month_end_evergreen:
      return c.plus(add_months(month, 1, MonthEnd::clamp), *term.then_always) - 1;
  }
  return on;
}

/// The last day of a term that nothing has ended yet.
constexpr Date no_end = Date::of(9999, 12, 31);

/// The day after the initial term.
static Date after_initial(const KnownCase& c, const ContractTerm& term) {
  if (c.situation.term_through) return *c.situation.term_through + 1;
  if (!term.has_length()) return no_end;
  return term.initial_through ? *term.initial_through + 1 : c.plus(term.starts, *term.initial);
}

/// The last day to give notice before a term ends.
static Date notice_by(const KnownCase& c, const TermRenewal& renewal, Date last) {
  return renewal.unless_notice ? c.plus(last, {-renewal.unless_notice->count, renewal.unless_notice->unit})
                               : last;
}

/// The last day of a term that renews for a fixed time, as it stands on a day: once the time for notice is over
/// and none was given, it has renewed.
static Date last_renewed(const KnownCase& c, const TermRenewal& renewal, Date last, Date on) {
  const auto& notice = c.facts.non_renewal;
  while (on > notice_by(c, renewal, last)) {
    if (notice && notice->given <= notice_by(c, renewal, last)) return last;
    last = c.plus(last + 1, renewal.every) - 1;
  }
  return last;
}

static Date day_of_age(const TermAge& age, Date born) {
  const Date birthday = add_months(born, 12 * age.age, MonthEnd::clamp);
  return age.day == AgeDay::birthday ? birthday : last_of_month(birthday.year(), birthday.month());
}

/// Whether something happened by the day of a lapse that keeps the agreement in force.
static bool is_kept(const KnownCase& c, const TermLapse& lapse) {
  return std::ranges::any_of(lapse.unless, [&](LapseUnless what) {
    if (what == LapseUnless::change)
      return std::ranges::any_of(
          c.situation.changes, [&](const Change& change) { return change.counts && change.date <= lapse.on; });
    return std::ranges::any_of(c.facts.events, [&](const Event& event) {
      const auto* announced = std::get_if<DealAnnounced>(&event);
      return announced != nullptr && announced->date <= lapse.on;
    });
  });
}

/// What ends the term before, and what keeps it in force longer.
static Date shortened_or_extended(const KnownCase& c, const ContractTerm& term, Date last) {
  if (term.ends_after_notice && c.facts.non_renewal)
    last = std::min(last, c.plus(c.facts.non_renewal->given, *term.ends_after_notice));
  if (term.ends_at_age && c.facts.employee.born)
    last = std::min(last, day_of_age(*term.ends_at_age, *c.facts.employee.born));
  if (term.lapses && !is_kept(c, *term.lapses)) last = std::min(last, term.lapses->on);
  if (!term.extends) return last;
  for (const Change& change : c.situation.changes) {
    if (!change.counts || change.date > last) continue;
    if (term.extends->change && *term.extends->change != change.definition->id) continue;
    last = std::max(last, c.last_day_of(change.date, term.extends->after_change));
  }
  return last;
}

Date term_end(const KnownCase& c, const ContractTerm& term, Date on) {
  const auto& amended = c.situation.term_through;
  const Date anniversary = after_initial(c, term);
  const auto renews = renews_from(c, term);
  if (renews && on >= *renews) {
    const Date renewed = renewed_end(c, term, on);
    if (renewed >= anniversary) return shortened_or_extended(c, term, renewed);
  }
  Date last = anniversary == no_end ? no_end : anniversary - 1;
  if (!amended && term.initial && c.choose(term.initial_term_last_day) == TermEnd::same_day) last = anniversary;
  if (term.renews) last = last_renewed(c, *term.renews, last, on);
  return shortened_or_extended(c, term, last);
}

Figure term_day_figure(const Case& c, const ContractTerm& term, Date day, std::string_view label) {
  if (!c.work.recording()) return {Workings::serial(day), {}};
  const Figure starts = c.work.term(term.starts, "first day of the term");
  if (term.initial_through)
    return c.work.derived(Workings::serial(day), Unit::date, label,
                          {starts, c.work.term(*term.initial_through, "initial term")});
  if (!term.has_length()) return c.work.derived(Workings::serial(day), Unit::date, label, {starts});
  if (term.renews)
    return c.work.derived(Workings::serial(day), Unit::date, label,
                          {starts, c.work.term(*term.initial, "initial term"),
                           c.work.term(term.renews->every, "renewed each time for")});
  if (term.then_always && day >= after(term.starts, *term.initial, MonthEnd::clamp))
    return c.work.derived(Workings::serial(day), Unit::date, label,
                          {starts, c.work.term(*term.then_always, "then always"), end_figure(c)});
  return c.work.derived(Workings::serial(day), Unit::date, label,
                        {starts, c.work.term(*term.initial, "initial term")});
}

std::optional<Date> term_over(const KnownCase& c, const ClauseHead& clause, Date day) {
  if (c.agreement.of_kind<ContractTerm>().empty()) return std::nullopt;
  const ContractTerm* term = term_under(c, clause.document());
  if (term == nullptr) return std::nullopt;
  // A term that always has time left ends by a notice, at an age, or when it lapses.
  if (term->then_always && !term->ends_after_notice && !term->ends_at_age && !term->lapses) return std::nullopt;
  if (std::ranges::find(term->survives, clause.id) != term->survives.end()) return std::nullopt;
  const Date last = term_end(c, *term, day);
  return day > last ? std::optional{last} : std::nullopt;
}

void list_terms(const Case& c) {
  c.agreement.each<ContractTerm>([&](const ClauseOf<ContractTerm>& term) {
    if (!c.under(term.head.document())) return;
    if (term.terms.ends_at_age && !c.facts.employee.born)
      c.missing(Module::severance, term.head, "employee.born", "the date of birth");
    if (term.terms.lapses && !is_kept(c, *term.terms.lapses)) {
      const std::string_view id = c.work.text(term.head.id + "_lapse");
      if (c.work.explaining())
        account_day(c, fmt::format("calendar[{}]", id), term.terms.lapses->on,
                    c.work.term(term.terms.lapses->on, "the agreement lapses"), term.head.id);
      if (c.lists) c.deadline(id, term.terms.lapses->on, "The agreement lapses", term.head.cite);
    }
    if (term.terms.then_always) return;
    Date on = term.terms.starts;
    for (const Change& change : c.situation.changes) on = std::max(on, change.date);
    if (c.facts.as_of) on = std::max(on, *c.facts.as_of);
    if (c.situation.end) on = *c.situation.end;
    const Date last = term_end(c, term.terms, on);
    if (last == no_end) return;
    const Figure starts = c.work.term(term.terms.starts, "first day of the term");
    const auto enter = [&](std::string_view id, Date day, std::string_view label,
                           std::span<const Figure> from) {
      const std::string_view kept = c.work.text(std::string{id});
      if (c.work.explaining())
        account_day(c, fmt::format("calendar[{}]", kept), day,
                    c.work.derived(Workings::serial(day), Unit::date, label, from), term.head.id);
      if (c.lists) c.deadline(kept, day, std::string{label}, term.head.cite);
    };
    std::vector<Figure> from{starts};
    const std::optional<TermRenewal>& renews = term.terms.renews;
    if (renews) {
      from.push_back(c.work.term(renews->every, {}));
    } else if (term.terms.initial_through) {
      from.push_back(c.work.term(*term.terms.initial_through, "last day of the initial term"));
    } else if (term.terms.initial) {
      from.push_back(c.work.term(*term.terms.initial, {}));
    }
    if (term.terms.ends_after_notice && c.facts.non_renewal) {
      from.push_back(c.work.fact(c.facts.non_renewal->given, "notice that the term will end"));
      from.push_back(c.work.term(*term.terms.ends_after_notice, {}));
    }
    enter(term.head.id, last, "Last day of the term", from);
    if (renews && renews->unless_notice)
      enter(term.head.id + "_notice", notice_by(c, *renews, last),
            "Last day for notice that the term will not renew",
            std::array{starts, c.work.term(*renews->unless_notice, {})});
  });
}

void turning_days(const ContractTerm& terms, const ClauseHead& clause, const Result&, Date, TurningDays& out) {
  if (!terms.has_length()) return;
  const Date ended =
      terms.initial_through ? *terms.initial_through + 1 : after(terms.starts, *terms.initial, MonthEnd::clamp);
  out.push_back({ended, fmt::format("the initial term of {} has ended", clause.document())});
  if (terms.renews_after)
    out.push_back({after(terms.starts, *terms.renews_after, MonthEnd::clamp),
                   fmt::format("the term of {} renews", clause.document())});
}

}  // namespace payout
