#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "law/citation.h"
#include "values/date.h"
#include "values/exact.h"
#include "values/money.h"

namespace payout::law {

inline constexpr Citation ownership_change_rule{"26 CFR", "1.280G-1 Q&A-27"};
inline constexpr Citation effective_control_rule{"26 CFR", "1.280G-1 Q&A-28"};
inline constexpr Citation asset_change_rule{"26 CFR", "1.280G-1 Q&A-29"};
inline constexpr Citation vote_rule{"26 U.S.C.", "280G(b)(5)(A)(ii), (B); 26 CFR 1.280G-1 Q&A-7"};
inline constexpr Citation close_event_rule{"26 CFR", "1.280G-1 Q&A-22(b)(3)"};
inline constexpr Citation one_year_rule{"26 U.S.C.", "280G(b)(2)(C); 26 CFR 1.280G-1 Q&A-25, 26"};

enum class ChangeKind {
  ownership,          ///< more than half of the value or the votes: Q&A-27
  effective_control,  ///< 20% of the votes, or a board majority, within twelve months: Q&A-28, a presumption
  assets              ///< a third of the gross value of the assets within twelve months: Q&A-29
};

struct ChangeFound {
  Date on = {};
  ChangeKind kind = ChangeKind::ownership;
  Exact share = {};  ///< that decided: owned in all, acquired in the twelve months, or replaced
  bool operator==(const ChangeFound&) const = default;
};

/// Shares of stock acquired by one person or group, or, where it is negative, given up.
struct Acquisition {
  Date on = {};
  Exact votes = {};  ///< share of all votes
  Exact value = {};  ///< share of the value of all stock
};

/// The first change that one person's acquisitions bring about: over half of value or votes, or 20% of the
/// votes within the twelve months that end on one of them. Who controls the corporation already brings about no
/// other, Q&A-27(b), 28(d). `before` is what was owned at the start.
std::optional<ChangeFound> change_by_acquisitions(const Acquisition& before,
                                                  const std::vector<Acquisition>& acquired);

/// Directors replaced by others whom a majority of the board before them had not endorsed.
struct BoardReplacement {
  Date on = {};
  int members = {};
};
/// The day on which more than half of a board has been replaced so within twelve months. Q&A-28(a)(2).
std::optional<ChangeFound> change_by_board(int board, const std::vector<BoardReplacement>& replaced);

/// Assets acquired by one person or group, at gross value, without regard to liabilities.
struct AssetAcquisition {
  Date on = {};
  Money gross = {};
  Money all_before = {};  ///< gross value of all assets immediately before it
};
/// The day on which a third of the assets has gone within twelve months, measured against all of them before
/// the first acquisition of those months. Q&A-29(a).
std::optional<ChangeFound> change_by_assets(const std::vector<AssetAcquisition>& acquired);

/// Whether a share of the gross value of all assets is a substantial portion of them. Q&A-29(a).
bool is_substantial_portion(Exact share_of_assets);

/// The vote of shareholders of a corporation without readily tradeable stock.
struct ShareholderVote {
  int64_t entitled = {};       ///< votes entitled to be cast
  int64_t of_recipients = {};  ///< of them held by those who would be paid, or attributed to them
  int64_t in_favor = {};       ///< of the others
};
/// More than 75% of the votes that count are in favor. Where recipients hold every vote, theirs count.
/// Q&A-7(a)(1), (b)(4).
bool vote_exempts(const ShareholderVote& vote);

/// An event of the kind that goes with changes of control is presumed to be materially related to one from a
/// year before it to a year after it, and presumed not to be outside. Q&A-22(b)(3).
bool presumed_related(Date event, Date change);

/// An agreement or amendment is presumed to be contingent on a change within one year after it, so that the
/// payment counts in full, without Q&A-24(b) or (c). 26 U.S.C. 280G(b)(2)(C); Q&A-24(a)(1), 25.
bool presumed_contingent(Date agreement, Date change);

}  // namespace payout::law
