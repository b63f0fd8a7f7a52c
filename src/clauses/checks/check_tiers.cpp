#include <fmt/format.h>

#include <algorithm>

#include "clauses/checks/check_terms.h"
#include "document/visit.h"
#include "words/nearest.h"

namespace payout {
namespace {

bool listed(const std::vector<std::string>& list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}

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

}  // namespace

void check_tiers(const TermsCheck& t, size_t i) {
  check_tiers_in(t, i, type_of<Clause>(), &t.clause(i), "");
  check_when_tiers(t, i);
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
