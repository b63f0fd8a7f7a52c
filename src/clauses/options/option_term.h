#pragma once
#include <array>

#include "clauses/options/grant_scope.h"
#include "clauses/reading.h"
#include "document/scalars.h"

namespace payout {

struct GrantResult;

/// Reading `ten_year_last_day`: is the anniversary itself still inside the term?
enum class OptionTermEnd { anniversary, day_before };
constexpr std::array<std::string_view, 2> option_term_end_names{"anniversary", "day_before"};
constexpr std::span<const std::string_view> names_of(OptionTermEnd) {
  return option_term_end_names;
}

/// The longest term an option can have.
/// Typical promise: ten years, and five for an incentive option of a holder of more than 10% of the votes.
struct OptionTerm {
  static constexpr std::string_view kind = "option_term";
  static constexpr std::string_view doc = "The longest term an option can have";
  static constexpr bool exercises = true;
  GrantScope scope = {};
  Period longest = {};
  std::optional<Period> longest_iso_large_holder = {};
  std::optional<Rate> large_holder_over = {};
  std::optional<bool> formula_grants = {};  ///< of these alone, or of all others; absent: of all
  Open<OptionTermEnd> ten_year_last_day = {};
};
template <std::same_as<OptionTerm> Self>
constexpr auto describe(const Self*) {
  using T = OptionTerm;
  return record("option_term", T::doc, field<&T::scope>("scope", "").inline_fields(),
                field<&T::longest>("longest", "Longest term from the grant"),
                field<&T::longest_iso_large_holder>("longest_iso_large_holder",
                                                    "Longest term of an incentive option of a large holder"),
                field<&T::large_holder_over>("large_holder_over", "Votes above which a holder is large"),
                field<&T::formula_grants>("formula_grants",
                                          "true: only options that a formula of the plan grants; false: only "
                                          "the others; all when absent"),
                field<&T::ten_year_last_day>("ten_year_last_day", "Whether the anniversary is inside")
                    .optional_with("anniversary"));
}

/// Sets the grant's expiry; refuses a term beyond the longest. False where nothing says when it expires.
bool set_expiry(const Case& c, GrantResult& grant);

/// The last day of the option's own term under the reading in force, with the safe day before it.
struct TermDays {
  Date last = {};
  Date safe = {};
  std::string_view cite = {};
};
TermDays term_days(const Case& c, const GrantResult& grant);

/// What sets the end of the option's own term: the clause of the longest one, or the award.
std::string_view term_cite(const Case& c, const GrantResult& grant);

}  // namespace payout
