#pragma once
#include <optional>

#include "document/scalars.h"
#include "document/type.h"

namespace payout {

/// What is known of the company.
struct Company {
  std::optional<bool> is_public = {};
  std::optional<Date> bonus_day = {};
};
template <std::same_as<Company> Self>
constexpr auto describe(const Self*) {
  return record(
      "company", "The company",
      field<&Company::is_public>("public", "Its stock is publicly traded (26 U.S.C. 409A(a)(2)(B)(i))"),
      field<&Company::bonus_day>("bonus_day",
                                 "Day on which it pays the bonuses of the year to all who get one"));
}

}  // namespace payout
