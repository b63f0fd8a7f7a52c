#pragma once
#include <optional>
#include <string>
#include <vector>

#include "clauses/workings.h"
#include "document/scalars.h"

namespace payout {

/// What an employer would withhold from one payment by the flat methods: an estimate, by the tables of its
/// year.
struct WithheldPayment {
  std::string id = {};
  Date paid = {};
  int table_year = 0;
  std::string_view sources = {};
  Money amount = {};
  std::optional<Money> deferred = {};
  Money federal = {};
  Money social_security = {};
  Money medicare = {};
  Money state = {};
  Money excise = {};
  Money withheld = {};
  Money net = {};
  std::vector<std::string> missing = {};
};
template <std::same_as<WithheldPayment> Self>
constexpr auto describe(const Self*) {
  return record(
      "withheld payment", "Estimate of what is withheld from one payment",
      field<&WithheldPayment::id>("id", "The payment"), field<&WithheldPayment::paid>("paid", "Day of payment"),
      field<&WithheldPayment::table_year>("table_year", "Year of the tables used"),
      field<&WithheldPayment::sources>("sources", "Source keys of the federal rates"),
      field<&WithheldPayment::amount>("amount", "Amount before withholding"),
      field<&WithheldPayment::deferred>(
          "deferred", "Deferred beside it: taxed for social security and Medicare now, 26 U.S.C. 3121(v)(2)"),
      field<&WithheldPayment::federal>("federal", "Federal income tax at the supplemental rate"),
      field<&WithheldPayment::social_security>("social_security", "Social security"),
      field<&WithheldPayment::medicare>("medicare", "Medicare, with the additional part"),
      field<&WithheldPayment::state>("state", "State income tax and payroll deductions"),
      field<&WithheldPayment::excise>("excise", "Excise withheld as if it were income tax, 4999(c)(1)"),
      field<&WithheldPayment::withheld>("withheld", "Sum of the deductions"),
      field<&WithheldPayment::net>("net", "What is paid out").as_shorthand(),
      field<&WithheldPayment::missing>("missing", "What the tables cannot say"));
}

/// The same summed for a tax year.
struct YearNet {
  int id = 0;
  Money gross = {};
  Money withheld = {};
  Money net = {};
};
template <std::same_as<YearNet> Self>
constexpr auto describe(const Self*) {
  return record("net pay", "Payments of a tax year after withholding: an estimate",
                field<&YearNet::id>("id", "Tax year"), field<&YearNet::gross>("gross", "Payments"),
                field<&YearNet::withheld>("withheld", "Withheld from them"),
                field<&YearNet::net>("net", "Paid out").as_shorthand());
}

}  // namespace payout
