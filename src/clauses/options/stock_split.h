#pragma once
#include <array>

#include "clauses/options/grant_scope.h"
#include "clauses/reading.h"
#include "document/scalars.h"

namespace payout {

/// Reading `split_fraction`: what becomes of the fraction of a share that a split leaves.
enum class SplitFraction { floor, round, cash };
constexpr std::array<std::string_view, 3> split_fraction_names{"floor", "round", "cash"};
constexpr std::span<const std::string_view> names_of(SplitFraction) {
  return split_fraction_names;
}

/// Options follow a split, stock dividend or recapitalization: more shares at a price as much lower.
struct SplitAdjustment {
  static constexpr std::string_view kind = "split_adjustment";
  static constexpr std::string_view doc = "Options follow a split or recapitalization";
  GrantScope scope = {};
  Open<SplitFraction> split_fraction = {};
};
template <std::same_as<SplitAdjustment> Self>
constexpr auto describe(const Self*) {
  return record(
      "split_adjustment", SplitAdjustment::doc, field<&SplitAdjustment::scope>("scope", "").inline_fields(),
      field<&SplitAdjustment::split_fraction>("split_fraction", "What becomes of a fraction of a share")
          .optional_with("floor"));
}

}  // namespace payout
