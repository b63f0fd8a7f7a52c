#pragma once
#include <atomic>
#include <cstddef>
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

}  // namespace payout
