#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/type.h"

namespace payout {

/// The one path language: `salary.base`, `grants[K1].price` (by id), `grants[0].price` (by position),
/// `w2.1999`. It serves --set, --vary, CSV headers, `expect:` and messages alike. A list segment may be skipped
/// into by id with a dot as well: `severance.termination_fee`.
struct Path {
  std::vector<std::string> segments = {};
  bool operator==(const Path&) const = default;
};

std::optional<Path> parse_path(std::string_view text);

/// A place inside a described object.
template <class Ptr>
struct SlotOf {
  const Type* type = nullptr;
  Ptr object = nullptr;
  const Field* field = nullptr;  ///< the field that led here, for its doc and checks
  explicit operator bool() const { return object != nullptr; }
};
using Slot = SlotOf<void*>;
using ConstSlot = SlotOf<const void*>;

/// Follows `path` from `root`. With `create`, empty optionals are engaged and absent table keys added on the
/// way. Ends inside optionals: the slot of an engaged optional is its value.
Slot resolve(const Type& type, void* root, const Path& path, bool create = false);
ConstSlot resolve(const Type& type, const void* root, const Path& path);

/// Whether `path` could exist in objects of `type`; the first segment that could not, and what is near,
/// otherwise.
struct PathCheck {
  bool ok = true;
  size_t bad_segment = 0;
  std::vector<std::string_view> candidates = {};
};
PathCheck check_path(const Type& type, const Path& path);

/// The path of the value of `value_type` that lives at `value` inside `root`, or empty: how a figure finds the
/// fact it was read from. The type tells a record from its first field.
std::string path_of(const Type& type, const void* root, const void* value, const Type& value_type);

/// Every leaf path of `type`, list elements as `[]`: for completion and "nearest path" messages.
std::vector<std::string> scalar_paths(const Type& type, int depth = 6);

}  // namespace payout
