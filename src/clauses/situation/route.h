#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "clauses/clause.h"
#include "clauses/kind.h"
#include "clauses/situation/requirements.h"
#include "clauses/turning_day.h"

namespace payout {

struct Result;
struct Case;
struct ConditionWriter;
struct KnownCase;
struct Situation;
struct TermsCheck;

/// Employment ended on less notice than the clause requires.
enum class ShortNotice { stated_date_with_warning, extend_to_minimum, pay_in_lieu, reject };
constexpr std::array<std::string_view, 4> short_notice_names{"stated_date_with_warning", "extend_to_minimum",
                                                             "pay_in_lieu", "reject"};
constexpr std::span<const std::string_view> names_of(ShortNotice) {
  return short_notice_names;
}

/// "All rights shall end": do rights survive that had arisen before?
enum class Cutoff { accrued_survive, all_unpaid_lost };
constexpr std::array<std::string_view, 2> cutoff_names{"accrued_survive", "all_unpaid_lost"};
constexpr std::span<const std::string_view> names_of(Cutoff) {
  return cutoff_names;
}

/// The person dies between notice and the last day.
enum class DeathInNotice { death_supersedes, fee_accrued_at_notice };
constexpr std::array<std::string_view, 2> death_in_notice_names{"death_supersedes", "fee_accrued_at_notice"};
constexpr std::span<const std::string_view> names_of(DeathInNotice) {
  return death_in_notice_names;
}

/// The person leaves on less than the whole notice, and no other clause lets the person go: is it an end under
/// this clause all the same, in breach of its notice, or under none?
enum class ShortOfNotice { this_clause, no_clause };
constexpr std::array<std::string_view, 2> short_of_notice_names{"this_clause", "no_clause"};
constexpr std::span<const std::string_view> names_of(ShortOfNotice) {
  return short_of_notice_names;
}

/// A way in which employment ends under the agreement. Of each document the first route whose reason, party and
/// requirements fit holds; a route that was claimed and whose requirements are not met is refused.
struct Route {
  static constexpr std::string_view kind = "route";
  static constexpr std::string_view doc = "A way in which employment ends under the agreement";
  static constexpr Defines defines = Defines::route;
  std::vector<Reason> reason = {};
  std::optional<Party> by = {};
  std::optional<Period> notice = {};
  bool notice_in_full = false;
  bool ends_rights = false;
  std::optional<ChangeRight> after_change = {};
  std::optional<EndedAfter> ended_after = {};
  std::optional<AbsenceTest> absent = {};
  std::optional<ConductTest> conduct = {};
  std::optional<DismissalTest> dismissal = {};
  Open<ShortOfNotice> short_of_notice = {};
  Open<ShortNotice> short_notice = {};
  Open<Cutoff> cause_cutoff = {};
  Open<DeathInNotice> death_in_notice_period = {};
};
template <std::same_as<Route> Self>
constexpr auto describe(const Self*) {
  using R = Route;
  return record(
      "route", R::doc,
      field<&R::reason>("reason",
                        "Reasons that it covers, as scenarios say them. A dismissal after a change in "
                        "control is `without_cause` there too; `change_in_control` is only for a right "
                        "to end employment that the change itself gives (`after_change`)"),
      field<&R::by>("by", "Who ends employment"), field<&R::notice>("notice", "Notice that must be given"),
      field<&R::notice_in_full>("notice_in_full",
                                "Without the whole notice another route that fits comes before this one")
          .optional_with("false"),
      field<&R::ends_rights>("ends_rights", "It ends all rights under its document").optional_with("false"),
      field<&R::after_change>("after_change", "The right exists only after a change in control"),
      field<&R::ended_after>("ended_after", "Employment must have lasted until this date"),
      field<&R::absent>("absent", "Days of absence that give the right"),
      field<&R::conduct>("conduct", "Conduct that gives the right"),
      field<&R::dismissal>("dismissal", "Acts of the company that give the right"),
      field<&R::short_of_notice>("short_of_notice",
                                 "For `notice_in_full`: less than the whole notice, and no other route fits")
          .optional_with("this_clause"),
      field<&R::short_notice>("short_notice", "What short notice does")
          .optional_with("stated_date_with_warning"),
      field<&R::cause_cutoff>("cause_cutoff", "Whether rights that had arisen survive `ends_rights`")
          .optional_with("accrued_survive"),
      field<&R::death_in_notice_period>("death_in_notice_period", "For a death: when it comes during a notice")
          .optional_with("death_supersedes"));
}

/// Finds the route that holds under each document, and refuses a claim whose requirements are not met.
void find_route(const Case& c, Situation& s);

/// A route as its kind's terms, or null where the clause is none.
const Route* route_terms(const KnownCase& c, const ClauseHead& head);

/// What it asks for, as conditions.
void tell(const Route& terms, const ClauseHead& clause, bool wanted, bool met, ConditionWriter& out);

/// Tells a route that no end of employment can meet or that another always comes before, and acts and times
/// that contradict each other.
void check(const Route& terms, const TermsCheck& t, size_t clause);

/// The day after the right that a change in control gives.
void turning_days(const Route& terms, const ClauseHead& clause, const Result& result, Date end,
                  TurningDays& out);

}  // namespace payout
