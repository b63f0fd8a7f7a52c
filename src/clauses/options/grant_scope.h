#pragma once
#include <string>
#include <vector>

#include "document/type.h"
#include "scenario/grant.h"
#include "scenario/person.h"

namespace payout {

struct Case;
struct ClauseHead;
struct KnownCase;

/// The types of awards that a clause may name; `option` is iso and nso.
enum class ScopeAward { iso, nso, rsu, restricted_stock, psu, sar, option };
constexpr std::array<std::string_view, 7> scope_award_names{"iso", "nso", "rsu",   "restricted_stock",
                                                            "psu", "sar", "option"};
constexpr std::span<const std::string_view> names_of(ScopeAward) {
  return scope_award_names;
}
constexpr std::array<Synonym, 3> scope_award_synonyms{
    {{"options", "option", true}, {"performance_share", "psu", true}, {"performance_shares", "psu", true}}};
constexpr std::span<const Synonym> synonyms_of(ScopeAward) {
  return scope_award_synonyms;
}

/// A grant as a clause sees it: its plan, and what was granted, where a single grant is meant.
struct Held {
  std::string_view plan = {};
  std::optional<AwardType> type = {};
  Held(std::string_view p) : plan(p) {}    // NOLINT: a plan stands for all its grants
  Held(const std::string& p) : plan(p) {}  // NOLINT
  Held(std::string_view p, AwardType t) : plan(p), type(t) {}
};

/// Which grants an option clause speaks of: those of certain plans, held by people in certain positions.
struct GrantScope {
  std::vector<std::string> plans = {};
  std::vector<Position> holders = {};   ///< empty: whoever holds them
  std::vector<ScopeAward> awards = {};  ///< empty: whatever was granted

  /// Whether the clause speaks of the grant and its document is in force for the person.
  bool covers(const KnownCase& c, const ClauseHead& clause, const Held& held) const;
  /// Whether it speaks of a type of award.
  bool names(AwardType type) const;
  /// Whether it names types, and all of them are stock, which nobody exercises.
  bool stock_only() const;
};
template <std::same_as<GrantScope> Self>
constexpr auto describe(const Self*) {
  return record(
      "grant scope", "Which grants a clause speaks of",
      field<&GrantScope::plans>("plans", "Plans, as grants name them"),
      field<&GrantScope::holders>("holders", "Positions of the holder; anyone when absent"),
      field<&GrantScope::awards>(
          "awards", "Types of awards (option, iso, nso, rsu, restricted_stock, psu, sar); all when absent"));
}

}  // namespace payout
