#pragma once
#include <optional>
#include <string>
#include <vector>

#include "document/leaves.h"
#include "document/type.h"

namespace payout {

/// Marginal rates on the gross-up payment, as supplied. State tax left out is warned about.
struct MarginalRates {
  Rate federal = {};
  Rate medicare = {};
  std::optional<Rate> state = {};
};
constexpr auto describe(const MarginalRates*) {
  return record("marginal", "Marginal tax rates on the gross-up",
                field<&MarginalRates::federal>("federal", "Federal income tax").checked(share_of_one),
                field<&MarginalRates::medicare>("medicare", "Medicare").checked(share_of_one),
                field<&MarginalRates::state>("state", "State income tax").checked(share_of_one));
}

/// A payment or value contingent on the change in control that the documents do not give.
struct OtherContingent {
  std::string id = {};
  std::string label = {};
  Money amount = {};
  std::optional<Date> paid = {};
};
constexpr auto describe(const OtherContingent*) {
  return record("contingent payment", "A payment contingent on the change that the documents do not give",
                field<&OtherContingent::id>("id", "Short name"),
                field<&OtherContingent::label>("label", "What it is"),
                field<&OtherContingent::amount>("amount", "Amount").checked(not_negative_money),
                field<&OtherContingent::paid>("paid", "Day it is paid; the change in control when absent"));
}

struct TaxFacts {
  std::optional<MarginalRates> marginal = {};
  std::optional<bool> from_tables = {};
  std::optional<Rate> afr_120 = {};
  std::optional<Date> change_date = {};
  std::optional<Money> reasonable_compensation = {};
  std::vector<OtherContingent> other_contingent = {};
};
constexpr auto describe(const TaxFacts*) {
  return record(
      "tax", "Tax facts", field<&TaxFacts::marginal>("marginal", "Marginal rates, as supplied"),
      field<&TaxFacts::from_tables>("from_tables",
                                    "Take rates from the tables by year, state and filing status"),
      field<&TaxFacts::afr_120>("afr_120", "120 % of the applicable federal rate, compounded semiannually"),
      field<&TaxFacts::change_date>("change_date", "Date of the change under 26 U.S.C. 280G, where it differs"),
      field<&TaxFacts::reasonable_compensation>(
          "reasonable_compensation", "Reasonable compensation for a covenant, on clear and convincing proof"),
      field<&TaxFacts::other_contingent>("other_contingent", "Other payments contingent on the change"));
}

}  // namespace payout
