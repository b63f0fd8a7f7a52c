#include "clauses/result.h"

namespace payout {

bool refuses(Module module, std::string_view path) {
  const std::string_view part = path.substr(0, path.find_first_of(".["));
  if (module == Module::facts || part == "totals" || part == name_of(module)) return true;
  if (part == "returns") return module == Module::severance || module == Module::obligations;
  if (part == "benefits" || part == "limits") return module == Module::severance;
  return (part == "grants" || part == "equity") && module == Module::options;
}

}  // namespace payout
