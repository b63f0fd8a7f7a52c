#pragma once
#include <optional>
#include <string_view>

#include "clauses/workings.h"
#include "document/scalars.h"

namespace payout {

/// What the person gives back of what was paid. In no total: what was paid stays told as paid.
struct ReturnResult {
  std::string_view id = {};
  std::string_view label = {};
  std::string_view cite = {};
  std::optional<Date> due = {};  ///< last day to return it, where the terms state one
  Money amount = {};
  StepRef arithmetic = {};
  std::string_view summary = {};
};
template <std::same_as<ReturnResult> Self>
constexpr auto describe(const Self*) {
  using R = ReturnResult;
  return record("return", "What the executive gives back of what was paid: in no total",
                field<&R::id>("id", "Stable id"), field<&R::label>("label", "What it is"),
                field<&R::cite>("cite", "Clause that requires it"),
                field<&R::due>("due", "Last day to return it, where one is stated"),
                field<&R::amount>("amount", "Amount to be returned").as_shorthand(),
                field<&R::arithmetic>("arithmetic", "How the amount arises"),
                field<&R::summary>("summary", "The clause in one sentence"));
}

}  // namespace payout
