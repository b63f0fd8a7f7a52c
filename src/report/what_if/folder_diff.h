#pragma once
#include <optional>
#include <string>
#include <vector>

#include "report/what_if/diff_data.h"

namespace payout {

/// What moved under one clause.
struct ClauseMove {
  std::string cite = {};
  Money difference = {};
};
template <std::same_as<ClauseMove> Self>
constexpr auto describe(const Self*) {
  return record("clause move", "What moved under one clause", field<&ClauseMove::cite>("cite", "The clause"),
                field<&ClauseMove::difference>("difference", "Second less first, of the amounts it gives"));
}

/// A scenario that both folders have and that gives other figures.
struct MovedScenario {
  std::string name = {};
  std::optional<std::string> before = {};
  std::optional<std::string> after = {};
  std::optional<Money> difference = {};
  std::vector<ClauseMove> clauses = {};
  std::vector<ChangedInput> inputs = {};
  std::vector<ChangedLine> lines = {};
};
template <std::same_as<MovedScenario> Self>
constexpr auto describe(const Self*) {
  using M = MovedScenario;
  return record(
      "moved scenario", "A scenario that gives other figures", field<&M::name>("name", "Its file"),
      field<&M::before>("before", "Cash and spread in the first folder; null where a fact is missing"),
      field<&M::after>("after", "In the second"), field<&M::difference>("difference", "Second less first"),
      field<&M::clauses>("clauses", "What moved, by clause"), field<&M::inputs>("inputs", "Facts that differ"),
      field<&M::lines>("lines", "Figures that differ"));
}

/// Two folders of scenarios, matched by name.
struct FolderDiff {
  static constexpr std::string_view version = "payout/folder-diff/1";
  std::string schema = std::string{version};
  std::string first = {};
  std::string second = {};
  int same = 0;
  std::vector<MovedScenario> moved = {};
  std::vector<std::string> reworded = {};
  std::vector<std::string> added = {};
  std::vector<std::string> gone = {};
  std::vector<std::string> unreadable = {};

  bool differ() const { return !moved.empty() || !reworded.empty() || !added.empty() || !gone.empty(); }
};
template <std::same_as<FolderDiff> Self>
constexpr auto describe(const Self*) {
  using F = FolderDiff;
  return record("folder diff", "Two folders of scenarios",
                field<&F::schema>("schema", "Name and version of this format"),
                field<&F::first>("first", "The first folder"), field<&F::second>("second", "The second folder"),
                field<&F::same>("same", "Scenarios that give the same figures from the same facts"),
                field<&F::moved>("moved", "Scenarios that give other figures, the largest difference first"),
                field<&F::reworded>("reworded", "Scenarios with other facts and the same figures"),
                field<&F::added>("added", "Only in the second"), field<&F::gone>("gone", "Only in the first"),
                field<&F::unreadable>("unreadable", "Not compared: one side cannot be read"));
}

/// What two sides of one scenario add to it.
void add_scenario(FolderDiff& folders, std::string name, Diff diff);
/// The largest difference first.
void sort_moved(FolderDiff& folders);

/// As one comment of a pull request: what moved in a table, every figure folded below.
std::string folder_diff_markdown(const FolderDiff& folders);
std::string folder_diff_text(const FolderDiff& folders);
std::string folder_diff_csv(const FolderDiff& folders);

}  // namespace payout
