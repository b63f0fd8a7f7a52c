#pragma once
#include <optional>
#include <vector>

#include "clauses/case.h"

namespace payout {

struct AwardSettlement;

/// A clause that settles awards, and how it came to apply.
struct Settling {
  const ClauseHead* head = nullptr;
  const AwardSettlement* terms = nullptr;
  std::optional<Occurrence> when = {};  ///< none: it holds throughout
};

/// The day of a settlement.
struct DueDay {
  DueKind kind = DueKind::not_stated;
  std::optional<Date> earliest = {};
  std::optional<Date> day = {};
  Payee payee = Payee::employee;
  StepRef how = {};
  bool on_schedule = false;
};

/// Whether it is a cash-out: the spread is paid in cash, and the award ends.
bool cashes_out(const AwardSettlement& terms);

/// The clauses of the plan that apply on these facts, in the agreement's order.
std::vector<Settling> settlings(const Case& c, const GrantResult& grant);

/// What a share is worth in the market on a day; nothing, with a warning, where no price is known.
std::optional<Figure> market_price(const Case& c, const GrantResult& grant, Date day);

/// What values a share in a settlement: the price of the deal where the clause says so, else the market's.
std::optional<Figure> price_on(const Case& c, const GrantResult& grant, const Settling* s, Date day);

/// A price from a figure in cents.
Price as_price(Figure price);

/// When a clause settles what vests. `given` is the clause that vests it, `by_schedule` the day on which it
/// would have vested.
DueDay due_day(const Case& c, const Settling& s, const ClauseHead* given, Figure vests,
               std::optional<Figure> by_schedule);

}  // namespace payout
