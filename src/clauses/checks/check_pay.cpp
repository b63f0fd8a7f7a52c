#include <fmt/format.h>

#include <algorithm>

#include "clauses/checks/check_parts.h"
#include "clauses/severance/paydays.h"
#include "clauses/severance/payment_due.h"

namespace payout {
namespace {

/// One `pay` of a clause, or of an item of it.
struct PayCheck {
  const TermsCheck& t;
  size_t i;
  const Pay& pay;
  std::string_view item = {};  ///< id of the line; empty: the clause as a whole

  Origin place() const {
    return !item.empty() ? t.places.item(i, "items", item, "pay") : t.places.of(i, "pay");
  }
  void error(std::string_view id, std::string_view key, std::string message, std::string help) const {
    const std::string where =
        !item.empty() ? fmt::format(", `items[{}].pay{}`: ", item, key) : fmt::format(", `pay{}`: ", key);
    t.problems.error(id, place(), t.name_of(i) + where + message, std::move(help));
  }
  void idle(std::string_view key, std::string why, std::string help) const {
    error("not-used", fmt::format(".{}", key), std::move(why), std::move(help));
  }

  /// How the day is said: one way only.
  void one_day() const {
    std::string ways;
    int count = 0;
    const auto way = [&](bool given, std::string_view name) {
      if (!given) return;
      ++count;
      ways += fmt::format("{}`{}`", ways.empty() ? "" : ", ", name);
    };
    way(!pay.within.empty(), "within");
    way(pay.on.has_value(), "on");
    way(pay.by.has_value(), "by");
    way(pay.installments.has_value(), "installments");
    if (count > 1) error("two-days", "", fmt::format("{} each say when it is paid", ways), "keep one of them");
    if (pay.not_before && !pay.by && pay.within.empty())
      idle("not_before", "no last day stands beside it", "add `by` or `within`, or write `on`");
  }

  void years() const {
    const auto of_year = [](const std::optional<DayRule>& rule) {
      return rule && rule->form == DayRule::Form::day_of_year;
    };
    const bool any = of_year(pay.on) || of_year(pay.by) || of_year(pay.not_before);
    if (pay.year && !any) idle("year", "no day such as 03-15 stands in it", "leave it out");
    if (any && !pay.year)
      error("which-year", "", "a day of the year, and which year is not said",
            "add `year: same` or `year: next`: that of the day from which time runs, or the one after");
  }

  void of_payday() const {
    const bool payday = pay.on && pay.on->form == DayRule::Form::payday;
    if (pay.after && !payday) idle("after", "it goes with `on: payday`", "write `on: payday`, or `within`");
    const auto no_payday = [&](const std::optional<DayRule>& rule, std::string_view key) {
      if (rule && rule->form == DayRule::Form::payday && key != "on")
        idle(key, "a payday is a day, not a limit", "write `on: payday`");
    };
    no_payday(pay.by, "by"), no_payday(pay.not_before, "not_before");
  }

  void of_installments() const {
    if (!pay.installments) {
      if (pay.arrears)
        idle("arrears", "nothing is paid in installments", "add `installments`, or leave it out");
      if (pay.rest) idle("rest", "nothing is paid in installments", "add `installments`, or leave it out");
      if (pay.start && (!pay.within.empty() || pay.on || pay.by))
        idle("start", "another key says when it is paid", "leave one of the two out");
      return;
    }
    if (pay.arrears && !pay.start)
      idle("arrears", "nothing is held back without `start`", "add `start: 60 days`, or leave it out");
    const Installments& terms = *pay.installments;
    std::string ways;
    int count = 0;
    for (const auto& [given, name] :
         {std::pair{terms.number.has_value(), "number"}, std::pair{terms.over.has_value(), "over"},
          std::pair{terms.each.has_value(), "each"}}) {
      if (!given) continue;
      ++count;
      ways += fmt::format("{}`{}`", ways.empty() ? "" : " and ", name);
    }
    if (count > 1)
      error("two-multiples", ".installments", ways + " each say how many there are", "keep one of them");
    if (count == 0)
      error(
          "no-multiple", ".installments", "how many there are is not said",
          "add `number: 24`, or `over: 12 months`; `each: salary` where pay goes on for the weeks or months of "
          "the line");
    if (terms.over && terms.every != Frequency::payroll && !paydays_in(*terms.over, terms.every))
      error("bad-period", ".installments.over",
            fmt::format("{} is no whole time of installments every {}", to_string(*terms.over),
                        name_of(terms.every)),
            "give months or years, or their number");
    days(terms);
    rest_before_its_payments();
    if (pay.rest && pay.rest->on && pay.rest->by)
      error("two-days", ".rest", "`on` and `by` each say when it is paid", "keep one of them");
  }

  void rest_before_its_payments() const {
    if (!pay.rest || pay.rest->from.form != DayRule::Form::date) return;
    for (const auto* day : {&pay.rest->on, &pay.rest->by}) {
      if (!*day || (*day)->form != DayRule::Form::date || (*day)->date >= pay.rest->from.date) continue;
      error("never-true", ".rest",
            fmt::format("what is due from {} on would be paid on {}, before it", to_string(pay.rest->from.date),
                        to_string((*day)->date)),
            "write a day on or after `from`");
    }
  }

  void days(const Installments& terms) const {
    const bool monthly =
        terms.every == Frequency::month || terms.every == Frequency::quarter || terms.every == Frequency::year;
    if (terms.day && !monthly)
      idle("installments.day", fmt::format("`every: {}` has no one day of the month", name_of(terms.every)),
           terms.every == Frequency::semi_month ? "write `days: [1, 15]`"
                                                : "leave it out: fact `payroll` says the days");
    if (!terms.days.empty() && terms.every != Frequency::semi_month)
      idle("installments.days", "two days of the month go with `every: semi_month`",
           "write `day`, or leave it out");
    if (!terms.days.empty() && (terms.days.size() != 2 || terms.days[0] == terms.days[1]))
      error("two-days", ".installments.days", "there must be two of them", "write `days: [1, 16]`");
  }

  void run() const {
    one_day();
    years();
    of_payday();
    of_installments();
  }
};

/// Whether a clause's payments count from a release that none of its ways asks for.
bool names_release(const Pay& pay) {
  const auto is = [](const FromDay& from) { return from.name == FromDay::Name::release; };
  return is(pay.from.day) || std::ranges::any_of(pay.from.latest_of, is);
}

/// Whether a word holds at a point in some reading.
template <Named E>
bool can_be(const Agreement& agreement, const Open<E>& open, E word) {
  const int wanted = static_cast<int>(word);
  if (open.choice.point < 0) return open.choice.value == wanted;
  return std::ranges::any_of(agreement.readings[static_cast<size_t>(open.choice.point)].words,
                             [&](const Reading::Word& w) { return w.value == wanted; });
}

/// The keys that say when a clause pays, and of which nothing lets some act.
struct DueKeys {
  const TermsCheck& t;
  size_t i;

  void idle(std::string_view key, std::string why, std::string help) const {
    t.error(i, key, "not-used", fmt::format(", `{}`: {}", key, why), std::move(help));
  }

  void due(const PaymentDue& d) const {
    if (d.pay) {
      for (const std::string_view key : {"within", "over", "at_once", "due"}) {
        if (t.writes(i, key)) idle(key, "`pay` says when it is paid", "leave one of the two out");
      }
      return;
    }
    const bool by_installments = can_be(t.agreement, d.due, DueRule::installments);
    const bool by_day = can_be(t.agreement, d.due, DueRule::within);
    if (by_installments && !d.over) {
      t.error(i, "due", "not-used", ", `due: installments`: over what time is not said",
              "add `over: 12 months`, or leave `due` out");
    }
    if (d.over && !by_installments)
      idle("over", "nothing is paid in installments", "add `due: installments`, or leave `over` out");
    if (!d.within.empty() && !by_day)
      idle("within", fmt::format("`due` never lets it hold"), "leave one of the two out");
    if (d.at_once && !d.within.empty())
      idle("within", "`at_once: true` is the day on which the right arises", "leave one of the two out");
    if (d.at_once && !by_day) idle("at_once", "`due` never lets it hold", "leave one of the two out");
  }
};

}  // namespace

void check_pay(const TermsCheck& t, size_t i, const Pay& pay, std::string_view item) {
  PayCheck{t, i, pay, item}.run();
}

void check_pay_from(const TermsCheck& t, size_t i, const Pay& pay, std::string_view item) {
  check_pay(t, i, pay, item);
  if (!names_release(pay)) return;
  const auto& when = t.clause(i).head.when;
  if (std::ranges::any_of(when, [](const When& each) { return each.release.has_value(); })) return;
  PayCheck{t, i, pay, item}.error(
      "nothing-to-find", ".from",
      "the clause requires no release, so the day on which one takes effect is unknown",
      "add `release: ID` to its `when`");
}

void check_due(const TermsCheck& t, size_t i) {
  const auto of = t.clause(i).terms.kind().due;
  if (of == nullptr) return;
  const PaymentDue& due = *of(t.clause(i).terms.object());
  DueKeys{t, i}.due(due);
  if (due.pay) check_pay_from(t, i, *due.pay);
}

}  // namespace payout
