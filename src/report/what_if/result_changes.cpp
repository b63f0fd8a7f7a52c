#include "report/what_if/result_changes.h"

namespace payout {

std::vector<ModuleChange> module_changes(const Result& before, const Result& after) {
  std::vector<ModuleChange> out;
  const auto add = [&](Module module, const std::optional<Money>& a, const std::optional<Money>& b) {
    if (a && b && *a != *b) out.push_back({module, *b - *a});
  };
  add(Module::severance, before.severance.total, after.severance.total);
  add(Module::options, before.options.spread, after.options.spread);
  add(Module::deferred, before.deferred.total, after.deferred.total);
  add(Module::parachute, before.parachute.gross_up, after.parachute.gross_up);
  return out;
}

}  // namespace payout
