#include <fmt/format.h>

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
    line->reasonable_compensation = taken;
    value_at_change(e, *line);
    left -= taken;
  }
  e.out().reasonable_compensation = *e.c.facts.tax->reasonable_compensation - left;
}

void mark_earlier_services(const Exposure& e) {
  if (!e.c.facts.tax) return;
  auto& lines = e.out().contingent;
  for (const auto& [id, amount] : e.c.facts.tax->earlier_services) {
    const auto line = std::ranges::find_if(lines, [&](const auto& l) { return l.counted && l.id == id; });
    if (line != lines.end() && amount <= line->amount) {
      line->earlier_services = amount;
      continue;
    }
    e.c.error(Module::parachute, "earlier-services", fmt::format("tax.earlier_services.{}", id),
              line == lines.end() ? fmt::format("`{}` is no contingent payment here", id)
                                  : fmt::format("{} is more than the contingent {} of `{}`", grouped(amount),
                                                grouped(line->amount), id),
              "give the id of a payment that counts, and a part of its amount", "26 U.S.C. 280G(b)(4)(B)");
  }
}

}  // namespace payout
