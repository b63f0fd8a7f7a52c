#pragma once
#include <optional>
#include <vector>

#include "clauses/clause.h"
#include "scenario/event.h"

namespace payout {

struct Case;

/// What a document calls a change in control. Each limb that is given is tested against the events.
struct ChangeInControl {
  static constexpr std::string_view kind = "change_in_control";
  static constexpr std::string_view doc = "A definition of a change in control, limb by limb";
  std::optional<Rate> ownership_at_least = {};
  std::vector<Acquirer> excluded = {};
};
constexpr auto describe(const ChangeInControl*) {
  return record("change_in_control", ChangeInControl::doc,
                field<&ChangeInControl::ownership_at_least>(
                    "ownership_at_least", "Share of voting power in one hand, reached or passed"),
                field<&ChangeInControl::excluded>("excluded", "Owners who do not count"));
}

/// Finds every change in control under every definition of the agreement, in date order.
void find_changes(const Case& c);

}  // namespace payout
