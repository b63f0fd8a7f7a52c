#pragma once
#include <string>
#include <string_view>

#include "document/node.h"
#include "law/tables.h"

namespace payout::law {

/// Readers of the tables compiled into the program. They are ours and tested, so anything unexpected in them is
/// a bug and throws std::logic_error naming the file, line and key.

/// The table src/law/tables/<name>.yaml, ready to look at: nothing is parsed.
Document table(std::string_view name);

NodeRef need(NodeRef parent, std::string_view key);
NodeRef find_year(NodeRef parent, int year);  ///< empty when the table has no such year

Money dollars(NodeRef node);
Money dollars_of_key(NodeRef node);  ///< 3000 of {3000: 0.05}
Exact rate(NodeRef node);            ///< 0.396, or 2/37
int whole(NodeRef node);
Date date(NodeRef node);
PerStatus<Money> dollars_per_status(NodeRef node);
Brackets brackets(NodeRef node);  ///< {over: rate, ...}
SupplementalPeriod period(NodeRef node);
std::vector<SupplementalPeriod> periods(NodeRef list);
std::string source_keys(NodeRef block);  ///< "irs_1040_1999, taxsim" from `source`

template <class T, class Read>
PerStatus<T> per_status(NodeRef node, Read read) {
  PerStatus<T> out;
  for (size_t i = 0; i < status_names.size(); ++i) out.of[i] = read(need(node, status_names[i]));
  return out;
}

}  // namespace payout::law
