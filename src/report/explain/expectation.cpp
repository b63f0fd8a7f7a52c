#include "report/explain/expectation.h"

#include <fmt/format.h>

#include <algorithm>

#include "document/path.h"
#include "document/visit.h"
#include "report/explain/arithmetic.h"

namespace payout {
namespace {

/// Whether there is a value in a part of a result: an entry of a list, a sum, a word of its own.
bool holds_anything(const Type& type, const void* object) {
  if (is_single(type)) {
    if (type.scalar->words != nullptr || type.scalar->name == "arithmetic") return false;
    const std::string text = written(type, object);
    return !text.empty() && text != "false" && text != "0" && text != "0.00";
  }
  if (!is_record(type)) return !is_not_given(type, object);
  for (const Part part : parts_of(type, object)) {
    const bool sentence = part.field != nullptr && part.field->sentences;  // says why there is nothing
    if (!sentence && holds_anything(*part.type, part.value)) return true;
  }
  return false;
}

/// A part of a result that no single value stands for.
bool group_at(const Result& result, std::string_view path, bool& anything) {
  const auto parsed = parse_path(path);
  if (!parsed) return false;
  const ConstSlot slot = resolve(type_of<Result>(), &result, *parsed);
  if (slot.object == nullptr || is_single(*slot.type)) return false;
  if (is_record(*slot.type) && shorthand_of(*slot.type) != nullptr) return false;
  anything = holds_anything(*slot.type, slot.object);
  return true;
}

/// Amounts and counts compare as numbers, everything else as text.
bool same(const Expected& expected, std::string_view actual, std::string& difference) {
  if (expected.value == actual) return true;
  const auto a = parse_money(expected.value), b = parse_money(actual);
  if (!a || !b) return false;
  const Money off = *b - *a;
  difference = plain(off);
  const Money allowed = expected.tolerance.value_or(Money{});
  return off <= allowed && -off <= allowed;
}

/// The error that refuses the figure at a path, or nothing. A scenario that expects it knows.
std::string_view refused_by(const Result& result, std::string_view path,
                            const Table<std::string, Expected>& expect, std::string_view expected_error) {
  for (const Remark& r : result.remarks) {
    if (r.severity != Severity::error || !refuses(r.module, path) || r.id == expected_error) continue;
    const std::string remark = fmt::format("remarks[{}]", r.id);
    const bool known = std::ranges::any_of(expect, [&](const auto& e) { return e.first.starts_with(remark); });
    if (!known) return r.id;
  }
  return {};
}

}  // namespace

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
  if (at.type->scalar->name == "arithmetic") return arithmetic(work, *static_cast<const StepRef*>(at.value));
  return written(*at.type, at.value);
}

std::string clause_at(const Result& result, const Workings& work, std::string_view path) {
  bool found = false;
  for (size_t end = path.size(); end != path.npos; end = path.substr(0, end).find_last_of(".[")) {
    std::string cite = value_at(result, work, fmt::format("{}.cite", path.substr(0, end)), found);
    if (found) return cite;
  }
  return {};
}

std::vector<Mismatch> mismatches(const Table<std::string, Expected>& expect, const Result& result,
                                 const Workings& work, std::string_view expected_error) {
  std::vector<Mismatch> wrong;
  for (const auto& [path, expected] : expect) {
    bool found = false;
    const std::string actual = value_at(result, work, path, found);
    std::string difference;
    if (expected.value != "none" && found) {
      if (!same(expected, actual, difference))
        wrong.push_back({path, expected.value, actual, difference, true});
      continue;
    }
    bool anything = found && !actual.empty() && actual != "none";
    const bool group = !found && group_at(result, path, anything);
    const std::string_view refused = anything ? "" : refused_by(result, path, expect, expected_error);
    if (expected.value == "none" && !anything && refused.empty()) continue;
    std::string instead = !refused.empty()    ? fmt::format("(refused: {})", refused)
                          : group && anything ? "(figures)"
                          : found             ? actual
                                              : "(nothing)";
    wrong.push_back({path, expected.value, std::move(instead), {}, found});
  }
  return wrong;
}

}  // namespace payout
