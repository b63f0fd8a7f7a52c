#pragma once
#include <optional>
#include <vector>

#include "law/irc_280g.h"
#include "law/schedule.h"
#include "values/exact.h"
#include "values/money.h"

namespace payout::law {

/// Reading `gross_up_rounding`.
enum class GrossUpRounding { half_up, up };

/// Reading `total_payments_include_gross_up`. Read literally, the excise on the gross-up is counted
/// twice.
enum class TotalPayments { no_make_whole, yes_literal };

/// Marginal rates of the person in the year of payment, as shares of one.
struct MarginalRates {
  Exact federal = {};
  Exact medicare = {};
  Exact state = {};
  bool state_deductible = true;
  /// federal + medicare + state, the state's part lowered by the federal tax it saves when it is deductible.
  Exact combined() const;
  bool operator==(const MarginalRates&) const = default;
};

/// Proof by substitution: what the gross-up costs in taxes and what is left against the excise it should cover.
/// Taxes are rounded for display; `kept` and `residual` come from the exact sum.
struct GrossUpProof {
  Money income_taxes = {};
  Money excise = {};
  Money kept = {};
  Exact residual = {};  ///< kept less the excise to be covered, in cents; negative when short
  Money shortfall() const { return to_the_cent(residual < Exact{0} ? -residual : Exact{0}); }
  bool operator==(const GrossUpProof&) const = default;
};

struct GrossUp {
  Exact other_rate = {};        ///< all other taxes on a dollar, where they are one rate
  Exact excise_rate = {};       ///< the excise that the formula provides for
  Exact left_of_a_dollar = {};  ///< 1 - t - 0.20 where the answer lies: what a further dollar leaves
  Exact cents = {};             ///< the solution before rounding
  Money amount = {};
  GrossUpProof proof = {};
  bool operator==(const GrossUp&) const = default;
};

/// G = excise / (1 - t - 0.20), or 0.40 in the literal reading; the proof always charges the 20% that is due.
/// None when the rates leave nothing of a dollar: then no payment can make the person whole. Dollars.
std::optional<GrossUp> gross_up_at_rates(Money excise, const MarginalRates& rates,
                                         GrossUpRounding rounding = GrossUpRounding::half_up,
                                         TotalPayments reading = TotalPayments::no_make_whole);

/// The same where the tax is not one rate: `tax` gives every other tax of the year as a function of the amount
/// paid on top of all else (see `law/year_tax.h`). Solved exactly, by walking its straight stretches to the
/// first one where what is left equals the excise. Where a stretch ends in a jump that rounding would cross,
/// the walk goes on, so that the rounded amount is never short by more than the cent that rounding explains.
/// Dollars.
std::optional<GrossUp> gross_up_by_bracket(Money excise, const Schedule& tax,
                                           GrossUpRounding rounding = GrossUpRounding::half_up,
                                           TotalPayments reading = TotalPayments::no_make_whole);

}  // namespace payout::law
