#include <fmt/format.h>

#include <array>

#include "scenario/fact_checks.h"
#include "scenario/told_days.h"

namespace payout {
namespace {

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
    Order{Told::born, Told::service_from},
    Order{Told::born, Told::elected},
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
    Order{Told::hired, Told::pay_changed, Severity::warning},
    Order{Told::hired, Told::broken, Severity::warning},
    Order{Told::hired, Told::contingent_paid, Severity::warning},
    Order{Told::service_from, Told::hired, Severity::warning},
    Order{Told::elected, Told::ended, Severity::warning},
    Order{Told::elected, Told::interrupted},
    Order{Told::act, Told::act_noticed},
    Order{Told::act, Told::cured},
    // its end
    Order{Told::ended, Told::new_work, Severity::warning},
    Order{Told::ended, Told::new_cover, Severity::warning},
    Order{Told::paid_through, Told::ended},
    Order{Told::warned, Told::ended, Severity::warning},
    Order{Told::warned, Told::continued},
    Order{Told::broken, Told::ended, Severity::warning},
    Order{Told::absent_through, Told::ended, Severity::warning},
    Order{Told::new_work, Told::died, Severity::warning},
    Order{Told::amended, Told::ended, Severity::warning},
    Order{Told::pay_changed, Told::ended, Severity::warning},
    // the account and its papers
    Order{Told::eligible, Told::filed, Severity::warning},
    Order{Told::eligible, Told::balance, Severity::warning},
    Order{Told::eligible, Told::decided, Severity::warning},
    Order{Told::eligible, Told::ended, Severity::warning},
    Order{Told::eligible, Told::plan_ended, Severity::warning},
    Order{Told::filed, Told::ended, Severity::warning},
    Order{Told::stopped, Told::ended, Severity::warning},
    Order{Told::entitled, Told::denied, Severity::warning},
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
    each_day(c.facts, order.first, [&](Date first, const DayPath& first_path) {
      size_t found = 0;
      Date earliest = {};
      DayPath path;
      each_day(c.facts, order.later, [&](Date later, const DayPath& later_path) {
        if (fits(first, later)) return;
        if (found++ == 0) earliest = later, path = later_path;
      });
      if (found != 0) tell(first, first_path.text(), earliest, path.text(), found - 1);
    });
  }
};

/// Two days of one entry, or of one fact: the first comes before the other, or on the same day.
struct OwnDay {
  const std::optional<Date>& day;
  std::string_view is;  ///< "its grant"
  DayPath path;
  std::string_view id = {};  ///< behind what it is
};
void in_order(const FactChecks& c, const OwnDay& first, const OwnDay& later,
              Severity severity = Severity::error) {
  if (!first.day || !later.day || *first.day <= *later.day) return;
  const bool error = severity == Severity::error;
  if (!error && c.problems.only_errors()) return;
  const std::string message =
      fmt::format("{}{} on {} comes before {} on {} (`{}`)", later.is, later.id, to_string(*later.day),
                  first.is, to_string(*first.day), first.path.text());
  const Origin at = c.at(later.path.text());
  Problem& p =
      error ? c.problems.error("dates-out-of-order", at, message, "correct one of the two dates")
            : c.problems.warning("unusual-order", at, message, "correct one of the two dates, unless it is so");
  p.other = c.at(first.path.text());
  p.other_label = "this comes first";
}

void check_own_order(const FactChecks& c) {
  const Scenario& s = c.facts;
  for (size_t i = 0; i < s.grants.size(); ++i) {
    const Grant& g = s.grants[i];
    const OwnDay granted{g.granted, "its grant", {"grants", i, "granted"}};
    in_order(c, granted, {g.expires, "the last day of ", {"grants", i, "expires"}, g.id});
    for (size_t k = 0; k < g.exercises.size(); ++k)
      in_order(c, granted,
               {g.exercises[k].date, "an exercise of ", {"grants", i, "exercises", k, "date"}, g.id});
  }
  for (size_t i = 0; i < s.amendments.size(); ++i)
    in_order(c, {s.amendments[i].date, "the amendment", {"amendments", i, "date"}},
             {s.amendments[i].term_through, "the new last day of the term", {"amendments", i, "term_through"}},
             Severity::warning);
  const bool ended_by_death = s.termination && s.termination->reason == Reason::death && !s.employee.died;
  for (size_t i = 0; i < s.new_employment.size(); ++i) {
    const OwnDay work{s.new_employment[i].from, "the new work", {"new_employment", i, "from"}};
    in_order(c, work,
             {s.new_employment[i].health_from, "its health cover", {"new_employment", i, "health_from"}},
             Severity::warning);
    if (ended_by_death)
      in_order(c, work, {s.termination->date, "the death", {"termination.date"}}, Severity::warning);
  }
  if (s.release) {
    const OwnDay sign{s.release->signed_on, "the signature of the release", {"release.signed"}};
    in_order(c, {s.release->given, "its delivery", {"release.given"}}, sign);
    in_order(c, sign, {s.release->revoked, "its revocation", {"release.revoked"}});
  }
  if (s.tax && s.tax->vote)
    in_order(c, {s.tax->vote->record_date, "the record date", {"tax.vote.record_date"}},
             {s.tax->vote->on, "the vote of the shareholders", {"tax.vote.on"}});
}

}  // namespace

void check_order(const FactChecks& c) {
  for (const Order& order : orders) {
    if (order.severity != Severity::error && c.problems.only_errors()) continue;
    Checker{c, order}.check();
  }
  check_own_order(c);
}

}  // namespace payout
