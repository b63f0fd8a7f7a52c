#include "report/explain/expectation.h"

#include "document/path.h"
#include "report/explain/arithmetic.h"

namespace payout {

static const Field* shorthand_of(const Type& record) {
  for (const Field& f : record.fields) {
    if (f.shorthand) return &f;
  }
  return nullptr;
}

std::string value_at(const Result& result, const Workings& work, std::string_view path, bool& found) {
  found = false;
  const auto parsed = parse_path(path);
  if (!parsed) return {};
  Slot slot = resolve(type_of<Result>(), &result, *parsed);
  while (slot && slot.type->shape == Shape::record) {
    const Field* stands_for = shorthand_of(*slot.type);
    if (stands_for == nullptr) return {};
    slot = {&stands_for->type(), stands_for->at(slot.object), stands_for};
    if (slot.type->shape == Shape::optional) {
      if (slot.type->size(slot.object) == 0) return {};
      slot = {&slot.type->element(), slot.type->item(slot.object, 0), stands_for};
    }
  }
  if (!slot || slot.type->shape != Shape::leaf) return {};
  found = true;
  if (slot.type->leaf->name == "arithmetic") return arithmetic(work, *static_cast<const StepRef*>(slot.object));
  std::string text;
  slot.type->leaf->write(slot.object, text);
  return text;
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
    wrong.push_back({path, expected.value, found ? actual : "(nothing)", difference});
  }
  return wrong;
}

}  // namespace payout
