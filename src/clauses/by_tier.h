#pragma once
#include <concepts>
#include <string>
#include <vector>

#include "document/type.h"

namespace payout {

struct Case;
struct ClauseHead;

/// A term that differs by the group of officers to which a person belongs: `{chief: 3, officer: 2}`. A value
/// that is the same for all stands alone, and its tier is empty.
template <class T>
struct TierValue {
  std::string tier = {};
  T value = {};
};
template <class T>
constexpr auto describe(const TierValue<T>*) {
  return record("value by tier", "A term that differs by tier",
                field<&TierValue<T>::tier>("tier", "The tier of officers").as_key().optional_with(""),
                field<&TierValue<T>::value>("value", "What holds for it").as_shorthand().as_keyed_value());
}
template <class T>
using ByTier = std::vector<TierValue<T>>;

/// Which entry holds for the person: 0 where one holds for all; nothing where the tier is not known, which is
/// asked for. Precondition: there are entries.
size_t entry_at_tier(const std::vector<std::string_view>& tiers, const ClauseHead& clause, const Case& c);

/// What holds for the person, or null where nothing is said or the tier is not known.
template <class T>
const T* at_tier(const ByTier<T>& values, const ClauseHead& clause, const Case& c) {
  if (values.empty()) return nullptr;
  if (values.size() == 1 && values[0].tier.empty()) return &values[0].value;
  std::vector<std::string_view> tiers;
  for (const TierValue<T>& each : values) tiers.push_back(each.tier);
  const size_t i = entry_at_tier(tiers, clause, c);
  return i < values.size() ? &values[i].value : nullptr;
}

}  // namespace payout
