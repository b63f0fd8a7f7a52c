#include <fmt/format.h>

#include <algorithm>

#include "clauses/checks/check_parts.h"
#include "clauses/severance/cash_payment.h"
#include "clauses/severance/check_idle_bounds.h"

namespace payout {
namespace {

/// What two amounts are called that are the same: a name, or a bonus of the same years.
std::string name_of_both(const Amount& a, const Amount& b) {
  if (a.is_named() && a.name == b.name) return to_string(a.name);
  if (!a.bonus || !b.bonus) return {};
  const BonusOf &one = *a.bonus, &other = *b.bonus;
  const bool same = one.which == other.which && one.average_of_last == other.average_of_last &&
                    one.highest_of_last == other.highest_of_last && one.before == other.before;
  return same ? "bonus" : "";
}

struct ItemCheck {
  const TermsCheck& t;
  size_t i;
  const PaymentItem& item;

  std::string where(std::string_view field) const {
    return fmt::format(", `items[{}]{}{}`", item.id, field.empty() ? "" : ".", field);
  }
  Origin place(std::string_view field) const { return t.places.item(i, "items", item.id, field); }
  void error(std::string_view field, std::string_view id, std::string message, std::string help) const {
    t.problems.error(id, place(field), t.name_of(i) + where(field) + std::move(message), std::move(help));
  }
  void warning(std::string_view field, std::string_view id, std::string message, std::string help) const {
    t.problems.warning(id, place(field), t.name_of(i) + where(field) + std::move(message), std::move(help));
  }

  void multiple() const {
    const bool own = item.months_from.has_value(), weeks = item.weeks || item.weeks_from;
    const int given = (item.times.empty() ? 0 : 1) + (item.months.empty() ? 0 : 1) +
                      (item.share.empty() ? 0 : 1) + (own ? 1 : 0) + (item.weeks ? 1 : 0) +
                      (item.weeks_from ? 1 : 0) + (item.months_by_service ? 1 : 0) +
                      (item.times_by_service ? 1 : 0);
    if (given == 0 && !item.of.empty() && !states_its_size())
      error("", "no-multiple", ": how much of the amounts is not said",
            "write `times: 1`, `months: 12`, `weeks: 26` or `share: 50%`");
    if (given > 1)
      error(item.months_by_service  ? "months_by_service"
            : item.times_by_service ? "times_by_service"
            : item.weeks_from       ? "weeks_from"
            : weeks                 ? "weeks"
            : own                   ? "months_from"
            : !item.months.empty()  ? "months"
                                    : "share",
            "two-multiples",
            ": only one of `times`, `months`, `weeks`, `share`, `months_from` and `weeks_from` can hold",
            "leave all but one out; two amounts are two lines");
  }

  /// A number, a number by years of service, or a table; and what goes with it.
  void weeks() const {
    by_service(item.weeks, "weeks");
    if (item.weeks) sizes("weeks", item.weeks->number, Times{0}, Times{520});
    by_service(item.months_by_service, "months_by_service");
    by_service(item.times_by_service, "times_by_service");
  }

  void by_service(const std::optional<WeeksOfPay>& terms, std::string_view key) const {
    if (!terms) return;
    const WeeksOfPay& w = *terms;
    const std::string_view unit = key.substr(0, key.find('_'));
    const bool by_years = !w.base.empty() || !w.per_year.empty();
    const int ways = (w.number.empty() ? 0 : 1) + (by_years ? 1 : 0) + (w.by_service.empty() ? 0 : 1);
    if (ways == 0)
      error(key, "no-multiple", fmt::format(": how many {} is not said", unit),
            key == "weeks" ? "write `weeks: 26`, or `per_year` or `by_service`"
                           : "write `per_year` or `by_service`");
    if (ways > 1)
      error(key, "said-twice",
            fmt::format(": a number, `per_year` and `by_service` say in several ways how many {}", unit),
            "keep one of them");
    if (w.per_year.empty() && w.years != BrokenYear::down)
      error(key, "not-used", fmt::format(".years: no {} are counted by years", unit),
            "give `per_year`, or leave `years` out");
    const bool alone = w.at_least.size() == 1 && w.at_most.size() == 1;
    if (alone && w.at_least[0].value > w.at_most[0].value)
      error(key, "out-of-order",
            fmt::format(": at least {} and at most {}", to_string(w.at_least[0].value),
                        to_string(w.at_most[0].value)),
            "correct one of the two");
    table(w, key, unit);
  }

  /// A table by service: rising times, and each row in the unit of the table.
  void table(const WeeksOfPay& w, std::string_view key, std::string_view unit) const {
    const Date day = Date::of(2001, 1, 1);
    for (const WeeksFrom& row : w.by_service) {
      const bool own = !(unit == "weeks" ? row.weeks : unit == "months" ? row.months : row.times).empty();
      const int given =
          (row.weeks.empty() ? 0 : 1) + (row.months.empty() ? 0 : 1) + (row.times.empty() ? 0 : 1);
      if (own && given == 1) continue;
      error(key, "no-multiple",
            fmt::format(".by_service: a row from {} needs its `{}`, and no other number", to_string(row.from),
                        unit),
            fmt::format("write {{from: {}, {}: 9}}", to_string(row.from), unit));
      return;
    }
    for (size_t k = 1; k < w.by_service.size(); ++k) {
      if (after(day, w.by_service[k].from, MonthEnd::clamp) >
          after(day, w.by_service[k - 1].from, MonthEnd::clamp))
        continue;
      error(key, "out-of-order", ".by_service: the times of service do not rise",
            "list them from the shortest to the longest");
      return;
    }
    if (!w.by_service.empty() && after(day, w.by_service[0].from, MonthEnd::clamp) > day)
      warning(
          key, "pays-nothing",
          fmt::format(".by_service: service of less than {} is paid nothing", to_string(w.by_service[0].from)),
          fmt::format("add a row for it, which may say so: `{{from: 0 years, {}: 0}}`", unit));
  }

  /// Every amount is money, or a multiple or share by itself.
  bool states_its_size() const {
    return std::ranges::all_of(item.of, [](const Amount& a) {
      return a.money || a.name.money || !a.amount.empty() || a.multiples() > 0;
    });
  }

  void measures() const {
    if (item.of.empty()) {
      error("", "no-measure", ": `of` is missing: no amount is named",
            fmt::format("write `of: [salary]`: one or a list of {}", detail::one_of(names_of(Measure{}))));
    }
    for (size_t k = 0; k < item.of.size(); ++k) {
      for (size_t n = 0; n < k; ++n) {
        const std::string twice = name_of_both(item.of[n], item.of[k]);
        if (twice.empty()) continue;
        error("of", "named-twice", fmt::format(": `{}` stands there twice", twice),
              "name each amount once; twice the amount is `times: 2`");
        return;
      }
    }
  }

  template <class T, class M>
  void sizes(std::string_view field, const ByTier<T>& values, const M& zero, const M& most) const {
    for (const TierValue<T>& each : values) size(field, std::optional<T>{each.value}, zero, most);
  }

  template <class T, class M>
  void size(std::string_view field, const std::optional<T>& value, const M& zero, const M& most) const {
    if (!value) return;
    const auto is = [&](const auto& v) { return fmt::format("`{}: {}`", field, v); };
    std::string text;
    if constexpr (!std::is_same_v<T, int>) {
      text = to_string(*value);
    } else {
      text = fmt::format("{}", *value);
    }
    if (*value < zero) {
      error(field, "out-of-range", fmt::format(": {} is less than nothing", is(text)),
            "what is taken off is `credit`, or a negative `stated_amount`");
    } else if (*value == zero) {
      warning(field, "pays-nothing", fmt::format(": {} pays nothing", is(text)),
              "leave the line out; a right that ends on a day is `when: {..., ended_before: DATE}`");
    } else if (*value > most) {
      warning(field, "unusual", fmt::format(": {} is unusually much", is(text)),
              "look whether the unit is meant");
    }
  }

  void run() const {
    multiple();
    weeks();
    if (item.months_by_service && !item.months_by_service->number.empty())
      error("months_by_service", "not-used", ".number: a plain number is `months`", "write `months: 12`");
    if (item.times_by_service && !item.times_by_service->number.empty())
      error("times_by_service", "not-used", ".number: a plain number is `times`", "write `times: 2`");
    measures();
    sizes("times", item.times, Times{0}, Times{10});
    sizes("months", item.months, 0, 120);
    sizes("share", item.share, Rate{Exact{0}}, Rate{Exact{10}});
  }
};

void check_multiplier(const TermsCheck& t, size_t i, const CashPayment& pay) {
  if (!t.writes(i, "multiplier_scope")) return;
  const bool matters = std::ranges::any_of(pay.items, [](const PaymentItem& item) {
    return item.of.size() > 1 &&
           std::ranges::any_of(item.times, [](const auto& each) { return each.value.value != Exact{1}; });
  });
  if (!matters)
    t.error(i, "multiplier_scope", "not-used",
            ", `multiplier_scope`: no line takes a multiple of several amounts", "leave it out");
}

/// The circle of credits that leads from a clause back to it, or nothing.
std::string credit_circle(const Agreement& agreement, const ClauseHead& start) {
  std::string text = "`" + start.id + "`";
  const Clause* at = agreement.find(start.id);
  for (size_t steps = 0; at != nullptr && steps <= agreement.clauses.size(); ++steps) {
    const auto* terms = at->as<CashPayment>();
    if (terms == nullptr || !terms->credit) return {};
    text += " takes off `" + terms->credit->clause + "`";
    if (terms->credit->clause == start.id) return text;
    at = agreement.find(terms->credit->clause);
  }
  return {};
}

/// A circle is told at the first clause that is in it.
bool told_before(const TermsCheck& t, size_t i, const std::string& circle) {
  for (size_t k = 0; k < i; ++k) {
    if (circle.find(fmt::format("`{}`", t.clause(k).head.id)) != circle.npos) return true;
  }
  return false;
}

void check_credit(const TermsCheck& t, size_t i, const CashPayment& pay) {
  if (!pay.credit) return;
  const std::string circle = credit_circle(t.agreement, t.clause(i).head);
  if (!circle.empty() && !told_before(t, i, circle))
    t.error(i, "credit", "replaces-itself", fmt::format(", `credit`: {}", circle),
            "name what another clause pays");
  const Clause* other = t.agreement.find(pay.credit->clause);
  if (other != nullptr && other->terms.kind().pay == nullptr)
    t.error(
        i, "credit", "not-used",
        fmt::format(", `credit`: `{}` is a `{}`, which pays nothing", other->head.id, other->terms.kind().name),
        "name a clause that pays");
}

/// The amounts of one line, and those of a part that is paid first.
void check_amounts_of(const TermsCheck& t, size_t i, const PaymentItem& item) {
  const auto check_all = [&](const std::vector<Amount>& of, std::string_view key) {
    for (const Amount& amount : of)
      check_amount(t, i, t.places.item(i, "items", item.id, key == "of" ? "of" : "advance"),
                   fmt::format(", `items[{}].{}`", item.id, key), amount);
  };
  check_all(item.of, "of");
  if (!item.advance) return;
  check_all(item.advance->of, "advance.of");
  if (item.advance->of.empty())
    t.problems.error("no-measure", t.places.item(i, "items", item.id, "advance"),
                     fmt::format("{}, `items[{}].advance.of`: no amount is named", t.name_of(i), item.id),
                     "write `advance: {of: target_bonus, pay: ...}`");
}

/// All that is added up or that bounds it.
std::vector<Amount> all_amounts(const CashPayment& pay) {
  std::vector<Amount> of;
  const auto add = [&](const std::optional<Amount>& bound) {
    if (bound) of.push_back(*bound);
  };
  for (const PaymentItem& item : pay.items) {
    of.insert(of.end(), item.of.begin(), item.of.end());
    add(item.at_most), add(item.at_least);
  }
  add(pay.at_most), add(pay.at_least);
  return of;
}

}  // namespace

void check(const CashPayment& pay, const TermsCheck& t, size_t i) {
  check_bounds(t, i, pay.at_least, pay.at_most);
  if (pay.items.empty()) {
    t.error(i, "items", "no-items", " has no `items`: it would never pay anything",
            "write `items: [{id: ..., label: ..., times: 1, of: [salary]}]`: see `payout terms cash_payment`");
    return;
  }
  for (const PaymentItem& item : pay.items) ItemCheck{t, i, item}.run();
  check_measures(t, i, all_amounts(pay));
  check_multiplier(t, i, pay);
  check_credit(t, i, pay);
  for (const PaymentItem& item : pay.items) {
    if (item.pay) check_pay_from(t, i, *item.pay, item.id);
    if (item.advance && item.advance->pay) check_pay_from(t, i, *item.advance->pay, item.id);
    check_amounts_of(t, i, item);
    check_bounds(t, i, item.at_least, item.at_most);
  }
  check_idle_bounds(t, i, pay);
}

}  // namespace payout
