#include <fmt/format.h>

#include <algorithm>

#include "clauses/checks/check_terms.h"
#include "clauses/severance/benefit_continuation.h"
#include "clauses/severance/check_idle_bounds.h"
#include "law/cobra.h"

namespace payout {

/// The law gives cover for some months at least: a limit to what it gives cannot act on fewer.
static void check_limit_of_law(const TermsCheck& t, size_t i, const BenefitContinuation& cover) {
  if (!cover.at_most || cover.months.empty()) return;
  int longest = 0;
  for (const auto& each : cover.months) longest = std::max(longest, each.value);
  for (const CoverStretch& more : cover.then)
    if (more.as.value_or(cover.as) == CoverAs::cover) longest += more.months;
  if (longest > 0 && longest <= law::cobra_months)
    warn_of_idle_bound(t, i, t.places.of(i, "at_most"), "at_most", true);
}

void check(const BenefitContinuation& b, const TermsCheck& t, size_t i) {
  const int lengths = (b.months.empty() ? 0 : 1) + (b.months_from ? 1 : 0) + (b.until_day ? 1 : 0);
  if (lengths == 0)
    t.error(i, "", "no-multiple", " does not say how long it goes on",
            "write `months: 18`, or `until_day: DATE`");
  if (std::ranges::any_of(b.months, [](const auto& each) { return each.value > 120; }))
    t.warning(i, "months", "unusual", ", `months`: more than ten years of cover",
              "look whether months are meant");
  if (lengths > 1)
    t.error(i, "months", "two-multiples", ": only one of `months`, `months_from` and `until_day` can hold",
            "leave all but one out");
  const auto pays = [&](const CompanyPays& p) {
    const int ways = (p.part ? 1 : 0) + (p.premium_less ? 1 : 0);
    if (ways > 1)
      t.error(i, "company_pays", "two-multiples", ", `company_pays`: `part` and `premium_less` are both given",
              "leave one of the two out");
    if (ways == 0 && !p.share && !p.up_to)
      t.error(i, "company_pays", "no-measure", ", `company_pays`: what the company bears is not said",
              "write `premium`, `employer_part`, `{share: 80%}` or `{up_to: 1500/month}`");
    const bool of_health = ways > 0 && (p.premium_less || p.part == CompanyPart::employer_part);
    if (of_health && b.benefit != "health")
      t.error(
          i, "company_pays", "not-used",
          fmt::format(", `company_pays`: only health cover has an employee part, and this is `{}`", b.benefit),
          "write `premium`, or a share");
  };
  pays(b.company_pays);
  for (const CoverStretch& more : b.then) pays(more.company_pays);
  const bool later_cash =
      std::ranges::any_of(b.then, [](const CoverStretch& s) { return s.as == CoverAs::cash; });
  const bool needs_day =
      b.as == CoverAs::cash || later_cash || b.cash_if_discriminatory || b.taxed == CoverTaxed::made_good;
  if (b.as == CoverAs::cash && (b.cash_if_discriminatory || later_cash))
    t.error(i, "as", "not-used", ", `as: cash`: it is paid in cash in any case",
            "leave `cash_if_discriminatory` and the `as` of `then` out");
  if ((b.at_most || b.cash_if_discriminatory) && b.benefit != "health")
    t.error(i, b.at_most ? "at_most" : "cash_if_discriminatory", "not-used",
            fmt::format(": COBRA and its rules are of health cover, and this is `{}`", b.benefit),
            "leave it out");
  if (b.due.on_new_job && b.as != CoverAs::cash)
    t.error(i, "on_new_job", "not-used", ", `on_new_job`: cover is not paid to the executive",
            "write `ends: new_job`, or `ends: new_cover`");
  if (!needs_day && (!b.due.within.empty() || b.due.over || b.due.at_once))
    t.error(i, "within", "not-used", ": cover is not paid to the executive, and has no day of payment",
            "leave the day out; `as: cash` pays it in money");
  if (b.as == CoverAs::cash && b.taxed == CoverTaxed::yes)
    t.error(i, "taxed", "not-used", ", `taxed`: what is paid in cash is income in any case",
            "leave it out, or write `taxed: made_good`");
  check_limit_of_law(t, i, b);
}

}  // namespace payout
