#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "clauses/result.h"

namespace payout {

/// One figure, date or word of a report: where it stands, what it is, and the clause that gives it. Sentences,
/// arithmetic and what only explains another figure are left out.
struct ReportFigure {
  std::string path = {};
  std::string_view part =
      {};  ///< facts, severance, options, deferred, parachute, calendar, obligations, totals
  std::string label = {};
  std::string_view cite = {};
  std::string text = {};               ///< as JSON writes it
  const Type* type = nullptr;          ///< of the leaf
  std::optional<Exact> number = {};    ///< see number_of
  bool beside = false;                 ///< goes with an amount: its date, its payee
  const ClauseHead* clause = nullptr;  ///< for an amount of severance: who wrote the line
};

/// Everything that a report says in figures, in its order.
std::vector<ReportFigure> report_figures(const Result& result);

/// A leaf as a number: dollars, a pure number, or days since 1970. Nothing where it is a word.
std::optional<Exact> number_of(const Type& leaf, const void* value);

}  // namespace payout
