#pragma once
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "batch/cell_forms.h"
#include "batch/quick_cell.h"
#include "batch/table_reader.h"
#include "clauses/agreement.h"
#include "clauses/detail.h"
#include "clauses/result.h"
#include "document/compiled_path.h"
#include "document/diagnostic.h"
#include "scenario/scenario.h"

namespace payout {

enum class RowFormat { csv, jsonl };

/// A column of the table and the fact it sets.
struct InputColumn {
  std::string name;
  std::string path;  ///< as messages show it; empty for a column that sets nothing
  std::string unit;  ///< added to each cell that has none: "/year", "%"
  CompiledPath target;
  bool unnamed = false;                             ///< no name in the header: its cells must be empty
  bool kept = false;                                ///< only carried along, and shown
  bool number = false, date = false, rate = false;  ///< what its cells are
  CellForm form = CellForm::other;                  ///< of most of them, read without a text in between
  int point = -1;                            ///< the open point of the agreement that it chooses at, or -1
  std::vector<std::string_view> words = {};  ///< that may be chosen: readings, or documents
};

/// How a value is written that needs no quotes and no look at it, so that nobody has to ask its leaf.
enum class PlainForm : uint8_t { none, money, shares, date };

/// A column of the output.
struct OutputColumn {
  enum class Kind { result, carried, error, error_ids, warnings };
  std::string name;
  Kind kind = Kind::result;
  CompiledPath source = {};
  std::string otherwise = {};  ///< shown where the result has nothing there
  int carried = -1;            ///< the input that is shown
  bool text = false;           ///< may need quotes in CSV
  PlainForm form = PlainForm::none;
  uint8_t rests_on = 0;  ///< modules whose refusal leaves nothing to show, by bit
};

/// What a batch does, worked out once from the template and the table's header.
struct BatchPlan {
  std::vector<InputColumn> inputs = {};
  std::vector<OutputColumn> outputs = {};
  RowFormat format = RowFormat::csv;
  char separator = ',';
  Region numbers = Region::plain, dates = Region::plain;
  bool json_numbers = false;  ///< amounts are numbers in JSON lines
  bool raw_cells = false;     ///< text is written as it came, also what a spreadsheet would execute
  bool error_column = false;
  bool warnings = false;                             ///< somebody looks at warnings: a column, or --strict
  bool tells_warnings = false;                       ///< and no column shows them
  bool words = false;                                ///< a column is made of sentences
  int id = -1;                                       ///< the input that names the row, or -1
  std::array<bool, module_names.size()> asked = {};  ///< an error of a module nobody asks for is not the row's
  Asides asides = {};                                ///< what of a result the columns show
  Stages wanted = Stages::all();                     ///< what the columns show, and what that rests on
  ReadingUse readings = {};
};

/// What somebody asked a batch for.
struct BatchRequest {
  const Agreement* agreement = nullptr;
  const Scenario* sample = nullptr;
  std::vector<std::string> columns =
      {};  ///< --columns: names or paths; empty takes the template's, or a summary
  RowFormat format = RowFormat::csv;
  ReadingUse readings = {};
  std::vector<std::string> keep = {};  ///< --keep: columns that are carried along
  Region numbers = Region::plain, dates = Region::plain;
  bool json_numbers = false;
  bool raw_cells = false;
  bool strict = false;            ///< warnings are looked at though no column shows them
  std::string table = "<stdin>";  ///< its name, for messages
};

/// A header cell is a path, with a unit where its cells have none, or a name from the template's `columns`;
/// `id` is carried through. What is wrong is a problem whose text lives in `keep`.
BatchPlan plan_batch(const BatchRequest& request, const TableHead& head, Problems& problems, Document& keep);

/// The inputs of a plan, and its outputs over them.
void plan_inputs(const BatchRequest& request, const TableHead& head, BatchPlan& plan, Problems& problems,
                 Document& keep);
void plan_outputs(const BatchRequest& request, BatchPlan& plan, Problems& problems, Document& keep);

/// Makes the column that sets the fact at a path (without its unit); false where nothing there can be set row
/// by row. What the file as a whole says (its title, its agreement, its expectations) cannot.
bool aim_at_fact(const Agreement& agreement, const Scenario& sample, const std::string& path,
                 InputColumn& column);
/// What to do about a path that sets nothing: the nearest name, or how columns are named.
std::string remedy_for(const Agreement& agreement, const std::string& path);

/// The header line of CSV output.
std::string header_line(const BatchPlan& plan);

}  // namespace payout
