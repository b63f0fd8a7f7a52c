#include <fmt/format.h>

#include <array>

#include "scenario/fact_checks.h"

namespace payout {
namespace {

/// The days that facts name. Which of them come first is in the table below, and nowhere else.
enum class Told {
  born,
  hired,
  ended,
  died,
  notice,
  act,
  act_noticed,
  cured,
  new_work,
  new_cover,
  absent,
  warned,
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
  delivered,
  denied,
  reviewed,
  looked_at
};

/// How a day is told of, what kind of thing it is.
constexpr std::array<std::string_view, 27> told_words{"birth",
                                                      "the first day of employment",
                                                      "the end of employment",
                                                      "the death",
                                                      "the notice",
                                                      "the act of the company",
                                                      "the notice of the act",
                                                      "the cure of the act",
                                                      "new employment",
                                                      "new health cover",
                                                      "an absence",
                                                      "the written warning",
                                                      "a change in pay",
                                                      "an amendment",
                                                      "the last day of paid salary",
                                                      "a payment made",
                                                      "an event",
                                                      "a grant",
                                                      "an exercise",
                                                      "eligibility for the plan",
                                                      "an election",
                                                      "a balance",
                                                      "a decision on the account",
                                                      "the accounting firm's determination",
                                                      "the denial of a claim",
                                                      "the request for a review",
                                                      "the day that is looked at"};
constexpr std::string_view words_of(Told what) {
  return told_words[static_cast<size_t>(what)];
}

/// Calls `f(day, make_path)` for every day of one kind; the path is made only where there is something to say.
template <class F>
void each_day(const Scenario& facts, Told what, F&& f) {
  const auto one = [&](const std::optional<Date>& day, std::string_view path) {
    if (day) f(*day, [path] { return std::string{path}; });
  };
  const auto entry = [&](Date day, std::string_view list, size_t i, std::string_view field) {
    f(day, [=] { return fmt::format("{}[{}].{}", list, i, field); });
  };
  const auto& t = facts.termination;
  const auto& plan = facts.deferred_comp;
  const auto& claim = facts.claim;
  switch (what) {
    case Told::born: return one(facts.employee.born, "employee.born");
    case Told::hired: return one(facts.employee.hired, "employee.hired");
    case Told::died: return one(facts.employee.died, "employee.died");
    case Told::ended:
      if (t) one(t->date, "termination.date");
      return;
    case Told::notice:
      if (!t || !t->notice) return;
      one(t->notice->given, "termination.notice"), one(t->notice->mailed, "termination.notice.mailed");
      return;
    case Told::act:
      if (t && t->dismissal) one(t->dismissal->date, "termination.dismissal.date");
      return;
    case Told::act_noticed:
      if (t && t->dismissal) one(t->dismissal->notice, "termination.dismissal.notice");
      return;
    case Told::cured:
      if (t && t->dismissal && t->dismissal->cured) one(t->dismissal->cured->on, "termination.dismissal.cured");
      return;
    case Told::new_work:
      for (size_t i = 0; i < facts.new_employment.size(); ++i)
        entry(facts.new_employment[i].from, "new_employment", i, "from");
      return;
    case Told::new_cover:
      for (size_t i = 0; i < facts.new_employment.size(); ++i) {
        if (const auto& day = facts.new_employment[i].health_from)
          entry(*day, "new_employment", i, "health_from");
      }
      return;
    case Told::absent:
      for (size_t i = 0; t && i < t->absences.size(); ++i)
        entry(t->absences[i].from, "termination.absences", i, "from");
      return;
    case Told::warned:
      if (t && t->cause) one(t->cause->written_notice_received, "termination.cause.written_notice_received");
      return;
    case Told::pay_changed:
      for (size_t i = 0; facts.salary && i < facts.salary->changes.size(); ++i)
        entry(facts.salary->changes[i].from, "salary.changes", i, "from");
      return;
    case Told::amended:
      for (size_t i = 0; i < facts.amendments.size(); ++i)
        entry(facts.amendments[i].date, "amendments", i, "date");
      return;
    case Told::paid_through:
      if (facts.salary) one(facts.salary->paid_through, "salary.paid_through");
      return;
    case Told::paid:
      for (size_t i = 0; i < facts.payments.size(); ++i) {
        if (facts.payments[i].made) entry(*facts.payments[i].made, "payments", i, "made");
      }
      return;
    case Told::happened:
      for (size_t i = 0; i < facts.events.size(); ++i)
        entry(std::visit([](const auto& e) { return e.date; }, facts.events[i]), "events", i, "date");
      return;
    case Told::granted:
      for (size_t i = 0; i < facts.grants.size(); ++i) {
        if (facts.grants[i].granted) entry(*facts.grants[i].granted, "grants", i, "granted");
      }
      return;
    case Told::exercised:
      for (size_t i = 0; i < facts.grants.size(); ++i) {
        for (size_t k = 0; k < facts.grants[i].exercises.size(); ++k)
          f(facts.grants[i].exercises[k].date,
            [=] { return fmt::format("grants[{}].exercises[{}].date", i, k); });
      }
      return;
    case Told::eligible:
      if (plan) one(plan->first_eligible, "deferred_comp.first_eligible");
      return;
    case Told::filed:
      if (!plan) return;
      if (plan->election) one(plan->election->filed, "deferred_comp.election.filed");
      for (size_t i = 0; i < plan->elections.size(); ++i)
        entry(plan->elections[i].filed, "deferred_comp.elections", i, "filed");
      return;
    case Told::balance:
      if (plan && plan->balance) one(plan->balance->as_of, "deferred_comp.balance.as_of");
      for (size_t i = 0; plan && i < plan->accounts.size(); ++i)
        entry(plan->accounts[i].balance.as_of, "deferred_comp.accounts", i, "balance.as_of");
      return;
    case Told::decided:
      if (!plan) return;
      if (plan->decisions.hardship) one(plan->decisions.hardship->date, "deferred_comp.hardship");
      if (plan->decisions.removed) one(plan->decisions.removed->date, "deferred_comp.removed");
      for (size_t i = 0; i < plan->decisions.accelerations.size(); ++i)
        entry(plan->decisions.accelerations[i].date, "deferred_comp.accelerations", i, "date");
      return;
    case Told::delivered:
      if (facts.tax) one(facts.tax->determination_delivered, "tax.determination_delivered");
      return;
    case Told::denied:
      if (claim) one(claim->denial_received, "claim.denial_received");
      return;
    case Told::reviewed:
      if (claim) one(claim->review_filed, "claim.review_filed");
      return;
    case Told::looked_at: return one(facts.as_of, "as_of");
  }
}

/// One thing comes before another: so many years before it at least, or at most. What cannot be is an error;
/// what is only unusual (options as an inducement to come) is a warning.
struct Order {
  Told first;
  Told later;
  Severity severity = Severity::error;
  int at_least = 0;
  int at_most = 0;  ///< 0: no matter how long
};
constexpr int youngest = 16, oldest = 100;
constexpr std::array orders{
    // a life
    Order{Told::born, Told::hired},
    Order{Told::born, Told::ended},
    Order{Told::born, Told::died},
    Order{Told::born, Told::granted},
    Order{Told::born, Told::eligible},
    Order{Told::born, Told::happened},
    Order{Told::born, Told::looked_at},
    Order{Told::born, Told::hired, Severity::warning, youngest},
    Order{Told::born, Told::hired, Severity::warning, 0, oldest},
    Order{Told::born, Told::ended, Severity::warning, youngest},
    Order{Told::born, Told::ended, Severity::warning, 0, oldest},
    Order{Told::born, Told::granted, Severity::warning, youngest},
    Order{Told::born, Told::happened, Severity::warning, 0, oldest},
    Order{Told::born, Told::died, Severity::warning, 0, oldest + 15},
    // employment
    Order{Told::hired, Told::ended},
    Order{Told::hired, Told::died},
    Order{Told::hired, Told::notice},
    Order{Told::hired, Told::act},
    Order{Told::hired, Told::absent},
    Order{Told::hired, Told::warned},
    Order{Told::hired, Told::paid_through, Severity::warning},
    Order{Told::hired, Told::looked_at},
    Order{Told::hired, Told::granted, Severity::warning},
    Order{Told::hired, Told::eligible, Severity::warning},
    Order{Told::hired, Told::filed, Severity::warning},
    Order{Told::hired, Told::balance, Severity::warning},
    Order{Told::hired, Told::happened, Severity::warning},
    Order{Told::hired, Told::paid, Severity::warning},
    Order{Told::hired, Told::exercised, Severity::warning},
    Order{Told::act, Told::act_noticed},
    Order{Told::act, Told::cured},
    // its end
    Order{Told::ended, Told::new_work, Severity::warning},
    Order{Told::ended, Told::new_cover, Severity::warning},
    Order{Told::paid_through, Told::ended},
    Order{Told::warned, Told::ended, Severity::warning},
    Order{Told::amended, Told::ended, Severity::warning},
    Order{Told::pay_changed, Told::ended, Severity::warning},
    // the account and its papers
    Order{Told::eligible, Told::filed, Severity::warning},
    Order{Told::eligible, Told::balance, Severity::warning},
    Order{Told::eligible, Told::decided, Severity::warning},
    Order{Told::denied, Told::reviewed},
    Order{Told::notice, Told::delivered, Severity::warning},
};

struct Checker {
  const FactChecks& c;
  const Order& order;

  bool fits(Date first, Date later) const {
    const auto years_on = [&](int years) { return add_years(first, years, MonthEnd::clamp); };
    if (order.at_most != 0) return first.year() + order.at_most > 9999 || later <= years_on(order.at_most);
    return order.at_least == 0 ? first <= later : first > later || later >= years_on(order.at_least);
  }

  /// Several entries of a list that come too early are told once.
  void tell(Date first, const std::string& first_path, Date later, const std::string& path, size_t more) const {
    const std::string_view relation = order.at_most != 0    ? "is more than {} years after"
                                      : order.at_least != 0 ? "is less than {} years after"
                                                            : "comes before";
    const int years = order.at_most != 0 ? order.at_most : order.at_least;
    const std::string message = fmt::format(
        "{} on {} {} {} on {} (`{}`){}", words_of(order.later), to_string(later),
        years != 0 ? fmt::format(fmt::runtime(relation), years) : std::string{relation}, words_of(order.first),
        to_string(first), first_path, more == 0 ? "" : fmt::format(", and {} more like it", more));
    const bool error = order.severity == Severity::error;
    Problem& p =
        error ? c.problems.error("dates-out-of-order", c.at(path), message, "correct one of the two dates")
              : c.problems.warning(years != 0 ? "unusual-age" : "unusual-order", c.at(path), message,
                                   "correct one of the two dates, unless it is so");
    p.other = c.at(first_path);
    p.other_label = "this comes first";
  }

  void check() const {
    each_day(c.facts, order.first, [&](Date first, auto&& first_path) {
      size_t found = 0;
      Date earliest = {};
      std::string path;
      each_day(c.facts, order.later, [&](Date later, auto&& later_path) {
        if (fits(first, later)) return;
        if (found++ == 0) earliest = later, path = later_path();
      });
      if (found != 0) tell(first, first_path(), earliest, path, found - 1);
    });
  }
};

/// Each exercise follows its own grant.
void exercises_follow_grants(const FactChecks& c) {
  for (size_t i = 0; i < c.facts.grants.size(); ++i) {
    const Grant& g = c.facts.grants[i];
    for (size_t k = 0; g.granted && k < g.exercises.size(); ++k) {
      if (g.exercises[k].date >= *g.granted) continue;
      c.problems.error(
          "dates-out-of-order", c.at(fmt::format("grants[{}].exercises[{}].date", i, k)),
          fmt::format("an exercise of {} on {} comes before its grant on {} (`grants[{}].granted`)", g.id,
                      to_string(g.exercises[k].date), to_string(*g.granted), i),
          "correct one of the two dates");
    }
  }
}

}  // namespace

void check_order(const FactChecks& c) {
  for (const Order& order : orders) {
    if (order.severity != Severity::error && c.problems.only_errors()) continue;
    Checker{c, order}.check();
  }
  exercises_follow_grants(c);
}

}  // namespace payout
