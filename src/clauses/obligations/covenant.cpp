#include "clauses/obligations/covenant.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/known_days.h"
#include "clauses/situation/routes.h"
#include "clauses/situation/term.h"

namespace payout {

static std::optional<Date> last_day(const Covenant& terms, const ClauseHead& clause, const Case& c, Date end) {
  if (terms.through_term) {
    const ContractTerm* term = term_under(c, clause.document());
    return term == nullptr ? std::nullopt : std::optional{term_end(c, *term, end)};
  }
  return terms.lasts ? std::optional{c.last_day_of(end, *terms.lasts)} : std::nullopt;
}

static void explain_end(const Covenant& terms, const ClauseHead& clause, Date ends, const Case& c) {
  if (!c.work.explaining()) return;
  Figure how = end_figure(c);
  const ContractTerm* term = terms.through_term ? term_under(c, clause.document()) : nullptr;
  if (term != nullptr)
    how = term_day_figure(c, *term, ends, "last day of the term");
  else if (terms.lasts)
    how = last_day_figure(c, how, *terms.lasts);
  const std::string path = fmt::format("obligations[{}]", clause.id);
  account_day(c, path, ends, how, clause.id);
  account_calendar_day(c, clause.id, ends, path, terms.label);
}

/// Whether the covenant binds after some termination events only, and the way is not settled.
static bool is_open(const ClauseHead& clause, const Case& c) {
  const auto possible = [&](const std::string& id) {
    const auto sides = sides_of_route(c.agreement, id);
    return sides && (!sides->by || *sides->by == c.situation.by);
  };
  return c.situation.route_refused && std::ranges::any_of(clause.when, [&](const When& when) {
           return std::ranges::any_of(when.route, possible);
         });
}

void oblige(const Covenant& terms, const ClauseHead& clause, const Case& c) {
  Obligation duty{clause.id, clause.cite, terms.label, clause.summary};
  if (std::ranges::find(c.situation.invalid, &clause) != c.situation.invalid.end()) {
    duty.applies = false;
    c.out.obligations.push_back(duty);
    return;
  }
  if (!c.situation.end) {
    // In service the covenant binds, and its end is not known. One that only follows a termination event does
    // not.
    duty.applies = !terms.through_term;
    c.out.obligations.push_back(duty);
    return;
  }
  if (is_open(clause, c)) {
    c.warn(Module::obligations, "covenant-not-settled", {},
           fmt::format("whether {} binds ({}) depends on how employment ended, which is not settled",
                       terms.label, clause.cite),
           "see the error on the termination", clause.cite);
    return;
  }
  const bool dead = c.situation.death && *c.situation.death <= *c.situation.end;
  duty.applies = !dead && (clause.when.empty() || !occurrences(c, clause).empty());
  if (duty.applies) {
    duty.perpetual = c.choose(terms.perpetual) == Applies::yes;
    if (!duty.perpetual) duty.ends = last_day(terms, clause, c, *c.situation.end);
    if (duty.ends) {
      c.deadline(clause.id, *duty.ends, terms.label, clause.cite);
      explain_end(terms, clause, *duty.ends, c);
    }
  }
  c.out.obligations.push_back(duty);
}

void check(const Covenant& terms, const TermsCheck& t, size_t i) {
  if (terms.through_term) check_rest_of_term(t, i, false);
}

}  // namespace payout
