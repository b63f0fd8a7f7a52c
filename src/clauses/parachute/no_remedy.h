#pragma once
#include "document/type.h"

namespace payout {

/// The executive bears the excise. A document that is silent has this without a clause.
struct NoRemedy {
  static constexpr std::string_view kind = "no_remedy";
  static constexpr std::string_view doc = "The executive bears the excise tax";
  static constexpr bool asks_when = true;
};
template <std::same_as<NoRemedy> Self>
constexpr auto describe(const Self*) {
  return record("no_remedy", NoRemedy::doc);
}

}  // namespace payout
