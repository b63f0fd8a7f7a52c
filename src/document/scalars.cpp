#include "document/scalars.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "document/diagnostic.h"
#include "document/near_miss.h"
#include "values/number_text.h"
#include "words/everyday_words.h"
#include "words/former_names.h"
#include "words/nearest.h"

namespace payout {

// ---- prices ----

std::string to_string(Price price) {
  // Four decimals at most, as prices are written: a split may leave more, which the arithmetic keeps.
  constexpr int64_t scale = 10'000;
  int places = 4;
  if (scale % price.dollars.den() == 0) {
    places = 2;
    for (int64_t reached = 100; reached % price.dollars.den() != 0; reached *= 10) ++places;
  }
  return decimal(price.dollars, places);
}

std::string to_string(Times times) {
  return decimal_or_fraction(times.value);
}
std::optional<Times> parse_times(std::string_view text) {
  const auto value = parse_decimal(text, 4);
  return value ? std::optional{Times{*value}} : std::nullopt;
}
std::optional<Price> parse_price(std::string_view text) {
  const auto value = parse_decimal(text, 4);
  if (!value || *value < Exact{0}) return std::nullopt;
  return Price{*value};
}

// ---- reading ----

namespace {

bool fail(std::string& why, std::string& help, std::string reason, std::string remedy = {}) {
  why = std::move(reason);
  help = std::move(remedy);
  return false;
}

bool read_times(std::string_view text, bool, void* out, std::string& why, std::string& help) {
  const auto value = parse_times(text);
  if (!value) return fail(why, help, {}, multiple_hint(text));
  *static_cast<Times*>(out) = *value;
  return true;
}

template <class T, std::optional<T> (*parse)(std::string_view)>
bool read_number(std::string_view text, bool, void* out, std::string& why, std::string& help) {
  const auto value = parse(text);
  if (!value) return fail(why, help, {}, number_hint(text));
  *static_cast<T*>(out) = *value;
  return true;
}

bool read_period(std::string_view text, bool, void* out, std::string& why, std::string& help) {
  if (const auto value = parse_period(text)) {
    *static_cast<Period*>(out) = *value;
    return true;
  }
  if (const std::string meant = period_hint(text); !meant.empty()) return fail(why, help, {}, meant);
  if (parse_date(text))
    return fail(
        why, help, fmt::format("{} is a day, and a length of time is wanted", text),
        fmt::format("give the time until then, such as 15 days; a fixed day of payment is `pay: {{on: {}}}`",
                    text));
  if (const auto count = parse_whole(text); count && *count >= 0)
    return fail(why, help, fmt::format("{} of what?", text),
                fmt::format("write {0} days, {0} months or {0} years", text));
  if (text.starts_with('-') && parse_period(text.substr(1)))
    return fail(why, help, "a length of time is not negative",
                "leave the sign out; time before a day is said by its key");
  return fail(why, help, {}, number_hint(text));
}

bool read_month_day(std::string_view text, bool, void* out, std::string& why, std::string& help) {
  if (const auto value = parse_month_day(text)) {
    *static_cast<MonthDay*>(out) = *value;
    return true;
  }
  return fail(why, help, {}, parse_date(text) ? "leave the year out: " + std::string{text.substr(5)} : "");
}

bool read_rate(std::string_view text, bool, void* out, std::string& why, std::string& help) {
  if (const auto value = parse_rate(text)) {
    *static_cast<Rate*>(out) = *value;
    return true;
  }
  if (const auto bare = parse_decimal(text, 9)) {
    const std::string as_percent = decimal_or_fraction(*bare);
    const std::string as_fraction = decimal_or_fraction(*bare * Exact{100});
    if (*bare >= Exact{-1} && *bare <= Exact{1} && *bare != Exact{0}) {
      return fail(why, help, fmt::format("{} could be {}% or {}%", text, as_fraction, as_percent),
                  fmt::format("write {}% if that is what you mean", as_fraction));
    }
    if (*bare > Exact{300})
      return fail(
          why, help, fmt::format("{} is no rate", text),
          fmt::format("write a share of what it is a rate of, such as 50%; where money may stand in its place, "
                      "as for a target bonus, it says per what: {}/year",
                      text));
    return fail(why, help, fmt::format("{} has no percent sign", text), fmt::format("write {}%", as_percent));
  }
  return fail(why, help, {}, rate_hint(text));
}

bool read_pay(std::string_view text, bool, void* out, std::string& why, std::string& help) {
  if (const auto value = parse_pay_rate(text)) {
    *static_cast<PayRate*>(out) = *value;
    return true;
  }
  if (parse_decimal(text, 2)) {
    return fail(why, help, fmt::format("{} per what?", text),
                fmt::format("write {0}/year, {0}/month, {0}/quarter or {0}/semi-month", text));
  }
  if (const std::string meant = pay_hint(text); !meant.empty() && parse_pay_rate(meant))
    return fail(why, help, {}, "write " + meant);
  const size_t slash = text.find('/');
  if (slash != text.npos && parse_decimal(text.substr(0, slash), 2)) {
    return fail(why, help, fmt::format("`{}` is not a unit of time used here", text.substr(slash)),
                "use /year, /quarter, /month or /semi-month");
  }
  std::string hint = number_hint(text.substr(0, slash));
  const bool with_unit = slash != text.npos && slash + 1 < text.size();
  if (hint.starts_with("write ") && hint.back() >= '0' && hint.back() <= '9')
    hint += with_unit ? std::string{text.substr(slash)} : "/year";
  return fail(why, help, {}, hint);
}

bool read_yearly(std::string_view text, bool, void* out, std::string& why, std::string& help) {
  if (const auto value = parse_yearly_rate(text)) {
    *static_cast<YearlyRate*>(out) = *value;
    return true;
  }
  if (parse_rate(text))
    return fail(why, help, fmt::format("{} per what?", text), fmt::format("write {}/year", text));
  return fail(why, help, {}, {});
}

bool read_date(std::string_view text, bool, void* out, std::string& why, std::string& help) {
  if (const auto value = parse_date(text)) {
    *static_cast<Date*>(out) = *value;
    return true;
  }
  if (text.size() == 10 && text.find_first_not_of("0123456789-") == text.npos && text[4] == '-' &&
      text[7] == '-') {
    const auto year = parse_whole(text.substr(0, 4));
    const auto month = text[5] == '0' ? parse_whole(text.substr(6, 1)) : parse_whole(text.substr(5, 2));
    if (year && month && *month >= 1 && *month <= 12 && *year > 0) {
      const Date last = last_of_month(static_cast<int>(*year), static_cast<unsigned>(*month));
      return fail(why, help,
                  fmt::format("{} does not exist: {} {} has {} days", text, month_name(last.month()), *year,
                              last.day()),
                  *month == 2 && !is_leap(static_cast<int>(*year))
                      ? fmt::format("{} is not a leap year", *year)
                      : fmt::format("its last day is {}", to_string(last)));
    }
    return fail(why, help, fmt::format("{} does not exist", text), "months run from 01 to 12");
  }
  if (text.find('/') != text.npos) {
    const std::string remedy = date_with_slashes(text);
    return fail(why, help,
                remedy.find(" or ") != remedy.npos
                    ? fmt::format("{} can be read as day/month or month/day", text)
                    : fmt::format("{} is not written as dates are here", text),
                remedy);
  }
  return fail(why, help, {}, "write dates as YYYY-MM-DD, a four-digit year and dashes");
}

bool read_bool(std::string_view text, bool quoted, void* out, std::string& why, std::string& help) {
  if (!quoted && (text == "true" || text == "false")) {
    *static_cast<bool*>(out) = text == "true";
    return true;
  }
  static constexpr std::array<std::string_view, 9> yes{"yes", "y",   "on", "True", "TRUE",
                                                       "Yes", "YES", "Y",  "true"};
  static constexpr std::array<std::string_view, 9> no{"no", "n",  "off", "False", "FALSE",
                                                      "No", "NO", "N",   "false"};
  if (std::ranges::find(yes, text) != yes.end()) return fail(why, help, {}, "write true, without quotes");
  if (std::ranges::find(no, text) != no.end()) return fail(why, help, {}, "write false, without quotes");
  return fail(why, help, {}, "write true or false");
}

bool read_int(std::string_view text, bool, void* out, std::string& why, std::string& help) {
  const auto value = parse_whole(text);
  if (!value || *value > INT32_MAX || *value < INT32_MIN) return fail(why, help, {}, number_hint(text));
  *static_cast<int*>(out) = static_cast<int>(*value);
  return true;
}

bool read_shares(std::string_view text, bool, void* out, std::string& why, std::string& help) {
  const auto value = parse_whole(text);
  if (!value) return fail(why, help, {}, number_hint(text));
  static_cast<Shares*>(out)->count = *value;
  return true;
}

/// A folded block (`>`) ends with a line break that belongs to no name or title.
bool read_string(std::string_view text, bool, void* out, std::string&, std::string&) {
  while (text.ends_with('\n')) text.remove_suffix(1);
  static_cast<std::string*>(out)->assign(text);
  return true;
}

template <class T, std::string (*print)(T)>
void write_text(const void* in, std::string& out) {
  out += print(*static_cast<const T*>(in));
}

Scalar make(std::string_view name, std::string_view expects, std::string_view pattern,
            decltype(Scalar::read) read, decltype(Scalar::write) write,
            Scalar::Json json = Scalar::Json::string) {
  Scalar scalar{};
  scalar.name = name;
  scalar.expects = expects;
  scalar.pattern = pattern;
  scalar.read = read;
  scalar.write = write;
  scalar.json = json;
  return scalar;
}

/// The scalar of a number: what it is of, how it is taken out and put in, and the smallest step in writing.
template <class T>
Scalar counted(Scalar scalar, Scalar::Unit unit, Exact quantum, Exact (*number)(const T&),
               void (*put)(T&, Exact)) {
  static Exact (*const take)(const T&) = number;
  static void (*const give)(T&, Exact) = put;
  scalar.unit = unit;
  scalar.quantum = quantum;
  scalar.number = [](const void* in) { return take(*static_cast<const T*>(in)); };
  scalar.set_number = [](void* out, Exact x) { give(*static_cast<T*>(out), x); };
  return scalar;
}

const Exact cent = Exact::fraction(1, 100);
const Exact millionth = Exact::fraction(1, 1'000'000);

Date day_of_number(Exact x) {
  return Date{std::chrono::sys_days{std::chrono::days{round_half_up(x)}}};
}

}  // namespace

const Scalar& scalar_of(const Money*) {
  static const Scalar scalar = counted<Money>(
      make("money", "an amount in dollars such as 240000 or 1234.56", R"(^-?[0-9]+(\.[0-9]{1,2})?$)",
           read_number<Money, parse_money>,
           [](const void* in, std::string& out) { append_plain(out, *static_cast<const Money*>(in)); }),
      Scalar::Unit::money, cent, [](const Money& v) { return v.exact() / Exact{100}; },
      [](Money& v, Exact x) { v = to_the_cent(x * Exact{100}); });
  return scalar;
}
const Scalar& scalar_of(const Price*) {
  static const Scalar scalar = counted<Price>(
      make("price", "a price per share such as 18.00", R"(^[0-9]+(\.[0-9]{1,4})?$)",
           read_number<Price, parse_price>, write_text<Price, to_string>),
      Scalar::Unit::price, Exact::fraction(1, 10'000), [](const Price& v) { return v.dollars; },
      [](Price& v, Exact x) { v.dollars = x; });
  return scalar;
}
const Scalar& scalar_of(const Rate*) {
  static const Scalar scalar = counted<Rate>(
      make("rate", "a rate with its percent sign (45%) or a fraction (2/37)",
           R"(^(-?[0-9]+(\.[0-9]+)?%|[0-9]+/[0-9]+)$)", read_rate, write_text<Rate, to_string>),
      Scalar::Unit::rate, millionth, [](const Rate& v) { return v.value; },
      [](Rate& v, Exact x) { v.value = x; });
  return scalar;
}
const Scalar& scalar_of(const PayRate*) {
  static const Scalar scalar = counted<PayRate>(
      make("pay", "money over time such as 240000/year or 500/month",
           R"(^-?[0-9]+(\.[0-9]{1,2})?/(year|quarter|month|semi-month)$)", read_pay,
           write_text<PayRate, to_string>),
      Scalar::Unit::money, cent, [](const PayRate& v) { return v.amount.exact() / Exact{100}; },
      [](PayRate& v, Exact x) { v.amount = to_the_cent(x * Exact{100}); });
  return scalar;
}
const Scalar& scalar_of(const YearlyRate*) {
  static const Scalar scalar = counted<YearlyRate>(
      make("yearly rate", "a rate per year such as 8%/year", R"(^-?[0-9]+(\.[0-9]+)?%/year$)", read_yearly,
           write_text<YearlyRate, to_string>),
      Scalar::Unit::rate, millionth, [](const YearlyRate& v) { return v.value; },
      [](YearlyRate& v, Exact x) { v.value = x; });
  return scalar;
}
const Scalar& scalar_of(const Date*) {
  static const Scalar scalar = counted<Date>(
      make("date", "a date as YYYY-MM-DD", R"(^[0-9]{4}-[0-9]{2}-[0-9]{2}$)", read_date,
           [](const void* in, std::string& out) { append(out, *static_cast<const Date*>(in)); }),
      Scalar::Unit::date, 1, [](const Date& v) { return Exact{v.days().time_since_epoch().count()}; },
      [](Date& v, Exact x) { v = day_of_number(x); });
  return scalar;
}
const Scalar& scalar_of(const MonthDay*) {
  static const Scalar scalar = make("day of the year", "a day of the year as MM-DD, such as 03-15",
                                    R"(^[0-9]{2}-[0-9]{2}$)", read_month_day, write_text<MonthDay, to_string>);
  return scalar;
}
const Scalar& scalar_of(const Period*) {
  static const Scalar scalar = make(
      "period", "a period such as 15 days, 10 business days, 6 weeks, 12 months or 1 year",
      R"(^[0-9]+ (days?|weeks?|months?|years?|business days?)$)", read_period, write_text<Period, to_string>);
  return scalar;
}
const Scalar& scalar_of(const Times*) {
  static const Scalar scalar = counted<Times>(
      make("multiple", "a number with up to four decimals, such as 2 or 2.99", R"(^-?[0-9]+(\.[0-9]{1,4})?$)",
           read_times, write_text<Times, to_string>, Scalar::Json::number),
      Scalar::Unit::count, Exact::fraction(1, 10'000), [](const Times& v) { return v.value; },
      [](Times& v, Exact x) { v.value = x; });
  return scalar;
}
const Scalar& scalar_of(const Shares*) {
  static const Scalar scalar = counted<Shares>(
      make(
          "shares", "a whole number of shares", "", read_shares,
          [](const void* in, std::string& out) {
            out += std::to_string(static_cast<const Shares*>(in)->count);
          },
          Scalar::Json::number),
      Scalar::Unit::shares, 1, [](const Shares& v) { return Exact{v.count}; },
      [](Shares& v, Exact x) { v.count = round_half_up(x); });
  return scalar;
}
const Scalar& scalar_of(const int*) {
  static const Scalar scalar = counted<int>(
      make(
          "whole number", "a whole number", "", read_int,
          [](const void* in, std::string& out) { out += std::to_string(*static_cast<const int*>(in)); },
          Scalar::Json::number),
      Scalar::Unit::count, 1, [](const int& v) { return Exact{v}; },
      [](int& v, Exact x) { v = static_cast<int>(round_half_up(x)); });
  return scalar;
}
const Scalar& scalar_of(const bool*) {
  static const Scalar scalar = make(
      "true or false", "true or false", "", read_bool,
      [](const void* in, std::string& out) { out += *static_cast<const bool*>(in) ? "true" : "false"; },
      Scalar::Json::boolean);
  return scalar;
}
const Scalar& scalar_of(const std::string*) {
  static const Scalar scalar = [] {
    Scalar l = make("text", "some text", "", read_string,
                    [](const void* in, std::string& out) { out += *static_cast<const std::string*>(in); });
    l.text = [](const void* in) -> std::string_view { return *static_cast<const std::string*>(in); };
    return l;
  }();
  return scalar;
}

// ---- words ----

const Scalar& scalar_of(const std::string_view*) {
  static const Scalar scalar = [] {
    Scalar l = make(
        "text", "some text", "",
        [](std::string_view, bool, void*, std::string& why, std::string&) {
          why = "this is a result and cannot be set";
          return false;
        },
        [](const void* in, std::string& out) { out += *static_cast<const std::string_view*>(in); });
    l.text = [](const void* in) { return *static_cast<const std::string_view*>(in); };
    return l;
  }();
  return scalar;
}

namespace detail {

std::string one_of(std::span<const std::string_view> words) {
  return fmt::format("{}", fmt::join(words, ", "));
}

/// As words are written: small letters, with _ between them.
static std::string plain_word(std::string_view text) {
  std::string out{text};
  for (char& ch : out) {
    if (ch >= 'A' && ch <= 'Z') ch = static_cast<char>(ch - 'A' + 'a');
    if (ch == ' ' || ch == '-') ch = '_';
  }
  return out;
}

/// The word that stands in a phrase: "termination without cause".
static std::string_view word_in_phrase(const std::string& plain, std::span<const std::string_view> words) {
  std::string_view longest;
  for (const std::string_view word : words)
    if (word.size() > std::max<size_t>(longest.size(), 4) && plain.find(word) != plain.npos) longest = word;
  return longest;
}

bool read_word(std::string_view text, std::span<const std::string_view> words,
               std::span<const Synonym> synonyms, size_t& index, std::string& why, std::string& help) {
  const std::string plain = plain_word(text);
  auto found = std::ranges::find(words, text);
  if (found == words.end()) found = std::ranges::find(words, current_name(plain));
  const auto other = std::ranges::find(synonyms, plain, &Synonym::word);
  if (found == words.end() && other != synonyms.end() && other->taken)
    found = std::ranges::find(words, other->means);
  if (found != words.end()) {
    index = static_cast<size_t>(found - words.begin());
    return true;
  }
  why = fmt::format("`{}` is not one of: {}", text, one_of(words));
  const EverydayWord* everyday = everyday_word(plain, words);
  if (other == synonyms.end() && everyday != nullptr && !everyday->help.empty()) {
    help = everyday->help;
    return false;
  }
  const std::string_view phrase = word_in_phrase(plain, words);
  const std::string_view near = other != synonyms.end() ? other->means
                                : everyday != nullptr   ? everyday->means
                                : !phrase.empty()       ? phrase
                                                        : nearest(text, {words.begin(), words.end()});
  if (!near.empty()) help = fmt::format("did you mean `{}`?", near);
  return false;
}

}  // namespace detail

// ---- rules ----

std::string_view not_negative_money(const void* v) {
  return *static_cast<const Money*>(v) < Money{} ? "must be zero or more" : "";
}
std::string_view positive_money(const void* v) {
  return *static_cast<const Money*>(v) <= Money{} ? "must be more than zero" : "";
}
std::string_view not_negative_pay(const void* v) {
  return static_cast<const PayRate*>(v)->amount < Money{} ? "must be zero or more" : "";
}
std::string_view positive_shares(const void* v) {
  return static_cast<const Shares*>(v)->count <= 0 ? "must be a whole positive number of shares" : "";
}
std::string_view not_negative_shares(const void* v) {
  return static_cast<const Shares*>(v)->count < 0 ? "must be zero or more" : "";
}
std::string_view share_of_one(const void* v) {
  const Exact value = static_cast<const Rate*>(v)->value;
  return value < Exact{0} || value > Exact{1} ? "must be from 0% to 100%" : "";
}
static std::string_view growth_of(Exact value) {
  return value <= Exact{-1} || value > Exact{10} ? "must be more than -100% and at most 1000%" : "";
}
std::string_view growth_rate(const void* v) {
  return growth_of(static_cast<const Rate*>(v)->value);
}
std::string_view yearly_growth_rate(const void* v) {
  return growth_of(static_cast<const YearlyRate*>(v)->value);
}
std::string_view performance_rate(const void* v) {
  return bonus_rate(v);
}

std::string_view bonus_rate(const void* v) {
  const Exact value = static_cast<const Rate*>(v)->value;
  return value < Exact{0} || value > Exact{10} ? "must be from 0% to 1000%" : "";
}

}  // namespace payout
