#pragma once
#include <array>
#include <optional>
#include <vector>

#include "clauses/parachute/cut_order.h"
#include "clauses/reading.h"

namespace payout {

struct TermsCheck;

/// Marginal rates that a gross-up assumes: the executive's own, supplied or from the tables, or the highest
/// there are.
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
enum class Otherwise { nothing, cutback, best_net };
constexpr std::array<std::string_view, 3> otherwise_names{"nothing", "cutback", "best_net"};
constexpr std::span<const std::string_view> names_of(Otherwise) {
  return otherwise_names;
}

/// What is compared with a cutback, where a gross-up is paid only if it leaves the executive so much more.
enum class ComparedBy { with_gross_up, without_gross_up };
constexpr std::array<std::string_view, 2> compared_by_names{"with_gross_up", "without_gross_up"};
constexpr std::span<const std::string_view> names_of(ComparedBy) {
  return compared_by_names;
}

/// Whether state tax lowers the federal tax that a gross-up allows for: as the law of the year of payment has
/// it (26 U.S.C. 164(b)(6) limits the deduction from 2018 on), or as the clause deems it.
enum class StateTaxDeducted { by_law, yes, no };
constexpr std::array<std::string_view, 3> state_tax_deducted_names{"by_law", "yes", "no"};
constexpr std::span<const std::string_view> names_of(StateTaxDeducted) {
  return state_tax_deducted_names;
}

/// The days on which a gross-up is fixed.
enum class FixedAt { change, end };
constexpr std::array<std::string_view, 2> fixed_at_names{"change", "end"};
constexpr std::span<const std::string_view> names_of(FixedAt) {
  return fixed_at_names;
}

/// The company pays what leaves the executive as if there were no excise (in full, in part, or above a
/// threshold). Typical promise: an amount such that, after all taxes on it, the employee keeps the excise tax.
struct GrossUp {
  static constexpr std::string_view kind = "gross_up";
  static constexpr std::string_view doc =
      "Full excise tax gross-up: the company pays the excise tax and every tax on that payment";
  static constexpr bool asks_when = true;
  static constexpr bool gives_up_payments = true;
  std::optional<Rate> share = {};
  std::optional<Rate> only_over = {};
  std::optional<Rate> only_from = {};
  std::optional<Money> only_over_by = {};
  std::optional<Money> if_better_by = {};
  ComparedBy compare = ComparedBy::with_gross_up;
  Otherwise otherwise = Otherwise::nothing;
  std::optional<Rate> second_layer = {};
  std::optional<Rate> rate_at_most = {};
  std::optional<Money> at_most = {};
  std::vector<FixedAt> fixed_at = {};
  CutOrder cut = {};

  /// Paid only where the payments, or what they leave, are as much as the clause asks for.
  bool conditional() const { return only_over || only_from || only_over_by || if_better_by; }
  /// Not the whole of what would make the executive whole.
  bool partial() const { return share || second_layer || rate_at_most || at_most; }

  Open<GrossUpRate> rate = {};
  Open<StateTaxDeducted> state_tax_deductible = {};
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
      field<&G::only_over_by>("only_over_by",
                              "Paid only where the payments are more than the threshold by more than this sum"),
      field<&G::if_better_by>(
          "if_better_by",
          "Paid only where it leaves the executive at least this much more than the cutback does, "
          "after all taxes"),
      field<&G::compare>("compare", "For `if_better_by`: what is compared with the cutback")
          .optional_with("with_gross_up"),
      field<&G::otherwise>("otherwise", "What holds where they do not").optional_with("nothing"),
      field<&G::second_layer>("second_layer",
                              "The whole excise is made good, and of the taxes on that payment this share"),
      field<&G::rate_at_most>(
          "rate_at_most", "All taxes on a dollar of it are taken to be at most this rate, the excise included"),
      field<&G::at_most>("at_most", "The most that is paid"),
      field<&G::fixed_at>("fixed_at",
                          "`[change, end]`: it is fixed on the change for what is paid then, and at the end of "
                          "employment for all; the difference is then paid"),
      field<&G::cut>("cut", "").inline_fields(),
      field<&G::rate>("rate", "Marginal rates assumed").optional_with("supplied_marginal"),
      field<&G::state_tax_deductible>(
          "state_tax_deductible",
          "Whether state tax lowers federal tax: as the law of the year has it (until 2017; from 2018 within "
          "the limit of 26 U.S.C. 164(b)(6)), or as the clause deems it, yes or no")
          .optional_with("by_law"),
      field<&G::total_payments_include_gross_up>("total_payments_include_gross_up",
                                                 "Whether the excise on the gross-up is counted twice")
          .optional_with("no_make_whole"),
      field<&G::rounding>("rounding", "How the gross-up is rounded to the cent").optional_with("half_up"));
}

/// Tells conditions and shares of a gross-up that cannot be meant.
void check(const GrossUp& terms, const TermsCheck& t, size_t clause);

}  // namespace payout
