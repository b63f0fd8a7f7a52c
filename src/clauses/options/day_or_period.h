#pragma once
#include <optional>

#include "document/scalars.h"

namespace payout {

/// Until when vesting goes on as if employment had: a day, a time after the end, or the end of the schedule.
struct VestingUntil {
  std::optional<Date> on = {};
  std::optional<Period> after_end = {};  ///< neither: to the end of the schedule
  bool operator==(const VestingUntil&) const = default;
};
const Scalar& scalar_of(const VestingUntil*);

/// When a window closes: a day, a time after the end, or with the option's own term.
struct WindowCloses {
  std::optional<Date> on = {};
  std::optional<Period> after_end = {};  ///< neither: with the option's own term
  bool operator==(const WindowCloses&) const = default;
};
const Scalar& scalar_of(const WindowCloses*);

}  // namespace payout
