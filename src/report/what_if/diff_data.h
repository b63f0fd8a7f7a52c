#pragma once
#include <optional>
#include <string>
#include <vector>

#include "document/scalars.h"

/// Two scenarios, or one with other facts: what was changed and what that moved. Plain data; find_diff.h finds
/// it, the renderers show it.
namespace payout {

/// A fact that differs. Absent on the side that does not give it.
struct ChangedInput {
  std::string id = {};     ///< path: salary.base
  std::string label = {};  ///< its description
  std::optional<std::string> before = {};
  std::optional<std::string> after = {};
};
template <std::same_as<ChangedInput> Self>
constexpr auto describe(const Self*) {
  return record("changed input", "A fact that differs", field<&ChangedInput::id>("id", "Its path"),
                field<&ChangedInput::label>("label", "What it is"),
                field<&ChangedInput::before>("before", "In the first; null where it is not given"),
                field<&ChangedInput::after>("after", "In the second; null where it is not given"));
}

/// A figure, date or share count of the report.
struct ChangedLine {
  std::string id = {};    ///< path: severance.termination_fee
  std::string part = {};  ///< the part of the report: severance, options, deferred, parachute, calendar, totals
  std::string label = {};
  std::optional<std::string> before = {};
  std::optional<std::string> after = {};
  std::optional<std::string> difference = {};  ///< amounts, counts and dates: after less before
  std::string cite = {};        ///< the clause that gives it (before the change, where it is gone)
  std::string other_cite = {};  ///< the clause before, where another one gives it now
  std::string why = {};         ///< of an amount that one side lacks: why it is not paid there
  bool changed = true;          ///< false only with --all
  bool amount = false;          ///< not printed: of money or shares, whose digits are grouped for reading
};
template <std::same_as<ChangedLine> Self>
constexpr auto describe(const Self*) {
  using L = ChangedLine;
  return record("changed line", "A figure of the report and how it moved", field<&L::id>("id", "Its path"),
                field<&L::part>("part", "The part of the report"), field<&L::label>("label", "What it is"),
                field<&L::before>("before", "In the first; null where it is not there"),
                field<&L::after>("after", "In the second; null where it is not there"),
                field<&L::difference>("difference", "Second less first; dates in days"),
                field<&L::cite>("cite", "Clause that gives it"),
                field<&L::other_cite>("other_cite", "Clause that gave it in the first, where it is another"),
                field<&L::why>("why", "Of an amount that one side lacks: why it is not paid there"),
                field<&L::changed>("changed", "Whether it differs"));
}

struct Diff {
  static constexpr std::string_view version = "payout/diff/1";
  std::string schema = std::string{version};
  std::string first = {};  ///< file, with the --set arguments of that side
  std::string second = {};
  std::string first_title = {};
  std::string second_title = {};
  bool differ = false;
  std::vector<ChangedInput> inputs = {};
  std::vector<ChangedLine> lines = {};
  std::vector<ChangedLine> totals = {};
  std::vector<std::string> refused = {};  ///< parts of a side that have no figures, and why
};
template <std::same_as<Diff> Self>
constexpr auto describe(const Self*) {
  return record("diff", "What was changed and what that moved",
                field<&Diff::schema>("schema", "Name and version of this format"),
                field<&Diff::first>("first", "The first scenario"),
                field<&Diff::second>("second", "The second scenario"),
                field<&Diff::first_title>("first_title", "Title of the first"),
                field<&Diff::second_title>("second_title", "Title of the second"),
                field<&Diff::differ>("differ", "Whether any fact or figure differs"),
                field<&Diff::inputs>("inputs", "Facts that differ"),
                field<&Diff::lines>("lines", "Figures that differ; all with --all"),
                field<&Diff::totals>("totals", "Sums, whether they differ or not"),
                field<&Diff::refused>("refused", "Parts that have no figures, and why"));
}

}  // namespace payout
