#pragma once
#include <optional>
#include <string>
#include <vector>

#include "clauses/result.h"
#include "clauses/workings.h"
#include "document/diagnostic.h"
#include "report/formats/receipt.h"

namespace payout {

/// A problem as JSON holds it.
struct JsonProblem {
  Severity severity = {};
  std::string id = {};
  std::string file = {};
  std::optional<int> line = {};
  std::optional<int> column = {};
  std::string message = {};
  std::string help = {};
};
template <std::same_as<JsonProblem> Self>
constexpr auto describe(const Self*) {
  return record("problem", "Something wrong with the input, or worth knowing",
                field<&JsonProblem::severity>("severity", "error, warning or note"),
                field<&JsonProblem::id>("id", "What kind of problem, kebab-case"),
                field<&JsonProblem::file>("file", "The file, <stdin> or --set"),
                field<&JsonProblem::line>("line", "Line, from 1"),
                field<&JsonProblem::column>("column", "Column, from 1, in bytes"),
                field<&JsonProblem::message>("message", "What was found and what was expected"),
                field<&JsonProblem::help>("help", "What to do"));
}

/// The JSON output for one scenario file. `schema` changes when a reader would have to.
struct JsonReport {
  static constexpr std::string_view version = "payout/report/1";
  std::string schema = std::string{version};
  std::string file = {};
  std::optional<Receipt> receipt = {};
  std::vector<JsonProblem> problems = {};
  Result result = {};
};
template <std::same_as<JsonReport> Self>
constexpr auto describe(const Self*) {
  return record("report", "The report on one scenario",
                field<&JsonReport::schema>("schema", "Name and version of this format"),
                field<&JsonReport::file>("file", "The scenario file"),
                field<&JsonReport::receipt>("receipt", "What the report was made from"),
                field<&JsonReport::problems>("problems", "What is wrong or worth knowing, in file order"),
                field<&JsonReport::result>("result", "What the documents give").inline_fields());
}

JsonReport json_report(std::string file, Result result, const Problems& problems);

/// One document, indented; or one line, for streams of many.
std::string json_text(const JsonReport& report, const Workings& work, bool one_line = false);

}  // namespace payout
