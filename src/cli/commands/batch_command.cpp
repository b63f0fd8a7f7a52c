#include "batch/stream.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstring>

#include "cli/case_file.h"
#include "cli/commands/commands.h"
#include "cli/console.h"
#include "cli/signals.h"

namespace payout {
namespace {

/// The rows' file, closed at the end of its life.
class RowsFile {
 public:
  RowsFile(const std::string& path, const std::atomic<bool>& interrupted)
      : interrupted_(interrupted), file_(path == "-" ? 0 : open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
  ~RowsFile() {
    if (file_ > 0) close(file_);
  }
  RowsFile(const RowsFile&) = delete;
  RowsFile& operator=(const RowsFile&) = delete;

  bool ok() const { return file_ >= 0; }
  size_t read(char* to, size_t n) {
    for (;;) {
      const ssize_t got = ::read(file_, to, n);
      if (got >= 0) return static_cast<size_t>(got);
      if (errno == EINTR && !interrupted_) continue;
      if (errno != EINTR) error_ = errno;
      return 0;
    }
  }
  int error() const { return error_; }

 private:
  const std::atomic<bool>& interrupted_;
  int file_ = -1;
  int error_ = 0;
};

/// The template, decoded and with its agreement; what is wrong with it is shown.
CaseFile open_template(const Options& options, Agreements& agreements, Console& console) {
  CaseFile file = open_case(options.operands.front(), options.sets, agreements);
  // Facts that only the rows give may be missing from the template: only problems of the text itself count.
  if (!file.evaluated) console.show(file.problems);
  return file;
}

BatchPorts ports_of(RowsFile& table, const std::atomic<bool>& interrupted, Console& console) {
  BatchPorts ports;
  ports.read = [&table](char* to, size_t n) { return table.read(to, n); };
  ports.write = [&console](std::string_view text) {
    console.print(text);
    return console.flush();
  };
  ports.complain = [&console](uint64_t row, std::string_view error) {
    console.complain(fmt::format("row {}: error: {}\n", row, error));
  };
  ports.progress = [&console](uint64_t rows) {
    if (console.shows_progress()) console.progress(fmt::format("{} rows", rows));
  };
  ports.interrupted = &interrupted;
  return ports;
}

ExitStatus end_of(const BatchOutcome& outcome, const RowsFile& table, Console& console) {
  if (outcome.interrupted) {
    console.complain(fmt::format("payout batch: interrupted after {} rows\n", outcome.rows));
    return interrupted_status();
  }
  if (table.error() != 0) {
    console.complain(fmt::format("payout batch: reading failed after {} rows: {}\n", outcome.rows,
                                 std::strerror(table.error())));
    return ExitStatus::bad_input;
  }
  if (outcome.closed) return ExitStatus::done;
  return outcome.failed != 0 ? ExitStatus::bad_input : ExitStatus::done;
}

}  // namespace

ExitStatus batch_command(const Options& options, Console& console) {
  if (options.format != Format::text && options.format != Format::csv && options.format != Format::jsonl) {
    console.complain("payout batch: --format must be csv or jsonl\n");
    return ExitStatus::usage;
  }
  Agreements agreements;
  const CaseFile file = open_template(options, agreements, console);
  if (!file.evaluated) return file.status;
  const std::atomic<bool>& interrupted = note_signals();
  RowsFile table{options.rows, interrupted};
  if (!table.ok()) {
    console.complain(fmt::format("payout batch: cannot read {}: {}\n", options.rows, std::strerror(errno)));
    return ExitStatus::bad_input;
  }
  Problems problems;
  const RowFormat format = options.format == Format::jsonl ? RowFormat::jsonl : RowFormat::csv;
  const BatchOptions job{*file.agreement,     file.loaded->facts, options.columns, format,
                         file.space.readings, options.jobs,       options.header};
  const BatchOutcome outcome = run_batch(job, ports_of(table, interrupted, console), problems);
  console.show(problems);
  if (!outcome.started) return ExitStatus::bad_input;
  return end_of(outcome, table, console);
}

}  // namespace payout
