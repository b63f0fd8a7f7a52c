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

/// Whether the person keeps more when the payments are cut than when they bear the excise.
bool cut_leaves_more(const Exposure& e, const OtherTaxes& taxes, const CutOrder& order);

/// Whether the payments reach the share of the threshold from which a conditional gross-up is paid.
bool reaches(const Exposure& e, const Rate& share_of_threshold, Money further = {});

}  // namespace payout
