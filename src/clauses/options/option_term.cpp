#include "clauses/options/option_term.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/options/grant_rules.h"
#include "clauses/options/grant_steps.h"
#include "clauses/options/option_result.h"
#include "clauses/options/plan_clause.h"

namespace payout {
namespace {

const Period& longest_for(const Case& c, const OptionTerm& terms, const GrantResult& grant) {
  const bool large = terms.large_holder_over && c.facts.employee.voting_power &&
                     *c.facts.employee.voting_power > *terms.large_holder_over;
  const bool shorter = grant.type == AwardType::iso && large && terms.longest_iso_large_holder;
  return shorter ? *terms.longest_iso_large_holder : terms.longest;
}

/// Whether a formula of the plan makes the grant: the facts do not list it.
bool formula_makes(const Case& c, const GrantResult& grant) {
  return std::ranges::none_of(c.facts.grants, [&](const Grant& listed) { return &listed == grant.grant; });
}

/// The clause on the longest term that speaks of a grant: a plan may have one for what its formula grants.
PlanClause<OptionTerm> term_of(const Case& c, const GrantResult& grant) {
  PlanClause<OptionTerm> found;
  each_clause_for<OptionTerm>(c, held(grant), [&](const ClauseOf<OptionTerm>& clause) {
    const auto& formula = clause.terms.formula_grants;
    if (!found && (!formula || *formula == formula_makes(c, grant))) found = {&clause.head, &clause.terms};
  });
  return found;
}

}  // namespace

bool set_expiry(const Case& c, GrantResult& grant) {
  const std::optional<Date> stated = grant.grant != nullptr ? grant.grant->expires : std::nullopt;
  const auto clause = term_of(c, grant);
  const auto keep_stated = [&] {
    if (c.work.explaining()) grant.how.expires = c.work.fact(*grant.grant->expires, "expiry of the award").step;
  };
  if (!clause || !grant.granted) {
    grant.expires = stated;
    if (stated) keep_stated();
    return stated.has_value();
  }
  const Date cap = c.plus(*grant.granted, longest_for(c, *clause.terms, grant));
  grant.expires = stated ? std::min(*stated, cap) : cap;
  if (stated && *stated <= cap) {
    keep_stated();
  } else if (c.work.explaining()) {
    const Period& longest = longest_for(c, *clause.terms, grant);
    grant.how.expires = c.work.date_after(granted_figure(c, grant), c.work.term(longest, {}), cap).step;
    grant.how.expires_by = clause.head->id;
  }
  if (stated && *stated > cap) {
    refuse(c, grant, "term-too-long", "expires",
           fmt::format("{} expires on {}, after the longest term of its plan", grant.id, to_string(*stated)),
           fmt::format("latest {}", to_string(cap)), clause.head->cite);
  }
  return true;
}

std::string_view term_cite(const Case& c, const GrantResult& grant) {
  const auto clause = term_of(c, grant);
  if (!clause || !grant.granted) return "award";
  return *grant.expires < c.plus(*grant.granted, longest_for(c, *clause.terms, grant)) ? "award"
                                                                                       : clause.head->cite;
}

TermDays term_days(const Case& c, const GrantResult& grant) {
  const auto clause = term_of(c, grant);
  if (!clause || !grant.granted) return {*grant.expires, *grant.expires, "award"};
  const Date cap = c.plus(*grant.granted, longest_for(c, *clause.terms, grant));
  if (*grant.expires < cap) return {*grant.expires, *grant.expires, "award"};
  const bool before = c.choose(clause.terms->ten_year_last_day) == OptionTermEnd::day_before;
  return {before ? cap - 1 : cap, cap - 1, clause.head->cite};
}

}  // namespace payout
