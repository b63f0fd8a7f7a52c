#include <fmt/format.h>

#include <algorithm>

#include "clauses/checks/check_terms.h"
#include "clauses/options/award_settlement.h"
#include "clauses/severance/cash_payment.h"
#include "clauses/severance/paydays.h"
#include "clauses/severance/payment_rules.h"
#include "clauses/severance/release.h"

namespace payout {
namespace {

/// One `pay` of a clause, or of an item of it.
struct PayCheck {
  const TermsCheck& t;
  size_t i;
  const Pay& pay;
  const PaymentItem* item = nullptr;

  Origin place() const {
    return item != nullptr ? t.places.item(i, "items", item->id, "pay") : t.places.of(i, "pay");
  }
  void error(std::string_view id, std::string_view key, std::string message, std::string help) const {
    const std::string where =
        item != nullptr ? fmt::format(", `items[{}].pay{}`: ", item->id, key) : fmt::format(", `pay{}`: ", key);
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
    if (terms.number && terms.over)
      error("two-multiples", ".installments", "`number` and `over` each say how many there are",
            "keep one of them");
    if (!terms.number && !terms.over)
      error("no-multiple", ".installments", "how many there are is not said",
            "add `number: 24`, or `over: 12 months`");
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

void check_from(const TermsCheck& t, size_t i, const Pay& pay, const PaymentItem* item) {
  if (!names_release(pay)) return;
  const auto& when = t.clause(i).head.when;
  if (std::ranges::any_of(when, [](const When& each) { return each.release.has_value(); })) return;
  PayCheck{t, i, pay, item}.error(
      "nothing-to-find", ".from",
      "the clause requires no release, so the day on which one takes effect is unknown",
      "add `release: ID` to its `when`");
}

}  // namespace

void check_pay(const TermsCheck& t, size_t i) {
  const Clause& clause = t.clause(i);
  const auto check = [&](const std::optional<Pay>& pay, const PaymentItem* item) {
    if (!pay) return;
    PayCheck{t, i, *pay, item}.run();
    check_from(t, i, *pay, item);
  };
  if (const auto due = clause.terms.kind().due) check(due(clause.terms.object())->pay, nullptr);
  if (const auto* settlement = clause.as<AwardSettlement>()) PayCheck{t, i, settlement->pay.pay}.run();
  const auto* cash = clause.as<CashPayment>();
  if (cash == nullptr) return;
  for (const PaymentItem& item : cash->items) {
    check(item.pay, &item);
    if (item.advance) check(item.advance->pay, &item);
  }
}

void check_releases(const TermsCheck& t, size_t i) {
  for (const When& when : t.clause(i).head.when) {
    if (!when.release) continue;
    const Clause* named = t.agreement.find(*when.release);
    if (named == nullptr || named->as<Release>() != nullptr) continue;
    t.problems.error("no-finding", t.places.value(i, "release", *when.release),
                     fmt::format("{}, `release: {}`: that clause is a `{}`, and no release of claims",
                                 t.name_of(i), *when.release, named->terms.kind().name),
                     "name a clause of kind `release`");
  }
  if (const auto* rules = t.clause(i).as<PaymentRules>(); rules != nullptr && !rules->six_month_delay &&
                                                          (!rules->late_interest || rules->separate_payments ||
                                                           rules->short_term_deferral || rules->separation_pay))
    t.error(i, "id", "not-used", ": what it exempts is exempt from no delay",
            "add `six_month_delay: first_of_seventh_month`, or take the clause out");
  const auto* release = t.clause(i).as<Release>();
  if (release == nullptr) return;
  const bool asked_for = std::ranges::any_of(t.agreement.clauses, [&](const Clause& clause) {
    return std::ranges::any_of(clause.head.when,
                               [&](const When& when) { return when.release == t.clause(i).head.id; });
  });
  if (!asked_for)
    t.warning(i, "id", "not-used", ": no clause requires this release",
              fmt::format("write `when: {{..., release: {}}}` in the clauses that depend on it",
                          t.clause(i).head.id));
  if (release->two_years && !release->in_force_within)
    t.error(i, "two_years", "not-used",
            ", `two_years`: the time for the release has no end without `in_force_within`",
            "add `in_force_within: 60 days`, or leave it out");
}

}  // namespace payout
