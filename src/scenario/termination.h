#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "document/scalars.h"
#include "document/type.h"
#include "scenario/miles.h"

namespace payout {

/// Why employment ended. `change_in_control` is the right that some agreements give either side after one.
enum class Reason {
  death,
  disability,
  cause,
  without_cause,
  constructive_dismissal,
  resignation,
  retirement,
  change_in_control,
  director_not_renominated,
  director_ineligible,
  director_resignation,
  director_removed
};
constexpr std::array<std::string_view, 12> reason_names{"death",
                                                        "disability",
                                                        "cause",
                                                        "without_cause",
                                                        "constructive_dismissal",
                                                        "resignation",
                                                        "retirement",
                                                        "change_in_control",
                                                        "director_not_renominated",
                                                        "director_ineligible",
                                                        "director_resignation",
                                                        "director_removed"};
constexpr std::span<const std::string_view> names_of(Reason) {
  return reason_names;
}

constexpr std::array<Synonym, 30> reason_synonyms{{{"good_reason", "constructive_dismissal", true},
                                                   {"constructive_termination", "constructive_dismissal", true},
                                                   {"change_of_control", "change_in_control", true},
                                                   {"for_cause", "cause", true},
                                                   {"fired", "without_cause"},
                                                   {"dismissed", "without_cause"},
                                                   {"dismissal", "without_cause"},
                                                   {"terminated", "without_cause"},
                                                   {"layoff", "without_cause"},
                                                   {"laid_off", "without_cause"},
                                                   {"redundancy", "without_cause"},
                                                   {"involuntary", "without_cause"},
                                                   {"not_for_cause", "without_cause"},
                                                   {"quit", "resignation"},
                                                   {"quits", "resignation"},
                                                   {"resigned", "resignation"},
                                                   {"voluntary", "resignation"},
                                                   {"retired", "retirement"},
                                                   {"died", "death"},
                                                   {"deceased", "death"},
                                                   {"disabled", "disability"},
                                                   {"incapacity", "disability"},
                                                   {"rif", "without_cause"},
                                                   {"reduction_in_force", "without_cause"},
                                                   {"discharge", "without_cause"},
                                                   {"severed", "without_cause"},
                                                   {"constructive_discharge", "constructive_dismissal", true},
                                                   {"voluntary_resignation", "resignation", true},
                                                   {"cic", "change_in_control", true},
                                                   {"misconduct", "cause"}}};
constexpr std::span<const Synonym> synonyms_of(Reason) {
  return reason_synonyms;
}

enum class Party { company, employee };
constexpr std::array<std::string_view, 2> party_names{"company", "employee"};
constexpr std::span<const std::string_view> names_of(Party) {
  return party_names;
}

/// Notice of termination. A single date means the day it was given.
struct Notice {
  std::optional<Date> given = {};
  std::optional<Date> mailed = {};
  std::optional<Date> received = {};
  std::optional<Party> by = {};
};
template <std::same_as<Notice> Self>
constexpr auto describe(const Self*) {
  return record("notice", "Notice of termination",
                field<&Notice::given>("given", "Day notice was handed over").as_shorthand(),
                field<&Notice::mailed>("mailed", "Day notice was mailed"),
                field<&Notice::received>("received", "Day notice arrived"),
                field<&Notice::by>("by", "Who gave it; the party that ends employment when absent"));
}

enum class CauseKind { misconduct, gross_negligence, neglect, theft, felony };
constexpr std::array<std::string_view, 5> cause_kind_names{"misconduct", "gross_negligence", "neglect", "theft",
                                                           "felony"};
constexpr std::span<const std::string_view> names_of(CauseKind) {
  return cause_kind_names;
}

struct Cause {
  CauseKind kind = {};
  std::optional<bool> willful = {};
  std::optional<bool> convicted = {};
  std::optional<Date> written_notice_received = {};
  std::optional<bool> continued = {};
  std::optional<Date> continued_until = {};
};
template <std::same_as<Cause> Self>
constexpr auto describe(const Self*) {
  return record(
      "cause", "What the executive did", field<&Cause::kind>("kind", "The kind of conduct"),
      field<&Cause::willful>("willful", "Willful: without good faith and reasonable belief"),
      field<&Cause::convicted>("convicted", "Convicted of the felony (not merely committed)"),
      field<&Cause::written_notice_received>("written_notice_received",
                                             "Day an earlier written notice arrived"),
      field<&Cause::continued>("continued", "The conduct went on after that notice until the termination"),
      field<&Cause::continued_until>("continued_until", "Last day the conduct went on after that notice"));
}

enum class DismissalKind {
  salary_cut,
  bonus_cut,
  relocation,
  benefits_reduction,
  duties_change,
  breach,
  not_assumed,
  more_travel,
  non_renewal,
  no_comparable_offer
};
constexpr std::array<std::string_view, 10> dismissal_kind_names{
    "salary_cut", "bonus_cut",   "relocation",  "benefits_reduction", "duties_change",
    "breach",     "not_assumed", "more_travel", "non_renewal",        "no_comparable_offer"};
constexpr std::span<const std::string_view> names_of(DismissalKind) {
  return dismissal_kind_names;
}

/// Whether and when the company made good what it did.
struct Cure {
  std::optional<Date> on = {};  ///< empty: it did not
  bool operator==(const Cure&) const = default;
};
const Scalar& scalar_of(const Cure*);

/// What the company did that may be a constructive dismissal.
struct Dismissal {
  DismissalKind kind = {};
  Date date = {};
  std::optional<bool> consented_in_writing = {};
  std::optional<PayRate> old_salary = {};
  std::optional<PayRate> new_salary = {};
  std::optional<Rate> old_target = {};
  std::optional<Rate> new_target = {};
  std::optional<Money> old_bonus_paid = {};
  std::optional<Money> new_bonus_paid = {};
  std::optional<Miles> commute_before = {};
  std::optional<Miles> commute_after = {};
  std::optional<bool> material = {};
  std::optional<Miles> distance = {};
  std::optional<int> travel_before = {};
  std::optional<int> travel_after = {};
  std::optional<bool> across_the_board = {};
  std::optional<Date> notice = {};
  std::optional<Cure> cured = {};
  std::optional<bool> comparable_offer = {};
  std::optional<std::string> description = {};
};
template <std::same_as<Dismissal> Self>
constexpr auto describe(const Self*) {
  return record(
      "dismissal", "What the company did that may be a constructive dismissal",
      field<&Dismissal::kind>("kind", "The kind of act"), field<&Dismissal::date>("date", "Day of the act"),
      field<&Dismissal::consented_in_writing>("consented_in_writing",
                                              "The employee consented in writing; not when absent"),
      field<&Dismissal::old_salary>("old_salary", "Base salary before a cut"),
      field<&Dismissal::new_salary>("new_salary", "Base salary after a cut"),
      field<&Dismissal::old_target>("old_target", "Target bonus before a cut"),
      field<&Dismissal::new_target>("new_target", "Target bonus after a cut"),
      field<&Dismissal::old_bonus_paid>("old_bonus_paid",
                                        "Bonus paid before, for the interpretation that counts payouts"),
      field<&Dismissal::new_bonus_paid>("new_bonus_paid",
                                        "Bonus paid after, for the interpretation that counts payouts"),
      field<&Dismissal::commute_before>("commute_before", "One-way commute before"),
      field<&Dismissal::commute_after>("commute_after", "One-way commute after"),
      field<&Dismissal::material>("material", "The reduction is material: a judgment, never computed"),
      field<&Dismissal::distance>("distance", "How far the new place of work is from the old one"),
      field<&Dismissal::travel_before>("travel_before", "Days of travel on business a year before"),
      field<&Dismissal::travel_after>("travel_after", "Days of travel on business a year after"),
      field<&Dismissal::across_the_board>("across_the_board",
                                          "The cut reached all executives alike; not when absent"),
      field<&Dismissal::notice>("notice", "Day on which the employee gave notice of the act"),
      field<&Dismissal::cured>("cured", "Day on which the company made good the act, or false"),
      field<&Dismissal::comparable_offer>("comparable_offer", "The successor offered comparable employment"),
      field<&Dismissal::description>("description", "What changed"));
}

struct Absence {
  Date from = {};
  Date through = {};
};
template <std::same_as<Absence> Self>
constexpr auto describe(const Self*) {
  return record("absence", "Days on which illness or incapacity prevented the duties",
                field<&Absence::from>("from", "First day"),
                field<&Absence::through>("through", "Last day, included"));
}

struct Termination {
  Reason reason = {};
  std::optional<Party> by = {};
  std::optional<Notice> notice = {};
  Date date = {};
  std::vector<std::string> under = {};
  std::optional<Cause> cause = {};
  std::optional<Dismissal> dismissal = {};
  std::vector<Absence> absences = {};
  std::optional<bool> permanent_disability = {};
  std::optional<Money> disability_plan_benefit = {};
  std::optional<bool> stays_director = {};
  std::optional<Date> disabled_in_notice_period = {};
  std::optional<bool> in_contemplation = {};
};
template <std::same_as<Termination> Self>
constexpr auto describe(const Self*) {
  return record(
      "termination", "How and when employment ended",
      field<&Termination::reason>("reason", "Why employment ended"),
      field<&Termination::by>("by", "Who ended it: company or employee"),
      field<&Termination::notice>("notice",
                                  "Notice of termination: a date, or given, mailed and received dates"),
      field<&Termination::date>("date", "Last day of employment; the date of death for a death"),
      field<&Termination::under>(
          "under", "The route relied on, where the party named one; one of each document where several apply"),
      field<&Termination::cause>("cause", "For a termination for cause: the conduct"),
      field<&Termination::dismissal>("dismissal", "For a constructive dismissal: the company's act"),
      field<&Termination::absences>("absences", "For a disability: the days absent"),
      field<&Termination::permanent_disability>("permanent_disability",
                                                "Permanently and totally disabled, 26 U.S.C. 22(e)(3)"),
      field<&Termination::disability_plan_benefit>(
          "disability_plan_benefit",
          "Amount due under the disability plans, which are not among the documents"),
      field<&Termination::stays_director>("stays_director",
                                          "Stays on the board of directors after employment ends"),
      field<&Termination::disabled_in_notice_period>(
          "disabled_in_notice_period",
          "Day on which the company ended employment for disability while this notice was running"),
      field<&Termination::in_contemplation>(
          "in_contemplation",
          "It ended at the request of the acquirer, or in contemplation of the change in control"));
}

extern template const Type& type_of<Termination>();

}  // namespace payout
