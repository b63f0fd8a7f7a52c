#pragma once
#include <optional>

#include "law/gross_up.h"
#include "law/schedule.h"
#include "law/tables.h"
#include "values/money.h"

namespace payout::law {

/// The year of payment as it stands before the gross-up: everything else that is paid and deducted.
struct TaxPosition {
  Status status = Status::single;
  Money wages = {};           ///< wages of the year already paid, for social security and Medicare
  Money income = {};          ///< adjusted gross income, those wages included
  Money itemized_other = {};  ///< itemized deductions besides state income tax
  int exemptions = 1;
  Money state_taxable = {};  ///< income that the state taxes
  bool state_deductible = true;
  bool minimum_tax = false;  ///< also compare with the tentative minimum tax, 26 U.S.C. 55
  bool operator==(const TaxPosition&) const = default;
};

/// The taxes of the year, each an exact function of the cents paid on top of the position.
struct YearTaxes {
  Schedule federal = {};
  Schedule state = {};
  Schedule oasdi = {};
  Schedule medicare = {};  ///< with the additional 0.9% due by filing status
  Schedule total() const { return federal + state + oasdi + medicare; }
};

/// Federal tax after the greater of the standard and the itemized deductions (state tax among them where
/// deductible, within the limit of 164(b)(6)), exemptions and their phase-outs; state tax; FICA. A state tax
/// base that is not given separately moves dollar for dollar with the pay. 26 U.S.C. 1, 55, 63, 68, 151, 164,
/// 3101.
/// `s` may be null: no state tax.
YearTaxes taxes_on_extra_pay(const FederalYear& f, const StateYear* s, const TaxPosition& position);

/// What a further payment of `amount` costs in each tax, half up to the cent. Dollars.
struct TaxBill {
  Money federal = {};
  Money state = {};
  Money oasdi = {};
  Money medicare = {};
  Money total() const { return federal + state + oasdi + medicare; }
  bool operator==(const TaxBill&) const = default;
};
TaxBill cost_of(const YearTaxes& taxes, Money amount);

/// The marginal rates just above an amount of extra pay, as the flat formula would use them; the state's rate
/// is the state's own, with its deduction already in the federal one, so `state_deductible` is off. Shares of
/// one.
MarginalRates marginal_rates(const YearTaxes& taxes, Money amount);

}  // namespace payout::law
