#include "clauses/kind.h"

namespace payout::detail {

size_t next_kind_number() {
  static size_t next = 0;
  return next++;
}

}  // namespace payout::detail
