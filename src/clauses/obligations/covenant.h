#pragma once
#include <optional>
#include <string>

#include "clauses/reading.h"
#include "document/scalars.h"

namespace payout {

struct Case;
struct ClauseHead;
struct TermsCheck;

/// A promise of the person not to do something, during the term and for a time after it.
/// Typical promise: no competing business for twelve months after a termination on notice. `when` limits the
/// termination events after which it runs on; without `when` it runs on after all. A death ends it.
struct Covenant {
  static constexpr std::string_view kind = "covenant";
  static constexpr std::string_view doc = "A promise not to do something, for a time after employment";
  static constexpr bool asks_when = true;
  std::string label = {};
  std::optional<Period> lasts = {};
  bool through_term = false;
  Open<Applies> perpetual = Applies::no;
};
template <std::same_as<Covenant> Self>
constexpr auto describe(const Self*) {
  return record("covenant", Covenant::doc, field<&Covenant::label>("label", "What it is"),
                field<&Covenant::lasts>("lasts", "How long after the end of employment"),
                field<&Covenant::through_term>("through_term", "It lasts for the rest of the agreement's term")
                    .optional_with("false"),
                field<&Covenant::perpetual>("perpetual", "It has no end").optional_with("no"));
}

void oblige(const Covenant& terms, const ClauseHead& clause, const Case& c);

/// Tells a covenant that binds through a term without an end.
void check(const Covenant& terms, const TermsCheck& t, size_t clause);

}  // namespace payout
