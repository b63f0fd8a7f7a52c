#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "batch/csv.h"
#include "document/diagnostic.h"
#include "document/node.h"

namespace payout {

/// A line or a cell of a table may have so many bytes; a longer one is its row's error.
constexpr size_t longest_line = size_t{1} << 20U;

/// The header line of a table, and what it says about the rest.
struct TableHead {
  std::string line = {};  ///< without its line end
  uint64_t number = 1;    ///< of that line: 2 behind a line `sep=;`
  char separator = ',';
};

/// A stretch of whole rows.
struct TablePart {
  std::string text = {};
  uint64_t first_line = 0;
  bool too_long = false;  ///< the text is only the beginning of one line that is longer than `longest_line`
};

/// Cuts a table into its header and stretches of whole rows, in memory that does not grow with the table or
/// with any of its lines.
class TableReader {
 public:
  /// `read` fills a buffer and returns 0 at the end. `separator`: 0 where nobody named one.
  TableReader(std::function<size_t(char*, size_t)> read, char separator)
      : read_(std::move(read)), separator_(separator) {}

  /// Reads the header; what is no table that can be read is a problem, whose texts live in `keep`.
  bool begin(TableHead& head, const std::string& name, Problems& problems, Document& keep);
  /// The next rows; false at the end.
  bool next(TablePart& part);
  /// A line went on and on, and reading was given up in it: its number, or 0.
  uint64_t endless_line() const { return endless_; }

 private:
  bool more();
  bool first_line(std::string& line);
  bool skip_line();
  void take(TablePart& part, size_t bytes);

  std::function<size_t(char*, size_t)> read_;
  char separator_;
  Records records_{};
  std::string rest_ = {};
  uint64_t line_ = 1;  ///< that `rest_` begins with
  uint64_t endless_ = 0;
  bool ended_ = false;
  bool skipping_ = false;  ///< `rest_` begins inside a line that is too long
};

}  // namespace payout
