#include "document/near_miss.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "values/date.h"
#include "values/number_text.h"

namespace payout {
namespace {

bool all_of(std::string_view text, std::string_view allowed) {
  return !text.empty() && text.find_first_not_of(allowed) == text.npos;
}

/// Whether every comma stands where one separates thousands: "1,250,000.50". Any other may be a decimal point.
bool commas_separate_thousands(std::string_view text) {
  const size_t point = text.find('.');
  size_t end = point == text.npos ? text.size() : point;
  if (text.find(',', end) != text.npos) return false;
  for (size_t comma; (comma = text.rfind(',', end - 1)) != text.npos; end = comma) {
    if (end - comma != 4 || comma == 0) return false;
  }
  return end >= 1 && end <= 4;
}

std::string small_letters(std::string_view text) {
  std::string out{text};
  std::ranges::transform(out, out.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

/// Takes a word from either end, with the blanks around it; whether it was there.
bool take(std::string_view& text, std::string_view word) {
  const std::string_view before = text;
  if (text.starts_with(word)) text.remove_prefix(word.size());
  if (text.ends_with(word)) text.remove_suffix(word.size());
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text.size() != before.size();
}

/// "$1.5 million", "500,000 USD", "half a million dollars" as digits; empty where it is not plain what is
/// meant.
std::string amount_in_words(std::string_view written) {
  const std::string small = small_letters(written);
  std::string_view text = small;
  for (const std::string_view currency : {"us$", "$", "usd", "us dollars", "dollars", "dollar"})
    take(text, currency);
  int64_t times = 1;
  constexpr std::array<std::pair<std::string_view, int64_t>, 4> sizes{
      {{"million", 1'000'000}, {"thousand", 1'000}, {"mm", 1'000'000}, {"k", 1'000}}};
  for (const auto& [word, size] : sizes) {
    if (times > 1 || !text.ends_with(word)) continue;
    take(text, word), times = size;
  }
  take(text, "$");
  if (text == "half a" && times > 1) return fmt::format("{}", times / 2);
  if (text == "a" && times > 1) return fmt::format("{}", times);
  if (const std::string_view number = number_word(text); !number.empty() && times > 1) text = number;
  if (text.find(',') != text.npos && !commas_separate_thousands(text)) return {};
  std::string digits{text};
  std::erase(digits, ',');
  if (!all_of(digits, "0123456789.")) return {};
  const auto value = parse_decimal(digits, 6);
  if (!value) return {};
  const Exact whole = *value * Exact{times};
  if (times == 1) return digits;
  return whole.den() == 1 ? decimal_or_fraction(whole) : std::string{};
}

/// "18 months" where a number is wanted; "up to 20000".
std::string number_among_words(std::string_view text) {
  if (text.starts_with("up to "))
    return "what is paid only up to a limit, as far as it is used, is a clause of kind `reimbursement` with "
           "`at_most`";
  const size_t space = text.find(' ');
  if (const std::string_view number = number_word(text.substr(0, space)); !number.empty()) {
    const std::string_view unit = space == text.npos ? std::string_view{} : text.substr(space + 1);
    for (const std::string_view known : {"", "days", "weeks", "months", "years", "year", "month", "shares"})
      if (unit == known) return fmt::format("write {}", number);
  }
  if (space == text.npos || !all_of(text.substr(0, space), "0123456789")) return {};
  const std::string_view rest = text.substr(space + 1);
  for (const std::string_view unit :
       {"day", "days", "week", "weeks", "month", "months", "year", "years", "shares"})
    if (rest == unit) return fmt::format("the key says of what: write {}", text.substr(0, space));
  return {};
}

/// "2.5e5" as "250000"; nothing where a fraction would be left.
std::string without_exponent(std::string_view text) {
  const size_t e = text.find_first_of("eE");
  std::string mantissa{text.substr(0, e)};
  const size_t point = mantissa.find('.');
  const size_t decimals = point == mantissa.npos ? 0 : mantissa.size() - point - 1;
  if (point != mantissa.npos) mantissa.erase(point, 1);
  std::string_view power = text.substr(e + 1);
  if (power.starts_with('+')) power.remove_prefix(1);
  const auto zeros = parse_whole(power);
  if (!zeros || !all_of(mantissa, "0123456789") || mantissa.empty()) return {};
  const auto count = static_cast<size_t>(*zeros);
  if (count < decimals || count > 15) return {};
  mantissa.erase(0, std::min(mantissa.find_first_not_of('0'), mantissa.size() - 1));
  return mantissa + std::string(count - decimals, '0');
}

}  // namespace

std::string number_hint(std::string_view text) {
  if (std::string words = number_among_words(text); !words.empty()) return words;
  std::string digits;
  for (const char c : text) {
    if (std::isdigit(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '-') digits += c;
  }
  if (text.find(',') != text.npos && !commas_separate_thousands(text)) {
    return "a comma can be a decimal point or separate thousands: use a point for cents and no comma";
  }
  if (const std::string amount = amount_in_words(text);
      !amount.empty() && amount != text &&
      text.find_first_of("abcdefghijlmnopqrstuvwxyzABCDEFGHIJLMNOPQRSTUVWXYZ") != text.npos &&
      text.find_first_of("eE") != 0 && parse_decimal(amount, 4))
    return fmt::format("write a plain number: {}", amount);
  if (text.find_first_of(",$_ ") != text.npos && all_of(text, "0123456789.-,$_ ") && parse_decimal(digits, 4)) {
    return fmt::format("write a plain number: {}", digits);
  }
  if (text.size() > 1 && (text.back() == 'k' || text.back() == 'K') &&
      all_of(text.substr(0, text.size() - 1), "0123456789$") && parse_whole(digits)) {
    return fmt::format("write {}000", digits);
  }
  if (text.size() > 1 && text[0] == '0' && all_of(text, "0123456789")) {
    return "leading zeros make it octal for some YAML readers; leave them out";
  }
  if (text.starts_with(".") && (text == ".nan" || text == ".inf" || text == ".NaN" || text == ".Inf")) {
    return "a finite amount is needed";
  }
  if (all_of(text, "0123456789") ||
      (text.find_first_of("eE") != text.npos && all_of(text, "0123456789.eE+-"))) {
    if (text.find_first_of("eE") == text.npos) return "use at most fifteen digits";
    const std::string out = without_exponent(text);
    return fmt::format("write the number out, without an exponent{}{}", out.empty() ? "" : ": ", out);
  }
  if (text.size() > 1 && all_of(text.substr(text.size() - 1), "mMbB") &&
      all_of(text.substr(0, text.size() - 1), "0123456789.$"))
    return "write the number out in full, in dollars";
  if (const size_t point = text.find('.');
      point != text.npos && all_of(text, "0123456789.") && text.size() - point == 4)
    return "a point separates cents, of which there are two digits, and not thousands";
  return {};
}

std::string rate_hint(std::string_view written) {
  const std::string small = small_letters(written);
  std::string_view text = small;
  constexpr std::array<std::pair<std::string_view, std::string_view>, 8> parts{{{"half", "50%"},
                                                                                {"one half", "50%"},
                                                                                {"a half", "50%"},
                                                                                {"one third", "1/3"},
                                                                                {"a third", "1/3"},
                                                                                {"two thirds", "2/3"},
                                                                                {"a quarter", "25%"},
                                                                                {"one quarter", "25%"}}};
  const auto part = std::ranges::find(parts, text, &std::pair<std::string_view, std::string_view>::first);
  if (part != parts.end()) return fmt::format("write {}", part->second);
  if (text.starts_with('.') && all_of(text.substr(1), "0123456789")) {
    const auto value = parse_decimal("0" + small, 9);
    return value ? fmt::format("write {}% if that is what you mean", decimal_or_fraction(*value * Exact{100}))
                 : std::string{};
  }
  if (!take(text, "percent") && !take(text, "per cent") && !take(text, "pct") && !take(text, "%")) {
    const std::string amount = amount_in_words(written);
    return amount.empty() ? std::string{}
                          : fmt::format(
                                "write a share, such as 50%; where money may stand in its place it says "
                                "per what: {}/year",
                                amount);
  }
  if (const std::string_view number = number_word(text); !number.empty())
    return fmt::format("write {}%", number);
  return parse_decimal(text, 9) ? fmt::format("write {}%", text) : std::string{};
}

std::string pay_hint(std::string_view written) {
  const std::string small = small_letters(written);
  std::string_view text = small;
  constexpr std::array<std::pair<std::string_view, std::string_view>, 16> units{{{"per year", "year"},
                                                                                 {"a year", "year"},
                                                                                 {"/ year", "year"},
                                                                                 {"per annum", "year"},
                                                                                 {"annually", "year"},
                                                                                 {"yearly", "year"},
                                                                                 {"/yr", "year"},
                                                                                 {"/annum", "year"},
                                                                                 {"per month", "month"},
                                                                                 {"a month", "month"},
                                                                                 {"/ month", "month"},
                                                                                 {"monthly", "month"},
                                                                                 {"/mo", "month"},
                                                                                 {"per quarter", "quarter"},
                                                                                 {"a quarter", "quarter"},
                                                                                 {"quarterly", "quarter"}}};
  for (const auto& [word, unit] : units) {
    if (!text.ends_with(word)) continue;
    take(text, word);
    const std::string amount = amount_in_words(text);
    return amount.empty() ? std::string{} : fmt::format("{}/{}", amount, unit);
  }
  return {};
}

std::string multiple_hint(std::string_view text) {
  if (text.ends_with('%')) {
    if (const auto percent = parse_decimal(text.substr(0, text.size() - 1), 4))
      return fmt::format("write {}; a share of the amounts is `share: {}`",
                         decimal_or_fraction(*percent / Exact{100}), text);
  }
  if (text.ends_with('x') || text.ends_with('X')) {
    if (parse_decimal(text.substr(0, text.size() - 1), 4))
      return fmt::format("write {}", text.substr(0, text.size() - 1));
  }
  constexpr std::array<std::pair<std::string_view, int>, 6> words{
      {{"once", 1}, {"one", 1}, {"twice", 2}, {"two", 2}, {"three", 3}, {"thrice", 3}}};
  const auto word = std::ranges::find(words, text, &std::pair<std::string_view, int>::first);
  return word != words.end() ? fmt::format("write {}", word->second) : number_hint(text);
}

std::string date_with_slashes(std::string_view text) {
  const size_t one = text.find('/'), two = text.find('/', one + 1);
  if (two == text.npos) return "write dates as YYYY-MM-DD";
  const auto first = parse_whole(text.substr(0, one)[0] == '0' ? text.substr(1, one - 1) : text.substr(0, one));
  const std::string_view middle = text.substr(one + 1, two - one - 1), last = text.substr(two + 1);
  const auto second = parse_whole(middle.starts_with('0') ? middle.substr(1) : middle);
  const auto year = parse_whole(last);
  if (!first || !second || !year || last.size() != 4) return "write dates as YYYY-MM-DD";
  const auto day = [&](int64_t month, int64_t d) { return fmt::format("{}-{:02}-{:02}", *year, month, d); };
  const bool us = parse_date(day(*first, *second)).has_value(),
             other = parse_date(day(*second, *first)).has_value();
  if (us && other && *first != *second)
    return fmt::format("write {} or {}", day(*first, *second), day(*second, *first));
  if (us) return fmt::format("write {}", day(*first, *second));
  if (other) return fmt::format("write {}", day(*second, *first));
  return "write dates as YYYY-MM-DD";
}

}  // namespace payout
