#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "clauses/clause.h"
#include "document/scalars.h"

namespace payout {

/// Which day is the change, for the tax: the day supplied, else that of the definition under which the
/// agreement pays, else the first under another document's definition (the statute asks for no contract's); the
/// first under any; or no day where the agreement pays nothing.
enum class TaxChange { supplied_or_own, first_of_any, own_only };
constexpr std::array<std::string_view, 3> tax_change_names{"supplied_or_own", "first_of_any", "own_only"};
constexpr std::span<const std::string_view> names_of(TaxChange) {
  return tax_change_names;
}

/// How short years of the base period are annualized.
enum class AnnualizeBy { months, days };
constexpr std::array<std::string_view, 2> annualize_by_names{"months", "days"};
constexpr std::span<const std::string_view> names_of(AnnualizeBy) {
  return annualize_by_names;
}

/// Whether pay from a predecessor or another member of the group is in the base amount.
enum class PredecessorPay { include_if_supplied, exclude };
constexpr std::array<std::string_view, 2> predecessor_pay_names{"include_if_supplied", "exclude"};
constexpr std::span<const std::string_view> names_of(PredecessorPay) {
  return predecessor_pay_names;
}

/// What an accelerated option counts for: the part of its spread under Q&A-24(c), all of its spread, or the
/// same part of a value by a model.
enum class OptionValue { intrinsic_q24c, full_spread, supplied_option_model };
constexpr std::array<std::string_view, 3> option_value_names{"intrinsic_q24c", "full_spread",
                                                             "supplied_option_model"};
constexpr std::span<const std::string_view> names_of(OptionValue) {
  return option_value_names;
}

/// The presumption of 26 U.S.C. 280G(b)(2)(C), that what was agreed within a year before the change is
/// contingent on it: it holds until a fact rebuts it (`tax.presumption_rebutted`), or is taken as rebutted
/// throughout.
enum class Presumption { applies, rebutted_with_warning };
constexpr std::array<std::string_view, 2> presumption_names{"applies", "rebutted_with_warning"};
constexpr std::span<const std::string_view> names_of(Presumption) {
  return presumption_names;
}

/// Pay on an end of employment within a year before or after the change: presumed to be materially related to
/// it (26 CFR 1.280G-1 Q&A-22(b)(3)), or contingent only where a clause names it?
enum class NearChange { presumed, only_named };
constexpr std::array<std::string_view, 2> near_change_names{"presumed", "only_named"};
constexpr std::span<const std::string_view> names_of(NearChange) {
  return near_change_names;
}

/// Over which time the value of being paid early is taken: the days in between, 365 to a year (Q&A-24(e), 32),
/// or the full months of the 1 % as twelfths.
enum class TimeCount { actual_days, whole_months };
constexpr std::array<std::string_view, 2> time_count_names{"actual_days", "whole_months"};
constexpr std::span<const std::string_view> names_of(TimeCount) {
  return time_count_names;
}

/// A full month that ends on the very day of vesting: left out, as in the regulation's examples, or counted.
enum class MonthCount { last_day_out, anniversary };
constexpr std::array<std::string_view, 2> month_count_names{"last_day_out", "anniversary"};
constexpr std::span<const std::string_view> names_of(MonthCount) {
  return month_count_names;
}

/// What counts of money that vests early and is paid no earlier.
enum class VestingOnlyValue { one_percent_of_present_value, time_value_and_one_percent };
constexpr std::array<std::string_view, 2> vesting_only_names{"one_percent_of_present_value",
                                                             "time_value_and_one_percent"};
constexpr std::span<const std::string_view> names_of(VestingOnlyValue) {
  return vesting_only_names;
}

/// What present values are used for: the three-times test alone, the excise as well, or nothing (an estimate
/// that takes payments soon after the change at their amount).
enum class Discounting { threshold_only, threshold_and_excise, none };
constexpr std::array<std::string_view, 3> discounting_names{"threshold_only", "threshold_and_excise", "none"};
constexpr std::span<const std::string_view> names_of(Discounting) {
  return discounting_names;
}

/// Clauses whose payments count in full besides those that the statute counts by itself, or (`counts`) do not.
/// `within` and `agreed` matter only where no way of the clause names a change in control.
struct ContingentClauses {
  std::vector<std::string> clause = {};
  Open<Applies> counts = Applies::yes;
  std::optional<Period> within = {};
  std::optional<Date> agreed = {};
};
template <std::same_as<ContingentClauses> Self>
constexpr auto describe(const Self*) {
  return record(
      "contingent clauses", "Clauses whose payments are contingent on a change",
      field<&ContingentClauses::clause>("clause", "Ids of the clauses").names_clause(),
      field<&ContingentClauses::counts>("counts", "Whether they count at all: for open points")
          .optional_with("yes"),
      field<&ContingentClauses::within>("within",
                                        "They count only where the right arises this long after the change"),
      field<&ContingentClauses::agreed>(
          "agreed", "Day they were agreed: within a year before the change they are presumed to count"));
}

/// What an agreement says of the payments that are contingent on a change in control for the golden-parachute
/// tax, and how they are valued. The tax is law and needs no clause: what only a change gives, what an end of
/// employment within a year of it gives, vesting that it brings forward and amounts supplied by the user count
/// by themselves. A clause adds to them (`cash`), or takes out (`except`, or `cash` with `counts`).
struct ContingentPayments {
  static constexpr std::string_view kind = "contingent_payments";
  static constexpr std::string_view doc =
      "Which payments are contingent on a change in control, for the golden-parachute tax";
  std::vector<std::string> change = {};
  Open<TaxChange> change_date = {};
  std::vector<ContingentClauses> cash = {};
  std::vector<std::string> except = {};
  std::optional<Period> acceleration_within = {};
  bool base_amount_always = false;
  Open<OptionValue> option_value = {};
  Open<Presumption> one_year_presumption = {};
  Open<NearChange> near_change = {};
  Open<TimeCount> time_value = {};
  Open<MonthCount> full_months = {};
  Open<VestingOnlyValue> vesting_only_value = {};
  Open<AnnualizeBy> annualize_by = {};
  Open<PredecessorPay> predecessor_pay = {};
  Open<Discounting> discounting = {};
};
template <std::same_as<ContingentPayments> Self>
constexpr auto describe(const Self*) {
  using C = ContingentPayments;
  return record(
      "contingent_payments", C::doc,
      field<&C::change>("change", "Changes in control that date the test, by id of their definition")
          .names_clause(),
      field<&C::change_date>("change_date", "Which day is the change, for the tax")
          .optional_with("supplied_or_own"),
      field<&C::cash>("cash", "Clauses whose payments in cash count besides those that the statute counts"),
      field<&C::except>("except", "Clauses whose payments do not count although the statute would count them")
          .names_clause(),
      field<&C::acceleration_within>(
          "acceleration_within",
          "Vesting that no change brings forward counts only this long after one; a year "
          "when absent"),
      field<&C::base_amount_always>("base_amount_always",
                                    "The base amount is worked out even where nothing is contingent")
          .optional_with("false"),
      field<&C::option_value>("option_value", "What an accelerated option counts for")
          .optional_with("intrinsic_q24c"),
      field<&C::one_year_presumption>("one_year_presumption",
                                      "Whether what was agreed within a year before the change is presumed to "
                                      "count until a fact rebuts that")
          .optional_with("applies"),
      field<&C::near_change>("near_change",
                             "Whether pay on an end of employment within a year of the change counts")
          .optional_with("presumed"),
      field<&C::time_value>("time_value", "Over which time the value of vesting early is taken")
          .optional_with("actual_days"),
      field<&C::full_months>("full_months", "How the full months of the 1 % are counted")
          .optional_with("last_day_out"),
      field<&C::vesting_only_value>(
          "vesting_only_value", "What counts of money whose vesting is accelerated and whose payment is not")
          .optional_with("one_percent_of_present_value"),
      field<&C::annualize_by>("annualize_by", "How short years are annualized").optional_with("months"),
      field<&C::predecessor_pay>("predecessor_pay", "Whether a predecessor's pay is in the base amount")
          .optional_with("include_if_supplied"),
      field<&C::discounting>("discounting", "What present values are used for")
          .optional_with("threshold_only"));
}

}  // namespace payout
