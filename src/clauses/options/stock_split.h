#pragma once
#include <array>

#include "clauses/options/grant_scope.h"
#include "clauses/reading.h"
#include "document/scalars.h"

namespace payout {

struct GrantResult;
struct StockSplit;

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

/// Applies the splits after the grant, in date order, to shares, price and value at grant, and puts the
/// exercises so far into shares of after the last split.
void adjust_for_splits(const Case& c, GrantResult& grant);

/// New shares for one old, over the splits after the grant that are dated after `day`.
Exact split_factor_after(const Case& c, const GrantResult& grant, Date day);

/// New shares for one old of a plan's stock, over the splits after `from` to `through`; a price of the day of a
/// split is one of the new shares. 1 where no document adjusts the plan.
Exact split_factor(const Case& c, std::string_view plan, Date from, Date through);

/// What a price of the day `of` is in shares of the day `day`.
Price in_shares_of(const Case& c, std::string_view plan, Price price, Date of, Date day);

/// What a price of a day is in shares of the grant: those of after the last split that reached it.
Price in_shares_of_grant(const Case& c, const GrantResult& grant, Price price, Date day);

/// Whether the grant was made before a split and something of it was still outstanding then.
bool reaches(const StockSplit& split, const GrantResult& grant);

}  // namespace payout
