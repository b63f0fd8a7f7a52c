#include "clauses/situation/amendments.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/case.h"
#include "clauses/situation/situate.h"
#include "words/nearest.h"

namespace payout {
namespace {

/// The clause that an amendment fails: null where every document in force that speaks of it accepts the form.
const ClauseHead* refused_by(const Case& c, AmendmentForm form) {
  const ClauseHead* found = nullptr;
  c.agreement.each<AmendmentRule>([&](const ClauseOf<AmendmentRule>& rule) {
    if (!c.in_force(rule.head)) return;
    if (std::ranges::find(rule.terms.accepts, form) == rule.terms.accepts.end()) found = &rule.head;
  });
  return found;
}

void take_in(Situation& s, const Amendment& a) {
  const Date from = a.from.value_or(a.date);
  if (a.term_through && (!s.end || from <= *s.end)) s.term_through = a.term_through;
  if (!a.base && !a.target_bonus && !a.car_allowance) return;
  s.amended_pay.push_back(
      {.from = from, .base = a.base, .target_bonus = a.target_bonus, .car_allowance = a.car_allowance});
}

}  // namespace

bool is_effective(const Case& c, const Amendment& amendment) {
  return refused_by(c, amendment.form) == nullptr;
}

void apply_amendments(const Case& c, Situation& s) {
  if (c.facts.salary) s.pay_changes = &c.facts.salary->changes;
  if (c.facts.amendments.empty()) return;
  if (c.facts.salary) s.amended_pay = c.facts.salary->changes;
  for (size_t i = 0; i < c.facts.amendments.size(); ++i) {
    const Amendment& a = c.facts.amendments[i];
    const ClauseHead* rule = refused_by(c, a.form);
    if (rule == nullptr) {
      take_in(s, a);
      continue;
    }
    c.warn(Module::facts, "amendment-ignored", fmt::format("amendments[{}].form", i),
           fmt::format("the change of {} was made in the form `{}` and is ignored: {}", to_string(a.date),
                       name_of(a.form), rule->summary),
           "if both signed it, write `form: signed_by_both`", rule->cite);
  }
  std::ranges::stable_sort(s.amended_pay, {}, &PayChange::from);
  s.pay_changes = &s.amended_pay;
}

void strike_invalid_parts(const Case& c, Situation& s) {
  for (size_t i = 0; i < c.facts.invalid.size(); ++i) {
    const InvalidPart& part = c.facts.invalid[i];
    const std::string path = fmt::format("invalid[{}].clause", i);
    std::vector<std::string_view> names;
    const size_t before = s.invalid.size();
    for (const Clause& clause : c.agreement.clauses) {
      names.push_back(clause.head.id);
      names.push_back(clause.head.cite);
      if (clause.head.id == part.clause || clause.head.cite == part.clause) s.invalid.push_back(&clause.head);
    }
    if (s.invalid.size() == before) {
      const std::string_view near = nearest(part.clause, names);
      c.error(Module::facts, "unknown-clause", path, fmt::format("there is no clause `{}`", part.clause),
              near.empty() ? "see `payout terms`" : fmt::format("did you mean `{}`?", near));
      continue;
    }
    const ClauseHead& struck = *s.invalid.back();
    const ClauseHead* severable = nullptr;
    c.agreement.each<Severability>([&](const ClauseOf<Severability>& clause) {
      if (clause.head.document() == struck.document()) severable = &clause.head;
    });
    if (severable == nullptr) {
      c.error(Module::facts, "not-severable", path,
              fmt::format("nothing in {} lets a part fall away alone", struck.document()),
              "give what the court put in its place as terms of an agreement of your own");
      continue;
    }
    c.note(Module::facts, "held-invalid", path,
           fmt::format("{} does not bind: held invalid in {}, and only there", struck.cite, part.where), {},
           severable->cite);
  }
}

void oblige(const AmendmentRule& terms, const ClauseHead& clause, const Case& c) {
  Obligation note{clause.id, clause.cite, terms.label, clause.summary};
  note.applies = true;
  c.out.obligations.push_back(note);
}

void oblige(const Severability& terms, const ClauseHead& clause, const Case& c) {
  Obligation note{clause.id, clause.cite, terms.label, clause.summary};
  note.applies = true;
  c.out.obligations.push_back(note);
}

}  // namespace payout
