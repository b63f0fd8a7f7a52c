#include <fmt/format.h>

#include "scenario/fact_checks.h"

namespace payout {
namespace {

struct EventChecks {
  const FactChecks& c;
  size_t i;

  Origin at(std::string_view field = {}) const { return c.at(fmt::format("events[{}]{}", i, field)); }

  void check(const Ownership& e) const {
    if (e.percent.value <= Exact{0} || e.percent.value >= Exact::fraction(1, 100)) return;
    c.problems.error(
        "fraction-as-percent", at(".percent"), fmt::format("{} of the votes?", to_string(e.percent)),
        fmt::format("write {} if that is what you mean", to_string(Rate{e.percent.value * Exact{100}})));
  }
  void check(const BoardChange& e) const {
    const int named = e.not_nominated + e.vacancy_appointees.value_or(0);
    if (e.directors > 0 && e.not_nominated >= 0 && e.vacancy_appointees.value_or(0) >= 0 &&
        named <= e.directors)
      return;
    c.problems.error("impossible-board", at(),
                     fmt::format("{} not nominated and {} appointed, of {} directors", e.not_nominated,
                                 e.vacancy_appointees.value_or(0), e.directors),
                     "the parts cannot be more than the whole board");
  }
  void check(const MergerClosing& e) const {
    for (const Event& other : c.facts.events) {
      const auto* approval = std::get_if<MergerApproval>(&other);
      if (approval == nullptr || approval->transaction != e.transaction || approval->date <= e.date) continue;
      c.problems.error("dates-out-of-order", at(".date"),
                       fmt::format("the merger closes on {}, before its approval on {}", to_string(e.date),
                                   to_string(approval->date)),
                       "correct a date, or name different transactions");
    }
  }
  void check(const DealAbandoned& e) const {
    for (const Event& other : c.facts.events) {
      const bool same = std::visit(
          [&](const auto& o) {
            if constexpr (requires { *o.transaction; }) return o.transaction == e.transaction;
            return false;
          },
          other);
      if (same) return;
    }
    c.problems.error("unknown-transaction", at(".transaction"),
                     fmt::format("no other event belongs to the transaction `{}`", e.transaction),
                     "name the transaction on the event that was given up");
  }
  template <class E>
  void check(const E&) const {}
};

}  // namespace

void check_events(const FactChecks& c) {
  for (size_t i = 0; i < c.facts.events.size(); ++i) {
    const EventChecks checks{c, i};
    std::visit([&](const auto& e) { checks.check(e); }, c.facts.events[i]);
  }
}

}  // namespace payout
