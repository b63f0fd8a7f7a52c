#include "batch/row_engine.h"
#include "report/formats/csv_cell.h"
#include "report/formats/json.h"
#include "values/put_text.h"

namespace payout {

/// A text: null in JSON where there is none.
void RowEngine::print_text(std::string_view text, std::string& out) const {
  if (plan_.format == RowFormat::csv)
    return plan_.raw_cells ? append_raw_cell(out, text) : append_cell(out, text);
  if (text.empty()) {
    out += "null";
  } else {
    append_json_string(out, text);
  }
}

/// Ids are plain words: a list in JSON, separated by blanks in CSV.
void RowEngine::print_ids(std::span<const std::string_view> ids, std::string& out) const {
  const bool json = plan_.format == RowFormat::jsonl;
  if (json) out += '[';
  for (const std::string_view& id : ids) {
    if (&id != ids.data()) out += json ? ',' : ' ';
    json ? append_json_string(out, id) : void(out += id);
  }
  if (json) out += ']';
}

void RowEngine::print_result(const OutputColumn& column, const void* value, std::string& out) {
  const bool json = plan_.format == RowFormat::jsonl;
  if (value == nullptr) return json || !column.otherwise.empty() ? print_text(column.otherwise, out) : void();
  const Type& leaf = column.source.leaf();
  // Numbers and dates need no quotes; only text can.
  if (!json && !column.text) return leaf.scalar->write(value, out);
  const bool amount =
      &leaf == &type_of<Money>() || &leaf == &type_of<Price>() || &leaf == &type_of<FractionalShares>();
  if (json && !column.text && !(amount && plan_.json_numbers))
    return append_json(out, leaf, value, &space_.work);
  cell_.clear();
  leaf.scalar->write(value, cell_);
  if (!column.text && cell_.find('/') == cell_.npos) {
    out += cell_;
  } else {
    print_text(cell_, out);
  }
}

void RowEngine::print_cell(const OutputColumn& column, std::span<const std::string_view> cells,
                           const RowReport& report, std::string& out) {
  switch (column.kind) {
    case OutputColumn::Kind::carried: {
      const auto at = static_cast<size_t>(column.carried);
      return print_text(at < cells.size() ? cells[at] : std::string_view{}, out);
    }
    case OutputColumn::Kind::error:
      cell_.clear();
      report.append_text(cell_);
      return print_text(cell_, out);
    case OutputColumn::Kind::error_ids: return print_ids(report.error_ids(), out);
    case OutputColumn::Kind::warnings: return print_ids(report.warnings, out);
    case OutputColumn::Kind::result: break;
  }
  // What was not calculated is nothing, whatever stands in its place where a result has nothing there.
  if (report.no_figures || (report.refused & column.rests_on) != 0)
    return plan_.format == RowFormat::jsonl ? void(out += "null") : void();
  print_result(column, column.source.find(static_cast<const void*>(&space_.result)), out);
}

/// The value of a column that is written as it is, or null.
static char* put_result(const OutputColumn& column, const void* value, char* at) {
  switch (column.form) {
    case PlainForm::money: return put_plain(at, *static_cast<const Money*>(value));
    case PlainForm::shares: return put_whole(at, static_cast<const Shares*>(value)->count);
    case PlainForm::date: return put_date(at, *static_cast<const Date*>(value));
    case PlainForm::none: break;
  }
  return nullptr;
}

/// Most cells are amounts, counts and days: they are written straight into the row.
void RowEngine::print_csv(std::span<const std::string_view> cells, const RowReport& report, std::string& out) {
  size_t length = out.size();
  out.resize(length + plan_.outputs.size() * (most_put + 1) + 1);
  for (const OutputColumn& column : plan_.outputs) {
    const bool plain =
        column.form != PlainForm::none && !report.no_figures && (report.refused & column.rests_on) == 0;
    const void* value = plain ? column.source.find(static_cast<const void*>(&space_.result)) : nullptr;
    if (value != nullptr) {
      char* const at = out.data() + length;
      length += static_cast<size_t>(put_result(column, value, at) - at);
    } else if (!plain || !column.otherwise.empty()) {
      const size_t rest = out.size() - length;
      out.resize(length);
      plain ? print_text(column.otherwise, out) : print_cell(column, cells, report, out);
      length = out.size();
      out.resize(length + rest);
    }
    out[length++] = ',';
  }
  out.resize(length);
  plan_.outputs.empty() ? out.push_back('\n') : void(out.back() = '\n');
}

void RowEngine::print(std::span<const std::string_view> cells, const RowReport& report, std::string& out) {
  if (plan_.format == RowFormat::csv) return print_csv(cells, report, out);
  out += '{';
  bool first = true;
  for (const OutputColumn& column : plan_.outputs) {
    if (!first) out += ',';
    first = false;
    append_json_string(out, column.name);
    out += ':';
    print_cell(column, cells, report, out);
  }
  out += "}\n";
}

}  // namespace payout
