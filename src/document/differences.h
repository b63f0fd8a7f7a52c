#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "document/type.h"

namespace payout {

/// One place where two objects of the same type differ. Entries of lists are matched by id where they have one,
/// by position otherwise, entries of tables by key; an entry or value that only one side has is null on the
/// other.
struct Difference {
  std::vector<std::string> path = {};  ///< segments as in the path language
  const Type* type = nullptr;          ///< of the value or, for a whole entry, of the entry
  const Field* field = nullptr;
  const void* before = nullptr;
  const void* after = nullptr;
};

/// What is compared: everything; what is no sentence and no detail (amounts, dates, counts, words); or of that
/// only what stands in the record itself, its lists and inner records aside.
enum class Compared { everything, figures, own_figures };

/// Every difference between `before` and `after`. Costs no text where nothing differs.
std::vector<Difference> differences(const Type& type, const void* before, const void* after,
                                    Compared compared = Compared::everything);

/// The segments of a difference as the path language writes them: `grants[K1].price`, `w2.1999`.
std::string path_text(const Type& type, const std::vector<std::string>& segments);

}  // namespace payout
