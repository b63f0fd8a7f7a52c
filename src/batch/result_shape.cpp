#include "batch/result_shape.h"

#include <functional>
#include <string_view>

#include "document/visit.h"

namespace payout {
namespace {

/// The calendar says again what other parts give.
bool is_left_out(const Field& field) {
  return field.aside || field.name == "calendar";
}

/// What a step of a leaf may be without being news.
double drift_of(const Scalar& leaf) {
  switch (leaf.unit) {
    case Scalar::Unit::shares:
    case Scalar::Unit::date: return 2;
    case Scalar::Unit::rate: return 0.001;
    default: return 1;
  }
}

struct ShapeTaker {
  ResultShape& shape;
  std::string text = {};

  void mix(uint64_t value) {
    shape.words = (shape.words ^ value) * 0x9E3779B97F4A7C15U;
    shape.words ^= shape.words >> 29U;
  }

  void leaf(const Type& type, const void* value) {
    if (&type == &type_of<std::string>() || &type == &type_of<StepRef>()) return;  // words that were made
    if (type.scalar->number != nullptr) {
      const Exact number = type.scalar->number(value);
      const double size = static_cast<double>(number.num()) / static_cast<double>(number.den());
      return shape.amounts.push_back(size / drift_of(*type.scalar));
    }
    text.clear();
    type.scalar->write(value, text);
    mix(std::hash<std::string_view>{}(text));
  }

  void take(const Type& type, const void* value) {
    if (is_single(type)) return leaf(type, value);
    const auto parts = parts_of(type, value);
    if (!is_record(type)) mix(parts.size() + 1);
    for (const Part part : parts) {
      if (part.field == nullptr || !is_left_out(*part.field)) take(*part.type, part.value);
    }
  }
};

}  // namespace

void take_shape(const Result& result, ResultShape& shape) {
  shape.words = 0;
  shape.amounts.clear();
  ShapeTaker{shape}.take(type_of<Result>(), &result);
}

}  // namespace payout
