#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "clauses/module.h"
#include "document/scalars.h"

/// What evaluating again yields: with another reading, or with another last day.
namespace payout {

/// By how much another reading or another day changes what a module comes to.
struct ModuleChange {
  Module module = Module::facts;
  Money change = {};
};
template <std::same_as<ModuleChange> Self>
constexpr auto describe(const Self*) {
  return record("module change", "By how much the sum of a module changes",
                field<&ModuleChange::module>("module", "severance, options, deferred or parachute"),
                field<&ModuleChange::change>("change", "Change of its sum").as_shorthand());
}

/// A date, a count or a word that would be another.
struct Moved {
  std::string path = {};
  std::string from = {};
  std::string to = {};
};
template <std::same_as<Moved> Self>
constexpr auto describe(const Self*) {
  return record("moved", "A date or share count that would be another",
                field<&Moved::path>("path", "Path of the figure"),
                field<&Moved::from>("from", "As it is; empty where there is none"),
                field<&Moved::to>("to", "As it would be; empty where there would be none"));
}

/// What another reading of an open point would give.
struct OtherReading {
  std::string_view reading = {};
  std::string_view says = {};
  std::optional<Money> total_change = {};  ///< of totals.all; absent where that reading gives no figure
  std::vector<ModuleChange> modules = {};
  std::vector<Moved> moved = {};
  std::vector<std::string> changes = {};  ///< in words, the totals aside: "K1 last day 2000-09-30"
};
template <std::same_as<OtherReading> Self>
constexpr auto describe(const Self*) {
  return record("other reading", "What another interpretation would give",
                field<&OtherReading::reading>("reading", "The interpretation"),
                field<&OtherReading::says>("says", "The same in plain words").optional_with(""),
                field<&OtherReading::total_change>("total_change", "Change of the total"),
                field<&OtherReading::modules>("modules", "Changes of what the modules come to"),
                field<&OtherReading::moved>("moved", "Dates and share counts that would be others"),
                field<&OtherReading::changes>("changes", "The same in words, the total aside"));
}

/// An open point, the reading used, and what its other readings would give.
struct ReadingResult {
  std::string_view key = {};
  std::string cite = {};
  std::string_view used = {};
  std::string_view used_says = {};
  bool is_default = true;
  std::string_view why = {};
  bool asked = true;
  std::optional<bool> mattered = {};  ///< empty where the other readings were not evaluated
  std::vector<OtherReading> others = {};

  bool changes_something() const { return mattered.value_or(false); }
};
template <std::same_as<ReadingResult> Self>
constexpr auto describe(const Self*) {
  return record(
      "reading", "An open interpretation point and the interpretation used",
      field<&ReadingResult::key>("id", "The open interpretation point"),
      field<&ReadingResult::cite>("cite", "Clause"),
      field<&ReadingResult::used>("used", "Interpretation used").as_shorthand(),
      field<&ReadingResult::used_says>("used_says", "The same in plain words").optional_with(""),
      field<&ReadingResult::is_default>("is_default", "Whether it is the default"),
      field<&ReadingResult::why>("why", "Why the default is the default"),
      field<&ReadingResult::asked>("asked", "Whether any clause asked about it on these facts"),
      field<&ReadingResult::mattered>(
          "mattered", "Whether another interpretation changes anything; null where that was not looked at"),
      field<&ReadingResult::others>("others", "The other interpretations"));
}

/// A day near the last day of employment at which figures turn: leaving on or after it, rather than before,
/// would change them.
struct NearbyDay {
  Date date = {};
  bool passed = false;  ///< employment ended on or after it: leaving earlier would undo the changes
  std::string what = {};
  std::vector<ModuleChange> modules = {};
  std::vector<Moved> moved = {};
  std::string message = {};
};
template <std::same_as<NearbyDay> Self>
constexpr auto describe(const Self*) {
  return record(
      "nearby day", "A day near the last day of employment at which figures change",
      field<&NearbyDay::date>("date", "The first day with the other figures").as_shorthand(),
      field<&NearbyDay::passed>("passed", "Employment ended on or after it: leaving earlier would lose this"),
      field<&NearbyDay::what>("what", "What day it is"),
      field<&NearbyDay::modules>("modules", "Changes of what the modules come to"),
      field<&NearbyDay::moved>("moved", "Dates and share counts that would be others"),
      field<&NearbyDay::message>("message", "The same in a sentence"));
}

}  // namespace payout
