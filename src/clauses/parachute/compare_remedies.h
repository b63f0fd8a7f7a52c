#pragma once
#include "clauses/parachute/remedy.h"

namespace payout {

/// The remedy that the agreement has, as far as the comparison needs it.
struct AgreedRemedy {
  std::string_view id = "no_remedy";
  const GrossUp* gross_up = nullptr;
  CutOrder cut = {};
};

/// Sets full gross-up, cutback, best net and no remedy side by side, on the same payments and rates; a partial
/// and a conditional gross-up as well, with the agreement's own figures or those of the facts (`tax.compare`).
void compare_remedies(const Exposure& e, const OtherTaxes& taxes, const AgreedRemedy& agreed);

/// Writes down how the figures of the comparison arose, where somebody asks.
void explain_remedies(const Exposure& e, const OtherTaxes& taxes);

/// Whether the person keeps more when the payments are cut than when they bear the excise.
bool cut_leaves_more(const Exposure& e, const OtherTaxes& taxes, const CutOrder& order);

/// Whether the payments are as much as the condition of a gross-up asks for: more than a share of the
/// threshold, or that share itself. A gross-up without a condition always asks for nothing.
bool meets_condition(const Exposure& e, const GrossUp& terms, Money further = {});

}  // namespace payout
