#include "clauses/workings.h"

#include <algorithm>
#include <array>

namespace payout {

const Scalar& scalar_of(const StepRef*) {
  // Renderers recognize the name and write the arithmetic; the number itself means nothing outside one
  // evaluation.
  static const Scalar scalar{
      .name = "arithmetic",
      .expects = "nothing: arithmetic is a result",
      .pattern = {},
      .json = Scalar::Json::string,
      .read = [](std::string_view, bool, void*, std::string&, std::string&) { return false; },
      .write = [](const void*, std::string&) {}};
  return scalar;
}

Figure Workings::keep_leaf(Op op, Unit unit, Exact value, Where where, std::string_view label) {
  steps_.push_back({op, unit, 0, 0, value, where, label});
  return {value, {static_cast<uint32_t>(steps_.size() - 1)}};
}

Figure Workings::keep(Op op, Unit unit, Exact value, std::span<const Figure> parts, std::string_view label) {
  const auto first = static_cast<uint32_t>(operands_.size());
  for (const Figure& part : parts) operands_.push_back(part.step);
  steps_.push_back({op, unit, static_cast<uint16_t>(parts.size()), first, value, {}, label});
  return {value, {static_cast<uint32_t>(steps_.size() - 1)}};
}

Figure Workings::keep_sum(Exact total, std::span<const Figure> parts, std::string_view label) {
  return keep(Op::sum, parts.empty() ? Unit::money : at(parts[0].step).unit, total, parts, label);
}

Figure Workings::difference(Figure a, Figure b, std::string_view label) {
  return operation(Op::difference, at(a.step).unit, a.value - b.value, std::array{a, b}, label);
}

/// Money or a price times a number is money; a number times a number stays what the second is.
static Unit product_unit(Unit a, Unit b) {
  if (a == Unit::money || b == Unit::money || a == Unit::price || b == Unit::price) return Unit::money;
  return b == Unit::rate ? a : b;
}

Figure Workings::product(Figure a, Figure b, std::string_view label) {
  if (!recording_) return {a.value * b.value, {}};
  const Unit unit = product_unit(at(a.step).unit, at(b.step).unit);
  return operation(Op::product, unit, a.value * b.value, std::array{a, b}, label);
}

Figure Workings::quotient(Figure a, Figure b, std::string_view label) {
  if (!recording_) return {a.value / b.value, {}};
  const Unit divisor = at(b.step).unit;
  const Unit unit = at(a.step).unit == Unit::money && (divisor == Unit::money || divisor == Unit::price)
                        ? (divisor == Unit::price ? Unit::shares : Unit::rate)
                        : at(a.step).unit;
  return operation(Op::quotient, unit, a.value / b.value, std::array{a, b}, label);
}

Figure Workings::share_of(Figure amount, Figure part, Figure whole, std::string_view label) {
  return operation(Op::share_of, at(amount.step).unit, amount.value * part.value / whole.value,
                   std::array{amount, part, whole}, label);
}

Figure Workings::least(Figure a, Figure b) {
  return operation(Op::least, at(a.step).unit, std::min(a.value, b.value), std::array{a, b}, {});
}

Figure Workings::greatest(Figure a, Figure b) {
  return operation(Op::greatest, at(a.step).unit, std::max(a.value, b.value), std::array{a, b}, {});
}

Figure Workings::rounded(Figure a, std::string_view label) {
  if (a.value.whole() && label.empty()) return a;
  return operation(Op::rounded, Unit::money, Exact{round_half_up(a.value)}, std::array{a}, label);
}

Figure Workings::whole(Figure a, std::string_view label) {
  return operation(Op::whole, at(a.step).unit, Exact{floor_of(a.value)}, std::array{a}, label);
}

Figure Workings::date_after(Figure from, Figure period, Date result, std::string_view label) {
  return operation(Op::date_after, Unit::date, serial(result), std::array{from, period}, label);
}

Figure Workings::keep_named(Figure a, std::string_view label) {
  Step step = at(a.step);
  step.label = label;
  steps_.push_back(step);
  return {a.value, {static_cast<uint32_t>(steps_.size() - 1)}};
}

}  // namespace payout
