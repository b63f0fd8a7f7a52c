#pragma once
#include <array>
#include <string>
#include <vector>

#include "clauses/options/acceleration.h"
#include "document/scalars.h"

namespace payout {

struct Case;
struct GrantResult;

/// Reading `ea_vested_vs_VIB_forfeiture`: does the forfeiture at closing reach shares that another clause
/// vested earlier?
enum class VestedElsewhere { survive, forfeited };
constexpr std::array<std::string_view, 2> vested_elsewhere_names{"survive", "forfeited"};
constexpr std::span<const std::string_view> names_of(VestedElsewhere) {
  return vested_elsewhere_names;
}

/// Options can be exercised in full just before the company merges, dissolves or sells out, and what that
/// vested and nobody exercised is forfeited when the event takes effect. Typical promise: on a merger in which
/// the old holders do not keep a majority and which does not assume the options.
struct CorporateEvent {
  static constexpr bool accelerates = true, answers_events = true;
  static constexpr std::string_view kind = "corporate_event";
  static constexpr std::string_view doc =
      "Options vest just before a merger, dissolution or sale and are forfeited when it takes effect";
  GrantScope scope = {};
  std::optional<Rate> merger_keeps_at_most = {};
  bool unless_assumed = false;
  bool dissolution = false;
  bool sale_of_substantially_all = false;
  std::vector<std::string> forfeits_also = {};
  Open<VestedElsewhere> vested_elsewhere = {};
};
template <std::same_as<CorporateEvent> Self>
constexpr auto describe(const Self*) {
  using E = CorporateEvent;
  return record(
      "corporate_event", E::doc, field<&E::scope>("scope", "").inline_fields(),
      field<&E::merger_keeps_at_most>("merger_keeps_at_most",
                                      "A merger in which the old holders keep this share of the votes or less"),
      field<&E::unless_assumed>("unless_assumed", "Not where the merger agreement assumes the options")
          .optional_with("false"),
      field<&E::dissolution>("dissolution", "A dissolution or liquidation").optional_with("false"),
      field<&E::sale_of_substantially_all>("sale_of_substantially_all",
                                           "A sale of all or substantially all assets")
          .optional_with("false"),
      field<&E::forfeits_also>("forfeits_also",
                               "Other clauses of the same rule, by id: what they vested is forfeited as well")
          .names_clause(),
      field<&E::vested_elsewhere>("vested_elsewhere",
                                  "Whether shares that another clause vested are forfeited too")
          .optional_with("survive"));
}

/// Adds the events of the facts that a clause of this kind answers to.
void add_corporate_events(const Case& c, Accelerations& all);

/// Forfeits what the closing itself vested early, and what other clauses had where the terms or the reading say
/// so, and warns of what a closing may end.
void forfeit_at_closing(const Case& c, const Accelerations& accelerations, GrantResult& grant);

}  // namespace payout
