#pragma once
#include <string_view>

#include "clauses/parachute/exposure.h"
#include "law/time_value.h"

namespace payout {

/// By how much a vesting step came early, as the readings count it (time_value, full_months). `what` names it
/// where the two ways of counting full months part.
law::EarlyBy early_by(const Exposure& e, const ContingentPart& part, std::string_view what);

/// Where the figures of a vesting step come from.
struct PartSources {
  Figure vests = {};
  Figure accelerated = {};
  Figure shares = {};
  Figure payment = {};
};

/// What a step counts for, as the sum of its line takes it; how its figures arose is kept where somebody asks.
Figure part_figure(const Exposure& e, const ContingentLine& line, size_t number, const ContingentPart& part,
                   const PartSources& from);

/// The arithmetic of a line whose steps add up to `sum`: of a single step, its two parts.
StepRef arithmetic_of(const Exposure& e, const ContingentLine& line, Figure sum);

/// 120% of the applicable federal rate, from the fact or the table of the month.
Figure rate_figure(const Exposure& e, Exact rate);

}  // namespace payout
