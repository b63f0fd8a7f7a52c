#pragma once
#include <array>
#include <optional>
#include <string>

#include "document/scalars.h"
#include "document/type.h"

namespace payout {

/// Where an expected figure comes from: worked out by hand, given by counsel, or captured from the program.
enum class FigureSource { hand, counsel, captured };
constexpr std::array<std::string_view, 3> figure_source_names{"hand", "counsel", "captured"};
constexpr std::span<const std::string_view> names_of(FigureSource) {
  return figure_source_names;
}

/// What a scenario expects at a path of the result. A single value expects exactly that.
struct Expected {
  std::string value = {};
  std::optional<FigureSource> source = {};
  std::optional<Money> tolerance = {};
  std::optional<std::string> reason = {};
};
template <std::same_as<Expected> Self>
constexpr auto describe(const Self*) {
  return record(
      "expected", "What a result is expected to be",
      field<&Expected::value>("value", "The value; `none` expects nothing at the path").as_shorthand(),
      field<&Expected::source>("source", "hand, counsel or captured; hand when absent"),
      field<&Expected::tolerance>("tolerance", "How far an amount may be off; exact when absent"),
      field<&Expected::reason>("reason", "Why a tolerance is allowed"));
}

}  // namespace payout
