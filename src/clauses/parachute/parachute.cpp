#include "clauses/parachute/parachute.h"

#include <algorithm>

#include "clauses/parachute/determine.h"
#include "clauses/parachute/remedy.h"

namespace payout {

/// Base amount, test, excise and what the agreement does about it; false where a fact is missing.
static bool settle(Exposure& e) {
  if (!find_base(e)) return false;
  test_payments(e);
  apply_remedy(e);
  return true;
}

void evaluate_parachute(const Case& c) {
  auto exposure = find_exposure(c);
  if (!exposure) return;
  Exposure& e = *exposure;
  add_cash(e);
  take_out_covenant(e);
  if (std::ranges::none_of(e.out().contingent, &ContingentLine::counted)) {
    e.out().contingent.clear();
    return;
  }
  e.out().tested = true;
  e.out().change = e.change;
  settle(e);
  determine(e);
}

}  // namespace payout
