#pragma once
#include <optional>

#include "clauses/parachute/best_net.h"
#include "clauses/parachute/cutback.h"
#include "clauses/parachute/exposure.h"
#include "clauses/parachute/gross_up.h"
#include "clauses/parachute/no_remedy.h"
#include "law/gross_up.h"
#include "law/state_tax.h"
#include "law/year_tax.h"

namespace payout {

/// Every tax but the excise on a further dollar, or on each of them.
struct OtherTaxes {
  law::MarginalRates rates = {};
  std::optional<law::YearTaxes> by_tax = {};     ///< from the tables, each tax on extra pay of that year
  std::optional<law::Schedule> by_bracket = {};  ///< their sum; otherwise the rates hold throughout
  std::optional<int> table_year = {};
  std::string_view federal_source = {};  ///< source keys of the tables
  std::string_view state_source = {};
  Figure combined = {};
  const law::StateYear* state = nullptr;  ///< the table, where one was asked
  law::StateUse use = {};                 ///< what it was asked for, without the gross-up
};

/// The taxes that a gross-up must allow for, supplied or from the tables; what is missing is reported against
/// `asker`. `terms` may be null: the person's own rates, state tax deducted as the law has it.
std::optional<OtherTaxes> other_taxes(const Exposure& e, const ClauseHead& asker, const GrossUp* terms);

/// What leaves the person the given excise after all taxes on it; none where the rates leave nothing.
std::optional<law::GrossUp> solve_gross_up(const Exposure& e, Money excise, const OtherTaxes& taxes,
                                           const GrossUp* terms);

/// Writes down how the proof of the gross-up arose, where somebody asks.
void explain_gross_up(const Exposure& e);

/// A cut of the payments to just below the threshold.
struct Cut {
  Money present_value = {};                         ///< given up, valued on the day of the change
  Money nominal = {};                               ///< the same as it would have been paid
  std::vector<Money> by_line = {};                  ///< what is given up of each line of the result
  std::vector<std::vector<Money>> by_payment = {};  ///< and of its payments, where it is paid in several
};
Cut cut_to_threshold(const Exposure& e, const CutOrder& order);
/// Whether the order of a cut is known; where it is left to the person and not given, it is asked for.
bool knows_cut_order(const Exposure& e, const ClauseHead& asker, const CutOrder& terms);

/// Applies the agreement's own remedy, and sets all of them side by side where the rates are known.
void apply_remedy(Exposure& e);

/// Warns of remedies that can never act: behind another, where nothing is a change in control, or a correction
/// of a gross-up that nobody promises.
void check_remedies(const Case& c);
/// Whether a gross-up clause stands for the person, whatever it comes to.
bool promises_gross_up(const Case& c);

/// What a later determination changes (facts `tax.true_up`).
void true_up(const Exposure& e);

}  // namespace payout
