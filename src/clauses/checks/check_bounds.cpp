#include <fmt/format.h>

#include <algorithm>

#include "clauses/checks/check_terms.h"
#include "clauses/severance/benefit_continuation.h"
#include "clauses/severance/cash_payment.h"
#include "clauses/severance/limit.h"
#include "clauses/severance/reimbursement.h"
#include "clauses/severance/remaining_term_fee.h"
#include "clauses/severance/stated_amount.h"
#include "document/visit.h"

namespace payout {
namespace {

bool listed(const std::vector<std::string>& list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}

// ---- tiers ----

/// The tiers of one list of values: each of the agreement's once, or none at all.
void check_values_by_tier(const TermsCheck& t, size_t i, std::string_view key,
                          const std::vector<std::string>& tiers) {
  if (tiers.empty() || (tiers.size() == 1 && tiers[0].empty())) return;
  const auto& known = t.agreement.tiers;
  for (size_t k = 0; k < tiers.size(); ++k) {
    const std::string& tier = tiers[k];
    if (tier.empty() || std::find(tiers.begin(), tiers.begin() + static_cast<ptrdiff_t>(k), tier) !=
                            tiers.begin() + static_cast<ptrdiff_t>(k)) {
      t.error(i, key, "named-twice", fmt::format(", `{}`: each tier has one value", key),
              "write `{chief: 3, officer: 2}`, or one value for all");
      return;
    }
    if (listed(known, tier)) continue;
    const std::string_view near = nearest(tier, {known.begin(), known.end()});
    t.error(i, key, "unknown-tier", fmt::format(", `{}`: there is no tier `{}`", key, tier),
            !near.empty()   ? fmt::format("did you mean `{}`?", near)
            : known.empty() ? "list the tiers at the head of the terms: `tiers: [chief, officer]`"
                            : fmt::format("the tiers are: {}", fmt::join(known, ", ")));
    return;
  }
  for (const std::string& tier : known) {
    if (listed(tiers, tier)) continue;
    t.error(i, key, "unknown-tier", fmt::format(", `{}`: nothing is said for the tier `{}`", key, tier),
            "give each tier its value; where a tier is paid nothing, `when: {tier: ...}` names the others");
  }
}

/// Every list of values by tier inside a clause, under the key that stands nearest.
void check_tiers_in(const TermsCheck& t, size_t i, const Type& type, const void* value, std::string_view key) {
  if (is_list(type) && is_record(type.element()) && type.element().name == "value by tier") {
    std::vector<std::string> tiers;
    for (const Part part : parts_of(type, value))
      tiers.push_back(*static_cast<const std::string*>(part.type->field("tier")->get(part.value)));
    return check_values_by_tier(t, i, key, tiers);
  }
  for (const Part part : parts_of(type, value)) {
    const bool named = part.field != nullptr && !part.field->inlined;
    check_tiers_in(t, i, *part.type, part.value, named ? part.field->name : key);
  }
}

void check_when_tiers(const TermsCheck& t, size_t i) {
  for (const When& when : t.clause(i).head.when) {
    for (const std::string& tier : when.tier) {
      if (listed(t.agreement.tiers, tier)) continue;
      t.error(i, "tier", "unknown-tier", fmt::format(", `when`: there is no tier `{}`", tier),
              t.agreement.tiers.empty() ? "list the tiers at the head of the terms: `tiers: [chief, officer]`"
                                        : fmt::format("the tiers are: {}", fmt::join(t.agreement.tiers, ", ")));
    }
  }
}

// ---- bounds ----

struct BoundCheck {
  const TermsCheck& t;
  size_t i;

  void one(std::string_view key, const std::optional<Amount>& bound) const {
    if (bound) check_amount(t, i, key, *bound);
  }
  /// Two bounds in money of which no amount can be both.
  void both(const std::optional<Amount>& least, const std::optional<Amount>& most) const {
    one("at_least", least);
    one("at_most", most);
    const Money* floor = least ? least->stated_money() : nullptr;
    const Money* cap = most ? most->stated_money() : nullptr;
    if (floor != nullptr && cap != nullptr && *floor > *cap)
      t.error(i, "at_least", "never-true",
              fmt::format(", `at_least`: {} is more than `at_most: {}`", grouped(*floor), grouped(*cap)),
              "exchange the two, or leave one out");
  }
};

void check_limit(const TermsCheck& t, size_t i, const PayLimit& limit) {
  if (limit.clauses.empty())
    t.error(i, "clauses", "no-items", " names no `clauses`: it would limit nothing",
            "write `clauses: [ID, ID]`: the clauses whose payments are added up");
  if (!limit.at_most)
    t.error(i, "", "no-measure", " has no `at_most`: it would limit nothing",
            "write `at_most: 500000`, or `at_most: {times: 2.99, of: [salary, target_bonus]}`");
  for (const std::string& id : limit.clauses) {
    const Clause* paying = t.agreement.find(id);
    if (paying != nullptr && paying->terms.kind().pay == nullptr)
      t.error(i, "clauses", "not-used",
              fmt::format(", `clauses`: `{}` is a `{}`, which pays nothing", id, paying->terms.kind().name),
              "name clauses that pay");
    if (std::ranges::count(limit.clauses, id) > 1 && id == limit.clauses.front())
      t.error(i, "clauses", "named-twice", fmt::format(", `clauses`: `{}` stands there twice", id),
              "name each clause once");
  }
  for (const std::string& id : limit.cut) {
    if (!listed(limit.clauses, id))
      t.error(i, "cut", "not-used", fmt::format(", `cut`: `{}` is none of `clauses`", id),
              "name the clauses of the limit, in the order in which they are cut");
  }
  if (limit.cut.empty()) return;
  for (const std::string& id : limit.clauses) {
    if (!listed(limit.cut, id))
      t.error(
          i, "cut", "not-used",
          fmt::format(", `cut`: `{}` stands in `clauses` and not in the order: when it is cut is not said", id),
          "name all clauses of the limit in `cut`, or leave `cut` out: each is then cut in proportion");
  }
}

void check_reimbursement(const TermsCheck& t, size_t i, const Reimbursement& r) {
  BoundCheck{t, i}.one("at_most", r.at_most);
  if (r.indexed && !r.at_most)
    t.error(i, "indexed", "not-used", ", `indexed`: there is no limit that could follow an index",
            "add `at_most`, or leave `indexed` out");
  if (r.indexed && r.indexed->from.value <= Exact{0})
    t.error(i, "indexed", "out-of-range", ", `indexed.from`: an index is more than nothing", "give the index");
  if (r.until && r.until_day)
    t.error(i, "until_day", "two-multiples", ": `until` and `until_day` are both given",
            "leave one of the two out");
}

void check_stated(const TermsCheck& t, size_t i, const StatedAmount& s) {
  BoundCheck{t, i}.both(s.at_least, s.at_most);
  if (s.amount.empty() && !s.amount_from)
    t.error(i, "", "missing-key", " states no amount",
            "write `amount: 50000`, or `amount_from: NAME` for a sum that each scenario gives under `amounts`");
  if (!s.amount.empty() && s.amount_from)
    t.error(i, "amount_from", "two-multiples", ": `amount` and `amount_from` are both given",
            "leave one of the two out");
  if (!s.amount.empty() && s.reasoning.empty())
    t.error(i, "", "missing-key", " does not say how the amount was come to",
            "add `reasoning: ...`; only a sum of the scenario (`amount_from`) needs none");
  if (s.in_kind && !s.tax_made_good && (!s.due.within.empty() || s.due.over || s.due.at_once))
    t.error(i, "in_kind", "not-used", ", `in_kind`: what is given in kind has no day of payment",
            "leave the day out, or `in_kind`");
}

void check_cover(const TermsCheck& t, size_t i, const BenefitContinuation& b) {
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
    t.error(i, "on_new_job", "not-used", ", `on_new_job`: cover is not paid to the person",
            "write `ends: new_job`, or `ends: new_cover`");
  if (!needs_day && (!b.due.within.empty() || b.due.over || b.due.at_once))
    t.error(i, "within", "not-used", ": cover is not paid to the person, and has no day of payment",
            "leave the day out; `as: cash` pays it in money");
  if (b.as == CoverAs::cash && b.taxed == CoverTaxed::yes)
    t.error(i, "taxed", "not-used", ", `taxed`: what is paid in cash is income in any case",
            "leave it out, or write `taxed: made_good`");
}

}  // namespace

void check_bounds(const TermsCheck& t, size_t i) {
  const Clause& clause = t.clause(i);
  check_tiers_in(t, i, type_of<Clause>(), &clause, "");
  check_when_tiers(t, i);
  const BoundCheck bounds{t, i};
  if (const auto* pay = clause.as<CashPayment>()) {
    bounds.both(pay->at_least, pay->at_most);
    for (const PaymentItem& item : pay->items) bounds.both(item.at_least, item.at_most);
  }
  if (const auto* fee = clause.as<RemainingTermFee>()) bounds.both(fee->at_least, fee->at_most);
  if (const auto* stated = clause.as<StatedAmount>()) check_stated(t, i, *stated);
  if (const auto* cover = clause.as<BenefitContinuation>()) check_cover(t, i, *cover);
  if (const auto* r = clause.as<Reimbursement>()) check_reimbursement(t, i, *r);
  if (const auto* limit = clause.as<PayLimit>()) {
    bounds.one("at_most", limit->at_most);
    check_limit(t, i, *limit);
  }
  check_idle_bounds(t, i);
}

/// The tiers at the head of the terms.
void check_tier_names(const TermsCheck& t) {
  const auto& tiers = t.agreement.tiers;
  for (size_t k = 0; k < tiers.size(); ++k) {
    if (std::find(tiers.begin(), tiers.begin() + static_cast<ptrdiff_t>(k), tiers[k]) ==
        tiers.begin() + static_cast<ptrdiff_t>(k))
      continue;
    t.problems.error("named-twice", {}, fmt::format("`tiers`: `{}` stands there twice", tiers[k]),
                     "name each tier once");
  }
}

}  // namespace payout
