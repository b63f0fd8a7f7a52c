#include "clauses/options/settling.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/known_days.h"
#include "clauses/options/assumed_awards.h"
#include "clauses/options/award_settlement.h"
#include "clauses/options/plan_clause.h"
#include "clauses/options/share_counts.h"
#include "clauses/options/share_price.h"
#include "clauses/severance/due_day.h"
#include "clauses/severance/schedule.h"
#include "clauses/situation/assumed_change.h"

namespace payout {

bool cashes_out(const AwardSettlement& terms) {
  return terms.as == SettlesIn::spread_in_cash;
}

std::vector<Settling> settlings(const Case& c, const GrantResult& grant) {
  std::vector<Settling> found;
  each_clause_for<AwardSettlement>(c, held(grant), [&](const ClauseOf<AwardSettlement>& clause) {
    if (clause.head.when.empty()) {
      found.push_back({&clause.head, &clause.terms, std::nullopt});
      return;
    }
    if (replaced_by(c, clause.head) != nullptr) return;
    for (const Occurrence& when : occurrences(c, clause.head)) {
      if (clause.terms.unless_assumed && !left_behind(c, clause.head, when)) continue;
      found.push_back({&clause.head, &clause.terms, when});
    }
  });
  return found;
}

/// What the deal pays: of the change that triggers the clause, else of the last event that has a price.
static const Price* deal_price(const Case& c, const Settling& s, size_t& event) {
  if (s.when && s.when->change != nullptr) {
    event = s.when->change->event;
    return price_per_share(c.facts.events[event]);
  }
  const Price* found = nullptr;
  for (size_t i = 0; i < c.facts.events.size(); ++i) {
    if (const Price* price = price_per_share(c.facts.events[i])) found = price, event = i;
  }
  return found;
}

static void say_no_price(const Case& c, const GrantResult& grant, Date day) {
  if (!c.explain) return;
  const NoPrice none = why_no_price(c, grant.plan, day);
  const auto said = [&](const Remark& r) { return r.id == none.id && r.path == none.key; };
  if (std::ranges::any_of(c.out.remarks, said)) return;
  c.warn(Module::options, none.id, none.key, fmt::format("value of {} unknown: {}", grant.id, none.message),
         none.help, none.cite);
}

std::optional<Figure> market_price(const Case& c, const GrantResult& grant, Date day) {
  const Date known = std::min(day, grant.as_of);  // of a day to come, the price is that of the day looked at
  const auto found = fair_market_value(c, grant.plan, known, ValueUse::shown);
  if (!found) {
    say_no_price(c, grant, known);
    return std::nullopt;
  }
  return market_figure(c, *found, in_shares_of_grant(c, grant, found->price, known));
}

/// A change that is only assumed pays what a share is worth that day.
static bool is_assumed(const Event& event) {
  return std::visit(
      [](const auto& e) {
        if constexpr (requires { e.transaction == std::string{}; }) {
          return e.transaction == std::string{assumed_deal};
        } else {
          return false;
        }
      },
      event);
}

std::optional<Figure> price_on(const Case& c, const GrantResult& grant, const Settling* s, Date day) {
  if (s != nullptr && s->terms->price == SettlementPrice::deal) {
    size_t event = 0;
    const Price* price = deal_price(c, *s, event);
    if (price != nullptr) return c.work.fact(*price, "paid in the deal");
    if (event < c.facts.events.size() && is_assumed(c.facts.events[event])) return market_price(c, grant, day);
    c.missing(Module::options, *s->head, fmt::format("events[{}].price_per_share", event),
              "what a share is paid in the deal");
    return std::nullopt;
  }
  return market_price(c, grant, day);
}

Price as_price(Figure price) {
  return Price{price.value / Exact{100}};
}

/// By the terms of payment of any other clause. `head` is the clause by which time may run from a release: the
/// one that settles, or else the one that vests.
static DueDay by_pay(const Case& c, const Pay& pay, const ClauseHead& head, Figure vests) {
  Line line;
  line.clause = &head;
  line.cite = head.cite;
  line.arises = day_of(vests);
  schedule(line, pay, vests, nullptr, c);
  if (line.payments.empty()) return {};
  const PaymentRow& row = line.payments.back();
  return {.kind = row.due_kind, .earliest = row.earliest, .day = row.due, .how = row.day};
}

/// Whether a clause is met in a way that asks for a release.
static bool asks_for_release(const ClauseHead& head) {
  return std::ranges::any_of(head.when, [](const When& when) { return when.release.has_value(); });
}

DueDay due_day(const Case& c, const Settling& s, const ClauseHead* given, Figure vests,
               std::optional<Figure> by_schedule) {
  const SettlementDay& terms = s.terms->pay;
  DueDay due;
  if (terms.on_schedule && by_schedule) {
    due = {.kind = DueKind::on, .day = day_of(*by_schedule), .how = by_schedule->step, .on_schedule = true};
  } else if (terms.dated()) {
    const ClauseHead& head = given != nullptr && !asks_for_release(*s.head) ? *given : *s.head;
    due = by_pay(c, terms.pay, head, vests);
  }
  if (c.situation.death && (!due.day || *due.day >= *c.situation.death)) due.payee = Payee::estate;
  return due;
}

}  // namespace payout
