#include "batch/cell_reader.h"

#include <fmt/format.h>

#include "document/diagnostic.h"
#include "document/small_rate.h"
#include "values/number_text.h"
#include "words/former_names.h"
#include "words/nearest.h"

namespace payout {

/// What somebody writes where there is no value.
static bool means_nothing(std::string_view cell) {
  return cell == "-" || cell == "n/a" || cell == "N/A" || cell == "#N/A" || cell == "NULL" || cell == "null" ||
         cell == "None" || cell == "none" || cell == "NA";
}

/// Puts the cell as it was written back into a sentence about it.
static void replace_all(std::string& text, std::string_view from, std::string_view to) {
  if (from.empty() || from == to) return;
  for (size_t at = 0; (at = text.find(from, at)) != text.npos; at += to.size())
    text.replace(at, from.size(), to);
}

/// "310000.00/year" in a remedy is what a file must say; in a column that has the unit the cell must leave it
/// out.
static void without_unit(std::string& help, std::string_view unit) {
  if (unit.empty()) return;
  if (help.find(", ") != help.npos && unit != "%") help.clear();  // "write A/year, A/month or ..."
  if (help.ends_with(unit)) help.resize(help.size() - unit.size());
}

/// What a column's cells are, for messages: a unit that stands in the header is not asked for again.
static std::string expected_in(const InputColumn& column) {
  const std::string_view expects = column.target.leaf().scalar->expects;
  if (column.unit.empty()) return std::string{expects};
  if (column.unit == "%") return "a percentage such as 45 or 45%";
  if (column.unit.starts_with('%'))
    return fmt::format("a percentage such as 8 or 8% (the column says {})", column.unit);
  if (&column.target.leaf() == &type_of<YearlyRate>()) return "a rate such as 8%";
  return fmt::format("an amount such as 240000 or 1234.56 (the column says {})", column.unit);
}

bool CellReader::fail(const InputColumn& column, std::string_view cell, std::string_view text,
                      RowReport& report) {
  const Scalar& leaf = *column.target.leaf().scalar;
  const bool word = leaf.words != nullptr;
  std::string message;
  if (means_nothing(cell)) {
    message = fmt::format("{}: expected {}, found `{}`; leave the cell empty where there is nothing",
                          column.path, expected_in(column), cell);
  } else {
    replace_all(why_, text, cell);
    without_unit(help_, column.unit);
    const bool of_unit = !column.unit.empty() && !word;  // what the leaf says is about the unit that was added
    message = fmt::format(
        "{}: {}", column.path,
        why_.empty() || of_unit ? fmt::format("expected {}, found `{}`", expected_in(column), cell) : why_);
    if (!help_.empty()) message += "; " + help_;
  }
  why_.clear(), help_.clear();
  report.error(word ? "unknown-word" : "bad-value", std::move(message));
  return false;
}

bool CellReader::in_form_of_region(const InputColumn& column, std::string_view& text, RowReport& report) {
  const std::string_view cell = text;
  text_.assign(cell);
  text = text_;
  if (plan_.numbers != Region::plain && column.number && !plain_number(plan_.numbers, text_)) {
    report.error("bad-value",
                 fmt::format("{}: `{}` is no number as --numbers {} reads them, such as {}", column.path, cell,
                             name_of(plan_.numbers), number_example(plan_.numbers)));
    return false;
  }
  if (plan_.dates != Region::plain && column.date && !plain_date(plan_.dates, text_)) {
    report.error("bad-value", fmt::format("{}: `{}` is no date as --dates {} reads them, such as {}",
                                          column.path, cell, name_of(plan_.dates), date_example(plan_.dates)));
    return false;
  }
  text = text_;
  return true;
}

/// Spreadsheets hold 45 % as 0.45: such a number in a column of percentages could be either. Written with its
/// sign it is what it says, and unusual.
bool CellReader::likely_rate(const InputColumn& column, std::string_view cell, bool bare, void* slot,
                             RowReport& report) {
  if (!below_one_percent(column.target.leaf(), slot)) return true;
  if (bare) {
    const auto number = parse_decimal(text_.substr(0, text_.size() - column.unit.size()), 12);
    const std::string more = number ? decimal_or_fraction(*number * Exact{100}) : std::string{};
    report.error("bad-value", fmt::format("{}: {} could be {}% or {}%; write {}% if that is what you mean",
                                          column.path, cell, more, cell, more));
    return false;
  }
  if (column.target.field() == nullptr || !column.target.field()->small) report.warn("fraction-as-percent");
  return true;
}

/// The cell with something behind it.
void CellReader::add(std::string_view& text, std::string_view more) {
  if (text.data() != text_.data()) text_.assign(text);
  text_.resize(text.size());
  text_ += more;
  text = text_;
}

/// Adds the column's unit to a cell that has none. A rate may have its sign and no time, or neither: then it is
/// bare.
bool CellReader::with_unit(const InputColumn& column, std::string_view& text) {
  if (!column.rate) {
    if (!column.unit.empty() && text.find('/') == text.npos) add(text, column.unit);
    return false;
  }
  if (text.ends_with(" %")) {  // how some spreadsheets write 45%
    text.remove_suffix(2);
    add(text, "%");
  }
  const bool percent = text.find('%') != text.npos, time = text.find('/') != text.npos;
  const bool bare = column.unit.starts_with('%') && !percent && !time;
  std::string_view unit = column.unit;
  if (percent && unit.starts_with('%')) unit.remove_prefix(1);
  if (!time && !unit.empty()) add(text, unit);
  return bare;
}

bool CellReader::read(const InputColumn& column, std::string_view cell, void* slot, RowReport& report) {
  if (!read_quickly(column.form, column.unit, cell, slot) && !read_at_length(column, cell, slot, report))
    return false;
  const Field* field = column.target.field();
  const std::string_view broken = field != nullptr && field->check != nullptr ? field->check(slot) : "";
  if (broken.empty()) return true;
  report.error("out-of-range", fmt::format("{}: {} {}", column.path, cell, broken));
  return false;
}

bool CellReader::read_at_length(const InputColumn& column, std::string_view cell, void* slot,
                                RowReport& report) {
  std::string_view text = cell;
  const bool region =
      (column.number && plan_.numbers != Region::plain) || (column.date && plan_.dates != Region::plain);
  if (region && !in_form_of_region(column, text, report)) return false;
  const bool bare = with_unit(column, text);
  const Scalar& leaf = *column.target.leaf().scalar;
  if (!leaf.read(text, false, slot, why_, help_)) return fail(column, cell, text, report);
  return !column.rate || likely_rate(column, cell, bare, slot, report);
}

int CellReader::word(const InputColumn& column, std::string_view cell, RowReport& report) {
  auto found = std::ranges::find(column.words, cell);
  if (found == column.words.end()) found = std::ranges::find(column.words, current_name(cell));
  if (found != column.words.end()) return static_cast<int>(found - column.words.begin());
  const std::string_view near = nearest(cell, column.words);
  report.error("unknown-reading",
               fmt::format("{}: `{}` is no reading of this point; {}", column.path, cell,
                           near.empty() ? fmt::format("one of: {}", detail::one_of(column.words))
                                        : fmt::format("did you mean `{}`?", near)));
  return -1;
}

}  // namespace payout
