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

/// Amounts of Q&A-24(b) and (c), which are only a part of the payment already.
bool measured_by_time(ContingencyRule rule) {
  return rule == ContingencyRule::paid_early || rule == ContingencyRule::vested_early ||
         rule == ContingencyRule::vested_only;
}

/// The value that is given for a covenant is taken out of nothing, or not all of it.
void tell_unused(const Exposure& e, Money left, std::string_view why) {
  if (!e.c.explain || left == Money{}) return;
  e.c.warn(Module::parachute, "covenant-not-counted", "tax.reasonable_compensation",
           fmt::format("{} of reasonable compensation is taken out of no payment: {}", grouped(left), why), {},
           "26 U.S.C. 280G(b)(4)(A)");
}

/// Why a covenant takes nothing out: none binds, or the reading in force gives it no value.
std::string_view why_not(const Case& c) {
  bool binds = false;
  c.agreement.each<ReasonableCompensation>([&](const ClauseOf<ReasonableCompensation>& covenant) {
    binds = binds || !occurrences(c, covenant.head).empty();
  });
  return binds ? "the covenant has no value in the reading in force"
               : "no clause of the agreement binds the executive to a covenant that has such a value";
}

}  // namespace

void take_out_covenant(Exposure& e) {
  if (!e.c.facts.tax || !e.c.facts.tax->reasonable_compensation) return;
  if (*e.c.facts.tax->reasonable_compensation == Money{}) return;
  if (!covenant_counts(e.c)) return tell_unused(e, *e.c.facts.tax->reasonable_compensation, why_not(e.c));
  Money left = *e.c.facts.tax->reasonable_compensation;
  auto& lines = e.out().contingent;
  for (auto line = lines.rbegin(); line != lines.rend() && left > Money{}; ++line) {
    if (!line->counted || line->type != PaymentClass::cash || measured_by_time(line->rule)) continue;
    const Money taken = std::min(left, line->amount);
    line->reasonable_compensation = taken;
    lower(e, *line, taken);
    left -= taken;
  }
  e.out().reasonable_compensation = *e.c.facts.tax->reasonable_compensation - left;
  tell_unused(e, left, "it is more than the payments in cash that count in full");
}

void mark_earlier_services(const Exposure& e) {
  if (!e.c.facts.tax) return;
  auto& lines = e.out().contingent;
  for (const auto& [id, amount] : e.c.facts.tax->earlier_services) {
    const auto line = std::ranges::find_if(lines, [&](const auto& l) { return l.counted && l.id == id; });
    if (line != lines.end() && amount <= line->amount && !measured_by_time(line->rule)) {
      line->earlier_services = amount;
      continue;
    }
    if (line != lines.end() && measured_by_time(line->rule)) {
      e.c.error(Module::parachute, "earlier-services", fmt::format("tax.earlier_services.{}", id),
                fmt::format("`{}` counts only for what comes early, and pay for earlier services takes nothing "
                            "off that",
                            id),
                "remove it", "26 CFR 1.280G-1 Q&A-24(a)(2), 39(a)");
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
