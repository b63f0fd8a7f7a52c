#pragma once
#include <array>
#include <optional>

#include "clauses/options/grant_scope.h"
#include "clauses/severance/pay.h"
#include "document/scalars.h"

namespace payout {

struct GrantResult;
struct TermsCheck;

/// In what a clause settles awards: shares, their value in cash, or the spread of options in cash.
enum class SettlesIn { shares, cash, spread_in_cash };
constexpr std::array<std::string_view, 3> settles_in_names{"shares", "cash", "spread_in_cash"};
constexpr std::span<const std::string_view> names_of(SettlesIn) {
  return settles_in_names;
}

/// The price that values a share: of the market on the day, or what the deal pays.
enum class SettlementPrice { market, deal };
constexpr std::array<std::string_view, 2> settlement_price_names{"market", "deal"};
constexpr std::span<const std::string_view> names_of(SettlementPrice) {
  return settlement_price_names;
}

/// When an award is settled: as any payment is, from the day on which it vests or is cashed out.
struct SettlementDay {
  Pay pay = {};
  bool at_once = false;
  bool on_schedule = false;

  /// Whether it says anything of the day.
  bool dated() const {
    return at_once || !pay.within.empty() || pay.on || pay.by || pay.start || !pay.from.latest_of.empty() ||
           pay.from.day != FromDay{};
  }
};
template <std::same_as<SettlementDay> Self>
constexpr auto describe(const Self*) {
  using S = SettlementDay;
  return record(
      "settlement day", "When an award is settled; time runs from the day it vests, or from what `from` names",
      field<&S::pay>("pay", "").inline_fields(),
      field<&S::at_once>("at_once", "On the day the award vests").optional_with("false"),
      field<&S::on_schedule>("on_schedule", "On the day on which it would have vested by the schedule")
          .optional_with("false"));
}

/// How and when vested awards are settled; and, with `as: spread_in_cash`, what options and SARs are paid when
/// a deal cashes them out. Typical promises: vested stock units are settled in shares within thirty days;
/// options that are outstanding at the closing are canceled for their spread at the deal price.
struct AwardSettlement {
  static constexpr std::string_view kind = "award_settlement";
  static constexpr std::string_view doc = "How and when awards are settled, in shares or in cash";
  static constexpr bool asks_when = true;
  GrantScope scope = {};
  std::optional<SettlesIn> as = {};
  std::optional<SettlementPrice> price = {};
  SettlementDay pay = {};
  bool unless_assumed = false;
};
template <std::same_as<AwardSettlement> Self>
constexpr auto describe(const Self*) {
  using S = AwardSettlement;
  return record(
      "award_settlement", S::doc, field<&S::scope>("scope", "").inline_fields(),
      field<&S::as>("as",
                    "shares, cash (their value) or spread_in_cash (of options and SARs); as the award "
                    "says when absent"),
      field<&S::price>("price", "Price that values a share: market, or deal (`price_per_share` of the event)"),
      field<&S::pay>("pay", "When it is settled").optional_with("no day stated"),
      field<&S::unless_assumed>("unless_assumed",
                                "Of a deal: only where the acquirer does not assume the awards "
                                "(`awards_assumed` of the event, `options_assumed` of a `merger_closing`)")
          .optional_with("false"));
}

/// Cancels options and SARs that a deal pays out, on its day; what they are paid is listed when awards are
/// settled. Requires the tranches to be accelerated and ended.
void cash_out(const Case& c, GrantResult& grant);

/// Values what a clause vests or lets go on vesting, and lists its settlement. Requires the counts of the day.
void settle_awards(const Case& c, GrantResult& grant);

/// Lets rules act on the settlements of all grants (section 409A), and writes down how their days arose.
void finish_settlements(const Case& c);

/// Tells days and prices of settlement that contradict each other.
void check(const AwardSettlement& terms, const TermsCheck& t, size_t clause);

}  // namespace payout
