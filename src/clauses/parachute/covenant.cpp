#include <algorithm>

#include "clauses/parachute/exposure.h"

namespace payout {
namespace {

/// Whether a covenant binds on these facts whose supplied value the reading in force takes out.
bool covenant_counts(const Case& c) {
  bool counts = false;
  c.agreement.each<ReasonableCompensation>([&](const ClauseOf<ReasonableCompensation>& covenant) {
    if (counts || occurrences(c, covenant.head).empty()) return;
    counts = c.choose(covenant.terms.value) == CovenantValue::supplied;
  });
  return counts;
}

}  // namespace

void take_out_covenant(Exposure& e) {
  if (!e.c.facts.tax || !e.c.facts.tax->reasonable_compensation) return;
  if (*e.c.facts.tax->reasonable_compensation == Money{} || !covenant_counts(e.c)) return;
  Money left = *e.c.facts.tax->reasonable_compensation;
  auto& lines = e.out().contingent;
  for (auto line = lines.rbegin(); line != lines.rend() && left > Money{}; ++line) {
    if (!line->counted || line->type != PaymentClass::cash) continue;
    const Money taken = std::min(left, line->amount);
    line->amount -= taken;
    line->present_value = worth_at_change(e, line->amount, line->paid.value_or(e.change));
    left -= taken;
  }
  e.out().reasonable_compensation = *e.c.facts.tax->reasonable_compensation - left;
}

}  // namespace payout
