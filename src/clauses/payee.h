#pragma once
#include <array>
#include <span>
#include <string_view>

namespace payout {

/// Who takes a payment. The last five take for an employee who cannot manage his or her affairs.
enum class Payee { employee, estate, beneficiary, plan, spouse, child, relative, household, representative };
constexpr std::array<std::string_view, 9> payee_names{"employee",
                                                      "estate",
                                                      "beneficiary",
                                                      "plan",
                                                      "spouse",
                                                      "child",
                                                      "blood relative",
                                                      "person with whom the employee resides",
                                                      "legal representative"};
constexpr std::span<const std::string_view> names_of(Payee) {
  return payee_names;
}

/// Whether somebody takes because the employee has died.
constexpr bool takes_after_death(Payee payee) {
  return payee == Payee::estate || payee == Payee::beneficiary;
}

}  // namespace payout
