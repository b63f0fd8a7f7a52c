#pragma once
#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "batch/batch_plan.h"

namespace payout {

/// Where a batch reads, writes and complains. `read` returns 0 at the end; `write` false when nobody reads any
/// more.
struct BatchPorts {
  std::function<size_t(char*, size_t)> read;
  std::function<bool(std::string_view)> write;
  std::function<void(uint64_t row, std::string_view error)> complain;
  std::function<void(uint64_t rows)> progress = [](uint64_t) {};
  const std::atomic<bool>* interrupted = nullptr;
};

struct BatchOptions {
  const Agreement& agreement;
  const Scenario& sample;
  std::vector<std::string> columns = {};
  RowFormat format = RowFormat::csv;
  ReadingUse readings = {};
  unsigned threads = 1;
  bool header = true;  ///< print the header line of CSV output
};

struct BatchOutcome {
  uint64_t rows = 0;
  uint64_t failed = 0;
  bool closed = false;  ///< the reader of the output went away
  bool interrupted = false;
  bool started = false;  ///< a header was read and understood
};

/// Reads a CSV table and writes a row of results for each of its rows, in input order, whatever the number of
/// threads. Memory does not grow with the table. Problems with the header are reported in `problems`.
BatchOutcome run_batch(const BatchOptions& options, const BatchPorts& ports, Problems& problems);

}  // namespace payout
