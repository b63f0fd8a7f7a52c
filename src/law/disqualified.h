#pragma once
#include <cstdint>
#include <optional>

#include "law/citation.h"
#include "law/tables.h"
#include "values/date.h"
#include "values/exact.h"
#include "values/money.h"

namespace payout::law {

inline constexpr Citation disqualified_rule{"26 U.S.C.", "280G(c)"};
inline constexpr Citation shareholder_rule{"26 CFR", "1.280G-1 Q&A-17"};
inline constexpr Citation officer_rule{"26 CFR", "1.280G-1 Q&A-18"};
inline constexpr Citation highly_paid_rule{"26 CFR", "1.280G-1 Q&A-19"};

/// The most employees that count as officers: 50 or, if less, the greater of 3 and 10% of the employees,
/// rounded up. `employees` is the greatest number in the twelve months; those under 17 1/2 hours a week or six
/// months a year are not counted. Q&A-18(c)-(d).
int64_t most_officers(int64_t employees);

/// The size of the highest paid group: 1% of the employees, rounded up, at most 250. Q&A-19(a).
int64_t highest_paid_group(int64_t employees);

/// Pay below which nobody is highly compensated: 414(q)(1)(B)(i) for the year of the change. Q&A-19(a).
Found<Money> highly_paid_from(int change_year);

/// The twelve months that end on the day of the change. Q&A-20.
struct DeterminationPeriod {
  Date first = {};
  Date last = {};
  bool operator==(const DeterminationPeriod&) const = default;
};
DeterminationPeriod determination_period(Date change);

/// What decides about one person, as of the determination period. What is not given is not decided.
struct PersonTested {
  std::optional<bool> officer = {};          ///< with the authority of one, in any company of the group
  std::optional<int64_t> officer_rank = {};  ///< by pay among the officers, 1 the highest
  /// Shares owned, with those of 318(a), of vested options, and of options that vest on the change; a share of
  /// the value of all stock.
  std::optional<Exact> share_of_value = {};
  std::optional<Money> pay = {};         ///< annualized, deferrals included, nothing contingent on the change
  std::optional<int64_t> pay_rank = {};  ///< among all employees, 1 the highest
  std::optional<int64_t> employees = {};
};

/// Yes, no, or not known from what is given.
enum class Finding { no, yes, unknown };

struct Disqualified {
  Finding shareholder = Finding::unknown;  ///< more than 1%
  Finding officer = Finding::unknown;
  Finding highly_paid = Finding::unknown;
  std::optional<int64_t> officers_counted = {};
  std::optional<int64_t> group_size = {};
  std::optional<Money> pay_limit = {};
  /// Yes when any of the three is, no when none is.
  Finding any() const;
  bool operator==(const Disqualified&) const = default;
};

/// Is the person a disqualified individual? 26 U.S.C. 280G(c); 26 CFR 1.280G-1 Q&A-15 to 21.
Disqualified disqualified(const PersonTested& person, int change_year);

}  // namespace payout::law
