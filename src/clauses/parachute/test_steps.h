#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "clauses/parachute/exposure.h"

namespace payout {

/// Writes down how figures of the test arose, where somebody asks (`Workings::explaining`). Paths are those of
/// the result; a figure that stands on another names it by its path.
struct TestSteps {
  const Case& c;

  Workings& w() const { return c.work; }
  Figure shown(std::string_view path, Money value, std::string_view label) const {
    return w().figure(value.exact(), Unit::money, path, label);
  }
  Figure shown(std::string_view path, Date value, std::string_view label) const {
    return w().figure(Workings::serial(value), Unit::date, path, label);
  }
  /// A figure of the test itself: "total" is `parachute.total`.
  Figure own(std::string_view field, const std::optional<Money>& value, std::string_view label) const {
    return shown("parachute." + std::string{field}, value.value_or(Money{}), label);
  }
  Figure none(std::string_view why, std::initializer_list<Figure> from = {}) const {
    return w().derived(Exact{}, Unit::money, why, from);
  }
  Figure amount(Money value, std::string_view label, std::initializer_list<Figure> from) const {
    return w().derived(value.exact(), Unit::money, label, from);
  }

  /// A cent may lie between a figure and the sum of its rounded parts.
  void enter(std::string path, Exact value, Figure how, std::string_view clause, std::string_view law) const {
    if (how.value != value)
      how = w().derived(value, w().at(how.step).unit, "from the exact parts, rounded once", {how});
    w().account(std::move(path), how, clause, law);
  }
  void money(std::string path, const std::optional<Money>& value, Figure how, std::string_view law = {},
             std::string_view clause = {}) const {
    if (value) enter(std::move(path), value->exact(), how, clause, law);
  }
  void date(std::string path, const std::optional<Date>& value, Figure how, std::string_view law = {},
            std::string_view clause = {}) const {
    if (value) enter(std::move(path), Workings::serial(*value), how, clause, law);
  }
};

}  // namespace payout
