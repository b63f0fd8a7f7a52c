#include "document/small_rate.h"

#include <fmt/format.h>

#include "document/scalars.h"

namespace payout {

static Exact value_of(const Type& leaf, const void* value) {
  if (&leaf == &type_of<Rate>()) return static_cast<const Rate*>(value)->value;
  if (&leaf == &type_of<YearlyRate>()) return static_cast<const YearlyRate*>(value)->value;
  return {};
}

bool below_one_percent(const Type& leaf, const void* value) {
  const Exact rate = value_of(leaf, value);
  const Exact one_percent = Exact::fraction(1, 100);
  return rate != Exact{} && rate < one_percent && -one_percent < rate;
}

std::string hundredfold(const Type& leaf, const void* value) {
  const Exact more = value_of(leaf, value) * Exact{100};
  const std::string text = &leaf == &type_of<Rate>() ? to_string(Rate{more}) : to_string(YearlyRate{more});
  return fmt::format("write {} if that is what you mean", text);
}

}  // namespace payout
