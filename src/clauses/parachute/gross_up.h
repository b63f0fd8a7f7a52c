#pragma once
#include <array>
#include <optional>

#include "clauses/parachute/cut_order.h"
#include "clauses/reading.h"

namespace payout {

/// Marginal rates that a gross-up assumes: the person's own, supplied or from the tables, or the highest there
/// are.
enum class GrossUpRate { supplied_marginal, highest_statutory };
constexpr std::array<std::string_view, 2> gross_up_rate_names{"supplied_marginal", "highest_statutory"};
constexpr std::span<const std::string_view> names_of(GrossUpRate) {
  return gross_up_rate_names;
}

/// Is the excise on the gross-up itself part of what the gross-up must leave?
enum class GrossUpInTotal { no_make_whole, yes_literal };
constexpr std::array<std::string_view, 2> gross_up_in_total_names{"no_make_whole", "yes_literal"};
constexpr std::span<const std::string_view> names_of(GrossUpInTotal) {
  return gross_up_in_total_names;
}

enum class CentRounding { half_up, up };
constexpr std::array<std::string_view, 2> cent_rounding_names{"half_up", "up"};
constexpr std::span<const std::string_view> names_of(CentRounding) {
  return cent_rounding_names;
}

/// What holds when a gross-up's own condition fails.
enum class Otherwise { nothing, cutback };
constexpr std::array<std::string_view, 2> otherwise_names{"nothing", "cutback"};
constexpr std::span<const std::string_view> names_of(Otherwise) {
  return otherwise_names;
}

/// The company pays what leaves the person as if there were no excise (in full, in part, or above a threshold).
/// Typical promise: an amount such that, after all taxes on it, the employee keeps the excise tax.
struct GrossUp {
  static constexpr std::string_view kind = "gross_up";
  static constexpr std::string_view doc = "The company pays the excise and every tax on that payment";
  static constexpr bool asks_when = true;
  static constexpr bool gives_up_payments = true;
  std::optional<Rate> share = {};
  std::optional<Rate> only_over = {};
  std::optional<Rate> only_from = {};
  Otherwise otherwise = Otherwise::nothing;
  CutOrder cut = {};

  /// Paid only above or from a share of the threshold.
  bool conditional() const { return only_over || only_from; }

  Open<GrossUpRate> rate = {};
  Open<Applies> state_tax_deductible = Applies::yes;
  Open<GrossUpInTotal> total_payments_include_gross_up = {};
  Open<CentRounding> rounding = {};
};
template <std::same_as<GrossUp> Self>
constexpr auto describe(const Self*) {
  using G = GrossUp;
  return record(
      "gross_up", G::doc, field<&G::share>("share", "Share of the excise that is made good; all when absent"),
      field<&G::only_over>("only_over",
                           "Paid only where the payments are more than this share of the threshold"),
      field<&G::only_from>("only_from", "Paid only where the payments reach this share of the threshold"),
      field<&G::otherwise>("otherwise", "What holds where they do not").optional_with("nothing"),
      field<&G::cut>("cut", "").inline_fields(),
      field<&G::rate>("rate", "Marginal rates assumed").optional_with("supplied_marginal"),
      field<&G::state_tax_deductible>("state_tax_deductible", "Whether state tax lowers federal tax")
          .optional_with("yes"),
      field<&G::total_payments_include_gross_up>("total_payments_include_gross_up",
                                                 "Whether the excise on the gross-up is counted twice")
          .optional_with("no_make_whole"),
      field<&G::rounding>("rounding", "How the gross-up is rounded to the cent").optional_with("half_up"));
}

}  // namespace payout
