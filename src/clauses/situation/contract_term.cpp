#include "clauses/situation/contract_term.h"

#include <algorithm>

#include <fmt/format.h>

#include "clauses/case.h"
#include "clauses/severance/proration.h"

namespace payout {

const ContractTerm* term_under(const Case& c, std::string_view document) {
  const ContractTerm* found = nullptr;
  c.agreement.each<ContractTerm>([&](const ClauseOf<ContractTerm>& term) {
    if (found == nullptr && term.head.document() == document) found = &term.terms;
  });
  return found;
}

std::optional<Date> renews_from(const Case& c, const ContractTerm& term) {
  if (!term.renews_after || !term.then_always) return std::nullopt;
  return c.plus(term.starts, *term.renews_after);
}

static Date renewed_end(const Case& c, const ContractTerm& term, Date on) {
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

Date term_end(const Case& c, const ContractTerm& term, Date on) {
  const auto& amended = c.situation.term_through;
  const Date anniversary = amended ? *amended + 1 : c.plus(term.starts, term.initial);
  const auto renews = renews_from(c, term);
  if (renews && on >= *renews) {
    const Date renewed = renewed_end(c, term, on);
    if (renewed >= anniversary) return renewed;
  }
  if (amended) return *amended;
  const bool day_before = c.choose(term.initial_term_last_day) == TermEnd::day_before;
  return day_before ? anniversary - 1 : anniversary;
}

void turning_days(const ContractTerm& terms, const ClauseHead& clause, const Result&, Date, TurningDays& out) {
  out.push_back({after(terms.starts, terms.initial, MonthEnd::clamp),
                 fmt::format("the initial term of {} has ended", clause.document())});
  if (terms.renews_after)
    out.push_back({after(terms.starts, *terms.renews_after, MonthEnd::clamp),
                   fmt::format("the term of {} renews", clause.document())});
}

}  // namespace payout
