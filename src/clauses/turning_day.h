#pragma once
#include <string>
#include <vector>

#include "clauses/module.h"
#include "values/date.h"

namespace payout {

/// A day on which leaving gives other figures than leaving the day before, as far as one clause knows.
struct TurningDay {
  Date first = {};               ///< leaving on or after it
  std::string what = {};         ///< "a vesting day of G1"
  Module turns = Module::facts;  ///< whose figures; `facts` where any may
};
using TurningDays = std::vector<TurningDay>;

}  // namespace payout
