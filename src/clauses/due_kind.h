#pragma once
#include <array>
#include <span>
#include <string_view>

namespace payout {

enum class DueKind { on, by, not_stated, through };
constexpr std::array<std::string_view, 4> due_kind_names{"on", "by", "payment date not specified",
                                                         "in installments through"};
constexpr std::span<const std::string_view> names_of(DueKind) {
  return due_kind_names;
}

}  // namespace payout
