#include "clauses/situation/assumed_change.h"

#include <algorithm>

#include "clauses/situation/change_in_control.h"
#include "clauses/situation/exits.h"

namespace payout {
namespace {

bool counts_outsiders(const ChangeInControl& terms) {
  return tests_ownership(terms) &&
         std::ranges::find(terms.excluded, Acquirer::outsider) == terms.excluded.end();
}

/// What trips a definition that does not ask for owners.
Event other_trigger(const ChangeInControl& terms, Date day) {
  const std::string name{assumed_deal};
  const Rate all{Exact{1}}, none{};
  if (tests_merger(terms)) return MergerApproval{day, none, true, {}, name};
  if (tests_board(terms)) return BoardChange{day, 1, 1, {}, name};
  if (terms.assets_above || terms.sale_of_substantially_all)
    return AssetSale{day, all, true, all, all, true, {}, name};
  if (terms.dissolution) return Dissolution{day, {}, name};
  if (terms.approved_asset_sale) return AssetSaleApproval{day, name};
  return LiquidationApproval{day, name};
}

}  // namespace

std::vector<Event> assumed_change(const Agreement& agreement, const Scenario& facts, Date day) {
  std::vector<Event> events;
  bool owner = false;
  agreement.each<ChangeInControl>([&](const ClauseOf<ChangeInControl>& definition) {
    if (!is_under(facts, definition.head)) return;
    if (!counts_outsiders(definition.terms)) {
      events.push_back(other_trigger(definition.terms, day));
    } else if (!owner) {
      owner = true;
      events.insert(events.begin(),
                    Ownership{day, Rate{Exact{1}}, Acquirer::outsider, true, {}, std::string{assumed_deal}});
    }
  });
  return events;
}

bool concerns_control(const Event& event) {
  return !std::holds_alternative<StockSplit>(event) && !std::holds_alternative<Transfer>(event);
}

}  // namespace payout
