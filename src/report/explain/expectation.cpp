#include "report/explain/expectation.h"

#include "document/path.h"
#include "document/visit.h"
#include "report/explain/arithmetic.h"

namespace payout {

std::string value_at(const Result& result, const Workings& work, std::string_view path, bool& found) {
  found = false;
  const auto parsed = parse_path(path);
  if (!parsed) return {};
  const ConstSlot slot = resolve(type_of<Result>(), &result, *parsed);
  Part at{.type = slot.type, .value = slot.object};
  while (at.value != nullptr && is_record(*at.type)) {
    const Field* stands_for = shorthand_of(*at.type);
    if (stands_for == nullptr) return {};
    at = given(*stands_for, at.value);
  }
  if (at.value == nullptr || !is_single(*at.type)) return {};
  found = true;
  if (at.type->leaf->name == "arithmetic") return arithmetic(work, *static_cast<const StepRef*>(at.value));
  return written(*at.type, at.value);
}

/// Amounts and counts compare as numbers, everything else as text.
static bool same(const Expected& expected, std::string_view actual, std::string& difference) {
  if (expected.value == actual) return true;
  const auto a = parse_money(expected.value), b = parse_money(actual);
  if (!a || !b) return false;
  const Money off = *b - *a;
  difference = plain(off);
  const Money allowed = expected.tolerance.value_or(Money{});
  return off <= allowed && -off <= allowed;
}

std::vector<Mismatch> mismatches(const Table<std::string, Expected>& expect, const Result& result,
                                 const Workings& work) {
  std::vector<Mismatch> wrong;
  for (const auto& [path, expected] : expect) {
    bool found = false;
    const std::string actual = value_at(result, work, path, found);
    std::string difference;
    if (found ? same(expected, actual, difference) : expected.value == "none") continue;
    wrong.push_back({path, expected.value, found ? actual : "(nothing)", difference, found});
  }
  return wrong;
}

}  // namespace payout
