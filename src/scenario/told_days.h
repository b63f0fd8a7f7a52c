#pragma once
#include <string>
#include <string_view>
#include <type_traits>

#include "scenario/scenario.h"

namespace payout {

/// The days that facts name.
enum class Told {
  born,
  hired,
  service_from,
  broken,
  ended,
  died,
  notice,
  act,
  act_noticed,
  cured,
  new_work,
  new_cover,
  absent,
  absent_through,
  warned,
  continued,
  pay_changed,
  amended,
  paid_through,
  paid,
  happened,
  granted,
  exercised,
  eligible,
  filed,
  balance,
  decided,
  stopped,
  plan_ended,
  voted,
  delivered,
  contingent_paid,
  entitled,
  denied,
  reviewed,
  elected,
  interrupted,
  looked_at
};

/// How a day is told of: what kind of thing it is.
std::string_view words_of(Told what);

/// Where a day was told, written out only where there is something to say.
struct DayPath {
  static constexpr size_t none = SIZE_MAX;
  std::string_view path = {};  ///< of the fact, or of the list it stands in
  size_t entry = none;
  std::string_view field = {};
  size_t inner = none;  ///< where the field is a list itself
  std::string_view inner_field = {};
  std::string text() const;
};
using TakeDay = void (*)(void* to, Date day, const DayPath& path);
void walk_days(const Scenario& facts, Told what, TakeDay take, void* to);

/// Calls `f(day, path)` for every day of one kind.
template <class F>
void each_day(const Scenario& facts, Told what, F&& f) {
  walk_days(
      facts, what,
      [](void* to, Date day, const DayPath& path) {
        (*static_cast<std::remove_reference_t<F>*>(to))(day, path);
      },
      &f);
}

}  // namespace payout
