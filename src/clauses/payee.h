#pragma once
#include <array>
#include <span>
#include <string_view>

namespace payout {

enum class Payee { employee, estate, beneficiary, plan };
constexpr std::array<std::string_view, 4> payee_names{"employee", "estate", "beneficiary", "plan"};
constexpr std::span<const std::string_view> names_of(Payee) {
  return payee_names;
}

}  // namespace payout
