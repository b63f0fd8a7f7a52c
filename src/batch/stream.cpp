#include "batch/stream.h"

#include <fmt/format.h>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "batch/known_ids.h"
#include "batch/table_rows.h"
#include "values/parallel.h"

namespace payout {
namespace {

/// Writes what came of the chunks, in their order, and counts.
class Writer {
 public:
  Writer(const BatchOptions& options, const BatchPorts& ports, BatchOutcome& outcome)
      : options_(options), ports_(ports), outcome_(outcome) {}

  /// False when no more is wanted.
  bool take(const Chunk& chunk) {
    for (const RowComplaint& complaint : chunk.complaints) ports_.complain(complaint);
    for (const auto& [key, line] : chunk.ids) look_at_id(key, line);
    if (!outcome_.first_failed) outcome_.first_failed = chunk.first_failed;
    if (!outcome_.first_warned) outcome_.first_warned = chunk.first_warned;
    outcome_.rows += chunk.rows;
    outcome_.failed += chunk.failed;
    outcome_.warned += chunk.warned;
    ports_.progress(outcome_.rows);
    if (!ports_.write(chunk.out)) outcome_.closed = true;
    if (ports_.interrupted != nullptr && ports_.interrupted->load()) outcome_.interrupted = true;
    const auto& limit = options_.most_errors;
    if (limit && !limit->percent && outcome_.failed > limit->rows) outcome_.too_many_errors = true;
    return !outcome_.closed && !outcome_.interrupted && !outcome_.too_many_errors;
  }

  /// Percentages are known when all rows are.
  void finish() {
    const auto& limit = options_.most_errors;
    if (!limit || !limit->percent || outcome_.interrupted) return;
    const double allowed = *limit->percent / 100 * static_cast<double>(outcome_.rows);
    if (static_cast<double>(outcome_.failed) > allowed) outcome_.too_many_errors = true;
  }

 private:
  void look_at_id(uint64_t key, uint64_t line) {
    constexpr uint64_t told = 10;
    if (key == 0) {
      if (++outcome_.ids_empty <= told) ports_.warn("empty-id", fmt::format("line {} has no id", line));
      return;
    }
    const uint64_t before = ids_.add(key, line);
    if (before == 0) return;
    if (++outcome_.ids_twice <= told)
      ports_.warn("duplicate-id", fmt::format("lines {} and {} have the same id", before, line));
  }

  const BatchOptions& options_;
  const BatchPorts& ports_;
  BatchOutcome& outcome_;
  KnownIds ids_;
};

void run_single(const BatchOptions& options, const BatchPlan& plan, TableReader& table, Writer& writer) {
  RowEngine engine{*options.request.agreement, *options.request.sample, plan};
  TableRows rows{engine, plan};
  Chunk chunk;
  while (table.next(chunk.part)) {
    rows.work_through(chunk);
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
    RowEngine engine{*options.request.agreement, *options.request.sample, plan};
    TableRows rows{engine, plan};
    for (;;) {
      Chunk* chunk = nullptr;
      {
        std::unique_lock lock{mutex_};
        wake_.wait(lock, [&] { return closing_ || !waiting_.empty(); });
        if (waiting_.empty()) return;
        chunk = waiting_.front();
        waiting_.pop_front();
      }
      rows.work_through(*chunk);
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

void run_pool(const BatchOptions& options, const BatchPlan& plan, TableReader& table, Writer& writer) {
  std::deque<Chunk> flying;  // chunks handed out and not yet written, oldest first; outlives the pool
  Workers pool{options, plan};
  if (!pool.any()) return run_single(options, plan, table, writer);
  bool more = true, go_on = true;
  while (go_on && (more || !flying.empty())) {
    while (more && flying.size() < size_t{2} * options.threads + 1) {
      Chunk& chunk = flying.emplace_back();
      more = table.next(chunk.part);
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

BatchOutcome run_batch(const BatchOptions& options, const BatchPorts& ports, Problems& problems,
                       Document& keep) {
  BatchOutcome outcome;
  TableReader table{ports.read, options.separator};
  TableHead head;
  if (!table.begin(head, options.request.table, problems, keep)) return outcome;
  const BatchPlan plan = plan_batch(options.request, head, problems, keep);
  if (problems.any_errors()) return outcome;
  outcome.started = true;
  outcome.counts_warnings = plan.warnings;
  std::string begin =
      options.bom && options.request.format == RowFormat::csv ? std::string{byte_order_mark} : "";
  if (options.request.format == RowFormat::csv && options.header) begin += header_line(plan);
  if (!begin.empty() && !ports.write(begin)) {
    outcome.closed = true;
    return outcome;
  }
  Writer writer{options, ports, outcome};
  if (options.threads <= 1) {
    run_single(options, plan, table, writer);
  } else {
    run_pool(options, plan, table, writer);
  }
  writer.finish();
  outcome.endless_line = table.endless_line();
  return outcome;
}

}  // namespace payout
