#pragma once
#include <string>
#include <string_view>

#include "batch/table_reader.h"

namespace payout {

/// A first line `sep=;`, by which spreadsheets are told the separator.
bool names_separator(std::string_view line, char& separator);

/// Says of a file that is no table, or not one that can be read, what it is and what to do. Its bytes are never
/// shown.
class TableNotes {
 public:
  TableNotes(const std::string& name, Problems& problems, Document& keep)
      : name_(name), problems_(problems), keep_(keep) {}

  // Each returns false: nothing can be read.
  bool empty() const;
  bool no_line_end(std::string_view begin) const;
  /// Whether the line can be a header, separated as it is said to be.
  bool is_header(const TableHead& head) const;

 private:
  bool fail(std::string_view id, std::string message, std::string help) const;
  bool is_text(std::string_view line, uint64_t number) const;

  const std::string& name_;
  Problems& problems_;
  Document& keep_;
};

/// Where the byte `at` of the header stands, for messages about it. The text lives in `keep`.
Origin origin_in_header(const TableHead& head, const std::string& name, size_t at, Document& keep);

}  // namespace payout
