#pragma once
#include <array>
#include <span>
#include <string_view>

namespace payout {

/// Which part of the report something belongs to.
enum class Module { facts, severance, options, deferred, parachute, obligations };
constexpr std::array<std::string_view, 6> module_names{"facts",    "severance", "options",
                                                       "deferred", "parachute", "obligations"};
constexpr std::span<const std::string_view> names_of(Module) {
  return module_names;
}

/// Whether an error of a module refuses the figure at a path: its own figures, the sums, and the facts' all.
bool refuses(Module module, std::string_view path);

}  // namespace payout
