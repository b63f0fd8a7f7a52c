#pragma once
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "clauses/agreement.h"
#include "clauses/result.h"
#include "document/compiled_path.h"
#include "document/diagnostic.h"
#include "scenario/scenario.h"

namespace payout {

enum class RowFormat { csv, jsonl };

/// A column of the table and the fact it sets.
struct InputColumn {
  std::string name;
  std::string path;  ///< as messages show it; empty for a column that is only carried through
  std::string unit;  ///< appended to each cell: "/year", "%"
  CompiledPath target;
};

/// A column of the output: a result, a carried input column, or the row's error.
struct OutputColumn {
  std::string name;
  CompiledPath source;
  std::string otherwise = {};  ///< shown where the result has nothing there
  int carried = -1;
  bool error = false;
  bool text = false;  ///< may need quotes in CSV
};

/// What a batch does, worked out once from the template and the table's header.
struct BatchPlan {
  std::vector<InputColumn> inputs = {};
  std::vector<OutputColumn> outputs = {};
  RowFormat format = RowFormat::csv;
  bool error_column = false;
  std::array<bool, module_names.size()> asked = {};  ///< an error of a module nobody asks for is not the row's
  bool compare_remedies = false;                     ///< a column shows the remedies of an excise
  Stages wanted = Stages::all();                     ///< what the columns show, and what that rests on
  ReadingUse readings = {};
};

/// `wanted`: the names or paths of --columns; empty takes the template's `results`, or a summary. A header cell
/// is a path, with a unit where its cells have none, or a name from the template's `columns`; `id` is carried
/// through.
BatchPlan plan_batch(const Scenario& sample, const std::vector<std::string_view>& header,
                     const std::vector<std::string>& wanted, RowFormat format, const Origin& where,
                     Problems& problems);

/// The header line of CSV output.
std::string header_line(const BatchPlan& plan);

}  // namespace payout
