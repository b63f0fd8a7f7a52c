#pragma once
#include <string_view>

namespace payout {

struct Case;

/// How `payments` names a payment of a deferral account: with its number after it.
inline constexpr std::string_view deferred_payment = "deferred_payment_";

/// Asks every clause that pays cash, in the order of the agreement, and adds up what they give.
void evaluate_severance(const Case& c);

/// Tells choices among the facts that no clause leaves to the person.
void check_choices(const Case& c);

}  // namespace payout
