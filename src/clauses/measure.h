#pragma once
#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "clauses/workings.h"
#include "values/date.h"

namespace payout {

struct Case;
struct ClauseHead;

/// The closed set of amounts that a contract may name. All are yearly.
enum class Measure { salary, target_bonus, benefits, health_insurance };
constexpr std::array<std::string_view, 4> measure_names{"salary", "target_bonus", "benefits",
                                                        "health_insurance"};
constexpr std::span<const std::string_view> names_of(Measure) {
  return measure_names;
}

/// The yearly amount of a measure on a day, or nothing where a fact is missing (which is reported).
std::optional<Figure> measure(Measure m, Date on, const ClauseHead& clause, const Case& c);

}  // namespace payout
