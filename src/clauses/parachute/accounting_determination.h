#pragma once
#include <array>
#include <string>

#include "clauses/reading.h"
#include "document/scalars.h"

namespace payout {

/// When the determination is due where employment goes on.
enum class WithoutTermination { no_stated_deadline, same_days_from_change };
constexpr std::array<std::string_view, 2> without_termination_names{"no_stated_deadline",
                                                                    "same_days_from_change"};
constexpr std::span<const std::string_view> names_of(WithoutTermination) {
  return without_termination_names;
}

/// Accountants determine the excise and the gross-up, and by when.
struct AccountingDetermination {
  static constexpr std::string_view kind = "accounting_determination";
  static constexpr std::string_view doc = "Accountants determine the excise and the gross-up";
  Period determined_within = {};
  Period paid_within = {};
  std::string without_excise = {};
  Open<WithoutTermination> without_termination = {};
};
template <std::same_as<AccountingDetermination> Self>
constexpr auto describe(const Self*) {
  using A = AccountingDetermination;
  return record(
      "accounting_determination", A::doc,
      field<&A::determined_within>("determined_within", "Time from the end of employment"),
      field<&A::paid_within>("paid_within", "Time from the delivery of the determination"),
      field<&A::without_excise>("without_excise", "What is delivered by then where there is no excise")
          .optional_with(""),
      field<&A::without_termination>("without_termination", "When employment goes on")
          .optional_with("no_stated_deadline"));
}

}  // namespace payout
