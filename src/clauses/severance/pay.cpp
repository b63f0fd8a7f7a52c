#include "clauses/severance/pay.h"

#include "values/number_text.h"

namespace payout {
namespace {

constexpr std::array<std::string_view, 5> from_names{"right", "end", "change", "release", "notice"};

bool read_from(std::string_view text, bool, void* out, std::string&, std::string& help) {
  auto& from = *static_cast<FromDay*>(out);
  for (size_t i = 0; i < from_names.size(); ++i) {
    if (from_names[i] == text) {
      from = {static_cast<FromDay::Name>(i), {}};
      return true;
    }
  }
  if (const auto date = parse_date(text)) {
    from = {FromDay::Name::date, *date};
    return true;
  }
  if (text == "termination" || text == "separation") help = "write `end`";
  return false;
}

bool read_rule(std::string_view text, bool, void* out, std::string&, std::string& help) {
  using Form = DayRule::Form;
  auto& rule = *static_cast<DayRule*>(out);
  if (text == "payday" || text == "bonus_day") {
    rule = {.form = text == "payday" ? Form::payday : Form::bonus_day};
  } else if (const auto date = parse_date(text)) {
    rule = {.form = Form::date, .date = *date};
  } else if (const auto day = parse_month_day(text)) {
    rule = {.form = Form::day_of_year, .day_of_year = *day};
  } else if (const auto time = parse_period(text)) {
    rule = {.form = Form::time, .time = *time};
  } else {
    if (text.starts_with("within ")) help = "write the time alone: " + std::string{text.substr(7)};
    return false;
  }
  return true;
}

bool read_day(std::string_view text, bool, void* out, std::string&, std::string&) {
  const auto number = text == "last" ? std::optional<int64_t>{31} : parse_whole(text);
  if (!number || *number < 1 || *number > 31) return false;
  static_cast<DayOfMonth*>(out)->number = static_cast<int>(*number);
  return true;
}

std::string text_of(const FromDay& from) {
  if (from.name == FromDay::Name::date) return payout::to_string(from.date);
  return std::string{from_names[static_cast<size_t>(from.name)]};
}

std::string text_of(const DayOfMonth& day) {
  return day.number == 31 ? "last" : std::to_string(day.number);
}

std::string text_of(const DayRule& rule) {
  return to_string(rule);
}

template <class T>
void write_as_text(const void* in, std::string& out) {
  out += text_of(*static_cast<const T*>(in));
}

}  // namespace

std::string to_string(const DayRule& rule) {
  switch (rule.form) {
    case DayRule::Form::date: return to_string(rule.date);
    case DayRule::Form::day_of_year: return to_string(rule.day_of_year);
    case DayRule::Form::time: return to_string(rule.time);
    case DayRule::Form::payday: return "payday";
    case DayRule::Form::bonus_day: return "bonus_day";
  }
  return {};
}

const Scalar& scalar_of(const FromDay*) {
  static const Scalar scalar{.name = "day to count from",
                             .expects = "right, end, change, release, notice or a date as YYYY-MM-DD",
                             .pattern = R"(^(right|end|change|release|notice|[0-9]{4}-[0-9]{2}-[0-9]{2})$)",
                             .json = Scalar::Json::string,
                             .read = read_from,
                             .write = write_as_text<FromDay>};
  return scalar;
}

const Scalar& scalar_of(const DayRule*) {
  static const Scalar scalar{
      .name = "day",
      .expects =
          "a date as YYYY-MM-DD, a day of the year such as 03-15, a time such as 60 days, payday or "
          "bonus_day",
      .pattern = R"(^(payday|bonus_day|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{2}-[0-9]{2}|)"
                 R"([0-9]+ (days?|weeks?|months?|years?|business days?))$)",
      .json = Scalar::Json::string,
      .read = read_rule,
      .write = write_as_text<DayRule>};
  return scalar;
}

const Scalar& scalar_of(const DayOfMonth*) {
  static const Scalar scalar{.name = "day of the month",
                             .expects = "a number from 1 to 31, or last",
                             .pattern = "^([1-9]|[12][0-9]|3[01]|last)$",
                             .json = Scalar::Json::string,
                             .read = read_day,
                             .write = write_as_text<DayOfMonth>};
  return scalar;
}

}  // namespace payout
