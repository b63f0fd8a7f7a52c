#pragma once
#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <exception>
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

/// The first exception of several threads, thrown again where they end.
class FirstFault {
 public:
  void keep() {
    const std::lock_guard lock{mutex_};
    if (!fault_) fault_ = std::current_exception();
  }
  void rethrow() {
    if (fault_) std::rethrow_exception(fault_);
  }

 private:
  std::mutex mutex_;
  std::exception_ptr fault_;
};

/// Calls `f(index, worker)` once for each index below `count`, on `jobs` threads. `worker` counts from 0: what
/// is not thread-safe is kept one per worker. Results go into slots of their own, so their order is that of the
/// indices. An exception ends the work and is thrown again here.
template <class F>
void in_parallel(size_t count, unsigned jobs, F&& f) {
  std::atomic<size_t> next{0};
  FirstFault fault;
  const auto work = [&](unsigned worker) {
    try {
      for (size_t i = next++; i < count; i = next++) f(i, worker);
    } catch (...) {
      fault.keep();
      next = count;
    }
  };
  {
    const auto threads = start_threads(1, static_cast<unsigned>(std::min<size_t>(jobs, count)), work);
    work(0);
  }
  fault.rethrow();
}

/// Work whose results are taken in order; `in_order` runs it.
template <class Make, class Take>
class OrderedWork {
 public:
  OrderedWork(size_t count, unsigned jobs, size_t ahead, Make& make, Take& take)
      : count_(count),
        ahead_(ahead),
        together_(std::clamp<size_t>(std::min(count / 8, ahead / 4) / jobs, 1, 8)),
        make_(make),
        take_(take),
        made_(ahead) {}

  /// False, with nothing done, where no thread is to be had.
  bool run(unsigned jobs) {
    {
      const auto threads = start_threads(0, jobs, [this](unsigned worker) { work(worker); });
      if (threads.empty()) return false;
      take_all();
    }
    fault_.rethrow();
    return true;
  }

 private:
  void work(unsigned worker) {
    std::unique_lock lock{mutex_};
    for (;;) {
      some_taken_.wait(lock, [&] { return over_ || next_ == count_ || next_ < taken_ + ahead_; });
      if (over_ || next_ == count_) return;
      const size_t from = next_, until = std::min({count_, taken_ + ahead_, from + together_});
      next_ = until;
      lock.unlock();
      const bool fine = all(from, until, [&](size_t i) { make_(i, worker); });
      lock.lock();
      over_ = over_ || !fine;
      for (size_t i = from; i < until; ++i) made_[i % ahead_] = true;
      if (over_ || from == taken_) some_made_.notify_one();
    }
  }

  void take_all() {
    std::unique_lock lock{mutex_};
    while (!over_ && taken_ < count_) {
      some_made_.wait(lock, [&] { return over_ || made_[taken_ % ahead_]; });
      if (over_) break;
      size_t until = taken_;
      for (; until < std::min(count_, taken_ + ahead_) && made_[until % ahead_]; ++until)
        made_[until % ahead_] = false;
      lock.unlock();
      const bool fine = all(taken_, until, [&](size_t i) { take_(i); });
      lock.lock();
      over_ = over_ || !fine;
      taken_ = until;
      some_taken_.notify_all();
    }
    some_taken_.notify_all();
  }

  template <class F>
  bool all(size_t from, size_t until, F&& f) {
    try {
      for (size_t i = from; i < until; ++i) f(i);
      return true;
    } catch (...) {
      fault_.keep();
      return false;
    }
  }

  size_t count_, ahead_, together_;
  Make& make_;
  Take& take_;
  std::mutex mutex_;
  std::condition_variable some_made_, some_taken_;
  std::vector<bool> made_;
  size_t next_ = 0, taken_ = 0;
  bool over_ = false;  ///< something was thrown
  FirstFault fault_;
};

/// Calls `make(index, worker)` for each index below `count` on `jobs` threads, and `take(index)` on this one,
/// in order, each as soon as it is made. At most `ahead` are made and not taken, so that `index % ahead` is a
/// slot for what is handed over. Of many, a few are made at a time: threads that wait for one another at every
/// single one lose more time than short work takes. An exception ends the work and is thrown again here.
template <class Make, class Take>
void in_order(size_t count, unsigned jobs, size_t ahead, Make&& make, Take&& take) {
  if (jobs > 1 && OrderedWork<Make, Take>{count, jobs, ahead, make, take}.run(jobs)) return;
  for (size_t i = 0; i < count; ++i) make(i, 0), take(i);
}

}  // namespace payout
