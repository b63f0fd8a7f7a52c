#include "clauses/situation/change_in_control.h"

#include <algorithm>

#include "clauses/case.h"

namespace payout {

void find_changes(const Case& c) {
  c.agreement.each<ChangeInControl>([&](const ClauseOf<ChangeInControl>& definition) {
    if (!c.under(definition.head.document())) return;
    ChangeFinding finding{definition.head.id, definition.head.cite, false, {}, {}};
    for (size_t i = 0; i < c.facts.events.size(); ++i) {
      const auto* owned = std::get_if<Ownership>(&c.facts.events[i]);
      if (owned == nullptr || !definition.terms.ownership_at_least) continue;
      if (owned->percent < *definition.terms.ownership_at_least) continue;
      const Acquirer owner = owned->acquirer.value_or(Acquirer::outsider);
      if (std::ranges::find(definition.terms.excluded, owner) != definition.terms.excluded.end()) continue;
      c.situation.changes.push_back(
          {&definition.head, owned->date, i, "ownership",
           owned->transaction ? std::string_view{*owned->transaction} : std::string_view{}, true});
      if (!finding.date || owned->date < *finding.date) finding.date = owned->date;
      finding.occurred = true;
    }
    c.out.changes.push_back(std::move(finding));
  });
  std::ranges::stable_sort(c.situation.changes, {}, &Change::date);
}

}  // namespace payout
