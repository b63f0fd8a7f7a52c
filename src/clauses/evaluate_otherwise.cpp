#include "clauses/situation/alternative_end.h"

#include <fmt/format.h>

#include "clauses/case.h"
#include "clauses/evaluate.h"

/// What stages want to know of another end of employment. It stands above them, beside `evaluate`.
namespace payout {

std::optional<Outcome> outcome_with(const Case& c, Termination termination) {
  Scenario other = c.facts;
  other.termination = std::move(termination);
  Workspace space;
  space.readings = c.readings;
  space.detail = Detail::figures;
  evaluate(c.agreement, other, space);
  if (!space.result.severance.total) return std::nullopt;
  const Header& h = space.result.header;
  return Outcome{std::string{h.route_cite.empty() ? h.route : h.route_cite},
                 grouped(*space.result.severance.total)};
}

std::string alternative_end(const Case& c) {
  if (!c.explain) return {};
  Termination plain = *c.facts.termination;
  const bool company = c.situation.by == Party::company;
  plain.reason = company ? Reason::without_cause : Reason::resignation;
  plain.by = c.situation.by;
  plain.under.clear();
  plain.dismissal.reset();
  const auto other = outcome_with(c, plain);
  const std::string claim = fmt::format("`reason: {}`", name_of(plain.reason));
  if (!other) return fmt::format("{} would be the plain termination", claim);
  return fmt::format("with {} the same dates give {} in cash, under {}", claim, other->total, other->route);
}

}  // namespace payout
