#include <fmt/format.h>

#include <algorithm>

#include "clauses/conditions.h"
#include "clauses/options/plan_clause.h"
#include "report/explain/explanation.h"
#include "report/pages/remark_text.h"

namespace payout {
namespace {

/// Asks why one figure is not there.
struct WhyNotFinder {
  const Explainer& from;
  ReadingUse use;  ///< a copy: what is asked here is no use of a reading
  Case c;
  std::vector<WhyNot> out = {};

  explicit WhyNotFinder(const Explainer& e)
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
    WhyNot entry{clause.head.id, clause.head.cite, clause.head.summary, short_reason(clause), {}};
    for (ConditionWords& each : nearest_way(c, clause))
      entry.conditions.push_back(
          {std::move(each.text), each.met, std::move(each.found), std::move(each.facts)});
    // A short reason that names a fact is about the clause's own terms, once it is triggered.
    const size_t open = entry.why.find('`'), close = entry.why.find('`', open + 1);
    if (close != std::string::npos)
      entry.conditions.push_back(
          {"what it pays is known", false, entry.why, entry.why.substr(open + 1, close - open - 1)});
    out.push_back(std::move(entry));
    if (all_met()) triggered(clause, out.back());
  }

  /// A clause whose conditions are met applies, unless there is nothing for it to act on, or it comes to
  /// nothing.
  void triggered(const Clause& clause, WhyNot& entry) const {
    const Kind& kind = clause.terms.kind();
    const auto covers = [&](const GrantResult& grant) {
      return kind.scope(clause.terms.object()).covers(c, clause.head, held(grant));
    };
    if (kind.scope != nullptr && std::ranges::none_of(result().grants, covers)) {
      entry.why = "none of the awards is one that it covers";
      entry.conditions.push_back({"an award that it covers", false, "there is none", "grants"});
    } else if (!entry.why.empty()) {
      entry.conditions.push_back({"something is left for it to give", false, entry.why, {}});
    }
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

  void accelerations(const GrantResult& grant, const Tranche* step = nullptr) {
    for (const Clause& one : from.agreement.clauses) {
      const Kind& kind = one.terms.kind();
      if (!kind.accelerates || !kind.scope(one.terms.object()).covers(c, one.head, held(grant))) continue;
      if (kind.answers_events) {
        WhyNot entry{
            one.head.id, one.head.cite, one.head.summary, "none of the events is one that it speaks of", {}};
        entry.conditions.push_back(
            {"a merger, sale or dissolution that it speaks of", false, "there is none", "events"});
        out.push_back(std::move(entry));
        continue;
      }
      clause(one);
      granted_later(one, grant);
      if (step != nullptr) vested_before(one, grant, *step);
    }
  }

  bool all_met() const {
    return std::ranges::all_of(out.back().conditions, [](const auto& each) { return each.met; });
  }

  /// A clause of which all is met vests nothing of a grant that was made after its day.
  void granted_later(const Clause& one, const GrantResult& grant) {
    if (!grant.granted || !all_met()) return;
    std::optional<Date> last;
    for (const Occurrence& when : occurrences(c, one.head))
      last = last ? std::max(*last, when.date) : when.date;
    if (!last || *grant.granted <= *last) return;
    out.back().why = fmt::format("it vests what was granted by {}", to_string(*last));
    out.back().conditions.push_back({fmt::format("a grant of {} or before", to_string(*last)), false,
                                     fmt::format("it was granted on {}", to_string(*grant.granted)),
                                     fmt::format("grants[{}].granted", grant.id)});
  }

  /// Nor a step whose own day had come.
  void vested_before(const Clause& one, const GrantResult& grant, const Tranche& t) {
    if (!t.vests || !all_met()) return;
    const auto when = occurrences(c, one.head);
    const auto later = [&](const Occurrence& o) { return o.date >= *t.vests; };
    if (when.empty() || !std::all_of(when.begin(), when.end(), later)) return;
    out.back().why = "the step had vested by its schedule";
    out.back().conditions.push_back({fmt::format("a step that vests after {}", to_string(when.begin()->date)),
                                     false, fmt::format("it vests on {}", to_string(*t.vests)),
                                     fmt::format("grants[{}].granted", grant.id)});
  }

  /// "grants[K1].tranches[2].accelerated": the step, or null.
  static const Tranche* step_of(const GrantResult& grant, std::string_view path) {
    constexpr std::string_view before = ".tranches[";
    const size_t at = path.find(before);
    if (at == path.npos) return nullptr;
    size_t i = 0;
    for (size_t k = at + before.size(); k < path.size() && path[k] >= '0' && path[k] <= '9'; ++k)
      i = i * 10 + static_cast<size_t>(path[k] - '0');
    return i < grant.tranches.size() ? &grant.tranches[i] : nullptr;
  }

  void grant(const FigureItem& item) {
    const size_t open = item.path.find('['), close = item.path.find(']');
    const auto found =
        std::ranges::find(result().grants, item.path.substr(open + 1, close - open - 1), &GrantResult::id);
    // An error about another grant leaves this one as it is.
    const bool followed = found != result().grants.end() && found->valid;
    if (!followed && refused(Module::options)) return;
    if (found == result().grants.end()) return;
    const Tranche* step = step_of(*found, item.path);
    if (step != nullptr && found->valid && item.field->name == "accelerated") {
      accelerations(*found, step);
      if (out.empty()) say("no clause here vests options of this plan early");
      return;
    }
    grant(&*found, item.field->name);
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
    if (!found->allowed)
      return say("what becomes of the grant is not known", "the facts that it needs are given",
                 std::string{found->invalid}, fact);
    if (!found->valid)
      return say(fmt::format("the grant is not valid: {}", found->invalid), "the plan allows the grant",
                 std::string{found->invalid}, fact);
    if (name == "accelerated") {
      accelerations(*found);
      if (out.empty()) say("no clause here vests options of this plan early");
      return;
    }
    if (name == "exercisable" || name == "nso_shares") return not_exercisable(*found);
    if (name == "spread" || name == "market" || name == "market_on") return no_spread(*found);
    if (name.starts_with("iso")) return no_incentive(*found);
    if (name == "other_day") return say("no second clause gives another last day");
    if (name == "last_day" || name == "safe_day") {
      if (found->window_cite.empty() && !never_open(*found))
        return say("no document says how long it can be exercised");
      return not_exercisable(*found);
    }
    if (name == "vested") return unvested(*found);
    if (name == "forfeited") return forfeitures(*found);
    if (name == "exercised")
      return say("nothing has been exercised", "an exercise", "none is given", fact + ".exercises");
    if (name == "lapsed") {
      std::optional<Date> first;
      for (const Tranche& t : found->tranches) {
        if (t.gone && t.fate == Disposition::lapsed && (!first || *t.gone < *first)) first = t.gone;
      }
      if (first)
        return say("nothing has lapsed by the day looked at",
                   fmt::format("the day looked at is {} or later", to_string(*first)), looked_at(*found),
                   "as_of");
      return say("nothing lapses of it");
    }
    if (name == "fraction_cash")
      return say("no fraction of a share is paid for in cash",
                 "a split leaves a fraction, and cash is paid for it", "it is not so here",
                 "events, readings.split_fraction, prices");
    if (name == "vesting_waived") return no_vesting_waived();
    say("nothing of the kind happened to this grant");
  }

  void no_vesting_waived() {
    say("no early vesting was given up for a vote of the shareholders that failed",
        "a vote that decided what is paid, and failed", "none is given that takes away early vesting",
        "tax.vote");
  }

  std::string looked_at(const GrantResult& grant) const {
    return fmt::format("it is {}", to_string(grant.as_of));
  }

  /// No share of the grant could be exercised on any day.
  static bool never_open(const GrantResult& grant) {
    return std::ranges::all_of(grant.tranches, [](const Tranche& t) {
      const auto first = t.first_open();
      return t.barred || (first && t.gone && *first >= *t.gone) || (!first && t.vests);
    });
  }

  /// Why nothing can be exercised on the day looked at: what became of each step, each reason once.
  void not_exercisable(const GrantResult& grant) {
    const size_t before = out.size();
    const auto once = [&](WhyNot entry) {
      const auto same = [&](const WhyNot& w) { return w.why == entry.why; };
      if (std::any_of(out.begin() + static_cast<ptrdiff_t>(before), out.end(), same)) return;
      out.push_back(std::move(entry));
    };
    for (const Tranche& t : grant.tranches) once(closed(grant, t));
    const bool unvested_step = std::ranges::any_of(grant.tranches, [&](const Tranche& t) {
      return !t.accelerated && !t.barred && t.vests && (!t.gone || *t.vests >= *t.gone) &&
             *t.vests > grant.as_of;
    });
    if (unvested_step && grant.status != GrantStatus::forfeited) accelerations(grant);
  }

  /// What keeps a step from being exercised on the day looked at.
  WhyNot closed(const GrantResult& grant, const Tranche& t) const {
    WhyNot entry;
    const auto tell = [&](std::string why, std::string text, std::string found, std::string facts) {
      entry.why = std::move(why);
      entry.conditions.push_back({std::move(text), false, std::move(found), std::move(facts)});
    };
    const bool over = t.gone && *t.gone <= grant.as_of;
    const std::string ended = c.situation.end ? fmt::format("it ended on {}", to_string(*c.situation.end)) : "";
    if (t.barred) {
      entry.cite = t.gone_by;
      const auto met = service_met(grant);
      tell("the service that is needed before any exercise was not done",
           met ? fmt::format("employment lasts until {}", to_string(*met)) : "full-time service", ended,
           "termination.date, employee.full_time");
    } else if (over && t.fate == Disposition::forfeited) {
      entry.cite = t.gone_by;
      tell(fmt::format("the option was forfeited on {}", to_string(*t.gone)), "no clause forfeits it",
           fmt::format("{} forfeits it on {}", t.gone_by, to_string(*t.gone)),
           t.gone == grant.end ? "termination.reason, termination.cause" : "events");
    } else if (over && t.gone == grant.end && !t.first_open()) {
      entry.cite = t.gone_by;
      tell("it had not vested when service ended",
           fmt::format("employment lasts until {}", to_string(t.vests.value_or(*t.gone))), ended,
           "termination.date");
    } else if (over && !t.first_open() && t.vests == t.gone) {
      entry.cite = t.gone_by;
      tell("the quarter was not served", "enough of the quarter's business days are served", "they were not",
           "director.since, director.interruptions");
    } else if (over && !t.first_open()) {
      entry.cite = t.gone_by;
      tell("the option ended before it vested",
           fmt::format("the option lasts until {}", to_string(t.vests.value_or(*t.gone))),
           fmt::format("it ended on {}", to_string(*t.gone - 1)), fmt::format("grants[{}].expires", grant.id));
    } else if (over) {
      entry.cite = t.gone_by;
      tell(fmt::format("it lapsed after {}", to_string(*t.gone - 1)),
           fmt::format("the day looked at is {} or earlier", to_string(*t.gone - 1)), looked_at(grant),
           "as_of");
    } else if (const auto first = t.first_open(); first && *first > grant.as_of) {
      entry.cite = t.held_back_by;
      tell(t.held_back_by.empty() ? "the next step of vesting had not come"
                                  : "the service that is needed before any exercise is not done yet",
           fmt::format("the day looked at is {} or later", to_string(*first)), looked_at(grant), "as_of");
    } else {
      tell("all that could be exercised has been exercised", "shares are left", "none is left",
           fmt::format("grants[{}].exercises", grant.id));
    }
    return entry;
  }

  /// The day on which a service requirement would have been met; none where it is not a matter of time.
  std::optional<Date> service_met(const GrantResult& grant) const {
    if (c.facts.employee.full_time == false) return std::nullopt;
    return grant.service_met;
  }

  void no_spread(const GrantResult& grant) {
    if (grant.exercisable == Shares{}) return not_exercisable(grant);
    if (!grant.market) {
      std::string key = fmt::format("prices.{}", to_string(grant.as_of)), found = "none is given";
      for (const Remark& r : result().remarks) {
        if ((r.id == "no-price" || r.id == "stale-price") && r.path.starts_with(key))
          key = r.path, found = r.message;
      }
      return say("no share price is known",
                 fmt::format("a price of {}, or of at most ten days before", to_string(grant.as_of)), found,
                 key);
    }
    say("the share price is not above the exercise price", "the share price is above the exercise price",
        fmt::format("{} on {}, and the exercise price is {}", to_string(*grant.market),
                    to_string(*grant.market_on), to_string(grant.price.value_or(Price{}))),
        grant.market_on ? fmt::format("prices.{}", to_string(*grant.market_on)) : "prices");
  }

  void no_incentive(const GrantResult& grant) {
    if (grant.type != AwardType::iso)
      return say("it is no incentive option", "the grant is an incentive option", "it is an nso",
                 fmt::format("grants[{}].type: iso", grant.id));
    if (grant.exercisable == Shares{}) return not_exercisable(grant);
    if (grant.iso_until && grant.as_of > *grant.iso_until)
      return say(fmt::format("the time for an exercise as an incentive option ended on {}",
                             to_string(*grant.iso_until)),
                 fmt::format("the day looked at is {} or earlier", to_string(*grant.iso_until)),
                 looked_at(grant), "as_of");
    if (!c.situation.end)
      return say("no such limit runs while employment goes on", "employment ends", "it goes on", "termination");
    say("earlier grants use up the yearly limit of incentive options", "the limit of the year is not used up",
        "it is", "grants");
  }

  /// No clause that forfeits options applies: what each asks for.
  void forfeitures(const GrantResult& grant) {
    for (const Clause& one : from.agreement.clauses) {
      const Kind& kind = one.terms.kind();
      if (!kind.forfeits || !kind.scope(one.terms.object()).covers(c, one.head, held(grant))) continue;
      clause(one);
    }
    if (out.empty()) say("no clause here forfeits options of this plan");
  }

  /// Why nothing had vested by schedule.
  void unvested(const GrantResult& grant) {
    for (const Tranche& t : grant.tranches) {
      if (!t.vests) continue;
      const Date until = grant.end ? std::min(*grant.end, grant.as_of) : grant.as_of;
      if (*t.vests <= until) continue;
      const bool ended = grant.end && *t.vests > *grant.end;
      say("the next step of vesting had not come",
          ended ? fmt::format("employment lasts until {}", to_string(*t.vests))
                : fmt::format("the day looked at is {} or later", to_string(*t.vests)),
          ended ? fmt::format("it ended on {}", to_string(*grant.end)) : looked_at(grant),
          ended ? "termination.date" : "as_of");
      break;
    }
    if (out.empty()) say("a clause vested all of it early");
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
    // The test is over the threshold, and a clause gives a gross-up only beyond a limit of its own.
    if (p.over && p.gross_up == Money{})
      return say("the condition that its clause sets is not met",
                 "payments beyond the limit that the clause sets for a gross-up",
                 fmt::format("{}, against a threshold of {}", grouped(p.present_value.value_or(Money{})),
                             grouped(p.threshold.value_or(Money{}))),
                 "w2, tax.base_amount");
    say("nothing in the agreement or the facts calls for it", "a clause, or a fact, that calls for it",
        "there is none");
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
      ask(false, "pay of the plan, paid while the executive takes part", "it is none, or paid at another time",
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
    if (field == "vesting_waived") return no_vesting_waived();
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
  WhyNotFinder asker{from};
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
  const bool of_clauses = item.path.starts_with("severance") || item.path.starts_with("benefits") ||
                          item.path.starts_with("limits");
  if (of_clauses) asker.refused(Module::severance);
  if (item.path == "totals.benefits")
    asker.say("no benefits go on after employment", "a clause gives benefits that go on", "none does here");
  if (item.path == "totals.retirement")
    asker.say("no retirement promise is owed here", "a clause gives a retirement promise", "none does here");
  if (item.path == "totals.awards" || item.path.starts_with("equity"))
    asker.say("no stock award vests or is settled here", "a grant of stock vests or is settled",
              "none does here", "grants");
  if (item.path.starts_with("totals")) {
    for (const Module m : {Module::severance, Module::options, Module::deferred, Module::parachute})
      asker.refused(m);
  }
  if (of_clauses && asker.out.empty()) {
    for (const NotPaid& n : from.space.result.severance.not_paid) {
      if (const Clause* clause = from.agreement.find(n.id)) asker.clause(*clause);
    }
  }
  return std::move(asker.out);
}

std::vector<WhyNot> why_not(const Explainer& from, const std::vector<const Clause*>& clauses) {
  WhyNotFinder asker{from};
  asker.refused(Module::severance);
  for (const Clause* clause : clauses) asker.clause(*clause);
  return std::move(asker.out);
}

}  // namespace payout
