#pragma once
#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "batch/batch_plan.h"

namespace payout {

/// Where a row stands in its table, and whose it is.
struct RowPlace {
  uint64_t line = 0;
  std::string id = {};
};

/// One thing that is wrong with a row.
struct RowComplaint {
  RowPlace place = {};
  Severity severity = Severity::error;
  std::string_view id = {};
  std::string text = {};
};

/// Where a batch reads, writes and complains. `read` returns 0 at the end; `write` false when nobody reads any
/// more.
struct BatchPorts {
  std::function<size_t(char*, size_t)> read;
  std::function<bool(std::string_view)> write;
  /// Told of each error of a row, and of each warning under --strict, where no column shows it.
  std::function<void(const RowComplaint&)> complain;
  /// Ids that stand twice or not at all.
  std::function<void(std::string_view id, std::string_view warning)> warn = [](std::string_view,
                                                                               std::string_view) {};
  std::function<void(uint64_t rows)> progress = [](uint64_t) {};
  const std::atomic<bool>* interrupted = nullptr;
};

/// How many rows may be in error until a batch has failed: so many, or so many percent of all.
struct ErrorLimit {
  uint64_t rows = 0;
  std::optional<double> percent = {};
};

struct BatchOptions {
  BatchRequest request;
  unsigned threads = 1;
  bool header = true;  ///< print the header line of CSV output
  bool bom = false;    ///< and in front of it the mark by which spreadsheets know UTF-8
  char separator = 0;  ///< 0: a comma, or what a line `sep=;` says
  std::optional<ErrorLimit> most_errors = {};
};

struct BatchOutcome {
  uint64_t rows = 0;
  uint64_t failed = 0;
  uint64_t warned = 0;
  std::optional<RowPlace> first_failed = {}, first_warned = {};
  uint64_t ids_twice = 0, ids_empty = 0;
  uint64_t endless_line = 0;  ///< reading was given up in it
  bool counts_warnings = false;
  bool too_many_errors = false;
  bool closed = false;  ///< the reader of the output went away
  bool interrupted = false;
  bool started = false;  ///< a header was read and understood
};

/// Reads a CSV table and writes a row of results for each of its rows, in input order, whatever the number of
/// threads. Memory does not grow with the table. Problems with the header are reported in `problems`, whose
/// texts live in `keep`.
BatchOutcome run_batch(const BatchOptions& options, const BatchPorts& ports, Problems& problems,
                       Document& keep);

/// The closing line: rows, done, in error, warned, and the first places.
std::string summary_of(const BatchOutcome& outcome);

}  // namespace payout
