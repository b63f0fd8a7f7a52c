#pragma once
#include <optional>

#include "document/scalars.h"
#include "document/type.h"

namespace payout {

/// A dispute over the agreement, and how it ended.
struct Dispute {
  std::optional<Money> fees = {};
  std::optional<bool> won = {};
  std::optional<Rate> share_won = {};
  std::optional<bool> good_faith = {};
};
template <std::same_as<Dispute> Self>
constexpr auto describe(const Self*) {
  using D = Dispute;
  return record("dispute", "A dispute over the agreement, and how it ended",
                field<&D::fees>("fees", "Legal fees and expenses of the executive").checked(not_negative_money),
                field<&D::won>("won", "The person prevailed"),
                field<&D::share_won>("share_won", "Share of what was in dispute that the executive won")
                    .checked(share_of_one),
                field<&D::good_faith>("good_faith", "The person's claims were made in good faith"));
}

/// A breach of a covenant on which payments stop, or are to be returned.
struct Breach {
  Date date = {};
  std::optional<Money> tax = {};
};
template <std::same_as<Breach> Self>
constexpr auto describe(const Self*) {
  return record("breach", "A breach of a covenant on which payments stop, or are to be returned",
                field<&Breach::date>("date", "Day of the breach").as_shorthand(),
                field<&Breach::tax>("tax", "Taxes that the executive paid on what is to be returned")
                    .checked(not_negative_money));
}

}  // namespace payout
