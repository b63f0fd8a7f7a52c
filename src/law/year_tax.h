#pragma once
#include <optional>

#include "law/gross_up.h"
#include "law/schedule.h"
#include "law/state_table.h"
#include "law/tables.h"
#include "values/money.h"

namespace payout::law {

/// What the state taxes: an income that is given, or AGI less the state's own standard deduction, exemptions
/// and credits.
enum class StateBase { given, own_deductions };

/// The year of payment as it stands before the gross-up: everything else that is paid and deducted.
struct TaxPosition {
  Status status = Status::single;
  Money wages = {};           ///< wages of the year already paid, for social security and Medicare
  Money income = {};          ///< adjusted gross income, those wages included
  Money itemized_other = {};  ///< itemized deductions besides state income tax
  int exemptions = 1;
  Money state_taxable = {};  ///< income that the state taxes
  bool state_deductible = true;
  StateBase state_base = StateBase::given;  ///< `own_deductions` asks for a table that has them
  Exact local_rate = {};                    ///< of income tax of a city or county, on what the state taxes
  bool minimum_tax = false;                 ///< also compare with the tentative minimum tax, 26 U.S.C. 55
  bool operator==(const TaxPosition&) const = default;
};

/// The taxes of the year, each an exact function of the cents paid on top of the position.
struct YearTaxes {
  Schedule federal = {};
  Schedule state = {};  ///< with its surtax and recapture
  Schedule local = {};  ///< at the rate given
  Schedule oasdi = {};
  Schedule medicare = {};  ///< with the additional 0.9% due by filing status
  Schedule total() const { return federal + state + local + oasdi + medicare; }
};

/// Federal tax after the greater of the standard and the itemized deductions (state tax among them where
/// deductible, within the limit of 164(b)(6)), exemptions and their phase-outs; state tax; FICA. A state tax
/// base that is given moves dollar for dollar with the pay; the state's recapture goes by AGI. Where a state
/// deducts federal tax, that is the federal tax of someone who deducts what the state would take without it.
/// 26 U.S.C. 1, 55, 63, 68, 151, 164, 3101. `s` may be null: no state tax.
YearTaxes taxes_on_extra_pay(const FederalYear& f, const StateYear* s, const TaxPosition& position);

/// What a further payment of `amount` costs in each tax, half up to the cent. Dollars.
struct TaxBill {
  Money federal = {};
  Money state = {};
  Money local = {};
  Money oasdi = {};
  Money medicare = {};
  Money total() const { return federal + state + local + oasdi + medicare; }
  bool operator==(const TaxBill&) const = default;
};
TaxBill cost_of(const YearTaxes& taxes, Money amount);

/// The marginal rates just above an amount of extra pay, to the next cent, as the flat formula would use them;
/// the state's rate, with any local one, is its own, with its deduction already in the federal one, so
/// `state_deductible` is off. Shares of one.
MarginalRates marginal_rates(const YearTaxes& taxes, Money amount);

}  // namespace payout::law
