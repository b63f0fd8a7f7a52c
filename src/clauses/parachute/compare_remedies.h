#pragma once
#include "clauses/parachute/remedy.h"

namespace payout {

/// The remedy that the agreement has, as far as the comparison needs it.
struct AgreedRemedy {
  std::string_view id = "no_remedy";
  const GrossUp* gross_up = nullptr;
  CutOrder cut = {};
  const BestNet* best_net = nullptr;
};

/// Sets full gross-up, cutback, best net and no remedy side by side, on the same payments and rates; a partial
/// and a conditional gross-up as well, with the agreement's own figures or those of the facts (`tax.compare`).
void compare_remedies(const Exposure& e, const OtherTaxes& taxes, const AgreedRemedy& agreed);

/// Writes down how the figures of the comparison arose, where somebody asks.
void explain_remedies(const Exposure& e, const OtherTaxes& taxes);

/// Whether the payments are cut under a best-net clause: the person keeps more when they are cut than when he
/// bears the excise, or bearing it does not leave so much more as the clause asks for.
bool cut_leaves_more(const Exposure& e, const OtherTaxes& taxes, const BestNet& terms);

/// What the gross-up clause pays, within its own limits; none where the rates leave nothing of a dollar.
struct AgreedGrossUp {
  law::GrossUp solved = {};
  Figure how = {};
};
std::optional<AgreedGrossUp> solve_agreed(const Exposure& e, const OtherTaxes& taxes, const GrossUp& terms,
                                          Figure excise);

/// Whether the payments are as much as the condition of a gross-up asks for: more than a share of the
/// threshold, or that share itself. A gross-up without a condition always asks for nothing.
/// `taxes` may be null: what is left after tax is then not compared.
bool meets_condition(const Exposure& e, const GrossUp& terms, const OtherTaxes* taxes, Money further = {});

}  // namespace payout
