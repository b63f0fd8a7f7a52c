#pragma once
#include <map>
#include <mutex>
#include <shared_mutex>
#include <utility>
#include <variant>

#include "law/tables.h"

namespace payout::law {

/// What was read from the tables, kept for the life of the process: a report pays only for the years that it
/// uses, and a batch pays for each of them once. Only what the tables hold is kept, so the cache cannot outgrow
/// them; the pointers stay valid. Any thread may ask.
template <class Key, class T>
class TableCache {
 public:
  /// The value kept under `key`, or else what `read` finds: Found<T> by value.
  template <class Read>
  Found<const T*> get(const Key& key, Read read) {
    {
      const std::shared_lock lock{mutex_};
      const auto kept = values_.find(key);
      if (kept != values_.end()) return &kept->second;
    }
    Found<T> found = read();
    if (auto* none = std::get_if<NoTable>(&found)) return std::move(*none);
    const std::unique_lock lock{mutex_};
    return &values_.try_emplace(key, std::move(std::get<T>(found))).first->second;
  }

 private:
  std::shared_mutex mutex_;
  std::map<Key, T> values_;
};

}  // namespace payout::law
