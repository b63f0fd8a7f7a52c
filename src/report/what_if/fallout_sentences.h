#pragma once
#include <string>
#include <vector>

#include "clauses/agreement.h"
#include "clauses/result.h"
#include "document/differences.h"

namespace payout {

/// One difference of two results as a reader is told of it: whose it is ("K1"; several who share it are named
/// together), and what. Without a text it is not told, since something else that moves says it already.
struct Effect {
  std::string whose = {};
  std::string text = {};
  int rank = 0;                      ///< sums before shares before dates before words
  int64_t size = 0;                  ///< in cents, shares or weeks
  bool money = false;                ///< nothing but a sum
  std::string_view joined_by = " ";  ///< what stands between the two
};

constexpr int rank_of_sum = 0, rank_of_shares = 1, rank_of_day = 2, rank_of_words = 3;

/// Two results of one person, and all that differs between them.
struct Moves {
  const Agreement& agreement;
  const Result& before;
  const Result& after;
  const std::vector<Difference>& all;

  /// Whether a field of a part of the result ("deferred", "payments") differs too.
  bool any(std::string_view part, std::string_view field) const;
  /// Whether a field of the entry of `d` ("K1") differs too.
  bool beside(const Difference& d, std::string_view field) const;
};

/// A difference in a sentence.
Effect told(const Moves& moves, const Difference& d);

/// The same of a grant, of the deferred account and of the tax on a change in control.
Effect told_of_grant(const Moves& moves, const Difference& d);
Effect told_of_account(const Moves& moves, const Difference& d);
Effect told_of_parachute(const Moves& moves, const Difference& d);

/// What every difference has: how large it is.
Effect measured(const Difference& d);
std::string value_text(const Type& type, const void* value);
/// The field as its description calls it, with its value: "valuation date before the first payment 2001-12-31".
std::string by_description(const Difference& d);
bool is_true(const void* value);
/// The entry of a list by its id; null where there is none.
template <class T>
const T* entry_of(const std::vector<T>& list, std::string_view id) {
  for (const T& entry : list) {
    if (entry.id == id) return &entry;
  }
  return nullptr;
}

}  // namespace payout
