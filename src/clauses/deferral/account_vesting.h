#pragma once
#include <optional>
#include <string>

#include "clauses/clause.h"
#include "document/scalars.h"

namespace payout {

/// Who owns the account: own deferrals always; the company part by the schedule of another plan, in full on a
/// change in control, and otherwise forfeited when employment ends.
struct AccountVesting {
  static constexpr std::string_view kind = "account_vesting";
  static constexpr std::string_view doc = "When the company part of an account vests and when it is forfeited";
  std::optional<std::string> change = {};
  std::string share_from = {};
  std::string forfeiture = {};
};
template <std::same_as<AccountVesting> Self>
constexpr auto describe(const Self*) {
  using K = AccountVesting;
  return record(
      "account_vesting", K::doc,
      field<&K::change>("change", "The change in control that vests it in full, by id of its definition")
          .names_clause(),
      field<&K::share_from>("share_from", "Where the vested share stands, when not in these documents"),
      field<&K::forfeiture>("forfeiture", "Citation of the clause under which the rest is forfeited"));
}

}  // namespace payout
