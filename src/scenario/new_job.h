#pragma once
#include <optional>
#include <string>

#include "document/scalars.h"
#include "scenario/termination.h"

namespace payout {

/// Work that the person takes up afterwards, where a promise ends or is lessened by it.
struct NewJob {
  Date from = {};
  std::optional<PayRate> pay = {};
  std::optional<bool> similar = {};
  std::optional<Date> health_from = {};
  std::optional<Date> until = {};
};
template <std::same_as<NewJob> Self>
constexpr auto describe(const Self*) {
  return record("new job", "Work that the executive takes up after the end of employment",
                field<&NewJob::from>("from", "First day of the new work").as_shorthand(),
                field<&NewJob::pay>("pay", "What it pays").checked(not_negative_pay),
                field<&NewJob::similar>("similar", "It is similar to the work that ended: a judgment"),
                field<&NewJob::health_from>("health_from",
                                            "First day on which the new employer's health cover is available"),
                field<&NewJob::until>("until", "Last day of the new work, where it has ended"));
}

/// Notice that an agreement which would renew by itself will not.
struct NonRenewal {
  Date given = {};
  std::optional<Party> by = {};
};
template <std::same_as<NonRenewal> Self>
constexpr auto describe(const Self*) {
  return record("non-renewal", "Notice that the term will not renew",
                field<&NonRenewal::given>("given", "Day of the notice").as_shorthand(),
                field<&NonRenewal::by>("by", "Who gave it: company (when absent) or employee"));
}

}  // namespace payout
