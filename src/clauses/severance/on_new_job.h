#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "document/scalars.h"

namespace payout {

/// What new work does to payments that are still to come.
///   none        nothing: the employee need not look for work, and what it pays is not taken off
///   stops       what falls due on or after its first day falls away
///   difference  each payment is lessened by the new pay of its time: the company pays the difference
///   reduced     the same
enum class NewJobRule { none, stops, difference, reduced };
constexpr std::array<std::string_view, 4> new_job_rule_names{"none", "stops", "difference", "reduced"};
constexpr std::span<const std::string_view> names_of(NewJobRule) {
  return new_job_rule_names;
}
constexpr std::array<Synonym, 3> new_job_rule_synonyms{
    {{"offset", "reduced", true}, {"ends", "stops", true}, {"no_mitigation", "none", true}}};
constexpr std::span<const Synonym> synonyms_of(NewJobRule) {
  return new_job_rule_synonyms;
}

/// Which new work counts.
enum class OnlyIfJob { similar };
constexpr std::array<std::string_view, 1> only_if_job_names{"similar"};
constexpr std::span<const std::string_view> names_of(OnlyIfJob) {
  return only_if_job_names;
}

/// A payment whose time the new work begins in: whole, or by its calendar days.
enum class NewJobBy { payday, day };
constexpr std::array<std::string_view, 2> new_job_by_names{"payday", "day"};
constexpr std::span<const std::string_view> names_of(NewJobBy) {
  return new_job_by_names;
}

/// What new work does to payments: mitigation and offset. Typical promises: salary goes on for twelve months
/// and stops with comparable employment; or it is lessened by whatever a new employer pays.
struct OnNewJob {
  NewJobRule rule = {};
  std::optional<OnlyIfJob> only_if = {};
  NewJobBy by = NewJobBy::payday;
  std::vector<std::string> lines = {};
  std::optional<Period> after = {};
  std::optional<Rate> share = {};
  std::optional<Rate> at_least = {};
  std::optional<int> months = {};
  std::optional<Period> tell_within = {};
  std::optional<Period> return_within = {};

  bool acts() const { return rule != NewJobRule::none; }
  bool by_pay() const { return rule == NewJobRule::difference || rule == NewJobRule::reduced; }
};
template <std::same_as<OnNewJob> Self>
constexpr auto describe(const Self*) {
  using N = OnNewJob;
  return record(
      "on new job", "What new work does to payments that are still to come (fact `new_employment`)",
      field<&N::rule>("rule",
                      "`none`; `stops`: what falls due on or after its first day falls away; `difference` or "
                      "`reduced`: each payment is lessened by the new pay of its time, never below zero")
          .as_shorthand(),
      field<&N::only_if>("only_if", "Only work that is `similar` counts (a fact)"),
      field<&N::by>(
          "by", "A payment in whose time the work begins: whole (`payday`), or by its calendar days (`day`)")
          .optional_with("payday"),
      field<&N::lines>("lines", "The lines that it reaches, by id; all of the clause when absent"),
      field<&N::after>("after",
                       "Only payments for the time later than so long after the day from which time runs"),
      field<&N::share>("share", "The share of the new pay that is taken off; all when absent")
          .checked(share_of_one),
      field<&N::at_least>("at_least", "The share of each payment that is paid in any case")
          .checked(share_of_one),
      field<&N::months>("months",
                        "For a sum paid at once: the months for which it is meant, from the last day of "
                        "employment, or from a "
                        "change in control that comes later"),
      field<&N::tell_within>("tell_within", "The employee tells the company of new work within so long a time"),
      field<&N::return_within>("return_within",
                               "What was paid too much is returned within so long after that time"));
}

}  // namespace payout
