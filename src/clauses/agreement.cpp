#include "clauses/agreement.h"

namespace payout {

const Clause* Agreement::find(std::string_view id) const {
  for (const Clause& clause : clauses) {
    if (clause.head.id == id) return &clause;
  }
  return nullptr;
}

ReadingUse Agreement::defaults() const {
  ReadingUse use;
  use.selected.resize(readings.size());
  use.consulted.resize(readings.size());
  use.unfit.resize(readings.size());
  use.by.resize(readings.size());
  return use;
}

}  // namespace payout
