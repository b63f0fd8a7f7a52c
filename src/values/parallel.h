#pragma once
#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace payout {

/// Starts up to so many threads; fewer where the system gives no more (a limit on processes).
template <class Work>
std::vector<std::jthread> start_threads(unsigned from, unsigned until, Work&& work) {
  std::vector<std::jthread> threads;
  try {
    for (unsigned worker = from; worker < until; ++worker) threads.emplace_back(work, worker);
  } catch (const std::system_error&) {  // those that run do it all
  }
  return threads;
}

/// Calls `f(index, worker)` once for each index below `count`, on `jobs` threads. `worker` counts from 0: what
/// is not thread-safe is kept one per worker. Results go into slots of their own, so their order is that of the
/// indices.
template <class F>
void in_parallel(size_t count, unsigned jobs, F&& f) {
  std::atomic<size_t> next{0};
  const auto work = [&](unsigned worker) {
    for (size_t i = next++; i < count; i = next++) f(i, worker);
  };
  const auto threads = start_threads(1, static_cast<unsigned>(std::min<size_t>(jobs, count)), work);
  work(0);
}

/// Calls `make(index, worker)` for each index below `count` on `jobs` threads, and `take(index)` on this one,
/// in order, each as soon as it is made. At most `ahead` are made and not taken, so that `index % ahead` is a
/// slot for what is handed over. Of many, a few are made at a time: threads that wait for one another at every
/// single one lose more time than short work takes.
template <class Make, class Take>
void in_order(size_t count, unsigned jobs, size_t ahead, Make&& make, Take&& take) {
  const auto one_by_one = [&] {
    for (size_t i = 0; i < count; ++i) make(i, 0), take(i);
  };
  if (jobs <= 1) return one_by_one();
  const size_t together = std::clamp<size_t>(std::min(count / 8, ahead / 4) / jobs, 1, 8);
  std::mutex mutex;
  std::condition_variable some_made, some_taken;
  std::vector<bool> made(ahead);
  size_t next = 0, taken = 0;
  const auto work = [&](unsigned worker) {
    std::unique_lock lock{mutex};
    for (;;) {
      some_taken.wait(lock, [&] { return next == count || next < taken + ahead; });
      if (next == count) return;
      const size_t from = next, until = std::min({count, taken + ahead, from + together});
      next = until;
      lock.unlock();
      for (size_t i = from; i < until; ++i) make(i, worker);
      lock.lock();
      for (size_t i = from; i < until; ++i) made[i % ahead] = true;
      if (from == taken) some_made.notify_one();
    }
  };
  const auto threads = start_threads(0, jobs, work);
  if (threads.empty()) return one_by_one();
  std::unique_lock lock{mutex};
  while (taken < count) {
    some_made.wait(lock, [&] { return made[taken % ahead]; });
    size_t until = taken;
    for (; until < count && until < taken + ahead && made[until % ahead]; ++until) made[until % ahead] = false;
    lock.unlock();
    for (size_t i = taken; i < until; ++i) take(i);
    lock.lock();
    taken = until;
    some_taken.notify_all();
  }
}

}  // namespace payout
