#include <fmt/format.h>

#include "clauses/checks/check_parts.h"
#include "clauses/situation/change_in_control.h"

namespace payout {

void check(const ChangeInControl&, const TermsCheck& t, size_t i) {
  const WrittenClause written{t, i};
  if (!written) return;
  bool any = false;
  for (const std::string_view key :
       {"ownership_at_least", "ownership_over", "not_nominated_above", "not_nominated_at_least",
        "merger_keeps_less_than", "merger_keeps_at_most", "assets_above"}) {
    const NodeRef node = written.scalar(key);
    const auto rate = node ? parse_rate(node.text()) : std::nullopt;
    any = any || node;
    if (!rate) continue;
    const bool passed = key == "not_nominated_above" || key == "assets_above" || key == "ownership_over" ||
                        key == "merger_keeps_at_most";
    if (rate->value > Exact{1} || (passed && rate->value == Exact{1}))
      written.error(node, "never-true", "no event can reach it", "a share is at most 100%");
    if (rate->value < Exact{0} || (!passed && rate->value == Exact{0}))
      written.error(node, "never-true", "a share of nothing is no change in control",
                    "write the share, such as 50%");
  }
  for (const auto& [one, other] : {std::pair{"ownership_at_least", "ownership_over"},
                                   std::pair{"not_nominated_at_least", "not_nominated_above"},
                                   std::pair{"merger_keeps_at_most", "merger_keeps_less_than"}}) {
    if (written.scalar(one) && written.scalar(other))
      written.error(written.scalar(other), "not-used", fmt::format("`{}` stands beside it", one),
                    "one of them says where the change begins: leave the other out");
  }
  for (const std::string_view key :
       {"approved_asset_sale", "approved_liquidation", "sale_of_substantially_all", "dissolution"}) {
    const NodeRef node = written.scalar(key);
    any = any || (node && node.text() == "true");
  }
  if (!any)
    t.error(i, "", "never-true", " names no event, so nothing is ever a change in control",
            "add `ownership_at_least: 50%`, `merger_keeps_less_than: 50%`, ...: see `payout terms "
            "change_in_control`");
}

}  // namespace payout
