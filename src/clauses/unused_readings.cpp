#include "clauses/unused_readings.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/conditions.h"
#include "document/visit.h"

namespace payout {
namespace {

/// Whether an open point is somewhere in the terms of a clause.
bool holds_point(const Type& type, const void* value, int point) {
  if (&type == &type_of<OpenChoice>()) return static_cast<const OpenChoice*>(value)->point == point;
  if (is_single(type)) return false;
  for (const Part part : parts_of(type, value)) {
    if (holds_point(*part.type, part.value, point)) return true;
  }
  return false;
}

/// Why no clause with the point came to ask: the one that is nearest to it.
std::string reason(const Case& c, int point) {
  const Clause* applying = nullptr;
  for (const Clause& clause : c.agreement.clauses) {
    const auto in_when = [&](const When& when) { return holds_point(type_of<When>(), &when, point); };
    if (!holds_point(clause.terms.kind().type(), clause.terms.object(), point) &&
        std::ranges::none_of(clause.head.when, in_when))
      continue;
    if (!c.under(clause.head.document()))
      return fmt::format("the executive is not under {}", clause.head.document());
    if (clause.head.when.empty()) {
      if (applying == nullptr) applying = &clause;
      continue;
    }
    if (std::string why = why_not_triggered(c, clause); !why.empty())
      return fmt::format("{} does not apply: {}", clause.head.cite, why);
    applying = &clause;
  }
  if (applying == nullptr) return "no day or amount here depends on it";
  return fmt::format("under {} nothing turns on it with these facts", applying->head.cite);
}

}  // namespace

void note_unused_readings(const Case& c) {
  if (!c.explain) return;
  for (const auto& [key, word] : c.facts.readings) {
    const auto found = std::ranges::find(c.agreement.readings, key, &Reading::key);
    if (found == c.agreement.readings.end()) continue;
    const auto point = static_cast<size_t>(found - c.agreement.readings.begin());
    if (c.readings.asked(point)) continue;
    c.note(Module::facts, "reading-not-used", fmt::format("readings.{}", key),
           fmt::format("`{}: {}` changes nothing: {}", key, word, reason(c, static_cast<int>(point))), {},
           found->cite);
  }
}

}  // namespace payout
