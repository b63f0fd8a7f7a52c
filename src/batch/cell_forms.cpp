#include "batch/cell_forms.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "document/scalars.h"
#include "values/number_text.h"

namespace payout {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, is_digit);
}

/// Takes one of the marks off the front or the end, with the blanks beside it.
void without_currency(std::string& text, std::span<const std::string_view> marks) {
  for (const std::string_view mark : marks) {
    if (text.starts_with(mark)) text.erase(0, mark.size());
    if (text.ends_with(mark)) text.resize(text.size() - mark.size());
  }
  const size_t first = text.find_first_not_of(' ');
  text = first == text.npos ? "" : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

/// The digits of a whole number with groups of three behind `group`, or nothing where the groups are uneven.
std::optional<std::string> ungrouped(std::string_view whole, std::string_view group) {
  std::string digits;
  bool first = true;
  for (;;) {
    const size_t end = whole.find(group);
    const std::string_view part = whole.substr(0, end);
    const bool last = end == whole.npos;
    if (!all_digits(part)) return std::nullopt;
    if (first ? !last && part.size() > 3 : part.size() != 3) return std::nullopt;
    digits += part;
    first = false;
    if (last) return digits;
    whole.remove_prefix(end + group.size());
  }
}

struct Style {
  char point;
  std::array<std::string_view, 4> groups;  ///< one of them separates thousands; empty for none
  std::array<std::string_view, 2> currency;
};

const Style& style_of(Region region) {
  static constexpr std::string_view no_break = "\xC2\xA0", narrow = "\xE2\x80\xAF";
  static const Style us{'.', {",", "", "", ""}, {"$", "USD"}};
  static const Style eu{',', {".", " ", no_break, narrow}, {"\xE2\x82\xAC", "EUR"}};
  return region == Region::us ? us : eu;
}

std::optional<std::string> unsigned_number(const Style& style, std::string_view text) {
  const size_t point = text.find(style.point);
  const std::string_view whole = text.substr(0, point);
  for (const std::string_view group : style.groups) {
    if (group.empty()) continue;
    auto digits = ungrouped(whole, group);
    if (!digits) continue;
    if (point == text.npos) return digits;
    if (!all_digits(text.substr(point + 1))) return std::nullopt;
    return *digits + '.' + std::string{text.substr(point + 1)};
  }
  return std::nullopt;
}

std::optional<int> number_of(std::string_view text, size_t least, size_t most) {
  if (text.size() < least || text.size() > most || !all_digits(text)) return std::nullopt;
  int number = 0;
  for (const char c : text) number = number * 10 + (c - '0');
  return number;
}

}  // namespace

bool is_number(const Type& leaf) {
  static const std::array<const Type*, 7> types{&type_of<Money>(), &type_of<PayRate>(),    &type_of<Price>(),
                                                &type_of<Rate>(),  &type_of<YearlyRate>(), &type_of<Shares>(),
                                                &type_of<int>()};
  return std::ranges::find(types, &leaf) != types.end();
}

bool plain_number(Region region, std::string& cell) {
  const Style& style = style_of(region);
  // The unit stays; a blank in front of it does not.
  const size_t unit = std::min(cell.find('%'), cell.find('/'));
  std::string text = cell.substr(0, unit), tail = unit == cell.npos ? "" : cell.substr(unit);
  bool negative = false;
  without_currency(text, style.currency);
  if (text.starts_with('(') && text.ends_with(')')) {
    text = text.substr(1, text.size() - 2);
    negative = true;
  } else if (text.starts_with('-')) {
    text.erase(0, 1);
    negative = true;
  }
  without_currency(text, style.currency);
  const auto number = unsigned_number(style, text);
  if (!number) return false;
  cell = (negative ? "-" : "") + *number + tail;
  return true;
}

bool plain_date(Region region, std::string& cell) {
  if (cell.size() == 10 && cell[4] == '-' && cell[7] == '-') return true;
  const char mark = cell.find('.') != cell.npos && region == Region::eu ? '.' : '/';
  const size_t first = cell.find(mark), second = first == cell.npos ? first : cell.find(mark, first + 1);
  if (second == cell.npos) return false;
  const std::string_view text = cell;
  const auto a = number_of(text.substr(0, first), 1, 2),
             b = number_of(text.substr(first + 1, second - first - 1), 1, 2);
  const auto year = number_of(text.substr(second + 1), 4, 4);
  if (!a || !b || !year) return false;
  const int month = region == Region::us ? *a : *b, day = region == Region::us ? *b : *a;
  cell = fmt::format("{:04}-{:02}-{:02}", *year, month, day);
  return true;
}

std::string_view number_example(Region region) {
  return region == Region::us ? "310,000.00 or $310,000" : "310.000,00";
}
std::string_view date_example(Region region) {
  return region == Region::us ? "9/28/2000 (month, day, year)" : "28.9.2000 (day, month, year)";
}

}  // namespace payout
