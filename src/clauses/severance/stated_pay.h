#pragma once
#include <string_view>

namespace payout {

struct Case;
struct PayRate;

/// The salary that a document states to begin with, or null.
const PayRate* stated_salary(const Case& c, std::string_view document);

/// Warns of pay that is so far from the stated pay that a unit was probably mistaken.
void compare_pay(const Case& c);

}  // namespace payout
