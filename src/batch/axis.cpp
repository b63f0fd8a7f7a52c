#include "batch/axis.h"

#include <fmt/format.h>

#include <algorithm>

#include "document/edit.h"
#include "document/path.h"
#include "report/explain/report_figures.h"
#include "values/number_text.h"
#include "words/former_names.h"
#include "words/nearest.h"

namespace payout {
namespace {

constexpr size_t most_values = 1'000'000;

/// Puts a number into a leaf; false where the leaf is no number. PayRate keeps its period.
bool write_number(const Type& leaf, void* slot, Exact x) {
  if (leaf.scalar->set_number == nullptr) return false;
  leaf.scalar->set_number(slot, x);
  return true;
}

/// "1month", "2 weeks", "day": a step of a range of dates.
std::optional<Period> parse_step(std::string_view text) {
  size_t digits = 0;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
  const int64_t count = digits == 0 ? 1 : parse_whole(text.substr(0, digits)).value_or(0);
  std::string_view word = text.substr(digits);
  while (word.starts_with(' ')) word.remove_prefix(1);
  if (word.ends_with('s')) word.remove_suffix(1);
  if (count <= 0 || count > 10'000) return std::nullopt;
  const int n = static_cast<int>(count);
  if (word == "day") return Period{n, Period::Unit::days};
  if (word == "week") return Period{7 * n, Period::Unit::days};
  if (word == "month") return Period{n, Period::Unit::months};
  if (word == "year") return Period{n, Period::Unit::years};
  return std::nullopt;
}

struct Parser {
  const Agreement& agreement;
  const Scenario& sample;
  Problems& problems;
  Origin origin;
  Axis axis = {};
  Scenario scratch = sample;
  void* slot = nullptr;
  std::string unit = {};
  std::string why = {};

  bool fail(std::string_view id, std::string message, std::string help) {
    problems.error(id, origin, std::move(message), std::move(help));
    return false;
  }

  bool find(const std::string& text) {
    std::string path_text = text;
    const size_t percent = text.find('%'), at = percent != text.npos ? percent : text.rfind('/');
    if (at != text.npos) path_text.resize(at), unit = text.substr(at);
    axis.path = axis.column.name = axis.column.path = path_text;
    if (!aim_at_fact(agreement, sample, path_text, axis.column)) {
      std::string help = remedy_for(agreement, path_text);
      if (help.starts_with("a column"))
        help = "name a single fact, such as salary.base, termination.date or grants[K1].price";
      return fail("unknown-path", fmt::format("`{}` is no fact that can be varied", path_text), help);
    }
    if (axis.column.point >= 0) {
      axis.label =
          fmt::format("Reading of {}", agreement.readings[static_cast<size_t>(axis.column.point)].cite);
      return true;
    }
    slot = axis.column.target.reach(&scratch);
    if (axis.column.target.field() != nullptr) axis.label = axis.column.target.field()->doc;
    axis.unit = unit_of(axis.column.target.leaf());
    return true;
  }

  /// Reads one value into the scratch scenario; `suffix` is tried where the value alone is none.
  bool read(std::string_view text, std::string_view suffix) {
    const Scalar& leaf = *axis.column.target.leaf().scalar;
    std::string help;
    why.clear();
    if (leaf.read(text, false, slot, why, help)) return true;
    if (suffix.empty()) return false;
    std::string ignored;
    return leaf.read(std::string{text} + std::string{suffix}, false, slot, ignored, ignored);
  }

  bool bad_value(std::string_view text) {
    const std::string_view expects = axis.column.target.leaf().scalar->expects;
    return fail("bad-value",
                fmt::format("{}: {}", axis.path,
                            why.empty() ? fmt::format("expected {}, found `{}`", expects, text) : why),
                "values are written as --set takes them");
  }

  bool too_many() {
    return fail("too-many-values", fmt::format("{}: more than {} values", axis.path, most_values),
                "take larger steps");
  }

  /// Takes the value in the scratch scenario onto the axis.
  bool add() {
    const Field* field = axis.column.target.field();
    std::string text;
    axis.column.target.leaf().scalar->write(slot, text);
    if (field != nullptr && field->check != nullptr) {
      const std::string_view broken = field->check(slot);
      if (!broken.empty()) return fail("bad-value", fmt::format("{}: {} {}", axis.path, text, broken), {});
    }
    if (axis.values.size() == most_values) return too_many();
    axis.numbers.push_back(
        number_of(axis.column.target.leaf(), slot).value_or(Exact{int64_t(axis.values.size())}));
    axis.values.push_back(std::move(text));
    return true;
  }

  /// The readings of an open point are words of the agreement.
  bool reading(std::string_view text) {
    const auto& words = axis.column.words;
    if (std::ranges::find(words, text) == words.end()) text = current_name(text);
    if (std::ranges::find(words, text) == words.end()) {
      const std::string_view near = nearest(text, words);
      return fail("unknown-reading", fmt::format("`{}` is not a reading of {}", text, axis.path),
                  near.empty() ? fmt::format("one of: {}", detail::one_of(words))
                               : fmt::format("did you mean `{}`?", near));
    }
    axis.numbers.push_back(Exact{static_cast<int64_t>(axis.values.size())});
    axis.values.emplace_back(text);
    return true;
  }

  /// A, B, or "Doe, Jane": values in quotes keep their commas.
  bool list(std::string_view text) {
    bool more = true;
    while (more) {
      std::string quoted;
      size_t end = text.find(',');
      const bool is_quoted = text.starts_with('"') || text.starts_with('\'');
      if (is_quoted && !take_quoted(text, quoted, end)) return false;
      const std::string_view value = is_quoted ? std::string_view{quoted} : text.substr(0, end);
      if (axis.column.point >= 0 ? !reading(value) : !one_value(value, is_quoted)) return false;
      more = end != text.npos;
      if (more) text.remove_prefix(end + 1);
    }
    axis.last = axis.numbers.back();
    return true;
  }

  bool one_value(std::string_view value, bool is_quoted) {
    if (!read(value, is_quoted ? std::string_view{} : std::string_view{unit})) return bad_value(value);
    return add();
  }

  /// The value in quotes at the beginning of `text`, and where the comma after it stands. A quote that is
  /// doubled stands for itself.
  bool take_quoted(std::string_view text, std::string& value, size_t& end) {
    const char quote = text.front();
    size_t at = 1;
    for (; at < text.size(); ++at) {
      if (text[at] != quote)
        value += text[at];
      else if (at + 1 < text.size() && text[at + 1] == quote)
        value += text[at++];
      else
        break;
    }
    if (at >= text.size())
      return fail("bad-value", fmt::format("{}: the quote before `{}` is not closed", axis.path, value),
                  fmt::format("close it: {}=\"A, B\",C", axis.path));
    end = at + 1 < text.size() ? at + 1 : text.npos;
    if (end != text.npos && text[end] != ',')
      return fail("bad-value",
                  fmt::format("{}: after `{}` in quotes comes a comma or nothing", axis.path, value),
                  fmt::format("for example {}=\"A, B\",C", axis.path));
    return true;
  }

  bool steps(Exact from, Exact to, Exact step) {
    if (step <= Exact{})
      return fail("bad-range", fmt::format("{}: a step must be more than nothing", axis.path), {});
    if ((to - from) / step >= Exact{int64_t{most_values}}) return too_many();
    for (Exact x = from; x <= to; x += step) {
      write_number(axis.column.target.leaf(), slot, x);
      if (!add()) return false;
    }
    return true;
  }

  bool dates(Date from, Date to, Period step) {
    for (int n = 0;; ++n) {
      const Date day = after(from, {n * step.count, step.unit}, MonthEnd::clamp);
      if (day > to) return true;
      *static_cast<Date*>(slot) = day;
      if (!add()) return false;
    }
  }

  /// Splits TO/STEP at the slash that leaves two values, since pay has slashes of its own.
  bool range(std::string_view from_text, std::string_view rest) {
    if (axis.column.point >= 0)
      return fail("bad-range", fmt::format("{} has no range: its values are words", axis.path),
                  fmt::format("list them: {}=A,B,C", axis.path));
    const Type& leaf = axis.column.target.leaf();
    if (!write_number(leaf, slot, 0))
      return fail("bad-range", fmt::format("{} has no range: its values are words", axis.path),
                  fmt::format("list them: {}=A,B,C", axis.path));
    if (!read(from_text, unit)) return bad_value(from_text);
    leaf.scalar->write(slot, axis.sample);
    const Exact from = *number_of(leaf, slot);
    if (unit.empty()) {
      const size_t sign = from_text.find_first_of("/%");
      if (sign != from_text.npos) unit = from_text.substr(sign);
    }
    const bool is_date = axis.unit == SweepUnit::date;
    for (size_t slash = rest.rfind('/'); slash != rest.npos;
         slash = slash == 0 ? rest.npos : rest.rfind('/', slash - 1)) {
      const std::string_view step_text = rest.substr(slash + 1);
      if (!read(rest.substr(0, slash), unit)) continue;
      const Exact to = *number_of(leaf, slot);
      const auto step = is_date ? parse_step(step_text) : std::nullopt;
      if (is_date ? !step : !read(step_text, unit)) continue;
      if (to < from)
        return fail("bad-range", fmt::format("{}: the range ends before it begins", axis.path), {});
      axis.last = to;
      axis.quantum = leaf.scalar->quantum;
      if (!is_date) return steps(from, to, *number_of(leaf, slot));
      const auto day = [](Exact x) { return Date{std::chrono::sys_days{std::chrono::days{x.num()}}}; };
      return dates(day(from), day(to), *step);
    }
    return fail("bad-range", fmt::format("{}: `{}` is not TO/STEP", axis.path, rest),
                is_date ? "for example 2000-01-01..2000-12-31/1month (or /1day, /2weeks)"
                        : "for example salary.base=200000/year..300000/year/10000/year");
  }
};

}  // namespace

SweepUnit unit_of(const Type& leaf) {
  switch (leaf.scalar->unit) {
    case Scalar::Unit::none: return SweepUnit::word;
    case Scalar::Unit::money: return SweepUnit::money;
    case Scalar::Unit::price: return SweepUnit::price;
    case Scalar::Unit::rate: return SweepUnit::rate;
    case Scalar::Unit::date: return SweepUnit::date;
    default: return SweepUnit::number;
  }
}

std::string Axis::text_at(Exact number) const {
  if (quantum == Exact{}) return values.at(static_cast<size_t>(number.num()));
  alignas(16) unsigned char slot[64]{};  // numbers are plain values: no leaf of one owns memory
  std::string why, help, text;
  column.target.leaf().scalar->read(sample, false, slot, why, help);
  write_number(column.target.leaf(), slot, number);
  column.target.leaf().scalar->write(slot, text);
  return text;
}

std::optional<Axis> parse_axis(const std::string& argument, const Agreement& agreement, const Scenario& sample,
                               Problems& problems, Document& keep) {
  const uint16_t source = keep.add_source({"--vary", "--vary " + argument});
  Parser parser{agreement, sample, problems, {&keep.source(source), {1, 8}}};
  const size_t equals = end_of_path(argument);
  if (equals == argument.npos || equals + 1 == argument.size()) {
    parser.fail("bad-vary", fmt::format("`{}` is not PATH=VALUES", argument),
                "for example --vary salary.base/year=200000..300000/10000");
    return std::nullopt;
  }
  const std::string values = argument.substr(equals + 1);
  const bool quoted = values.starts_with('"') || values.starts_with('\'');
  const size_t dots = quoted ? values.npos : values.find("..");
  if (!parser.find(argument.substr(0, equals))) return std::nullopt;
  const bool ok = dots == values.npos ? parser.list(values)
                                      : parser.range(std::string_view{values}.substr(0, dots),
                                                     std::string_view{values}.substr(dots + 2));
  if (!ok) return std::nullopt;
  return std::move(parser.axis);
}

}  // namespace payout
