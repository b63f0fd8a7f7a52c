#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "clauses/reading.h"
#include "clauses/turning_day.h"
#include "document/scalars.h"

namespace payout {

struct Result;
struct Case;
struct ClauseHead;
struct TermsCheck;

/// "Two years commencing as of July 1": does the last day carry the same number, or is it the day before?
enum class TermEnd { day_before, same_day };
constexpr std::array<std::string_view, 2> term_end_names{"day_before", "same_day"};
constexpr std::span<const std::string_view> names_of(TermEnd) {
  return term_end_names;
}

/// How a term renews "from month to month": every day, or on the first or through the last day of each month of
/// the term.
enum class Renewal { daily_evergreen, month_start_evergreen, month_end_evergreen };
constexpr std::array<std::string_view, 3> renewal_names{"daily_evergreen", "month_start_evergreen",
                                                        "month_end_evergreen"};
constexpr std::span<const std::string_view> names_of(Renewal) {
  return renewal_names;
}

/// A term that renews by itself for a fixed time, again and again, unless somebody gives notice in time.
struct TermRenewal {
  Period every = {};
  std::optional<Period> unless_notice = {};
};
template <std::same_as<TermRenewal> Self>
constexpr auto describe(const Self*) {
  using T = TermRenewal;
  return record("renewal", "A term that renews by itself for a fixed time",
                field<&T::every>("every", "For how long it renews, again and again").as_shorthand(),
                field<&T::unless_notice>(
                    "unless_notice", "It does not renew where notice was given so long before its last day"));
}

/// A change in control within the term keeps the agreement in force for a time after it.
struct TermExtension {
  Period after_change = {};
  std::optional<std::string> change = {};
};
template <std::same_as<TermExtension> Self>
constexpr auto describe(const Self*) {
  using T = TermExtension;
  return record("term extension", "A change in control within the term keeps the agreement in force",
                field<&T::after_change>("after_change", "For at least so long after the change").as_shorthand(),
                field<&T::change>("change", "The change in control, by id; any of the agreement's when absent")
                    .names_clause());
}

enum class AgeDay { birthday, month_end };
constexpr std::array<std::string_view, 2> age_day_names{"birthday", "month_end"};
constexpr std::span<const std::string_view> names_of(AgeDay) {
  return age_day_names;
}
struct TermAge {
  int age = 0;
  AgeDay day = AgeDay::birthday;
};
template <std::same_as<TermAge> Self>
constexpr auto describe(const Self*) {
  return record(
      "age", "An age at which the term ends", field<&TermAge::age>("age", "The age").as_shorthand(),
      field<&TermAge::day>("day", "On the birthday, or at the end of its month").optional_with("birthday"));
}

/// What keeps an agreement from lapsing.
enum class LapseUnless { announced, change };
constexpr std::array<std::string_view, 2> lapse_unless_names{"announced", "change"};
constexpr std::span<const std::string_view> names_of(LapseUnless) {
  return lapse_unless_names;
}
/// The term ends on a day unless something happened by then.
struct TermLapse {
  Date on = {};
  std::vector<LapseUnless> unless = {};
};
template <std::same_as<TermLapse> Self>
constexpr auto describe(const Self*) {
  return record("lapse", "The term ends on a day unless something happened by then",
                field<&TermLapse::on>("on", "The last day of the term then").as_shorthand(),
                field<&TermLapse::unless>("unless",
                                          "`announced`: a deal was announced by then (event `deal_announced`); "
                                          "`change`: there was a change in control"));
}

/// In what steps the time that always remains is filled up again.
enum class TermSteps { daily, monthly, yearly };
constexpr std::array<std::string_view, 3> term_steps_names{"daily", "monthly", "yearly"};
constexpr std::span<const std::string_view> names_of(TermSteps) {
  return term_steps_names;
}

/// The term of an agreement: an initial term, then renewals for a fixed time unless notice is given, or one
/// that keeps the same time always ahead. Typical promises: three years, renewed a year at a time unless ninety
/// days of notice are given; or two years, and after the first year always one year remaining. What a document
/// promises arises only for events within its term, the last day included.
struct ContractTerm {
  static constexpr std::string_view kind = "contract_term";
  static constexpr std::string_view doc = "How long the agreement runs and how it renews";
  Date starts = {};
  std::optional<Period> initial = {};
  std::optional<Date> initial_through = {};
  std::optional<Period> renews_after = {};
  std::optional<Period> then_always = {};
  std::optional<TermRenewal> renews = {};
  std::optional<TermExtension> extends = {};
  std::optional<TermAge> ends_at_age = {};
  std::optional<Period> ends_after_notice = {};
  std::optional<TermLapse> lapses = {};
  std::optional<TermSteps> in_steps = {};
  std::optional<MonthDay> step_on = {};
  std::vector<std::string> survives = {};
  Open<TermEnd> initial_term_last_day = {};
  Open<Renewal> remaining_term = {};

  bool has_length() const { return initial || initial_through; }
};
template <std::same_as<ContractTerm> Self>
constexpr auto describe(const Self*) {
  using C = ContractTerm;
  return record(
      "contract_term", C::doc, field<&C::starts>("starts", "First day of the term"),
      field<&C::initial>("initial", "Length of the initial term"),
      field<&C::initial_through>("initial_through", "Or its last day, as a date"),
      field<&C::renews_after>("renews_after", "Time after which it renews by itself"),
      field<&C::then_always>("then_always", "Time that then always remains"),
      field<&C::renews>("renews", "It renews for a fixed time: `{every: 1 year, unless_notice: 90 days}`"),
      field<&C::extends>("extends", "A change in control keeps it in force: `{after_change: 24 months}`"),
      field<&C::ends_at_age>("ends_at_age", "It ends at an age: `{age: 67, day: month_end}`"),
      field<&C::ends_after_notice>(
          "ends_after_notice",
          "It ends so long after a notice that it will end (`non_renewal`); without `initial` it "
          "goes on until then"),
      field<&C::lapses>("lapses", "It ends on a day: `{on: 2001-12-31, unless: announced}`"),
      field<&C::in_steps>("in_steps",
                          "For `then_always`: `yearly` (or `monthly`), the time is filled up again on a day of "
                          "each year (the same day of each month); every day when absent"),
      field<&C::step_on>("step_on",
                         "For `in_steps: yearly`: that day, such as 06-30; when absent the day before "
                         "each anniversary of the first day")
          .also_called("on"),
      field<&C::survives>("survives", "Clauses that act after the term too: look-backs, tails, by id")
          .names_clause(),
      field<&C::initial_term_last_day>("initial_term_last_day", "Last day of the initial term")
          .optional_with("day_before"),
      field<&C::remaining_term>("remaining_term", "In what steps it renews").optional_with("daily_evergreen"));
}

/// The days on which the initial term ends and the term renews.
void turning_days(const ContractTerm& terms, const ClauseHead& clause, const Result& result, Date end,
                  TurningDays& out);

/// Tells lengths that say nothing or contradict each other, and clauses that could act only after the last day.
void check(const ContractTerm& terms, const TermsCheck& t, size_t clause);

}  // namespace payout
