#pragma once
#include <array>
#include <optional>
#include <vector>

#include "clauses/clause.h"
#include "clauses/kind.h"
#include "scenario/event.h"

namespace payout {

struct Case;
struct Change;
struct ConditionWriter;
struct KnownCase;
struct Situation;
struct TermsCheck;

/// Are directors whom the board itself appointed to vacancies "not nominated for election"?
enum class DirectorCount { scenario_count, vacancy_appointees_count_as_not_nominated };
constexpr std::array<std::string_view, 2> director_count_names{"scenario_count",
                                                               "vacancy_appointees_count_as_not_nominated"};
constexpr std::span<const std::string_view> names_of(DirectorCount) {
  return director_count_names;
}

/// By which measure is a share of the assets taken?
enum class AssetMeasure { scenario_pct, book_value, fair_value };
constexpr std::array<std::string_view, 3> asset_measure_names{"scenario_pct", "book_value", "fair_value"};
constexpr std::span<const std::string_view> names_of(AssetMeasure) {
  return asset_measure_names;
}

/// When does a merger that needs approval become a change in control, and does it stay one if given up?
enum class MergerDay { stockholder_approval_no_clawback, approval_repay_if_abandoned, closing };
constexpr std::array<std::string_view, 3> merger_day_names{"stockholder_approval_no_clawback",
                                                           "approval_repay_if_abandoned", "closing"};
constexpr std::span<const std::string_view> names_of(MergerDay) {
  return merger_day_names;
}

/// Does a later trigger pay again?
enum class Repeat { once_per_transaction, each_trigger, once_ever };
constexpr std::array<std::string_view, 3> repeat_names{"once_per_transaction", "each_trigger", "once_ever"};
constexpr std::span<const std::string_view> names_of(Repeat) {
  return repeat_names;
}

/// From which trigger of one transaction does the time after it run?
enum class Anchor { latest_trigger, first_trigger };
constexpr std::array<std::string_view, 2> anchor_names{"latest_trigger", "first_trigger"};
constexpr std::span<const std::string_view> names_of(Anchor) {
  return anchor_names;
}

/// What a document calls a change in control. Each prong that is given is tested against the events; a prong
/// that is not given does not exist in that document. The first trigger of a transaction counts, later stages
/// of the same one by `repeat`. Triggers that name no transaction and lie within `same_deal_within` are taken
/// as one.
struct ChangeInControl {
  static constexpr std::string_view kind = "change_in_control";
  static constexpr std::string_view doc = "A definition of a change in control, prong by prong";
  static constexpr Defines defines = Defines::change;
  std::optional<Rate> ownership_at_least = {};
  std::optional<Rate> ownership_over = {};
  std::vector<Acquirer> excluded = {};
  std::optional<Rate> not_nominated_above = {};
  std::optional<Rate> not_nominated_at_least = {};
  std::optional<Rate> merger_keeps_less_than = {};
  std::optional<Rate> merger_keeps_at_most = {};
  std::optional<Rate> assets_above = {};
  bool sale_of_substantially_all = false;
  bool dissolution = false;
  bool approved_asset_sale = false;
  bool approved_liquidation = false;
  Period same_deal_within = {12, Period::Unit::months};
  Open<DirectorCount> director_count = {};
  Open<AssetMeasure> asset_measure = {};
  Open<MergerDay> merger_day = {};
  Open<Repeat> repeat = {};
  Open<Anchor> window_anchor = {};
};
template <std::same_as<ChangeInControl> Self>
constexpr auto describe(const Self*) {
  using C = ChangeInControl;
  return record(
      "change_in_control", C::doc,
      field<&C::ownership_at_least>("ownership_at_least",
                                    "Share of voting power held by one person or group, reached or passed"),
      field<&C::ownership_over>("ownership_over",
                                "Share of voting power held by one person or group, passed: more than half"),
      field<&C::excluded>("excluded", "Owners who do not count; `executive` is the person of the scenario"),
      field<&C::not_nominated_above>("not_nominated_above",
                                     "Share of directors not nominated by the board, passed"),
      field<&C::not_nominated_at_least>(
          "not_nominated_at_least",
          "The same, reached or passed: at 50% the others are no longer a majority of the board"),
      field<&C::merger_keeps_less_than>("merger_keeps_less_than",
                                        "Stockholders approve a merger that leaves them less than this"),
      field<&C::merger_keeps_at_most>("merger_keeps_at_most",
                                      "The same, or just this: a merger unless they keep more than half"),
      field<&C::assets_above>("assets_above", "Share of assets sold in one or a series of sales, passed"),
      field<&C::sale_of_substantially_all>("sale_of_substantially_all",
                                           "A sale of all or substantially all assets takes place")
          .optional_with("false"),
      field<&C::dissolution>("dissolution", "A dissolution or liquidation takes effect").optional_with("false"),
      field<&C::approved_asset_sale>("approved_asset_sale", "Stockholders approve a sale of all assets")
          .optional_with("false"),
      field<&C::approved_liquidation>("approved_liquidation", "Stockholders approve a liquidation")
          .optional_with("false"),
      field<&C::same_deal_within>("same_deal_within",
                                  "Triggers that name no transaction are one deal within this time")
          .optional_with("12 months"),
      field<&C::director_count>("director_count", "Who counts as not nominated")
          .optional_with("scenario_count"),
      field<&C::asset_measure>("asset_measure", "How a share of assets is measured")
          .optional_with("scenario_pct"),
      field<&C::merger_day>("merger_day", "When a merger counts")
          .optional_with("stockholder_approval_no_clawback"),
      field<&C::repeat>("repeat", "Whether a later trigger counts again").optional_with("once_per_transaction"),
      field<&C::window_anchor>("window_anchor", "Trigger from which the time after it runs")
          .optional_with("latest_trigger"));
}

/// Whether a share of the votes is a change in control, whoever holds it.
bool owns_enough(const ChangeInControl& terms, Rate share);
bool tests_ownership(const ChangeInControl& terms);
bool tests_merger(const ChangeInControl& terms);
bool tests_board(const ChangeInControl& terms);
/// The share that is needed, in words: "50%", or "more than 50%".
std::string ownership_needed(const ChangeInControl& terms);
std::string merger_limit(const ChangeInControl& terms);

/// An event that is one, as a condition.
void tell(const ChangeInControl& terms, const ClauseHead& clause, bool wanted, bool met, ConditionWriter& out);

/// Tells shares that no event can reach, and a definition that names no event.
void check(const ChangeInControl& terms, const TermsCheck& t, size_t clause);

/// Finds every change in control under every definition of the agreement, in date order, and says for each
/// definition which event it is or why none is.
void find_changes(const Case& c, Situation& s);

/// The change in control under a definition whose time of `length` after it holds `day`, or null.
const Change* change_covering(const KnownCase& c, std::string_view definition, Date day, Period length);

/// The change in control from which time runs that has not been used yet: the latest, of any stage where the
/// reading says so; or null.
const Change* window_start(const KnownCase& c, std::string_view definition);

}  // namespace payout
