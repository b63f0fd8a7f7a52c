#pragma once
#include <string>
#include <vector>

#include "document/scalars.h"
#include "document/type.h"

namespace payout {

/// The order in which payments are given up, where an agreement leaves it to the person.
struct CutChoice {
  std::vector<std::string> cut = {};
};
template <std::same_as<CutChoice> Self>
constexpr auto describe(const Self*) {
  return record("cut choice", "What the executive decides about a cutback",
                field<&CutChoice::cut>("cut",
                                       "The payments that are given up first, in this order: ids of clauses, "
                                       "lines or grants"));
}

}  // namespace payout
