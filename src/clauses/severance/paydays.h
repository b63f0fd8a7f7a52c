#pragma once
#include <optional>
#include <vector>

#include "scenario/payroll.h"
#include "values/date.h"

namespace payout {

struct Installments;

/// The paydays of a schedule, without beginning or end.
class Paydays {
 public:
  /// The paydays of installments; `from` is the day of which yearly ones are anniversaries. Nothing where they
  /// hang on the company's payroll and it is not given.
  static std::optional<Paydays> of(const Installments& terms, const std::optional<Payroll>& payroll, Date from);
  /// Those on which salaries are paid; nothing where no payday can be told from what is given.
  static std::optional<Paydays> of(const Payroll& payroll);

  /// The first payday later than a day, or on it.
  Date later_than(Date day) const;
  Date on_or_after(Date day) const { return later_than(day - 1); }
  Frequency every() const { return every_; }

 private:
  Paydays(Frequency every, std::vector<int> days, Date anchor)
      : every_(every), days_(std::move(days)), anchor_(anchor) {}

  Frequency every_ = {};
  std::vector<int> days_ = {};  ///< of the month, in order; 31 is the last; empty for anniversaries and weeks
  Date anchor_ = {};            ///< one payday, where they come by weeks or years
};

/// How many paydays so long a time holds on average, rounded up: 26 of two weeks in a year. Nothing where days
/// are no measure of it.
std::optional<int> paydays_in(Period over, Frequency every);

}  // namespace payout
