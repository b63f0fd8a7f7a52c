#pragma once
#include <array>
#include <cstddef>
#include <type_traits>
#include <vector>

namespace payout {

/// A list that is nearly always short: the first `N` entries need no memory of their own.
template <class T, size_t N>
class Few {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  void push_back(const T& value) {
    if (more_.empty() && size_ < N) {
      here_[size_] = value;
    } else {
      if (more_.empty()) more_.assign(here_.begin(), here_.end());
      more_.push_back(value);
    }
    ++size_;
  }
  bool empty() const { return size_ == 0; }
  size_t size() const { return size_; }
  const T* begin() const { return more_.empty() ? here_.data() : more_.data(); }
  const T* end() const { return begin() + size_; }
  T* begin() { return more_.empty() ? here_.data() : more_.data(); }
  T* end() { return begin() + size_; }
  const T& operator[](size_t i) const { return begin()[i]; }

 private:
  std::array<T, N> here_;  // NOLINT: what lies beyond size_ is never read
  size_t size_ = 0;
  std::vector<T> more_ = {};  ///< all entries, once there are more than `N`
};

}  // namespace payout
