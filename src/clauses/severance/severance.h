#pragma once
#include <string_view>

namespace payout {

struct Case;
struct Result;

/// How `payments` names a payment of a deferral account: with its number after it.
inline constexpr std::string_view deferred_payment = "deferred_payment_";

/// Asks every clause that pays cash, in the order of the agreement, and adds up what they give.
void evaluate_severance(const Case& c);

/// Tells choices among the facts that no clause leaves to the person.
void check_choices(const Case& c);

/// Whether an error stands against the lines of severance that is no missing fact of one of them: then none is
/// given, nor the day on which it would be due.
bool lines_withheld(const Result& result);

}  // namespace payout
