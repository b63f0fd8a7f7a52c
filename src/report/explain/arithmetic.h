#pragma once
#include <string>

#include "clauses/workings.h"

namespace payout {

/// The arithmetic behind a figure, numbers put in: "2 x (240,000.00 salary + 108,000.00 target bonus +
/// 15,000.00 benefits and perquisites)". Named parts stand as their value and name; `explain` opens them.
std::string arithmetic(const Workings& work, StepRef step);

/// An amount with its fraction of a cent, where it has one: what is printed in whole cents and used to the
/// fraction. Empty where there is none.
std::string fraction_of(const Workings& work, StepRef step);

/// One value in the form of its unit: "240,000.00", "45%", "12 months", "2000-06-30".
std::string value_text(const Step& step);

}  // namespace payout
