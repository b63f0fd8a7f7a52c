#pragma once
#include <array>
#include <optional>
#include <string>
#include <variant>

#include "document/scalars.h"
#include "document/type.h"

namespace payout {

/// Who came to hold the shares: documents exclude different holders.
enum class Acquirer { outsider, participant, executive, plan_trustee, mirror_corporation, company };
constexpr std::array<std::string_view, 6> acquirer_names{"outsider",     "participant",        "executive",
                                                         "plan_trustee", "mirror_corporation", "company"};
constexpr std::span<const std::string_view> names_of(Acquirer) {
  return acquirer_names;
}

constexpr std::string_view deal_price_doc =
    "What a share is paid in the deal, where awards are cashed out at it";
/// Whether the acquirer goes on with unvested awards.
constexpr std::string_view awards_assumed_doc =
    "The acquirer assumes or replaces unvested awards, where terms require it";

/// Somebody comes to own a share of the voting power.
struct Ownership {
  static constexpr std::string_view kind = "ownership";
  static constexpr std::string_view doc = "A person or group comes to own a share of the voting power";
  Date date = {};
  Rate percent = {};
  std::optional<Acquirer> acquirer = {};
  std::optional<bool> awards_assumed = {};
  std::optional<Price> price_per_share = {};
  std::optional<std::string> transaction = {};
};
template <std::same_as<Ownership> Self>
constexpr auto describe(const Self*) {
  return record(
      "ownership", Ownership::doc, field<&Ownership::date>("date", "Day the percentage was reached"),
      field<&Ownership::percent>("percent", "Share of combined voting power owned")
          .checked(share_of_one)
          .often_below_one_percent(),
      field<&Ownership::acquirer>("acquirer", "Who the owner is: outsider, participant, executive, ..."),
      field<&Ownership::awards_assumed>("awards_assumed", awards_assumed_doc),
      field<&Ownership::price_per_share>("price_per_share", deal_price_doc),
      field<&Ownership::transaction>("transaction", "Name of the transaction this is a stage of"));
}

struct BoardChange {
  static constexpr std::string_view kind = "board_change";
  static constexpr std::string_view doc = "The composition of the board changes";
  Date date = {};
  int directors = 0;
  int not_nominated = 0;
  std::optional<int> vacancy_appointees = {};
  std::optional<std::string> transaction = {};
};
template <std::same_as<BoardChange> Self>
constexpr auto describe(const Self*) {
  return record(
      "board_change", BoardChange::doc, field<&BoardChange::date>("date", "Day of the new composition"),
      field<&BoardChange::directors>("directors", "Directors in office"),
      field<&BoardChange::not_nominated>("not_nominated", "Directors not nominated for election by the board"),
      field<&BoardChange::vacancy_appointees>("vacancy_appointees",
                                              "Further directors appointed to vacancies by the board"),
      field<&BoardChange::transaction>("transaction", "Name of the transaction this is a stage of"));
}

struct MergerApproval {
  static constexpr std::string_view kind = "merger_approval";
  static constexpr std::string_view doc = "The stockholders approve a merger or consolidation";
  Date date = {};
  Rate holders_keep = {};
  std::optional<bool> awards_assumed = {};
  std::optional<Price> price_per_share = {};
  std::optional<std::string> transaction = {};
};
template <std::same_as<MergerApproval> Self>
constexpr auto describe(const Self*) {
  return record(
      "merger_approval", MergerApproval::doc,
      field<&MergerApproval::date>("date", "Day of the stockholders' approval"),
      field<&MergerApproval::holders_keep>("holders_keep", "Voting power the old holders keep")
          .checked(share_of_one)
          .checked(share_of_one),
      field<&MergerApproval::awards_assumed>("awards_assumed", awards_assumed_doc),
      field<&MergerApproval::price_per_share>("price_per_share", deal_price_doc),
      field<&MergerApproval::transaction>("transaction", "Name of the transaction this is a stage of"));
}

struct MergerClosing {
  static constexpr std::string_view kind = "merger_closing";
  static constexpr std::string_view doc = "A merger or consolidation takes effect";
  Date date = {};
  std::optional<Rate> holders_keep = {};
  bool options_assumed = false;
  std::optional<Price> price_per_share = {};
  std::optional<std::string> transaction = {};
};
template <std::same_as<MergerClosing> Self>
constexpr auto describe(const Self*) {
  return record(
      "merger_closing", MergerClosing::doc, field<&MergerClosing::date>("date", "Effective date"),
      field<&MergerClosing::holders_keep>("holders_keep",
                                          "Voting power the old holders keep, where no approval event says it")
          .checked(share_of_one),
      field<&MergerClosing::options_assumed>("options_assumed",
                                             "The merger agreement continues, substitutes or assumes options"),
      field<&MergerClosing::price_per_share>("price_per_share", deal_price_doc),
      field<&MergerClosing::transaction>("transaction", "Name of the transaction this is a stage of"));
}

struct AssetSale {
  static constexpr std::string_view kind = "asset_sale";
  static constexpr std::string_view doc = "Assets are sold or otherwise disposed of";
  Date date = {};
  Rate percent = {};
  std::optional<bool> substantially_all = {};
  std::optional<Rate> percent_book_value = {};
  std::optional<Rate> percent_fair_value = {};
  std::optional<bool> awards_assumed = {};
  std::optional<Price> price_per_share = {};
  std::optional<std::string> transaction = {};
};
template <std::same_as<AssetSale> Self>
constexpr auto describe(const Self*) {
  return record(
      "asset_sale", AssetSale::doc, field<&AssetSale::date>("date", "Day of the sale"),
      field<&AssetSale::percent>("percent", "Share of consolidated assets sold").checked(share_of_one),
      field<&AssetSale::substantially_all>("substantially_all",
                                           "This completes a sale of all or substantially all assets"),
      field<&AssetSale::percent_book_value>("percent_book_value", "The share by book value")
          .checked(share_of_one),
      field<&AssetSale::percent_fair_value>("percent_fair_value", "The share by fair value")
          .checked(share_of_one),
      field<&AssetSale::awards_assumed>("awards_assumed", awards_assumed_doc),
      field<&AssetSale::price_per_share>("price_per_share", deal_price_doc),
      field<&AssetSale::transaction>("transaction", "Name of the series of sales this belongs to"));
}

struct AssetSaleApproval {
  static constexpr std::string_view kind = "asset_sale_approval";
  static constexpr std::string_view doc = "The stockholders approve a sale of all or substantially all assets";
  Date date = {};
  std::optional<std::string> transaction = {};
};
template <std::same_as<AssetSaleApproval> Self>
constexpr auto describe(const Self*) {
  return record(
      "asset_sale_approval", AssetSaleApproval::doc,
      field<&AssetSaleApproval::date>("date", "Day of the stockholders' approval"),
      field<&AssetSaleApproval::transaction>("transaction", "Name of the transaction this is a stage of"));
}

struct LiquidationApproval {
  static constexpr std::string_view kind = "liquidation_approval";
  static constexpr std::string_view doc = "The stockholders approve a plan of complete liquidation";
  Date date = {};
  std::optional<std::string> transaction = {};
};
template <std::same_as<LiquidationApproval> Self>
constexpr auto describe(const Self*) {
  return record(
      "liquidation_approval", LiquidationApproval::doc,
      field<&LiquidationApproval::date>("date", "Day of the stockholders' approval"),
      field<&LiquidationApproval::transaction>("transaction", "Name of the transaction this is a stage of"));
}

struct Dissolution {
  static constexpr std::string_view kind = "dissolution";
  static constexpr std::string_view doc = "A dissolution or liquidation takes effect";
  Date date = {};
  std::optional<Price> price_per_share = {};
  std::optional<std::string> transaction = {};
};
template <std::same_as<Dissolution> Self>
constexpr auto describe(const Self*) {
  return record("dissolution", Dissolution::doc, field<&Dissolution::date>("date", "Effective date"),
                field<&Dissolution::price_per_share>("price_per_share", deal_price_doc),
                field<&Dissolution::transaction>("transaction", "Name of the transaction this is a stage of"));
}

struct DealAbandoned {
  static constexpr std::string_view kind = "deal_abandoned";
  static constexpr std::string_view doc = "An approved transaction is given up before it closes";
  Date date = {};
  std::string transaction = {};
};
template <std::same_as<DealAbandoned> Self>
constexpr auto describe(const Self*) {
  return record("deal_abandoned", DealAbandoned::doc,
                field<&DealAbandoned::date>("date", "Day it was given up"),
                field<&DealAbandoned::transaction>("transaction", "Name of the transaction given up"));
}

struct DealAnnounced {
  static constexpr std::string_view kind = "deal_announced";
  static constexpr std::string_view doc = "A transaction is announced that would be a change in control";
  Date date = {};
  std::optional<std::string> transaction = {};
};
template <std::same_as<DealAnnounced> Self>
constexpr auto describe(const Self*) {
  return record("deal_announced", DealAnnounced::doc,
                field<&DealAnnounced::date>("date", "Day of the announcement"),
                field<&DealAnnounced::transaction>("transaction", "Name of the transaction announced"));
}

/// New shares for old: "3:2".
struct Ratio {
  int64_t to = 1;
  int64_t from = 1;
  constexpr bool operator==(const Ratio&) const = default;
};
const Scalar& scalar_of(const Ratio*);

struct StockSplit {
  static constexpr std::string_view kind = "stock_split";
  static constexpr std::string_view doc = "A split, stock dividend or recapitalization";
  Date date = {};
  Ratio ratio = {};
};
template <std::same_as<StockSplit> Self>
constexpr auto describe(const Self*) {
  return record("stock_split", StockSplit::doc, field<&StockSplit::date>("date", "Effective date"),
                field<&StockSplit::ratio>("ratio", "New shares for old, such as 3:2"));
}

struct Transfer {
  static constexpr std::string_view kind = "transfer";
  static constexpr std::string_view doc = "Employment moves to another company of the group";
  Date date = {};
  bool controlled_group = false;
  bool designated = false;
};
template <std::same_as<Transfer> Self>
constexpr auto describe(const Self*) {
  return record(
      "transfer", Transfer::doc, field<&Transfer::date>("date", "First day with the other company"),
      field<&Transfer::controlled_group>("controlled_group", "The other company is in the controlled group"),
      field<&Transfer::designated>("designated",
                                   "The plan committee designated it as a participating employer"));
}

using Event =
    std::variant<Ownership, BoardChange, MergerApproval, MergerClosing, AssetSale, AssetSaleApproval,
                 LiquidationApproval, Dissolution, DealAbandoned, DealAnnounced, StockSplit, Transfer>;

inline Date date_of(const Event& event) {
  return std::visit([](const auto& e) { return e.date; }, event);
}

/// Whether the acquirer goes on with unvested awards; nothing where the facts do not say so.
std::optional<bool> awards_assumed(const Event& event);

/// What a share is paid in the deal, or null.
const Price* price_per_share(const Event& event);

template <>
const Type& type_of<Event>();
extern template const Type& type_of<std::vector<Event>>();

}  // namespace payout
