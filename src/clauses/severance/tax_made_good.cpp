#include "clauses/severance/tax_made_good.h"

#include <fmt/format.h>

#include "clauses/known_days.h"
#include "clauses/severance/payment_due.h"
#include "law/gross_up.h"

namespace payout {

/// Every tax on a further dollar, at the person's own rates.
static Figure rate_on_a_dollar(const MarginalRates& given, const Case& c) {
  const law::MarginalRates rates{given.federal.value, given.medicare.value, given.state.value_or(Rate{}).value};
  std::vector<Figure> from{c.work.fact(given.federal, "federal"), c.work.fact(given.medicare, "Medicare")};
  if (given.state) from.push_back(c.work.fact(*given.state, "state"));
  return c.work.derived(rates.combined(), Unit::rate, "all taxes on a dollar", from);
}

std::optional<Money> make_good_tax(const ClauseHead& clause, std::string_view label, Figure cost,
                                   const Occurrence& when, const PaymentDue& due, const Case& c) {
  const std::string_view id = c.work.text(clause.id + "_tax"),
                         name = c.work.text(fmt::format("Income tax on {} made good", label));
  const auto& tax = c.facts.tax;
  if (!tax || !tax->marginal) {
    c.missing(Module::severance, clause, "tax.marginal", "the marginal rate of each income tax");
    c.open_line(clause, id, name, when.date);
    return std::nullopt;
  }
  const Figure rate = rate_on_a_dollar(*tax->marginal, c);
  if (rate.value >= Exact{1}) {
    c.error(Module::severance, "no-gross-up", "tax.marginal",
            fmt::format("no sum makes good the tax on {}: taxes leave nothing of a dollar", label),
            "the marginal rates must stay below 100% together", clause.cite);
    return std::nullopt;
  }
  const Figure left = c.work.difference(c.work.law(1, Unit::count, {}), rate);
  const Figure made_good = c.work.quotient(c.work.product(cost, rate), left);
  Line line = make_line(clause, id, name, arising_figure(c, when), made_good, due, c);
  c.out.severance.lines.push_back(line);
  return line.amount;
}

}  // namespace payout
