#pragma once
#include "clauses/options/grant_scope.h"
#include "clauses/reading.h"
#include "document/scalars.h"
#include "law/irc_422.h"

namespace payout::law {
constexpr std::array<std::string_view, 2> iso_order_names{"grant_order", "vesting_order"};
constexpr std::span<const std::string_view> names_of(IsoOrder) {
  return iso_order_names;
}
constexpr std::array<std::string_view, 2> iso_split_names{"whole_shares_floor", "fractional"};
constexpr std::span<const std::string_view> names_of(IsoSplit) {
  return iso_split_names;
}
constexpr std::array<std::string_view, 2> iso_three_months_names{"forward_clamp", "statutory_backward"};
constexpr std::span<const std::string_view> names_of(IsoThreeMonths) {
  return iso_three_months_names;
}
}  // namespace payout::law

namespace payout {

struct GrantResult;

/// How a plan words the limits of the Code on incentive options: the yearly limit on what first becomes
/// exercisable, and the time after employment. The limits themselves are law and hold without such a clause.
struct IsoLimit {
  static constexpr std::string_view kind = "iso_limit";
  static constexpr std::string_view doc = "Limits of incentive stock options, as a plan words them";
  static constexpr bool exercises = true;
  GrantScope scope = {};
  Open<law::IsoSplit> iso_100k_split = {};
  Open<law::IsoOrder> iso_100k_order = {};
  Open<law::IsoThreeMonths> iso_three_months = {};
};
template <std::same_as<IsoLimit> Self>
constexpr auto describe(const Self*) {
  return record("iso_limit", IsoLimit::doc, field<&IsoLimit::scope>("scope", "").inline_fields(),
                field<&IsoLimit::iso_100k_split>("iso_100k_split", "Whether the limit cuts a share in two")
                    .optional_with("whole_shares_floor"),
                field<&IsoLimit::iso_100k_order>("iso_100k_order", "Which grant uses the limit first")
                    .optional_with("grant_order"),
                field<&IsoLimit::iso_three_months>("iso_three_months", "How the three months are counted")
                    .optional_with("forward_clamp"));
}

/// Reading `iso_modified_by_ea`: an agreement gives an older incentive option a longer window.
enum class IsoModification { warn_only, treated_as_regrant };
constexpr std::array<std::string_view, 2> iso_modification_names{"warn_only", "treated_as_regrant"};
constexpr std::span<const std::string_view> names_of(IsoModification) {
  return iso_modification_names;
}

/// An agreement that improves options granted before it may have granted them anew, 26 U.S.C. 424(h).
struct IsoImprovement {
  static constexpr std::string_view kind = "iso_improvement";
  static constexpr std::string_view doc = "An agreement improves incentive options that are older than it";
  static constexpr bool exercises = true;
  GrantScope scope = {};
  Date on = {};
  Open<IsoModification> iso_modified_by_ea = {};
};
template <std::same_as<IsoImprovement> Self>
constexpr auto describe(const Self*) {
  return record("iso_improvement", IsoImprovement::doc,
                field<&IsoImprovement::scope>("scope", "").inline_fields(),
                field<&IsoImprovement::on>("on", "The day of the improvement"),
                field<&IsoImprovement::iso_modified_by_ea>("iso_modified_by_ea", "Whether it is a new grant")
                    .optional_with("warn_only"));
}

/// Splits the incentive options among `c.out.grants` into incentive and other shares, and finds until when an
/// exercise is treated as one of an incentive option.
void find_iso_standing(const Case& c);

}  // namespace payout
