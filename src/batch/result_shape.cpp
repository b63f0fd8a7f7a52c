#include "batch/result_shape.h"

#include <algorithm>
#include <array>
#include <functional>
#include <string_view>

#include "report/explain/report_figures.h"

namespace payout {
namespace {

bool is_left_out(std::string_view field) {
  static constexpr std::array<std::string_view, 13> names{
      "remarks",     "readings", "not_paid", "tranches", "timeline",   "remedies",    "history",
      "withholding", "net_pay",  "calendar", "as_of",    "plan_years", "nearby_days",
  };
  return std::ranges::find(names, field) != names.end();
}

/// What a step of a leaf may be without being news.
double drift_of(const Type& leaf) {
  if (&leaf == &type_of<Shares>() || &leaf == &type_of<FractionalShares>()) return 2;
  if (&leaf == &type_of<Date>()) return 2;
  if (&leaf == &type_of<Rate>() || &leaf == &type_of<YearlyRate>()) return 0.001;
  return 1;
}

struct ShapeTaker {
  ResultShape& shape;
  std::string text = {};

  void mix(uint64_t value) {
    shape.words = (shape.words ^ value) * 0x9E3779B97F4A7C15U;
    shape.words ^= shape.words >> 29U;
  }

  void leaf(const Type& type, const void* value) {
    if (&type == &type_of<std::string>() || &type == &type_of<StepRef>()) return;
    if (const auto number = number_of(type, value)) {
      const double size = static_cast<double>(number->num()) / static_cast<double>(number->den());
      return shape.amounts.push_back(size / drift_of(type));
    }
    text.clear();
    type.leaf->write(value, text);
    mix(std::hash<std::string_view>{}(text));
  }

  void take(const Type& type, const void* value) {
    switch (type.shape) {
      case Shape::leaf: return leaf(type, value);
      case Shape::record:
        for (const Field& f : type.fields) {
          if (!is_left_out(f.name)) take(f.type(), f.get(value));
        }
        return;
      case Shape::list:
      case Shape::table:
      case Shape::optional:
        mix(type.size(value) + 1);
        for (size_t i = 0; i < type.size(value); ++i)
          take(type.element(), type.item(const_cast<void*>(value), i));
        return;
      case Shape::choice: return;
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
