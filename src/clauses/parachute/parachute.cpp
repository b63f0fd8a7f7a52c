#include "clauses/parachute/parachute.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "clauses/parachute/determination.h"
#include "clauses/parachute/net_pay.h"
#include "clauses/parachute/remedy.h"
#include "clauses/parachute/shareholder_vote.h"
#include "clauses/parachute/waived.h"

namespace payout {

/// What part of the deferred account vested by the change must be known; how the account is paid need not be.
static bool knows_deferred_vesting(const Case& c) {
  if (!c.refused(Module::deferred)) return true;
  return c.out.deferred.vested && c.facts.deferred_comp && c.facts.deferred_comp->accounts.empty();
}

/// Cash whose amount hangs on a missing fact leaves the test open only where it counts, or where the taxes are
/// worked out from all wages of the year.
static bool knows_cash(const Exposure& e) {
  const Case& c = e.c;
  if (!c.refused(Module::severance)) return true;
  const bool only_open = std::ranges::all_of(c.out.remarks, [](const Remark& r) {
    const bool here = r.module == Module::severance || r.module == Module::facts;
    return r.severity != Severity::error || !here || r.id == "missing-fact";
  });
  const bool all_wages = c.facts.tax && c.facts.tax->from_tables;
  return only_open && !all_wages && open_cash(e).empty();
}

/// "`Bonus` (EA 9: give `salary.bonus_paid.2019`)".
static std::string open_in_words(const Exposure& e) {
  std::string text;
  for (const OpenLine* line : open_cash(e))
    text += fmt::format("{}{} ({}: give `{}`)", text.empty() ? "" : ", ", line->label, line->cite, line->fact);
  return text;
}

/// A sum of contingent payments needs every module that they come from.
static bool complete(const Exposure& e) {
  const Case& c = e.c;
  for (const Module part : {Module::severance, Module::options, Module::deferred}) {
    if (part == Module::severance  ? knows_cash(e)
        : part == Module::deferred ? knows_deferred_vesting(c)
                                   : !c.refused(part))
      continue;
    if (const std::string open = part == Module::severance ? open_in_words(e) : std::string{}; !open.empty()) {
      c.error(Module::parachute, "incomplete", {},
              fmt::format("the parachute payments are not complete, so the test is open: {}", open));
      return false;
    }
    c.error(Module::parachute, "incomplete", {},
            "the parachute payments are not complete: other figures that they include are refused");
    return false;
  }
  return !c.refused(Module::parachute);
}

/// The test is open for want of a fact: what the rest of it needs is asked for in the same round.
static void ask_for_the_rest(const Exposure& e) {
  const Case& c = e.c;
  if (!knows_base(c))
    c.missing(Module::parachute, e.head, "w2", "taxable pay of the five years before the change");
  if (vests_options(e) && !discount_rate(e, Exact{1}))
    c.missing(Module::parachute, e.head, "tax.afr_120", "120 % of the applicable federal rate");
  if (!promises_gross_up(c) || (c.facts.tax && c.facts.tax->marginal)) return;
  if (const Clause* clause = c.agreement.first<GrossUp>()) other_taxes(e, clause->head, clause->as<GrossUp>());
}

/// Base amount, test, excise and what the agreement does about it, as far as the facts go.
static void settle(Exposure& e) {
  if (!find_base(e)) return ask_for_the_rest(e);
  test_payments(e);
  apply_remedy(e);
  note_near_threshold(e);
  note_presumption_decides(e);
  true_up(e);
}

/// Why no payment here is a parachute payment, where the facts say so.
static std::optional<ParachuteExemption> exemption(const Exposure& e) {
  const bool disqualified = test_law(e);
  if (e.c.facts.tax && e.c.facts.tax->exempt) return e.c.facts.tax->exempt;
  if (vote_exempts_all(e)) return ParachuteExemption::shareholder_vote;
  return disqualified ? std::nullopt : std::optional{ParachuteExemption::not_disqualified};
}
static bool exempt(const Exposure& e) {
  const auto found = exemption(e);
  if (!found) return false;
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> why{{
      {"the company could be a small business corporation", "26 U.S.C. 280G(b)(5)(A)(i)"},
      {"no stock is readily tradeable, and over 75% of the shareholders approved after disclosure",
       "26 U.S.C. 280G(b)(5)(A)(ii)"},
      {"the executive is not a disqualified individual", "26 U.S.C. 280G(c)"},
  }};
  const auto& [reason, cite] = why[static_cast<size_t>(*found)];
  const std::string_view path = e.c.facts.tax && e.c.facts.tax->exempt           ? "tax.exempt"
                                : *found == ParachuteExemption::shareholder_vote ? "tax.vote"
                                                                                 : "tax.person";
  e.c.note(
      Module::parachute, "exempt", path,
      e.c.explain ? fmt::format("no payment is a parachute payment, and there is no excise: {}", reason) : "",
      {}, cite);
  if (e.c.explain) e.out().not_tested = fmt::format("no payment is a parachute payment: {}", reason);
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

/// Facts that only a test would use, by their paths.
static std::string test_facts(const Case& c) {
  std::string facts = c.facts.w2.empty() ? "" : "`w2`";
  const auto& tax = c.facts.tax;
  const bool given =
      tax && (tax->marginal || tax->from_tables || tax->afr_120 || tax->base_amount || !tax->base_pay.empty() ||
              !tax->other_contingent.empty() || tax->vote || !tax->prepay_excise.empty() ||
              !tax->paid_early.empty() || !tax->securities_violations.empty());
  if (given) facts += facts.empty() ? "`tax`" : " and `tax`";
  return facts;
}

/// Facts that were given for a test that is not made are told, with the reason.
static void note_unused_facts(const Case& c) {
  const ParachuteResult& out = c.out.parachute;
  const auto told = [](const Remark& r) {
    return r.id == "parachute-not-tested" || r.id == "parachute-left-out" || r.id == "exempt" ||
           r.id == "vote-lost";
  };
  if (!c.explain || out.tested || out.base_amount || std::ranges::any_of(c.out.remarks, told)) return;
  const std::string facts = test_facts(c);
  if (facts.empty() || c.refused(Module::parachute)) return;
  const bool both = facts.find(" and ") != facts.npos;
  c.note(Module::parachute, "no-parachute-test", c.facts.w2.empty() ? "tax" : "w2",
         fmt::format("no golden-parachute test is made, and {} {} no use for one: {}", facts,
                     both ? "have" : "has", out.not_tested),
         {}, "26 U.S.C. 280G(b)(2)(A)");
}

/// Nothing counts on these facts; why, for whoever asks.
static bool nothing_counts(Exposure& e) {
  e.out().contingent.clear();
  if (e.c.explain && e.out().not_tested.empty() && !e.out().waived_payments.empty())
    e.out().not_tested = fmt::format(
        "what was contingent on the change in control of {} was given up for a vote of the shareholders, who "
        "did not approve it, and is not paid",
        to_string(e.change));
  if (e.c.explain && e.out().not_tested.empty())
    e.out().not_tested = fmt::format(
        "nothing that is paid or vests is contingent on the change in control of {}", to_string(e.change));
  return false;
}

/// Payments count, and nobody says what was earned before: figures would be guesses.
static void not_tested(const Exposure& e) {
  ParachuteResult& out = e.out();
  if (e.c.explain)
    out.not_tested = fmt::format(
        "payments are contingent on the change in control of {}, and pay of the years "
        "before it is not given",
        to_string(e.change));
  e.c.warn(
      Module::parachute, "parachute-not-tested", "w2",
      e.c.explain ? fmt::format("the golden-parachute tax is not tested: {}", out.not_tested) : std::string{},
      "give `w2` of the five years before the change (and `tax.marginal` for what is left after tax)",
      "26 U.S.C. 280G(b)(2)(A), 4999");
  out.contingent.clear();
}

/// Whether an agreement itself asks for the test: one of its clauses speaks of it, and a payment counts for
/// more than the time at which employment ended.
static bool asked_by_agreement(const Exposure& e) {
  return e.by_clause && std::ranges::any_of(e.out().contingent, [](const ContingentLine& line) {
           return line.counted && line.rule != ContingencyRule::ended_near_change;
         });
}

static void note_without_clause(const Exposure& e) {
  if (!e.c.explain || e.by_clause) return;
  e.c.note(
      Module::parachute, "no-parachute-clause", {},
      "no clause of the agreement says which payments count: those count that the statute counts by itself", {},
      "26 U.S.C. 280G(b)(2)(A), 26 CFR 1.280G-1 Q&A-22");
}

/// Pay of the years before the change is not given, and the agreement does not ask for the test by itself: what
/// would count is told, and no figure is refused for it.
static bool without_pay(Exposure& e) {
  take_out_put_to_vote(e);
  const bool counts = std::ranges::any_of(e.out().contingent, &ContingentLine::counted);
  if (!counts && !vests_options(e) && e.c.out.deferred.vested_by_change.empty()) return nothing_counts(e);
  not_tested(e);
  return false;
}

/// Lines for everything that is paid or vests. False: nothing counts, or nothing can be said.
static bool find_contingent(Exposure& e) {
  add_cash(e);
  const auto counts = [&] { return std::ranges::any_of(e.out().contingent, &ContingentLine::counted); };
  if (!knows_base(e.c) && !asked_by_agreement(e) && (!e.by_clause || counts())) return without_pay(e);
  add_options(e);
  add_deferred(e);
  take_as_paid_early(e);
  take_out_covenant(e);
  mark_securities_violations(e);
  const bool counted =
      counts();  // a vote is a finding of the law's own tests also where it takes out everything
  take_out_put_to_vote(e);
  mark_earlier_services(e);
  check_rebuttals(e);
  return (counted && !exempt(e) && counts()) || nothing_counts(e);
}

/// No change in control: no event at all, or events that are none for this person, with the reason.
static std::string why_no_change(const Case& c) {
  std::string text = "there is no change in control on these facts";
  for (const ChangeFinding& finding : c.out.changes) {
    if (!finding.occurred && !finding.why.empty())
      return fmt::format("{}: {} ({})", text, finding.why, finding.cite);
  }
  return text;
}

/// The test of the payments that count, where there are any.
static void test_exposed(Exposure& e) {
  if (!find_contingent(e)) return;
  note_without_clause(e);
  e.out().tested = true;
  e.out().change = e.change;
  date_determination(e);
  if (complete(e))
    settle(e);
  else
    ask_for_the_rest(e);
  announce_determination(e);
  explain_payments(e);
}

/// The test of the payments that a change in control brings, where there was one.
static void test_change(const Case& c) {
  auto exposure = find_exposure(c);
  if (!exposure) {
    if (c.explain) c.out.parachute.not_tested = why_no_change(c);
    warn_of_statutory_change(c);
    return;
  }
  test_exposed(*exposure);
  sum_up_waived(*exposure);
}

/// Whoever asks only about the rest needs no pay of earlier years and no tax rates; that figures are without
/// the tax is told.
static void leave_out(const Case& c) {
  const auto exposure = find_exposure(c);
  if (!exposure) {
    if (c.explain) c.out.parachute.not_tested = why_no_change(c);
    return c.note(Module::parachute, "no-effect", "tax.test",
                  "`tax.test: false` changes nothing: there is no change in control to test");
  }
  if (c.explain)
    c.out.parachute.not_tested = fmt::format(
        "payments may be contingent on the change in control of {}, and `tax.test: false` leaves the test out",
        to_string(exposure->change));
  c.warn(Module::parachute, "parachute-left-out", "tax.test",
         "the golden-parachute test is left out (`tax.test: false`): no excise tax, gross-up or cutback is in "
         "the figures",
         "take `tax.test` out for the whole answer", exposure->head.cite);
}

void evaluate_parachute(const Case& c) {
  check_remedies(c);
  if (c.facts.tax && c.facts.tax->test == false) {
    leave_out(c);
    return estimate_net_pay(c);
  }
  test_change(c);
  mark_given_up(c);
  show_base(c);
  note_unused_facts(c);
  estimate_net_pay(c);
}

}  // namespace payout
