#include <fmt/format.h>

#include <algorithm>

#include "clauses/conditions.h"
#include "clauses/options/covering.h"
#include "report/explain/explanation.h"
#include "report/pages/remark_text.h"

namespace payout {
namespace {

/// Asks why one figure is not there.
struct Asker {
  const Explainer& from;
  ReadingUse use;  ///< a copy: what is asked here is no use of a reading
  Case c;
  std::vector<WhyNot> out = {};

  explicit Asker(const Explainer& e)
      : from(e),
        use(e.space.readings),
        c{{e.agreement, e.facts, use, e.space.situation}, e.space.work, e.space.result} {}

  const Result& result() const { return from.space.result; }

  void say(std::string why, std::string text = {}, std::string found = {}, std::string facts = {}) {
    WhyNot entry;
    entry.why = std::move(why);
    if (!text.empty()) entry.conditions.push_back({std::move(text), false, std::move(found), std::move(facts)});
    out.push_back(std::move(entry));
  }

  /// The short reason that the evaluation kept, where it kept one.
  std::string short_reason(const Clause& clause) const {
    for (const NotPaid& n : result().severance.not_paid) {
      if (n.id == clause.head.id) return n.why;
    }
    return why_not_triggered(c, clause);
  }

  void clause(const Clause& clause) {
    WhyNot entry{clause.head.id, clause.head.cite, clause.head.gist, short_reason(clause), {}};
    for (ConditionWords& each : nearest_way(c, clause))
      entry.conditions.push_back(
          {std::move(each.text), each.met, std::move(each.found), std::move(each.facts)});
    // A short reason that names a fact is about the clause's own terms, once it is triggered.
    const size_t open = entry.why.find('`'), close = entry.why.find('`', open + 1);
    if (close != std::string::npos)
      entry.conditions.push_back(
          {"what it pays is known", false, entry.why, entry.why.substr(open + 1, close - open - 1)});
    out.push_back(std::move(entry));
  }

  /// Errors against a module: its figures are withheld.
  bool refused(Module module) {
    for (const Remark& r : result().remarks) {
      if (r.severity != Severity::error || (r.module != module && r.module != Module::facts)) continue;
      say(fmt::format("{} figures are refused", name_of(module)), "nothing is missing or contradictory",
          r.message, r.path);
    }
    return !out.empty();
  }

  void accelerations(const GrantResult& grant) {
    for (const Clause& one : from.agreement.clauses) {
      const Kind& kind = one.terms.kind();
      if (!kind.accelerates || !kind.scope(one.terms.object()).covers(c, one.head.document(), grant.plan))
        continue;
      if (kind.answers_events) {
        WhyNot entry{
            one.head.id, one.head.cite, one.head.gist, "none of the events is one that it speaks of", {}};
        entry.conditions.push_back(
            {"a merger, sale or dissolution that it speaks of", false, "there is none", "events"});
        out.push_back(std::move(entry));
        continue;
      }
      clause(one);
    }
  }

  void grant(const FigureItem& item) {
    if (refused(Module::options)) return;
    const size_t open = item.path.find('['), close = item.path.find(']');
    const auto found =
        std::ranges::find(result().grants, item.path.substr(open + 1, close - open - 1), &GrantResult::id);
    if (found != result().grants.end()) grant(&*found, item.field->name);
  }

  /// A sum over the grants: the reason of each.
  void options(std::string_view name) {
    if (refused(Module::options)) return;
    if (result().grants.empty()) return say("there are no options", "a grant", "`grants` gives none", "grants");
    for (const GrantResult& each : result().grants) {
      const size_t before = out.size();
      grant(&each, name);
      for (size_t i = before; i < out.size(); ++i) out[i].why = fmt::format("{}: {}", each.id, out[i].why);
    }
  }

  void grant(const GrantResult* found, std::string_view name) {
    const std::string fact = fmt::format("grants[{}]", found->id);
    if (!found->valid)
      return say(fmt::format("the grant is not valid: {}", found->invalid), "the plan allows the grant",
                 std::string{found->invalid}, fact);
    if (name == "accelerated") {
      accelerations(*found);
      if (out.empty()) say("no clause here vests options of this plan early");
      return;
    }
    if (name == "spread" || name == "market" || name == "market_on") {
      if (!found->market)
        return say("no share price is known", "a price of the day looked at or before", "`prices` gives none",
                   fmt::format("prices.{}", to_string(found->as_of)));
      return say(
          found->underwater ? "the share price is not above the exercise price" : "no share can be exercised",
          found->underwater ? "the share price is above the exercise price" : "shares are exercisable",
          fmt::format("{} on {}", to_string(*found->market), to_string(*found->market_on)),
          found->underwater ? "prices" : "termination.date");
    }
    if (name.starts_with("iso")) {
      if (found->type != OptionType::iso)
        return say("it is no incentive option", "the grant is an incentive option", "it is an nso",
                   fact + ".type: iso");
      return say("nothing of it is exercisable as an incentive option");
    }
    if (name == "other_day") return say("no second clause gives another last day");
    if (name == "last_day" || name == "safe_day") {
      if (found->status == GrantStatus::forfeited)
        return say(fmt::format("the option was forfeited under {}", found->window_cite),
                   "no clause forfeits it", "it was forfeited", "termination.reason");
      return say("no document says how long it can be exercised");
    }
    if (name == "exercisable" || name == "vested") return unvested(*found);
    say("nothing of the kind happened to this grant");
  }

  void unvested(const GrantResult& grant) {
    for (const Tranche& t : grant.tranches) {
      if (!t.vests || t.open_on(grant.as_of)) continue;
      say("the next step of vesting had not come",
          fmt::format("employment lasts until {}", to_string(t.exercisable.value_or(*t.vests))),
          c.situation.end ? fmt::format("it ended on {}", to_string(*c.situation.end))
                          : fmt::format("the day looked at is {}", to_string(grant.as_of)),
          c.situation.end ? "termination.date" : "as_of");
      break;
    }
    accelerations(grant);
  }

  void parachute() {
    if (refused(Module::parachute)) return;
    const ParachuteResult& p = result().parachute;
    if (!p.tested) {
      const bool changed = std::ranges::any_of(result().changes, &ChangeFinding::occurred);
      for (const ChangeFinding& finding : result().changes) {
        if (changed) continue;
        out.push_back({std::string{finding.id},
                       std::string{finding.cite},
                       {},
                       "no change in control under this definition",
                       {{"a change in control", false, finding.why.empty() ? "no event is given" : finding.why,
                         facts_for_change(c, finding.id)}}});
      }
      if (!out.empty()) return;
      const auto no_pay = [](const Remark& r) { return r.id == "parachute-not-tested"; };
      const std::string why =
          p.not_tested.empty() ? "no payment is contingent on the change in control" : p.not_tested;
      if (std::ranges::any_of(result().remarks, no_pay))
        return say(why, "pay of the years before the change is known", "`w2` is not given", "w2");
      return say(
          why,
          "a payment that would not be made without the change, or on an end of employment within a year of it",
          "there is none", "termination.date, tax.other_contingent");
    }
    if (p.room)
      return say("the payments stay below three times the base amount",
                 fmt::format("payments of {} or more", grouped(p.threshold.value_or(Money{}))),
                 fmt::format("{}, {} below it", grouped(p.present_value.value_or(Money{})), grouped(*p.room)),
                 "w2, prices, tax.afr_120");
    say("nothing in the agreement or the facts calls for it");
  }

  /// Why all of a payment is cash.
  void not_deferred() {
    if (refused(Module::severance) || refused(Module::deferred)) return;
    WhyNot entry;
    entry.why = "nothing of it is deferred";
    const auto& facts = from.facts.deferred_comp;
    const auto ask = [&](bool met, std::string text, std::string found, std::string path) {
      entry.conditions.push_back(
          {std::move(text), met, met ? std::string{} : std::move(found), std::move(path)});
    };
    const auto elects = [](const JudgedElection& e) { return e.accepted && e.percent > 0; };
    ask(facts.has_value(), "an account", "`deferred_comp` is not given", "deferred_comp");
    ask(std::ranges::any_of(result().deferred.elections, elects), "an election of a percentage in its window",
        "there is none", "deferred_comp.election, deferred_comp.first_eligible");
    ask(facts && !facts->plan_years.empty(), "contributions by plan year", "none is given",
        "deferred_comp.plan_years");
    const bool all_met = std::ranges::all_of(entry.conditions, &ExplainedCondition::met);
    if (all_met)
      ask(false, "pay of the plan, paid while the person takes part", "it is none, or paid at another time",
          "deferred_comp.plan_years, termination.date");
    out.push_back(std::move(entry));
  }

  void deferred(std::string_view field) {
    if (refused(Module::deferred)) return;
    if (field == "participation_ended")
      return say("participation did not end while employment went on", "a removal, or the end of the plan",
                 "none is given", "deferred_comp.removed, deferred_comp.plan_terminated");
    if (field == "suspended_through")
      return say("contributions are not suspended", "a hardship withdrawal", "none is given",
                 "deferred_comp.hardship");
    if (!from.facts.deferred_comp)
      return say("no deferred account is given", "an account", "`deferred_comp` is not given", "deferred_comp");
    if (!c.situation.end) return say("employment goes on", "employment ends", "it goes on", "termination");
    const DeferredComp& facts = *from.facts.deferred_comp;
    const DeferralResult& d = result().deferred;
    WhyNot entry;
    entry.why = "the facts given do not lead to it";
    const auto ask = [&](bool met, std::string text, std::string found, std::string path) {
      entry.conditions.push_back(
          {std::move(text), met, met ? std::string{} : std::move(found), std::move(path)});
    };
    ask(facts.balance || !facts.accounts.empty() || !facts.plan_years.empty(),
        "a balance, or contributions by year", "none is given",
        "deferred_comp.balance, deferred_comp.plan_years");
    ask(d.vested.has_value(), "the vested account is known", "it is not",
        "deferred_comp.balance.company_vested, deferred_comp.vesting");
    ask(facts.earnings || !facts.returns.empty(), "what the account earns is known", "nothing is said of it",
        "deferred_comp.earnings, deferred_comp.returns");
    ask(!d.payments.empty(), "a schedule of payments", "there is none",
        "deferred_comp.election, deferred_comp.first_payment");
    ask(!facts.plan_years.empty(), "contributions by plan year, for what is credited or moved by year",
        "none is given", "deferred_comp.plan_years");
    out.push_back(std::move(entry));
  }
};

}  // namespace

std::vector<WhyNot> why_not(const Explainer& from, const FigureItem& item) {
  Asker asker{from};
  if (item.path.starts_with("grants[")) asker.grant(item);
  if (item.path.starts_with("options")) asker.options(item.field->name);
  const std::string_view field = item.field->name;
  const bool of_pay = field == "deferred" || field == "paid" || field.starts_with("gross_up_");
  if (of_pay && field != "gross_up_due" && !item.path.starts_with("deferred") &&
      !item.path.starts_with("parachute.contingent")) {
    asker.not_deferred();
    return std::move(asker.out);
  }
  if (item.path.starts_with("parachute")) asker.parachute();
  if (item.path.starts_with("deferred")) asker.deferred(field);
  if (item.path.starts_with("severance")) asker.refused(Module::severance);
  if (item.path.starts_with("totals")) {
    for (const Module m : {Module::severance, Module::options, Module::deferred, Module::parachute})
      asker.refused(m);
  }
  if (item.path.starts_with("severance") && asker.out.empty()) {
    for (const NotPaid& n : from.space.result.severance.not_paid) {
      if (const Clause* clause = from.agreement.find(n.id)) asker.clause(*clause);
    }
  }
  return std::move(asker.out);
}

std::vector<WhyNot> why_not(const Explainer& from, const std::vector<const Clause*>& clauses) {
  Asker asker{from};
  asker.refused(Module::severance);
  for (const Clause* clause : clauses) asker.clause(*clause);
  return std::move(asker.out);
}

}  // namespace payout
