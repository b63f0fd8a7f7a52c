#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "clauses/reading.h"
#include "document/scalars.h"
#include "scenario/termination.h"

namespace payout {

/// What the facts amount to, found once and asked by many clauses (`when: {if: [...]}`).
enum class Finding {
  protected_period,      ///< employment ended in the time after a change in control that a `protected_period`
                         ///< clause gives
  good_cause,            ///< a `good_cause` clause is satisfied
  permanent_disability,  ///< 26 U.S.C. 22(e)(3)
  retirement,            ///< age and service of a `retirement` clause are met
  notice_given,
};
constexpr std::array<std::string_view, 5> finding_names{"protected_period", "good_cause",
                                                        "permanent_disability", "retirement", "notice_given"};
constexpr std::span<const std::string_view> names_of(Finding) {
  return finding_names;
}

enum class Boundary { after, on };
constexpr std::array<std::string_view, 2> boundary_names{"after", "on"};
constexpr std::span<const std::string_view> names_of(Boundary) {
  return boundary_names;
}

/// Employment lasted until a date: does the day itself count?
struct EndedAfter {
  Date date = {};
  Open<Boundary> first_day = {};
  bool day_counts = false;
  bool employed_then = false;
};
template <std::same_as<EndedAfter> Self>
constexpr auto describe(const Self*) {
  return record(
      "ended after", "Employment ended after a date",
      field<&EndedAfter::date>("date", "The date").as_shorthand(),
      field<&EndedAfter::first_day>("first_day", "Whether the day itself counts").optional_with("after"),
      field<&EndedAfter::day_counts>("day_counts", "The day itself counts").optional_with("false"),
      field<&EndedAfter::employed_then>("employed_then",
                                        "For who stayed until the date: not for a person hired after it")
          .optional_with("false"));
}

/// Employment ended before a date.
struct EndedBefore {
  Date date = {};
  bool day_counts = false;
};
template <std::same_as<EndedBefore> Self>
constexpr auto describe(const Self*) {
  return record("ended before", "Employment ended before a date",
                field<&EndedBefore::date>("date", "The date").as_shorthand(),
                field<&EndedBefore::day_counts>("day_counts", "The day itself counts").optional_with("false"));
}

/// What `if` and `unless` name: a finding ("the one of this clause's own document"), the id of a clause that
/// finds something, or several of which one is enough.
struct FindingName {
  std::string name = {};
  std::vector<std::string> any = {};

  /// Filled when the agreement is linked: the finding, and the clauses by any of which it may be found.
  struct Test {
    Finding finding = {};
    std::vector<size_t> clauses = {};  ///< positions in the agreement; none for what the facts say themselves
  };
  std::vector<Test> tests = {};  ///< one of them must hold
};
template <std::same_as<FindingName> Self>
constexpr auto describe(const Self*) {
  return record("finding", "Something that is found once and asked by many clauses",
                field<&FindingName::name>("finding", "A finding, or the id of the clause that finds it")
                    .as_shorthand()
                    .optional_with(""),
                field<&FindingName::any>("any", "Several, of which one is enough"));
}

/// One way for a clause to be triggered; a clause lists one or more. All that is named must hold.
struct When {
  static constexpr std::string_view any_end = "always";  ///< in place of a route: however employment ends
  std::vector<std::string> route = {};
  std::vector<Reason> reason = {};
  std::optional<Party> by = {};
  std::vector<FindingName> holds = {};
  std::vector<FindingName> fails = {};
  std::optional<std::string> change = {};
  std::optional<std::string> release = {};
  std::vector<std::string> tier = {};
  std::optional<EndedAfter> ended_after = {};
  std::optional<EndedBefore> ended_before = {};
  Open<Applies> applies = Applies::yes;
  std::optional<std::string> warn = {};
  bool always = false;  ///< linked: `when: always`

  /// Whether it asks anything of the end of employment; a way that names a change in control alone does not.
  bool asks_for_end() const {
    return !change || always || by || release || ended_after || ended_before || !route.empty() ||
           !reason.empty() || !holds.empty() || !fails.empty();
  }
};
template <std::same_as<When> Self>
constexpr auto describe(const Self*) {
  return record(
      "when", "One way for a clause to be triggered: all that it names must hold",
      field<&When::route>("route", "Routes of termination, by id of their clause; `always`: by whichever")
          .names_clause()
          .as_shorthand(),
      field<&When::reason>("reason", "Reasons for the end of employment"),
      field<&When::by>("by", "Who ended employment"), field<&When::holds>("if", "Findings that must hold"),
      field<&When::fails>("unless", "Findings that must not hold"),
      field<&When::change>("change",
                           "A change in control, by id of the clause that defines it; beside a condition on "
                           "the end of employment: one that came before it")
          .names_clause(),
      field<&When::release>("release", "A release of claims that must be in force, by id of its clause")
          .names_clause(),
      field<&When::tier>("tier", "The person is of one of these tiers (`tiers` at the head of the terms)"),
      field<&When::ended_after>("ended_after", "Employment must have lasted until this date"),
      field<&When::ended_before>("ended_before", "Employment must have ended before this date"),
      field<&When::applies>("applies", "Whether this way counts at all: for open points").optional_with("yes"),
      field<&When::warn>("warn", "A warning that stands beside the figures when this way is met"));
}

/// The document of a citation: its first word.
constexpr std::string_view document_of(std::string_view cite) {
  size_t length = 0;  // two or three letters: a search for the space is a slow way to find them
  while (length < cite.size() && cite[length] != ' ') ++length;
  return cite.substr(0, length);
}

/// What every clause has, whatever its kind.
struct ClauseHead {
  std::string id = {};
  std::string cite = {};  ///< of `cites`, the one in the person's document
  std::string summary = {};
  std::vector<When> when = {};
  std::vector<std::string> replaces = {};
  std::vector<std::string> in_addition_to = {};
  std::vector<std::string> cites = {};

  std::string_view document() const { return document_of(cite); }
};
template <std::same_as<ClauseHead> Self>
constexpr auto describe(const Self*) {
  return record(
      "clause", "What every clause has", field<&ClauseHead::id>("id", "Short name, unique in the agreement"),
      field<&ClauseHead::cites>("cite",
                                "Document and section, such as EA 5.6; a list where documents of several "
                                "people share the clause")
          .as_required(),
      field<&ClauseHead::summary>("summary", "The clause in one sentence of our own words"),
      field<&ClauseHead::when>("when", "When it is triggered: one way, or a list of ways"),
      field<&ClauseHead::replaces>("replaces", "Ids of clauses that this one displaces when both are triggered")
          .names_clause(),
      field<&ClauseHead::in_addition_to>("in_addition_to",
                                         "Ids of clauses beside which this one is paid on purpose: both add up")
          .names_clause());
}

/// A kind is a struct of terms with a name, a manual line and a field description; its file pair says what it
/// does.
template <class K>
concept ClauseKind = requires {
  { K::kind } -> std::convertible_to<std::string_view>;
  { K::doc } -> std::convertible_to<std::string_view>;
  describe(static_cast<const K*>(nullptr));
};

extern template const Type& type_of<ClauseHead>();

}  // namespace payout
