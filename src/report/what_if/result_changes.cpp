#include "report/what_if/result_changes.h"

#include "report/explain/cut_from_cash.h"

namespace payout {

std::vector<ModuleChange> module_changes(const Result& before, const Result& after) {
  std::vector<ModuleChange> out;
  const auto add = [&](Module module, const std::optional<Money>& a, const std::optional<Money>& b) {
    if (a && b && *a != *b) out.push_back({module, *b - *a});
  };
  add(Module::severance, cash_of(before.severance), cash_of(after.severance));
  add(Module::options, before.options.spread, after.options.spread);
  add(Module::deferred, before.deferred.total, after.deferred.total);
  add(Module::parachute, gross_up_in_cash(before), gross_up_in_cash(after));
  return out;
}

}  // namespace payout
