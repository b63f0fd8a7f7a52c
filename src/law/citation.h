#pragma once
#include <string_view>

namespace payout::law {

/// Where a rule is written: {"26 U.S.C.", "280G(b)(2)(A)(ii)"}. Printed beside the figure it explains.
struct Citation {
  std::string_view code = {};
  std::string_view section = {};
};

}  // namespace payout::law
