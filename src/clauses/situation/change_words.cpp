#include <fmt/format.h>

#include <algorithm>

#include "clauses/condition_writer.h"
#include "clauses/situation/change_in_control.h"

namespace payout {

std::string facts_for_change(const KnownCase& c, std::string_view id) {
  const Clause* clause = c.agreement.find(id);
  const auto* t = clause != nullptr ? clause->as<ChangeInControl>() : nullptr;
  if (t == nullptr) return "events";
  WordList facts{", or "};
  if (t->ownership_at_least)
    facts.add(fmt::format("ownership of {} or more", to_string(*t->ownership_at_least)));
  if (t->ownership_over) facts.add(fmt::format("ownership of more than {}", to_string(*t->ownership_over)));
  if (t->not_nominated_at_least)
    facts.add(fmt::format("board_change of {} or more", to_string(*t->not_nominated_at_least)));
  if (t->merger_keeps_at_most)
    facts.add(fmt::format("merger_approval that keeps {} or less", to_string(*t->merger_keeps_at_most)));
  if (t->sale_of_substantially_all) facts.add("asset_sale of substantially all");
  if (t->dissolution) facts.add("dissolution");
  if (t->not_nominated_above)
    facts.add(fmt::format("board_change above {}", to_string(*t->not_nominated_above)));
  if (t->merger_keeps_less_than)
    facts.add(fmt::format("merger_approval that keeps less than {}", to_string(*t->merger_keeps_less_than)));
  if (t->assets_above) facts.add(fmt::format("asset_sale above {}", to_string(*t->assets_above)));
  if (t->approved_asset_sale) facts.add("asset_sale_approval");
  if (t->approved_liquidation) facts.add("liquidation_approval");
  return facts.text.empty() ? "events" : "events: " + facts.text;
}

void tell(const ChangeInControl&, const ClauseHead& clause, bool, bool, ConditionWriter& out) {
  const auto counts = [&](const Change& found) { return found.counts && found.definition == &clause; };
  out.change(clause.id, std::ranges::any_of(out.s().changes, counts));
}

}  // namespace payout
