#include "batch/stream.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "batch/csv.h"
#include "batch/row_engine.h"
#include "values/parallel.h"

namespace payout {
namespace {

constexpr size_t chunk_bytes = size_t{128} << 10U;

/// A stretch of whole rows, and what came of it.
struct Chunk {
  std::string text = {};
  std::string out = {};
  uint64_t first_row = 0;
  uint64_t rows = 0;
  std::vector<std::pair<uint64_t, std::string>> errors = {};
  bool done = false;
};

/// Cuts the input into chunks that end with a record.
class Cutter {
 public:
  explicit Cutter(const BatchPorts& ports) : ports_(ports) {}

  bool header(std::string& line) {
    while (whole_records(rest_) == 0 && more()) {
    }
    std::string_view text = rest_;
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    if (text.empty()) return false;
    std::vector<std::string_view> cells;
    std::string scratch;
    const size_t before = text.size();
    next_record(text, cells, scratch);
    line = rest_.substr(rest_.size() - before, before - text.size());
    rest_.erase(0, rest_.size() - text.size());
    return true;
  }

  bool next(std::string& chunk) {
    size_t whole = 0;
    while (rest_.size() < chunk_bytes || (whole = whole_records(rest_)) == 0) {
      if (!more()) {
        chunk = std::move(rest_);
        rest_.clear();
        return !chunk.empty();
      }
    }
    chunk.assign(rest_, 0, whole);
    rest_.erase(0, whole);
    return true;
  }

 private:
  bool more() {
    const size_t size = rest_.size();
    rest_.resize(size + chunk_bytes);
    const size_t n = ports_.read(rest_.data() + size, chunk_bytes);
    rest_.resize(size + n);
    return n != 0;
  }

  const BatchPorts& ports_;
  std::string rest_;
};

void work_through(RowEngine& engine, const BatchPlan& plan, Chunk& chunk) {
  std::string_view text = chunk.text;
  std::vector<std::string_view> cells;
  std::string scratch, error;
  chunk.out.clear();
  chunk.errors.clear();
  chunk.rows = 0;
  while (next_record(text, cells, scratch)) {
    if (cells.size() == 1 && cells[0].empty()) continue;  // a blank line
    ++chunk.rows;
    if (!engine.row(cells, chunk.out, error)) {
      chunk.errors.emplace_back(chunk.rows, plan.error_column ? std::string{} : error);
    }
  }
}

struct Writer {
  const BatchPorts& ports;
  BatchOutcome& outcome;

  bool take(Chunk& chunk) {
    for (const auto& [row, error] : chunk.errors) {
      if (!error.empty()) ports.complain(outcome.rows + row, error);
    }
    outcome.rows += chunk.rows;
    outcome.failed += chunk.errors.size();
    ports.progress(outcome.rows);
    if (!ports.write(chunk.out)) outcome.closed = true;
    if (ports.interrupted != nullptr && ports.interrupted->load()) outcome.interrupted = true;
    return !outcome.closed && !outcome.interrupted;
  }
};

void run_single(const BatchOptions& options, const BatchPlan& plan, Cutter& cutter, Writer& writer) {
  RowEngine engine{options.agreement, options.sample, plan};
  Chunk chunk;
  while (cutter.next(chunk.text)) {
    work_through(engine, plan, chunk);
    if (!writer.take(chunk)) return;
  }
}

/// Workers take chunks from a short queue; the caller feeds it and writes what is done, in order.
class Workers {
 public:
  Workers(const BatchOptions& options, const BatchPlan& plan) {
    threads_ = start_threads(0, options.threads, [this, &options, &plan](unsigned) { run(options, plan); });
  }
  ~Workers() {
    {
      const std::lock_guard lock{mutex_};
      closing_ = true;
    }
    wake_.notify_all();
  }
  bool any() const { return !threads_.empty(); }
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  void add(Chunk* chunk) {
    {
      const std::lock_guard lock{mutex_};
      waiting_.push_back(chunk);
    }
    wake_.notify_one();
  }
  void wait_for(const Chunk& chunk) {
    std::unique_lock lock{mutex_};
    ready_.wait(lock, [&] { return chunk.done; });
  }

 private:
  void run(const BatchOptions& options, const BatchPlan& plan) {
    RowEngine engine{options.agreement, options.sample, plan};
    for (;;) {
      Chunk* chunk = nullptr;
      {
        std::unique_lock lock{mutex_};
        wake_.wait(lock, [&] { return closing_ || !waiting_.empty(); });
        if (waiting_.empty()) return;
        chunk = waiting_.front();
        waiting_.pop_front();
      }
      work_through(engine, plan, *chunk);
      {
        const std::lock_guard lock{mutex_};
        chunk->done = true;
      }
      ready_.notify_all();
    }
  }

  std::mutex mutex_;
  std::condition_variable wake_, ready_;
  std::deque<Chunk*> waiting_;
  bool closing_ = false;
  std::vector<std::jthread> threads_;  ///< last: they are joined before what they share goes
};

void run_pool(const BatchOptions& options, const BatchPlan& plan, Cutter& cutter, Writer& writer) {
  std::deque<Chunk> flying;  // chunks handed out and not yet written, oldest first; outlives the pool
  Workers pool{options, plan};
  if (!pool.any()) return run_single(options, plan, cutter, writer);
  bool more = true, go_on = true;
  while (go_on && (more || !flying.empty())) {
    while (more && flying.size() < size_t{2} * options.threads + 1) {
      Chunk& chunk = flying.emplace_back();
      more = cutter.next(chunk.text);
      if (more) {
        pool.add(&chunk);
      } else {
        flying.pop_back();
      }
    }
    if (flying.empty()) break;
    pool.wait_for(flying.front());
    go_on = writer.take(flying.front());
    flying.pop_front();
  }
  for (const Chunk& chunk : flying) pool.wait_for(chunk);
}

}  // namespace

BatchOutcome run_batch(const BatchOptions& options, const BatchPorts& ports, Problems& problems) {
  BatchOutcome outcome;
  Cutter cutter{ports};
  std::string line;
  if (!cutter.header(line)) {
    problems.error("empty-table", {}, "the table is empty: it has no header line",
                   "the first line names the columns by path, such as id,salary.base,termination.date");
    return outcome;
  }
  std::string_view text = line;
  std::vector<std::string_view> cells;
  std::string scratch;
  next_record(text, cells, scratch);
  BatchPlan plan = plan_batch(options.sample, cells, options.columns, options.format, {}, problems);
  if (problems.any_errors()) return outcome;
  plan.readings = options.readings;
  outcome.started = true;
  if (options.format == RowFormat::csv && options.header && !ports.write(header_line(plan))) {
    outcome.closed = true;
    return outcome;
  }
  Writer writer{ports, outcome};
  if (options.threads <= 1) {
    run_single(options, plan, cutter, writer);
  } else {
    run_pool(options, plan, cutter, writer);
  }
  return outcome;
}

}  // namespace payout
