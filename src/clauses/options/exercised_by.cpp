#include "clauses/options/exercised_by.h"

#include "clauses/options/option_result.h"

namespace payout {

int64_t exercised_by(const GrantResult& grant, size_t tranche, Date day) {
  int64_t shares = 0;
  for (const Allotment& a : grant.allotments) shares += a.tranche == tranche && a.date <= day ? a.shares : 0;
  return shares;
}

}  // namespace payout
