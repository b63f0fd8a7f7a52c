#include "clauses/near_terms.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "scenario/termination.h"

namespace payout {
namespace {

std::string plain(std::string_view text) {
  std::string out{text};
  for (char& ch : out) {
    if (ch >= 'A' && ch <= 'Z') ch = static_cast<char>(ch - 'A' + 'a');
    if (ch == ' ' || ch == '-') ch = '_';
  }
  return out;
}

struct AmountMeant {
  std::string_view word, help;
};

constexpr std::string_view bonus_meant =
    "which one: `target_bonus`, `{bonus: actual}`, `{bonus: last_year}`, `{bonus: {average_of_last: 3}}`, or "
    "the id of "
    "a `defined_amount`; `payout terms measures` lists them";
constexpr std::string_view average_meant =
    "write `{bonus: {average_of_last: 3}}`, or the id of a `defined_amount`; `payout terms measures` lists "
    "them";
constexpr std::string_view several_meant =
    "amounts of which each counts are a list: `of: [salary, target_bonus]`; `payout terms measures` lists them";
constexpr std::string_view month_meant =
    "the amounts are yearly: a month of salary is `months: 1` with `of: salary`, a week `weeks: 1`";
constexpr std::string_view share_meant =
    "a part of an amount is said beside it: `share: 50%` with `of: salary`";
constexpr std::string_view shares_meant =
    "awards are no amount of pay: what vests is a clause of kind `acceleration`, what is paid out "
    "`award_settlement`";
constexpr std::string_view stated_meant =
    "a sum that the scenario gives is `{amount: NAME}`; `payout terms measures` lists the amounts";

constexpr std::array amounts_meant{
    AmountMeant{"bonus", bonus_meant},
    AmountMeant{"bonuses", bonus_meant},
    AmountMeant{"incentive", bonus_meant},
    AmountMeant{"annual_incentive", bonus_meant},
    AmountMeant{"average_bonus", average_meant},
    AmountMeant{"compensation", several_meant},
    AmountMeant{"cash_compensation", several_meant},
    AmountMeant{"total_compensation", several_meant},
    AmountMeant{"total_cash", several_meant},
    AmountMeant{"total_cash_compensation", several_meant},
    AmountMeant{"salary_and_bonus", several_meant},
    AmountMeant{"base_and_bonus", several_meant},
    AmountMeant{"monthly_salary", month_meant},
    AmountMeant{"weekly_salary", month_meant},
    AmountMeant{"monthly_base_salary", month_meant},
    AmountMeant{"equity", shares_meant},
    AmountMeant{"stock", shares_meant},
    AmountMeant{"options", shares_meant},
    AmountMeant{"rsus", shares_meant},
    AmountMeant{"commission", stated_meant},
    AmountMeant{"commissions", stated_meant},
    AmountMeant{
        "cobra",
        "did you mean `health_insurance`? Cover that goes on is a clause of kind `benefit_continuation`"},
    AmountMeant{
        "premium",
        "did you mean `health_insurance`? Cover that goes on is a clause of kind `benefit_continuation`"},
};

/// Whether a word stands in a name by itself: `release` in `release_signed`.
bool has_word(std::string_view name, std::string_view word) {
  const size_t at = name.find(word);
  if (at == name.npos || (at > 0 && name[at - 1] != '_')) return false;
  const size_t end = at + word.size();
  return end == name.size() || name[end] == '_' || (name[end] >= '0' && name[end] <= '9');
}

}  // namespace

std::string_view amount_hint(std::string_view text) {
  const std::string word = plain(text);
  const auto found = std::ranges::find(amounts_meant, word, &AmountMeant::word);
  if (found != amounts_meant.end()) return found->help;
  if (text.find('+') != text.npos || text.find(" and ") != text.npos || text.find(" plus ") != text.npos)
    return several_meant;
  if (text.find('%') != text.npos) return share_meant;
  return {};
}

std::string finding_hint(std::string_view name, std::string_view key) {
  const std::string word = plain(name);
  Reason reason{};
  std::string why, help;
  if (scalar_of(&reason).read(name, false, &reason, why, help) && reason != Reason::change_in_control &&
      reason != Reason::retirement)
    return key == "if"
               ? fmt::format("that is a reason: `reason: {}`", name_of(reason))
               : fmt::format("`{}` is a reason: name the ways that are meant, under `reason` or `route`",
                             name_of(reason));
  for (const std::string_view each : {"release", "released"})
    if (has_word(word, each)) return "a release is `release: ID`, the id of a clause of kind `release`";
  for (const std::string_view each : {"age", "service", "tenure", "years"})
    if (has_word(word, each))
      return fmt::format(
          "age and service are asked for by a clause of kind `retirement`, named here: `{}: ITS_ID`", key);
  for (const std::string_view each : {"change", "cic", "trigger", "transaction"})
    if (has_word(word, each))
      return fmt::format(
          "a change itself is `change: ID`; a time after it is a clause of kind `protected_period`, and `{}:` "
          "names that",
          key);
  return {};
}

}  // namespace payout
