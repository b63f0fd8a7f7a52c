#include "clauses/parachute/parachute.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "clauses/parachute/determination.h"
#include "clauses/parachute/net_pay.h"
#include "clauses/parachute/remedy.h"

namespace payout {

/// What part of the deferred account vested by the change must be known; how the account is paid need not be.
static bool knows_deferred_vesting(const Case& c) {
  if (!c.refused(Module::deferred)) return true;
  return c.out.deferred.vested && c.facts.deferred_comp && c.facts.deferred_comp->accounts.empty();
}

/// A sum of contingent payments needs every module that they come from.
static bool complete(const Case& c) {
  for (const Module part : {Module::severance, Module::options, Module::deferred}) {
    if (part == Module::deferred ? knows_deferred_vesting(c) : !c.refused(part)) continue;
    c.error(Module::parachute, "incomplete", {},
            "the contingent payments are not complete: other figures that they include are refused");
    return false;
  }
  return !c.refused(Module::parachute);
}

/// Base amount, test, excise and what the agreement does about it, as far as the facts go.
static void settle(Exposure& e) {
  if (!find_base(e)) return;
  test_payments(e);
  apply_remedy(e);
  note_near_threshold(e);
  true_up(e);
}

/// Why no payment here is a parachute payment, where the facts say so.
static bool exempt(const Exposure& e) {
  if (!e.c.facts.tax || !e.c.facts.tax->exempt) return false;
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> why{{
      {"the company could be a small business corporation", "26 U.S.C. 280G(b)(5)(A)(i)"},
      {"no stock is readily tradeable, and over 75% of the shareholders approved after disclosure",
       "26 U.S.C. 280G(b)(5)(A)(ii)"},
      {"the person is not a disqualified individual", "26 U.S.C. 280G(c)"},
  }};
  const auto& [reason, cite] = why[static_cast<size_t>(*e.c.facts.tax->exempt)];
  e.c.note(
      Module::parachute, "exempt", "tax.exempt",
      e.c.explain ? fmt::format("no payment is a parachute payment, and there is no excise: {}", reason) : "",
      {}, cite);
  return true;
}

/// The base amount where nothing is contingent on a change, for agreements that want it all the same.
static void show_base(const Case& c) {
  if (!c.situation.end || c.out.parachute.tested) return;
  c.agreement.each<ContingentPayments>([&](const ClauseOf<ContingentPayments>& clause) {
    if (!clause.terms.base_amount_always || !c.under(clause.head.document())) return;
    Exposure e{c, clause.head, clause.terms, *c.situation.end, *c.situation.end};
    find_base(e);
  });
}

/// The test of the payments that a change in control brings, where there was one.
static void test_change(const Case& c) {
  auto exposure = find_exposure(c);
  if (!exposure) return;
  Exposure& e = *exposure;
  add_cash(e);
  add_options(e);
  add_deferred(e);
  take_out_covenant(e);
  mark_earlier_services(e);
  if (std::ranges::none_of(e.out().contingent, &ContingentLine::counted) || exempt(e)) {
    e.out().contingent.clear();
    return;
  }
  e.out().tested = true;
  e.out().change = e.change;
  date_determination(e);
  if (complete(c)) settle(e);
  announce_determination(e);
}

void evaluate_parachute(const Case& c) {
  test_change(c);
  show_base(c);
  estimate_net_pay(c);
}

}  // namespace payout
