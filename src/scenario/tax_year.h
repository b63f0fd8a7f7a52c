#pragma once
#include <optional>

#include "document/scalars.h"
#include "document/type.h"

namespace payout {

/// The year in which a gross-up is paid, without the payments that this report itself computes.
struct TaxYear {
  Money wages = {};
  std::optional<Money> other_income = {};
  std::optional<Money> itemized = {};
  std::optional<int> exemptions = {};
  std::optional<bool> minimum_tax = {};
  std::optional<Rate> local = {};
};
template <std::same_as<TaxYear> Self>
constexpr auto describe(const Self*) {
  return record(
      "tax year", "The year of the gross-up, without the payments computed here",
      field<&TaxYear::wages>("wages", "Wages of the year paid by the company, option exercises included")
          .checked(not_negative_money),
      field<&TaxYear::other_income>("other_income",
                                    "Other income of the return; when absent none is taken, with a note")
          .checked(not_negative_money),
      field<&TaxYear::itemized>(
          "itemized", "Itemized deductions besides state income tax; when absent none are taken, with a note")
          .checked(not_negative_money),
      field<&TaxYear::exemptions>("exemptions", "Personal exemptions; 1 when absent, 2 on a joint return"),
      field<&TaxYear::minimum_tax>("minimum_tax", "Compare with the alternative minimum tax"),
      field<&TaxYear::local>("local", "Rate of local income tax, on what the state taxes; no table has it")
          .checked(share_of_one)
          .often_below_one_percent());
}

/// A wish for withholding estimates, with what was paid before in the year employment ended.
struct WithholdingFacts {
  bool estimate = false;
  Table<int, Money> wages_so_far = {};
  Table<int, Money> supplemental_so_far = {};
};
template <std::same_as<WithholdingFacts> Self>
constexpr auto describe(const Self*) {
  return record("withholding", "A wish for withholding estimates",
                field<&WithholdingFacts::estimate>("estimate", "Whether to estimate").as_shorthand(),
                field<&WithholdingFacts::wages_so_far>(
                    "wages_so_far", "Wages of a year paid before the payments of this report")
                    .checked(not_negative_money),
                field<&WithholdingFacts::supplemental_so_far>(
                    "supplemental_so_far", "Supplemental wages among the wages; none when absent")
                    .checked(not_negative_money));
}

}  // namespace payout
