#include "clauses/parachute/true_up.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/parachute/compare_remedies.h"
#include "clauses/parachute/test_steps.h"

namespace payout {
namespace {

/// The excise later found due less that of the estimate, with interest and penalties on it.
std::optional<Figure> change_of_excise(const Exposure& e, const TrueUpFacts& found) {
  Workings& w = e.c.work;
  std::vector<Figure> parts;
  if (found.final_excise) {
    const Figure before = e.test.parachute
                              ? e.excise
                              : w.law(0, Unit::money, {}, "26 U.S.C. 280G(b)(2)(A)(ii): there was no excise");
    parts.push_back(w.difference(w.fact(*found.final_excise, "final excise"), before));
  } else if (found.additional_parachute && e.test.parachute) {
    parts.push_back(w.product(w.law(law::excise_rate, Unit::rate, {}, "26 U.S.C. 4999(a)"),
                              w.fact(*found.additional_parachute, {})));
  } else {
    return std::nullopt;
  }
  if (found.interest) parts.push_back(w.fact(*found.interest, "interest"));
  if (found.penalties) parts.push_back(w.fact(*found.penalties, "penalties"));
  return w.rounded(w.sum(parts), "change of the excise");
}

/// Whether the gross-up is due with what was found later: payments found may carry them over its own threshold,
/// or back under it.
bool due_after_all(const Exposure& e, const GrossUp& terms, const TrueUpFacts& found) {
  return meets_condition(e, terms, nullptr, found.additional_parachute.value_or(Money{}));
}

/// By how much the gross-up changes with the excise: at one rate, the gross-up of the change alone; by brackets
/// or under a condition of its own, what is due now less what was paid.
std::optional<Money> change_of_gross_up(const Exposure& e, Money excise, const OtherTaxes& taxes,
                                        const GrossUp& terms, const TrueUpFacts& found) {
  const auto solved = [&](Money target) -> std::optional<Money> {
    const auto gross_up = solve_agreed(e, taxes, terms, Figure{target.exact(), {}});
    return gross_up ? std::optional{gross_up->solved.amount} : std::nullopt;
  };
  if (!taxes.by_bracket && !terms.conditional() && !terms.at_most) {
    const auto alone = solved(excise < Money{} ? -excise : excise);
    return alone && excise < Money{} ? std::optional{-*alone} : alone;
  }
  const Money paid = e.out().gross_up.value_or(Money{});
  if (!due_after_all(e, terms, found)) return -paid;
  const auto due = solved(std::max(Money{}, e.test.excise + excise));
  return due ? std::optional{*due - paid} : std::nullopt;
}

/// What goes back: in full, or at most what was kept or refunded (reading overpayment_cap). What was kept of an
/// overpayment after tax has gone to the excise that was not due, so only refunds are left to return.
void cap_repayment(const Exposure& e, const ClauseOf<TrueUp>& clause, const TrueUpFacts& found,
                   TrueUpResult& r) {
  r.repayment = r.overpayment;
  if (e.c.choose(clause.terms.overpayment_cap) == OverpaymentCap::retained_plus_refunds) {
    if (!found.refunds_recovered) {
      // The overpayment follows from the final excise alone; only how much of it goes back hangs on this.
      e.c.warn(Module::parachute, "repayment-not-known", "tax.true_up.refunds_recovered",
               e.c.explain
                   ? fmt::format("how much of the overpayment of {} goes back is not known: {} requires "
                                 "what the tax authorities refunded of it",
                                 grouped(*r.overpayment), clause.head.cite)
                   : std::string{},
               "give `tax.true_up.refunds_recovered`", clause.head.cite);
      r.repayment.reset();
      return;
    }
    r.repayment = std::min(*r.overpayment, *found.refunds_recovered);
  }
  if (found.refunds_recovered && *found.refunds_recovered > *r.overpayment) {
    e.c.error(Module::parachute, "refund-over-overpayment", "tax.true_up.refunds_recovered",
              fmt::format("refunds of {} are more than the overpayment of {}",
                          grouped(*found.refunds_recovered), grouped(*r.overpayment)),
              "give what was refunded of the taxes on the overpayment and of the excise that it covered",
              clause.head.cite);
  }
  r.not_recovered = *r.overpayment - *r.repayment;
}

/// How the change of the gross-up arose, where somebody asks.
void explain_true_up(const TestSteps& s, const TrueUpResult& r, const OtherTaxes& taxes,
                     const TrueUpFacts& found) {
  if (!s.w().explaining()) return;
  const std::string at = "parachute.true_up.";
  s.money(at + "additional_excise", r.additional_excise, {r.additional_excise.exact(), r.arithmetic});
  const Figure change = s.shown(at + "additional_excise", r.additional_excise, "change of the excise");
  const Figure paid = s.own("gross_up", s.c.out.parachute.gross_up, "gross-up paid");
  const auto enter = [&](std::string_view field, const std::optional<Money>& value) {
    if (!value) return;
    s.money(at + std::string{field}, value,
            *value == Money{} ? s.none("the excise did not change", {change})
                              : s.amount(*value, "the gross-up of the change, at the same rates",
                                         {change, s.w().named(taxes.combined, "other taxes"), paid}));
  };
  enter("underpayment", r.underpayment);
  enter("overpayment", r.overpayment);
  if (!r.repayment || !r.overpayment) return;
  const Figure over = s.shown(at + "overpayment", *r.overpayment, "overpayment");
  const auto& refunds = found.refunds_recovered;
  s.money(at + "repayment", r.repayment,
          refunds && *r.repayment != *r.overpayment ? s.w().fact(*refunds, "refunds recovered") : over);
  s.money(at + "not_recovered", r.not_recovered,
          s.w().difference(over, s.shown(at + "repayment", *r.repayment, "repayment")));
}

void correct(const Exposure& e, const ClauseOf<TrueUp>& clause, const TrueUpFacts& found,
             const Clause& promise) {
  const auto& terms = *promise.as<GrossUp>();
  const auto excise = change_of_excise(e, found);
  if (!excise) {
    // What was first determined stands without it.
    return e.c.warn(Module::parachute, "true-up-not-known", "tax.true_up",
                    "what was found later is given without the excise as finally determined: the first "
                    "determination stands",
                    "give `tax.true_up.final_excise`", clause.head.cite);
  }
  const auto taxes = other_taxes(e, promise.head, &terms);
  if (!taxes) return;
  TrueUpResult r{.additional_excise = money_of(*excise), .arithmetic = excise->step};
  const TestSteps s{e.c};
  const auto change = change_of_gross_up(e, r.additional_excise, *taxes, terms, found);
  if (!change) return;
  if (*change >= Money{}) {
    r.underpayment = change;
  } else {
    r.overpayment = -*change;
    cap_repayment(e, clause, found, r);
  }
  e.out().true_up = r;
  explain_true_up(s, r, *taxes, found);
}

}  // namespace

void true_up(const Exposure& e) {
  if (!e.c.facts.tax || !e.c.facts.tax->true_up) return;
  const Clause* promise = e.c.agreement.first<GrossUp>();
  if (promise == nullptr) return;
  e.c.agreement.each<TrueUp>([&](const ClauseOf<TrueUp>& clause) {
    if (e.c.under(clause.head.document())) correct(e, clause, *e.c.facts.tax->true_up, *promise);
  });
}

}  // namespace payout
