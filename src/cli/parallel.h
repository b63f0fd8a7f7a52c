#pragma once
#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <thread>
#include <vector>

namespace payout {

/// Calls `f(index, worker)` once for each index below `count`, on `jobs` threads. `worker` counts from 0: what
/// is not thread-safe is kept one per worker. Results go into slots of their own, so their order is that of the
/// indices.
template <class F>
void in_parallel(size_t count, unsigned jobs, F&& f) {
  std::atomic<size_t> next{0};
  const auto work = [&](unsigned worker) {
    for (size_t i = next++; i < count; i = next++) f(i, worker);
  };
  std::vector<std::jthread> threads;
  for (unsigned worker = 1; worker < jobs && worker < count; ++worker) threads.emplace_back(work, worker);
  work(0);
}

/// Calls `make(index, worker)` for each index below `count` on `jobs` threads, and `take(index)` on this one,
/// in order, each as soon as it is made. At most `ahead` are made and not taken, so that `index % ahead` is a
/// slot for what is handed over.
template <class Make, class Take>
void in_order(size_t count, unsigned jobs, size_t ahead, Make&& make, Take&& take) {
  if (jobs <= 1) {
    for (size_t i = 0; i < count; ++i) make(i, 0), take(i);
    return;
  }
  std::mutex mutex;
  std::condition_variable changed;
  std::vector<bool> made(ahead);
  size_t next = 0, taken = 0;
  const auto work = [&](unsigned worker) {
    std::unique_lock lock{mutex};
    for (;;) {
      changed.wait(lock, [&] { return next == count || next < taken + ahead; });
      if (next == count) return;
      const size_t i = next++;
      lock.unlock();
      make(i, worker);
      lock.lock();
      made[i % ahead] = true;
      changed.notify_all();
    }
  };
  std::vector<std::jthread> threads;
  for (unsigned worker = 0; worker < jobs; ++worker) threads.emplace_back(work, worker);
  for (size_t i = 0; i < count; ++i) {
    {
      std::unique_lock lock{mutex};
      changed.wait(lock, [&] { return made[i % ahead]; });
    }
    take(i);
    const std::lock_guard lock{mutex};
    made[i % ahead] = false;
    ++taken;
    changed.notify_all();
  }
}

}  // namespace payout
