#include "clauses/part_of_time.h"

#include <algorithm>

namespace payout {

int months_of_part(Date first, Date next, PartBy by) {
  constexpr int half_a_month = 15;
  const int completed = std::max(full_months(first, next), 0);
  const int days = next - add_months(first, completed, MonthEnd::clamp);
  switch (by) {
    case PartBy::months_begun: return completed + (days > 0 ? 1 : 0);
    case PartBy::nearest_month: return completed + (days >= half_a_month ? 1 : 0);
    default: return completed;
  }
}

}  // namespace payout
