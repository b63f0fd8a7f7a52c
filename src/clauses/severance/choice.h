#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "clauses/kind.h"
#include "document/scalars.h"

namespace payout {

struct Agreement;
struct Case;
struct ClauseHead;
struct TermsCheck;

/// Who, or what, decides which of several promises is kept.
enum class ChosenBy { person, greatest };
constexpr std::array<std::string_view, 2> chosen_by_names{"person", "greatest"};
constexpr std::span<const std::string_view> names_of(ChosenBy) {
  return chosen_by_names;
}
constexpr std::array<Synonym, 3> chosen_by_synonyms{
    {{"employee", "person", true}, {"executive", "person", true}, {"greater", "greatest", true}}};
constexpr std::span<const Synonym> synonyms_of(ChosenBy) {
  return chosen_by_synonyms;
}

/// Of several promises one is kept: the one that the person chooses (fact `chosen`), or the one that comes to
/// most. A promise is a clause, or all that a document pays. Typical promises: a lump sum or continued salary
/// as the executive elects within ten days; the greater of this severance and that of the plan.
struct PromiseChoice {
  static constexpr std::string_view kind = "choice";
  static constexpr std::string_view doc = "Of several promises one is kept: the chosen one, or the greatest";
  static constexpr bool asks_when = true;
  static constexpr RowStage row_stage = RowStage::choice;
  std::vector<std::string> between = {};
  ChosenBy by = ChosenBy::person;
  std::optional<std::string> unless_told = {};
  std::optional<Period> within = {};
};
template <std::same_as<PromiseChoice> Self>
constexpr auto describe(const Self*) {
  using P = PromiseChoice;
  return record(
      "choice", P::doc,
      field<&P::between>("between", "The promises, by id of the clause, or by document: `[lump, continued]`"),
      field<&P::by>("by",
                    "Who decides: the `person` (fact `chosen: {ID: PROMISE}`), or `greatest`: the one that "
                    "comes to most, the first of equal ones")
          .optional_with("person"),
      field<&P::unless_told>("unless_told", "The promise that is kept where the executive does not choose"),
      field<&P::within>("within", "The choice is made so long after the right arises"));
}

/// Takes out what is not chosen.
void act_on_rows(const PromiseChoice& terms, const ClauseHead& clause, const Case& c);

/// Whether a choice keeps only one of two clauses.
bool in_one_choice(const Agreement& agreement, const ClauseHead& a, const ClauseHead& b);

/// Tells promises among which there is nothing to choose, and keys that the choice leaves no use.
void check(const PromiseChoice& terms, const TermsCheck& t, size_t clause);

}  // namespace payout
