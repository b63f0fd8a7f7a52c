#include "batch/stream.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>

#include "cli/case_file.h"
#include "cli/commands/commands.h"
#include "cli/commands/list_columns.h"
#include "cli/console.h"
#include "cli/signals.h"
#include "document/clean_text.h"
#include "values/number_text.h"

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
  // Facts that only the rows give may be missing from the template, or out of bounds: only problems of the text
  // itself count.
  if (!file.valid) console.show(file.problems);
  return file;
}

/// "pay.csv:52: error[bad-value]: E50: salary.base: ...", as compilers say it.
std::string words_of(const RowComplaint& c, const std::string& table) {
  const std::string_view severity = name_of(c.severity);
  std::string text = fmt::format("{}:{}: {}[{}]", table, c.place.line, severity, c.id);
  if (!c.place.id.empty()) text += ": " + c.place.id;
  // Errors of the evaluation begin with their id, which stands there already.
  std::string_view rest = c.text;
  if (rest.starts_with(c.id) && rest.substr(c.id.size()).starts_with(": ")) rest.remove_prefix(c.id.size() + 2);
  if (!rest.empty()) text += fmt::format(": {}", rest);
  return clean_text(text) + '\n';
}

BatchPorts ports_of(RowsFile& table, const std::string& name, const std::atomic<bool>& interrupted,
                    Console& console) {
  BatchPorts ports;
  ports.read = [&table](char* to, size_t n) { return table.read(to, n); };
  ports.write = [&console](std::string_view text) {
    console.print(text);
    return console.flush();
  };
  ports.complain = [&console, name](const RowComplaint& c) {
    c.severity == Severity::error ? console.complain(words_of(c, name)) : console.remark(words_of(c, name));
  };
  ports.warn = [&console, name](std::string_view id, std::string_view warning) {
    console.remark(fmt::format("{}: warning[{}]: {}\n", clean_text(name), id, warning));
  };
  ports.progress = [&console](uint64_t rows) {
    if (console.shows_progress()) console.progress(fmt::format("{} rows", rows));
  };
  ports.interrupted = &interrupted;
  return ports;
}

ExitStatus end_of(const BatchOutcome& outcome, const RowsFile& table, const Options& options,
                  Console& console) {
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
  if (outcome.endless_line != 0) {
    console.complain(
        fmt::format("payout batch: line {} does not end: nothing behind it was read\n", outcome.endless_line));
    return ExitStatus::bad_input;
  }
  if (outcome.too_many_errors) {
    console.complain(fmt::format("payout batch: more than {} rows in error: failed after {} rows\n",
                                 options.max_errors, outcome.rows));
    return ExitStatus::bad_input;
  }
  if (outcome.failed != 0) return outcome.failed < outcome.rows ? ExitStatus::some : ExitStatus::bad_input;
  const bool warned = outcome.warned + outcome.ids_twice + outcome.ids_empty != 0;
  return options.strict && warned ? ExitStatus::answer_is_no : ExitStatus::done;
}

/// The one line at the end, and how the table's cells were read where somebody said so.
void sum_up(const BatchOutcome& outcome, const Options& options, Console& console) {
  std::string text = summary_of(outcome);
  if (options.numbers != Region::plain) text += fmt::format("; numbers read as {}", name_of(options.numbers));
  if (options.dates != Region::plain) text += fmt::format("; dates read as {}", name_of(options.dates));
  console.remark(fmt::format("payout batch: {}\n", clean_text(text)));
}

/// What stands wrong on the command line; empty where nothing does.
std::string mistake_in(const Options& options, char& separator, std::optional<ErrorLimit>& limit) {
  if (options.format != Format::text && options.format != Format::csv && options.format != Format::jsonl)
    return "--format must be csv or jsonl";
  if (options.rows.empty()) return "--rows TABLE.csv is required";
  if (options.separator == "tab" || options.separator == "\\t") {
    separator = '\t';
  } else if (options.separator.size() == 1 && options.separator != "\"" && options.separator != "\n") {
    separator = options.separator[0];
  } else if (!options.separator.empty()) {
    return "--separator must be one character, or tab";
  }
  if (options.max_errors.empty()) return {};
  const bool percent = options.max_errors.ends_with('%');
  const auto number = parse_decimal(
      std::string_view{options.max_errors}.substr(0, options.max_errors.size() - (percent ? 1 : 0)),
      percent ? 3 : 0);
  if (!number || *number < Exact{} || (percent && *number > Exact{100}))
    return "--max-errors must be a number of rows, or a percentage such as 1%";
  limit.emplace();
  if (percent) limit->percent = static_cast<double>(number->num()) / static_cast<double>(number->den());
  if (!percent) limit->rows = static_cast<uint64_t>(number->num());
  return {};
}

}  // namespace

ExitStatus batch_command(const Options& options, Console& console) {
  if (options.list_columns) return list_columns(options, console);
  BatchOptions job;
  const std::string mistake = mistake_in(options, job.separator, job.most_errors);
  if (!mistake.empty()) {
    console.complain(fmt::format("payout batch: {}\n help: payout batch --help lists the options\n", mistake));
    return ExitStatus::usage;
  }
  Agreements agreements;
  const CaseFile file = open_template(options, agreements, console);
  if (!file.valid) return file.status;
  const std::atomic<bool>& interrupted = note_signals();
  RowsFile table{options.rows, interrupted};
  if (!table.ok()) {
    console.complain(fmt::format("payout batch: cannot read {}: {}\n", options.rows, std::strerror(errno)));
    return ExitStatus::bad_input;
  }
  job.request = {.agreement = file.agreement,
                 .sample = &file.loaded->facts,
                 .columns = options.columns,
                 .format = options.format == Format::jsonl ? RowFormat::jsonl : RowFormat::csv,
                 .readings = file.space.readings,
                 .keep = options.keep,
                 .numbers = options.numbers,
                 .dates = options.dates,
                 .json_numbers = options.json_numbers,
                 .raw_cells = options.raw_cells,
                 .strict = options.strict,
                 .table = options.rows == "-" ? "<stdin>" : options.rows};
  job.threads = options.jobs;
  job.header = options.header;
  job.bom = options.bom;
  Problems problems;
  Document keep;
  const BatchOutcome outcome =
      run_batch(job, ports_of(table, job.request.table, interrupted, console), problems, keep);
  console.show(problems, true);
  if (!outcome.started) {
    console.keep_old();
    const bool named = std::ranges::any_of(problems.all(), [](const Problem& p) {
      return p.severity == Severity::error && p.origin.source != nullptr &&
             p.origin.source->name == "--columns";
    });
    return named ? ExitStatus::usage : ExitStatus::bad_input;
  }
  const bool whole = table.error() == 0 && outcome.endless_line == 0 && !outcome.too_many_errors;
  if (!whole) console.keep_old();
  const ExitStatus status = end_of(outcome, table, options, console);
  if (!outcome.interrupted && !outcome.closed) sum_up(outcome, options, console);
  return status;
}

}  // namespace payout
