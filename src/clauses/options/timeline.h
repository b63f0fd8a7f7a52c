#pragma once
#include <array>
#include <optional>
#include <string_view>

#include "document/scalars.h"
#include "document/type.h"

namespace payout {

struct Case;
struct GrantResult;

/// What can happen to a grant.
enum class Happening {
  granted,
  split,
  vested,
  accelerated,
  exercisable,
  exercised,
  service_ended,
  died,
  lapsed,
  forfeited,
  iso_ends,
  last_day,
  cashed_out
};
constexpr std::array<std::string_view, 13> happening_names{
    "granted", "split",  "vested",    "accelerated", "exercisable", "exercised", "service_ended",
    "died",    "lapsed", "forfeited", "iso_ends",    "last_day",    "cashed_out"};
constexpr std::span<const std::string_view> names_of(Happening) {
  return happening_names;
}

/// Shares of a grant at the end of a day. Their sum is what was granted.
struct Balance {
  Shares exercised = {};
  Shares exercisable = {};
  Shares unvested = {};
  Shares lapsed = {};
  Shares forfeited = {};
  std::optional<Shares> vested = {};
  std::optional<Shares> waiting = {};
  std::optional<Shares> cashed_out = {};
};
template <std::same_as<Balance> Self>
constexpr auto describe(const Self*) {
  return record(
      "balance", "Shares of a grant at the end of a day", field<&Balance::exercised>("exercised", "Exercised"),
      field<&Balance::exercisable>("exercisable", "Exercisable"),
      field<&Balance::unvested>("unvested", "Not yet vested"), field<&Balance::lapsed>("lapsed", "Expired"),
      field<&Balance::forfeited>("forfeited", "Forfeited"),
      field<&Balance::vested>("vested", "Of a stock award: vested, and the holder's"),
      field<&Balance::waiting>("waiting", "Of an option: vested, and not yet exercisable"),
      field<&Balance::cashed_out>("cashed_out", "Cashed out"));
}

/// Something that happened to a grant on a day, and where that leaves it.
struct TimelineEntry {
  Date date = {};
  Happening what = {};
  Shares shares = {};
  std::string_view cite = {};
  Balance balance = {};
};
template <std::same_as<TimelineEntry> Self>
constexpr auto describe(const Self*) {
  return record("timeline entry", "Something that happened to a grant",
                field<&TimelineEntry::date>("date", "The day"), field<&TimelineEntry::what>("what", "Events"),
                field<&TimelineEntry::shares>("shares", "To how many shares"),
                field<&TimelineEntry::cite>("cite", "Clause"),
                field<&TimelineEntry::balance>("balance", "Where the grant stands after it"));
}

/// Shares of one tranche that one exercise took.
struct Allotment {
  size_t tranche = 0;
  size_t exercise = 0;
  Date date = {};
  int64_t shares = 0;
};

/// The shares of a grant at the end of a day.
Balance balance_on(const GrantResult& grant, Date day);

/// Writes the grant's timeline from its tranches and exercises, the splits after the grant and the death of its
/// holder.
void write_timeline(const Case& c, GrantResult& grant);

}  // namespace payout
