#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "document/scalars.h"
#include "report/what_if/sweep_findings.h"

/// A table over one or more inputs, the jumps in it, and the input that gives a wanted result. Plain data; it
/// is found out in batch/, on the engine that batches run on.
namespace payout {

/// What the values of an axis or series are, for renderers: what can be drawn, and how a number is printed.
enum class SweepUnit { money, price, rate, number, date, word };
constexpr std::array<std::string_view, 6> sweep_unit_names{"money", "price", "rate", "number", "date", "word"};
constexpr std::span<const std::string_view> names_of(SweepUnit) {
  return sweep_unit_names;
}

/// An input that is varied.
struct SweepAxis {
  std::string id = {};     ///< its path
  std::string label = {};  ///< its description
  SweepUnit unit = SweepUnit::word;
  std::vector<std::string> values = {};  ///< as --set takes them: 240000/year, 45%, 2000-06-30
  std::vector<Exact> numbers = {};  ///< not printed: dollars, a share of 1, days since 1970; words count up
};
template <std::same_as<SweepAxis> Self>
constexpr auto describe(const Self*) {
  return record("sweep axis", "An input that is varied", field<&SweepAxis::id>("id", "Its path"),
                field<&SweepAxis::label>("label", "What it is"),
                field<&SweepAxis::unit>("unit", "What its values are"),
                field<&SweepAxis::values>("values", "Its values, as --set takes them"));
}

/// A result that is shown.
struct SweepSeries {
  std::string id = {};  ///< its path
  std::string label = {};
  SweepUnit unit = SweepUnit::money;
};
template <std::same_as<SweepSeries> Self>
constexpr auto describe(const Self*) {
  return record("sweep series", "A result that is shown", field<&SweepSeries::id>("id", "Its path"),
                field<&SweepSeries::label>("label", "What it is"),
                field<&SweepSeries::unit>("unit", "What its values are"));
}

/// One combination of inputs. Rows count the last axis fastest.
struct SweepRow {
  std::vector<std::string> inputs = {};                 ///< one for each axis
  std::vector<std::optional<std::string>> values = {};  ///< one for each series; absent where there is none
  std::string error = {};                               ///< why there are no figures
  std::vector<std::optional<Exact>> numbers = {};       ///< not printed: dollars, shares, days since 1970
};
template <std::same_as<SweepRow> Self>
constexpr auto describe(const Self*) {
  return record("sweep row", "One combination of inputs", field<&SweepRow::inputs>("inputs", "By axis"),
                field<&SweepRow::values>("values", "By series; null where there is none"),
                field<&SweepRow::error>("error", "Why there are no figures; empty otherwise"));
}

struct Sweep {
  static constexpr std::string_view version = "payout/sweep/1";
  std::string schema = std::string{version};
  std::string file = {};
  std::string title = {};
  std::vector<SweepAxis> axes = {};
  std::vector<SweepSeries> series = {};
  std::vector<SweepRow> rows = {};
  std::vector<Cliff> cliffs = {};
  bool cliffs_wanted = false;
  bool cut_short = false;  ///< figures moved so often that the search for jumps did not follow all of them
  std::optional<Goal> goal = {};
};
template <std::same_as<Sweep> Self>
constexpr auto describe(const Self*) {
  return record("sweep", "A table over one or more inputs",
                field<&Sweep::schema>("schema", "Name and version of this format"),
                field<&Sweep::file>("file", "The scenario file"),
                field<&Sweep::title>("title", "Title of the scenario"),
                field<&Sweep::axes>("axes", "The inputs that are varied"),
                field<&Sweep::series>("series", "The results that are shown"),
                field<&Sweep::rows>("rows", "Every combination, the last axis fastest"),
                field<&Sweep::cliffs_wanted>("cliffs_wanted", "Whether jumps were looked for"),
                field<&Sweep::cliffs>("cliffs", "Jumps, where they were asked for"),
                field<&Sweep::cut_short>("cut_short", "The search stopped before it had followed every figure"),
                field<&Sweep::goal>("goal", "The wanted result, where one was asked for"));
}

}  // namespace payout
