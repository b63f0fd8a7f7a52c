#include <fmt/format.h>

#include <algorithm>

#include "clauses/checks/check_parts.h"
#include "clauses/situation/contract_term.h"
#include "clauses/situation/term.h"

namespace payout {

/// Clauses of the document that could act only after the last day of a term that does not go on.
static void check_after_term(const TermsCheck& t, size_t i, const ContractTerm& term) {
  if ((!term.initial && !term.initial_through) || term.renews || term.then_always || term.extends) return;
  const Date over =
      term.initial_through ? *term.initial_through + 1 : after(term.starts, *term.initial, MonthEnd::clamp);
  for (size_t k = 0; k < t.agreement.clauses.size(); ++k) {
    const ClauseHead& head = t.clause(k).head;
    if (head.document() != t.clause(i).head.document()) continue;
    if (std::ranges::find(term.survives, head.id) != term.survives.end()) continue;
    for (const When& when : head.when) {
      if (!when.ended_after || when.ended_after->date < over) continue;
      t.error(k, "ended_after", "never-true",
              fmt::format(": `ended_after: {}` lies after the last day of the term, {} ({})",
                          to_string(when.ended_after->date), to_string(over - 1), t.clause(i).head.cite),
              fmt::format("a clause that acts after the term is named there: `survives: [{}]`", head.id));
    }
  }
}

void check(const ContractTerm& term, const TermsCheck& t, size_t i) {
  check_after_term(t, i, term);
  const bool by_notice = term.ends_after_notice && !term.renews && !term.then_always;
  if (!term.has_length() && !by_notice)
    t.error(i, "", "no-length", " does not say how long the initial term is",
            "write `initial: 3 years`, or `initial_through: DATE`");
  if (is_nothing(term.ends_after_notice))
    t.error(i, "ends_after_notice", "no-length", ", `ends_after_notice`: a time of nothing", "write `1 year`");
  if (term.initial && term.initial_through)
    t.error(i, "initial_through", "two-lengths", ": `initial` and `initial_through` both say how long it is",
            "leave one of the two out");
  if (term.initial_through && *term.initial_through < term.starts)
    t.error(i, "initial_through", "never-true",
            fmt::format(", `initial_through`: {} lies before `starts: {}`", to_string(*term.initial_through),
                        to_string(term.starts)),
            "exchange the two days");
  if (term.renews && term.then_always)
    t.error(i, "renews", "two-lengths", ": `renews` and `then_always` are two ways to renew",
            "leave one of the two out");
  if (is_nothing(term.initial) || (term.renews && is_nothing(term.renews->every)))
    t.error(i, "initial", "no-length", ": a term of nothing", "write `1 year`");
  if (term.lapses && term.lapses->on < term.starts)
    t.error(i, "lapses", "never-true",
            fmt::format(", `lapses`: {} lies before `starts: {}`", to_string(term.lapses->on),
                        to_string(term.starts)),
            "correct one of the two days");
  if (term.in_steps && !term.then_always)
    t.error(i, "in_steps", "not-used", ", `in_steps`: no time always remains",
            "add `then_always: 2 years`, or leave it out");
  if (term.step_on && term.in_steps != TermSteps::yearly)
    t.error(i, "step_on", "not-used", ", `on`: that day goes with `in_steps: yearly`",
            "add `in_steps: yearly`, or leave it out");
  if (term.then_always && !term.renews_after && !term.in_steps)
    t.error(i, "then_always", "not-used", ", `then_always`: from when on it renews is not said",
            "add `renews_after: 1 year`, or `in_steps: yearly`");
  if (term.renews_after && !term.then_always)
    t.error(i, "renews_after", "not-used", ", `renews_after`: for how long it then renews is not said",
            "add `then_always: 1 year`; or write `renews: {every: 1 year}`");
  if (!term.survives.empty() && term.then_always && !term.lapses)
    t.error(i, "survives", "not-used", ", `survives`: a term that always remains does not end", "leave it out");
  if (term.ends_at_age && (term.ends_at_age->age < 18 || term.ends_at_age->age > 120))
    t.error(i, "ends_at_age", "out-of-range",
            fmt::format(", `ends_at_age`: {} is no age", term.ends_at_age->age), "write the age in years");
}

void check_rest_of_term(const TermsCheck& t, size_t i, bool needed) {
  const ClauseHead& head = t.clause(i).head;
  const ContractTerm* term = nullptr;
  t.agreement.each<ContractTerm>([&](const ClauseOf<ContractTerm>& each) {
    if (term == nullptr && each.head.document() == head.document()) term = &each.terms;
  });
  if (term == nullptr && needed && t.places.left_out.empty())
    t.error(i, "", "nothing-to-find",
            fmt::format(" pays for the rest of the term, and {} has no term", head.document()),
            "add a clause of kind `contract_term` to the document: see `payout terms contract_term`");
  if (term != nullptr && !term->has_length() && term->ends_after_notice)
    t.error(i, "", "no-length",
            fmt::format(" runs to the end of the term, and that of {} has none until notice is given",
                        head.document()),
            "give the term a length (`initial: 3 years`), or state the time here");
}

}  // namespace payout
