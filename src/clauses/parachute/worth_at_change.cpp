#include "clauses/parachute/exposure.h"
#include "law/compounding.h"

namespace payout {

std::optional<Exact> discount_rate(const Exposure& e, Exact years) {
  if (e.c.facts.tax && e.c.facts.tax->afr_120) return e.c.facts.tax->afr_120->value;
  const auto found = law::afr_120(e.change.year(), e.change.month(), law::afr_term(years));
  if (const auto* afr = std::get_if<law::Afr>(&found)) return afr->rate;
  return std::nullopt;
}

Money worth_at_change(const Exposure& e, Money amount, Date paid) {
  if (paid <= e.change || amount == Money{}) return amount;
  const Exact years = law::days_in_years(paid - e.change);
  const auto rate = discount_rate(e, years);
  if (!rate || e.c.choose(e.terms.discounting) == Discounting::none) return amount;
  e.out().discounted = true;
  return law::present_value(amount, *rate, years);
}

}  // namespace payout
