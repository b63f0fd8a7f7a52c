#pragma once
#include <cstdint>
#include <vector>

#include "law/citation.h"
#include "values/date.h"
#include "values/exact.h"
#include "values/money.h"

namespace payout::law {

inline constexpr Citation iso_limit_rule{"26 U.S.C.", "422(d)"};
inline constexpr Citation iso_three_months_rule{"26 U.S.C.", "422(a)(2)"};
inline constexpr Citation iso_disability_rule{"26 U.S.C.", "422(c)(6)"};
inline constexpr Money iso_yearly_limit = Money::dollars(100'000);  // 26 U.S.C. 422(d)(1), not indexed

/// Shares of one incentive grant that first become exercisable on one day.
struct IsoTranche {
  Date granted = {};
  Date first_exercisable = {};
  Exact fmv = {};  ///< cents a share on the day of the grant; eighths of a dollar were prices once
  int64_t shares = {};
  bool operator==(const IsoTranche&) const = default;
};

/// Reading `iso_100k_order`: 422(d)(2) says the order of grant.
enum class IsoOrder { grant_order, vesting_order };
/// Reading `iso_100k_split`.
enum class IsoSplit { whole_shares_floor, fractional };

struct IsoShares {
  Exact iso = {};
  Exact nso = {};
  bool operator==(const IsoShares&) const = default;
};

/// How many shares of each tranche stay incentive options: in each calendar year those within the first 100,000
/// of value at grant, counted in the order of the reading. Shares beyond the limit use it up too, so a later
/// grant cannot slip into the rest. One answer for each tranche, in their order. 26 U.S.C. 422(d).
std::vector<IsoShares> iso_limit(const std::vector<IsoTranche>& tranches,
                                 IsoOrder order = IsoOrder::grant_order,
                                 IsoSplit split = IsoSplit::whole_shares_floor, Money limit = iso_yearly_limit);

/// Reading `iso_three_months`.
enum class IsoThreeMonths { forward_clamp, statutory_backward };

/// Months after the end of employment within which an incentive option must be exercised: 422(a)(2), or
/// 422(c)(6) for someone disabled in the sense of 22(e)(3). After a death in service no such limit applies;
/// 421(c)(1)(A).
inline constexpr int iso_months = 3;
inline constexpr int iso_months_disabled = 12;

/// The last day of exercise as an incentive option after employment ended on `end`.
Date iso_last_day(Date end, int months, IsoThreeMonths reading = IsoThreeMonths::forward_clamp);

}  // namespace payout::law
