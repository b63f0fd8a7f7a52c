#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "law/citation.h"
#include "values/date.h"
#include "values/exact.h"
#include "values/money.h"

namespace payout::law {

inline constexpr Citation base_amount_rule{"26 U.S.C.", "280G(b)(3), (d)(1)-(2)"};

/// Pay from the corporation (and those treated as one with it) includible in gross income for one calendar
/// year. Two entries for one year, such as a predecessor's part and the successor's, are added together.
struct CompensationYear {
  int year = {};
  Money pay = {};       ///< earned over the time worked; annualized when that is less than the year
  Money one_time = {};  ///< paid no more than once a year (a sign-on bonus): counted in full, never annualized
  std::optional<int> months = {};  ///< whole months worked, when not the whole year
  std::optional<int> days = {};    ///< days worked, when not the whole year
  bool operator==(const CompensationYear&) const = default;
};

/// The months and days worked from `first` through `last`, both included.
CompensationYear worked_between(Date first, Date last, Money pay);

/// Reading `base_amount_annualization`. A year that states only one of the two measures uses that one.
enum class Annualize { months, days };

/// One year of the average, with the arithmetic that made it: pay * per / worked + one_time.
struct AnnualPay {
  int year = {};
  Money pay = {};
  Money one_time = {};
  int worked = 1;  ///< months or days worked; 1 of 1 for a whole year
  int per = 1;     ///< 12 months, or the days of that year
  Exact cents = {};
  Money shown = {};  ///< `cents` half up
  bool operator==(const AnnualPay&) const = default;
};

struct BaseAmount {
  std::vector<AnnualPay> years = {};
  Exact cents = {};                      ///< exact average, in cents
  Money amount = {};                     ///< the same, half up
  bool hired_in_year_of_change = false;  ///< no earlier year: the year of the change itself, annualized
  Money threshold() const;               ///< three times the exact average, half up; for display
  bool operator==(const BaseAmount&) const = default;
};

/// The base amount for a change in `change_year`: the average over those of the five calendar years before it
/// that have pay; if none has, the year of the change, annualized (Q&A-36). Nothing at all: no estimate is
/// made. 26 U.S.C. 280G(d)(1)-(2); 26 CFR 1.280G-1 Q&A-34 to 36 (twin: 53.4960-3(l)). Cents.
std::optional<BaseAmount> base_amount(const std::vector<CompensationYear>& history, int change_year,
                                      Annualize method = Annualize::months);

/// A base amount that was worked out elsewhere; an average keeps its fraction of a cent.
BaseAmount base_amount_of(Exact cents);
inline BaseAmount base_amount_of(Money average) {
  return base_amount_of(average.exact());
}

}  // namespace payout::law
