#include <fmt/format.h>

#include "clauses/checks/check_terms.h"
#include "clauses/parachute/best_net.h"
#include "clauses/parachute/gross_up.h"

namespace payout {

void check(const GrossUp& g, const TermsCheck& t, size_t i) {
  if (!g.fixed_at.empty() && (g.fixed_at.size() != 2 || g.fixed_at[0] == g.fixed_at[1]))
    t.error(i, "fixed_at", "two-days",
            ", `fixed_at`: it is fixed on two days, or without this key on all payments",
            "write `fixed_at: [change, end]`, or leave it out");
  for (const auto& [key, limit] : {std::pair{"only_over", &g.only_over}, std::pair{"only_from", &g.only_from}})
    if (*limit && (*limit)->value < Exact{1})
      t.warning(i, key, "unusual",
                fmt::format(", `{}`: there is no excise tax below the threshold, so a share of it under 100% "
                            "requires nothing more",
                            key),
                "the share is one of three times the base amount: write 110%; a limit in dollars above it is "
                "`only_over_by`");
  const int over = (g.only_over ? 1 : 0) + (g.only_from ? 1 : 0) + (g.only_over_by ? 1 : 0);
  if (over > 1)
    t.error(i, "only_over", "two-multiples",
            ": only one of `only_over`, `only_from` and `only_over_by` can hold", "leave all but one out");
  if (t.writes(i, "compare") && !g.if_better_by)
    t.error(i, "compare", "not-used", ", `compare`: nothing is compared",
            "add `if_better_by: 10000`, or leave it out");
  if (t.writes(i, "otherwise") && !g.conditional())
    t.error(i, "otherwise", "not-used", ", `otherwise`: the gross-up is paid in any case",
            "say when it is paid: `only_over: 110%`, `if_better_by: 10000`; or leave it out");
  if (g.share && g.second_layer)
    t.error(i, "second_layer", "two-multiples", ": `share` and `second_layer` are both given",
            "the whole excise and a share of the rest is `second_layer`; a share of all is `share`");
  if (g.rate_at_most && (g.rate_at_most->value <= Exact{0} || g.rate_at_most->value >= Exact{1}))
    t.error(i, "rate_at_most", "out-of-range",
            ", `rate_at_most`: all taxes on a dollar lie between nothing and it", "write a rate such as `55%`");
  if (g.second_layer && (g.second_layer->value < Exact{0} || g.second_layer->value > Exact{1}))
    t.error(i, "second_layer", "out-of-range", ", `second_layer`: a share lies between 0% and 100%",
            "write a share");
}

void check(const BestNet& best, const TermsCheck& t, size_t i) {
  if (best.strict && !best.if_better_by)
    t.error(i, "strict", "not-used", ", `strict`: nothing is compared with a sum",
            "add `if_better_by: 10000`, or leave it out");
}

}  // namespace payout
