#pragma once
#include <array>
#include <optional>

#include "clauses/clause.h"
#include "clauses/reading.h"
#include "document/scalars.h"

namespace payout {

/// Does an election reach the plan years after the one it was filed for?
enum class Carryover { stands, each_year };
constexpr std::array<std::string_view, 2> carryover_names{"stands", "each_year"};
constexpr std::span<const std::string_view> names_of(Carryover) {
  return carryover_names;
}

/// When a whole percentage of pay may be elected: shortly after first eligibility and shortly before each plan
/// year. Once filed it holds for the plan year.
struct DeferralElection {
  static constexpr std::string_view kind = "deferral_election";
  static constexpr std::string_view doc = "When a percentage of pay may be elected, and for how long it holds";
  Period first_window = {};
  int yearly_window = 0;
  Rate most = {1};
  bool irrevocable = true;
  std::optional<Period> hardship_suspension = {};
  std::optional<std::string> eligibility = {};
  std::optional<std::string> participation = {};
  Open<Carryover> carryover = {};
};
template <std::same_as<DeferralElection> Self>
constexpr auto describe(const Self*) {
  using K = DeferralElection;
  return record(
      "deferral_election", K::doc,
      field<&K::first_window>("first_window", "Time after first eligibility in which an election may be filed"),
      field<&K::yearly_window>("yearly_window", "Days before each plan year in which one may be filed"),
      field<&K::most>("most", "The highest percentage").optional_with("100%"),
      field<&K::irrevocable>("irrevocable", "An election cannot be changed for its plan year")
          .optional_with("true"),
      field<&K::hardship_suspension>("hardship_suspension", "Suspension after a hardship withdrawal"),
      field<&K::eligibility>("eligibility", "Citation of the clause that says who may take part"),
      field<&K::participation>("participation", "Citation of the clause that ends participation"),
      field<&K::carryover>("carryover", "Whether an election stands until another is filed")
          .optional_with("stands"));
}

}  // namespace payout
