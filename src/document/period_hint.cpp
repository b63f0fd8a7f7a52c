#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "document/near_miss.h"
#include "values/date.h"
#include "values/number_text.h"

namespace payout {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr std::array<Pair, 22> numbers{
    {{"one", "1"},     {"two", "2"},          {"three", "3"},    {"four", "4"},        {"five", "5"},
     {"six", "6"},     {"seven", "7"},        {"eight", "8"},    {"nine", "9"},        {"ten", "10"},
     {"eleven", "11"}, {"twelve", "12"},      {"fifteen", "15"}, {"eighteen", "18"},   {"twenty", "20"},
     {"a", "1"},       {"twenty-four", "24"}, {"thirty", "30"},  {"thirty-six", "36"}, {"forty-five", "45"},
     {"sixty", "60"},  {"ninety", "90"}}};

/// Units as they are abbreviated or said otherwise.
constexpr std::array<Pair, 16> units{{{"d", "days"},
                                      {"day", "days"},
                                      {"wk", "weeks"},
                                      {"wks", "weeks"},
                                      {"week", "weeks"},
                                      {"mo", "months"},
                                      {"mos", "months"},
                                      {"mth", "months"},
                                      {"mths", "months"},
                                      {"m", "months"},
                                      {"month", "months"},
                                      {"y", "years"},
                                      {"yr", "years"},
                                      {"yrs", "years"},
                                      {"year", "years"},
                                      {"bd", "business days"}}};

/// Days of a sort: those of the calendar are days, those of work are business days.
constexpr std::array<Pair, 5> sorts{{{"calendar", ""},
                                     {"consecutive", ""},
                                     {"working", "business "},
                                     {"trading", "business "},
                                     {"banking", "business "}}};

std::string_view found_in(std::span<const Pair> table, std::string_view word) {
  const auto found = std::ranges::find(table, word, &Pair::first);
  return found != table.end() ? found->second : std::string_view{};
}

/// "Six (6) Months," as `six`, `months`; "30-day" and "18mo" as two words.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> out;
  std::string word;
  const auto end = [&] {
    if (!word.empty() && word.front() != '(') out.push_back(word);
    word.clear();
  };
  for (const char ch : text) {
    const char small = ch >= 'A' && ch <= 'Z' ? static_cast<char>(ch - 'A' + 'a') : ch;
    const bool digit = small >= '0' && small <= '9', letter = small >= 'a' && small <= 'z';
    const bool number = !word.empty() && word.find_first_not_of("0123456789.") == word.npos;
    if (small == ' ' || small == ',' || (small == '-' && number)) {
      end();
      continue;
    }
    if (letter && number) end();
    if (letter || digit || small == '.' || small == '(' || small == '-' || small == '/') word += small;
  }
  end();
  return out;
}

/// "1.5 years" and "half a year" in months; empty where it is no whole number of them.
std::string in_months(const std::vector<std::string>& words) {
  if (words.size() == 3 && words[0] == "half" && words[1] == "a" && words[2] == "year") return "6 months";
  if (words.size() != 2 || words[0].find('.') == std::string::npos) return {};
  if (words[1] != "years" && found_in(units, words[1]) != "years") return {};
  const auto years = parse_decimal(words[0], 4);
  if (!years) return {};
  const Exact months = *years * Exact{12};
  return months.den() == 1 ? fmt::format("{} months", decimal_or_fraction(months)) : std::string{};
}

/// The length at the beginning, written as it is here, and how many words it takes.
std::pair<std::string, size_t> length_of(const std::vector<std::string>& words) {
  if (words.size() < 2) return {};
  const std::string_view known = found_in(numbers, words[0]);
  const std::string number{known.empty() ? std::string_view{words[0]} : known};
  const auto sort = std::ranges::find(sorts, std::string_view{words[1]}, &Pair::first);
  const bool sorted = sort != sorts.end() && words.size() > 2;
  const std::string& unit = words[sorted ? 2 : 1];
  const std::string_view whole = found_in(units, unit);
  std::string text = fmt::format("{} {}{}", number, sorted ? sort->second : "", whole.empty() ? unit : whole);
  size_t taken = sorted ? 3 : 2;
  if (!sorted && unit == "business" && words.size() > 2) text += " days", taken = 3;
  if (text.starts_with("1 ") && text.ends_with('s')) text.pop_back();
  return parse_period(text) ? std::pair{text, taken} : std::pair<std::string, size_t>{};
}

bool any_of(const std::vector<std::string>& words, std::initializer_list<std::string_view> of) {
  return std::ranges::any_of(words,
                             [&](const std::string& word) { return std::ranges::find(of, word) != of.end(); });
}

}  // namespace

std::string_view number_word(std::string_view word) {
  return word == "a" ? std::string_view{} : found_in(numbers, word);
}

std::string period_hint(std::string_view text) {
  const std::vector<std::string> words = words_of(text);
  if (const std::string months = in_months(words); !months.empty()) return "write " + months;
  const auto& [length, taken] = length_of(words);
  if (!length.empty() && taken == words.size()) return "write " + length;
  if (!length.empty() && any_of(words, {"after", "following", "from", "of"}))
    return fmt::format(
        "write {0}; the day from which it is counted has a key of its own, such as `pay: {{within: {0}, from: "
        "release}}`",
        length);
  if (any_of(words, {"immediately", "promptly", "once"}))
    return "what is paid on the day itself is `at_once: true`";
  if (any_of(words, {"payday", "payroll"})) return "the next payday is `pay: {on: payday}`";
  const bool month = any_of(words, {"january", "february", "march", "april", "may", "june", "july", "august",
                                    "september", "october", "november", "december"});
  if (month || std::ranges::count(text, '/') == 2)
    return "a length of time is wanted, such as 15 days; a fixed day of payment is `pay: {on: 2027-03-15}`";
  return {};
}

}  // namespace payout
