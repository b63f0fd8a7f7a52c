#pragma once
#include <string>
#include <vector>

#include "document/scalars.h"
#include "scenario/amendment.h"

namespace payout {

struct Case;
struct Situation;
struct ClauseHead;

/// In what form the agreement can be changed. A change in another form is warned of and ignored.
/// Typical promise: changes only in writing signed by both.
struct AmendmentRule {
  static constexpr std::string_view kind = "amendment_rule";
  static constexpr std::string_view doc = "In what form the agreement can be changed";
  std::string label = {};
  std::vector<AmendmentForm> accepts = {};
};
template <std::same_as<AmendmentRule> Self>
constexpr auto describe(const Self*) {
  return record("amendment_rule", AmendmentRule::doc, field<&AmendmentRule::label>("label", "What it is"),
                field<&AmendmentRule::accepts>("accepts", "Forms in which a change counts"));
}

/// A part held invalid falls away alone: the scenario's `invalid` parts do not bind, and the rest stands.
struct Severability {
  static constexpr std::string_view kind = "severability";
  static constexpr std::string_view doc = "A part held invalid falls away, and the rest stands";
  std::string label = {};
};
template <std::same_as<Severability> Self>
constexpr auto describe(const Self*) {
  return record("severability", Severability::doc, field<&Severability::label>("label", "What it is"));
}

/// Takes the amendments that count into the pay and the term, and the parts held invalid out of the agreement.
void apply_amendments(const Case& c, Situation& s);
void strike_invalid_parts(const Case& c, Situation& s);

void oblige(const AmendmentRule& terms, const ClauseHead& clause, const Case& c);
void oblige(const Severability& terms, const ClauseHead& clause, const Case& c);

}  // namespace payout
