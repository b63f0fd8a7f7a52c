#include "clauses/options/corporate_event.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/known_days.h"
#include "clauses/options/option_result.h"
#include "clauses/options/plan_clause.h"

namespace payout {
namespace {

/// What the old holders keep: said at closing, or at the approval of the same transaction (or the last one).
std::optional<Rate> kept(const Case& c, const MergerClosing& closing) {
  if (closing.holders_keep) return closing.holders_keep;
  std::optional<Rate> found;
  for (const Event& event : c.facts.events) {
    const auto* approval = std::get_if<MergerApproval>(&event);
    if (approval != nullptr && approval->date <= closing.date && approval->transaction == closing.transaction) {
      found = approval->holders_keep;
    }
  }
  return found;
}

bool answers(const Case& c, const ClauseOf<CorporateEvent>& clause, const MergerClosing& closing,
             size_t index) {
  const CorporateEvent& terms = clause.terms;
  if (!terms.merger_keeps_at_most || (terms.unless_assumed && closing.options_assumed)) return false;
  const auto share = kept(c, closing);
  if (!share) {
    c.missing(Module::options, clause.head, fmt::format("events[{}].holders_keep", index),
              "the voting power that the old holders keep");
    return false;
  }
  return *share <= *terms.merger_keeps_at_most;
}

bool answers(const Case& c, const ClauseOf<CorporateEvent>& clause, const Event& event, size_t index) {
  if (const auto* closing = std::get_if<MergerClosing>(&event)) return answers(c, clause, *closing, index);
  if (std::holds_alternative<Dissolution>(event)) return clause.terms.dissolution;
  const auto* sale = std::get_if<AssetSale>(&event);
  return sale != nullptr && clause.terms.sale_of_substantially_all && sale->substantially_all.value_or(false);
}

/// A clause outside the closing's own rule vests the tranche early, by the closing at the latest.
bool vested_elsewhere(const Case& c, const Accelerations& all, const EarlyVesting& closing,
                      const CorporateEvent& terms, const GrantResult& grant, const Tranche& tranche) {
  return std::ranges::any_of(all, [&](const EarlyVesting& a) {
    if (a.temporary || a.clause == closing.clause || a.event > closing.event) return false;
    if (std::ranges::find(terms.forfeits_also, a.clause->id) != terms.forfeits_also.end()) return false;
    return *tranche.vests > a.event && reaches(c, a, grant);
  });
}

/// Vested early and not by its own day, and still there when the event takes effect.
bool at_stake(const EarlyVesting& closing, const Tranche& tranche) {
  return tranche.accelerated && *tranche.accelerated <= closing.event && *tranche.vests > closing.event &&
         !(tranche.gone && *tranche.gone <= *closing.forfeits);
}

void warn_of_closing(const Case& c, const EarlyVesting& closing, const GrantResult& grant) {
  if (!c.explain || balance_on(grant, closing.event).exercisable == Shares{}) return;
  c.warn(Module::options, "exercise-before-closing", fmt::format("grants[{}]", grant.id),
         fmt::format("{}: vested shares are not forfeited on {}, but nobody assumes the options", grant.id,
                     to_string(closing.event)),
         fmt::format("exercise by {}", to_string(closing.day)), closing.clause->cite);
}

}  // namespace

void add_corporate_events(const Case& c, Accelerations& all) {
  c.agreement.each<CorporateEvent>([&](const ClauseOf<CorporateEvent>& clause) {
    if (!c.in_force(clause.head)) return;
    for (size_t i = 0; i < c.facts.events.size(); ++i) {
      if (!answers(c, clause, c.facts.events[i], i)) continue;
      const Date effective = date_of(c.facts.events[i]);
      const StepRef source = c.work.explaining() ? event_figure(c, c.facts.events[i], "event").step : StepRef{};
      all.push_back(
          {&clause.head, &clause.terms.scope, effective, effective - 1, effective, false, source, nullptr});
    }
  });
}

void forfeit_at_closing(const Case& c, const Accelerations& accelerations, GrantResult& grant) {
  if (is_stock(grant.type)) return;  // what vested is the holder's
  for (const EarlyVesting& a : accelerations) {
    if (!a.forfeits || !a.scope->covers(c, *a.clause, held(grant))) continue;
    if (grant.granted && *grant.granted > a.event) continue;
    const auto& terms = *c.agreement.find(a.clause->id)->as<CorporateEvent>();
    for (Tranche& tranche : grant.tranches) {
      if (!at_stake(a, tranche)) continue;
      if (vested_elsewhere(c, accelerations, a, terms, grant, tranche) &&
          c.choose(terms.vested_elsewhere) == VestedElsewhere::survive)
        continue;
      tranche.end(*a.forfeits, Disposition::forfeited, a.clause->cite, a.source);
    }
    warn_of_closing(c, a, grant);
  }
}

}  // namespace payout
