#include "clauses/severance/payment_rules.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/checks/check_terms.h"
#include "clauses/known_days.h"
#include "clauses/measure.h"
#include "clauses/severance/due_day.h"
#include "clauses/severance/paydays.h"
#include "clauses/severance/rows.h"
#include "law/cobra.h"
#include "law/separation_pay.h"

namespace payout {
namespace {

constexpr std::string_view delay_law = "26 U.S.C. 409A(a)(2)(B)(i)";

/// One payment under the rules, by place: lists of payments grow when one is parted.
struct Place {
  size_t line = 0;
  size_t row = 0;
};

struct Rules {
  const Case& c;
  const ClauseHead& head;
  const PaymentRules& terms;
  Date end;

  std::vector<Line>& lines() const { return c.out.severance.lines; }
  PaymentRow& row(Place at) const { return lines()[at.line].payments[at.row]; }

  bool reaches(const Line& line) const {
    if (line.clause == nullptr || line.arises < end) return false;
    const bool ours = terms.clauses.empty()
                          ? line.clause->document() == head.document()
                          : std::ranges::find(terms.clauses, line.clause->id) != terms.clauses.end();
    if (!ours) return false;
    const Clause* clause = c.agreement.find(line.clause->id);
    if (line.earned || (clause != nullptr && clause->terms.kind().earned)) return false;
    const auto& when = line.clause->when;
    return when.empty() || std::ranges::any_of(when, &When::asks_for_end);
  }
  /// Medical cover within the time of COBRA is no deferral: 26 CFR 1.409A-1(b)(9)(v)(B).
  bool medical(const Line& line, const PaymentRow& row) const {
    return line.medical && row.due && *row.due <= add_months(end, law::cobra_months, MonthEnd::clamp);
  }

  bool short_term(const Line& line, const PaymentRow& row) const {
    if (!terms.short_term_deferral) return false;
    const Date until = law::short_term_deferral_until(line.arises, c.agreement.fiscal_year_ends);
    const auto in_time = [&](const PaymentRow& each) { return each.due && *each.due <= until; };
    return terms.separate_payments ? in_time(row) : std::ranges::all_of(line.payments, in_time);
  }

  /// The payments that no exemption has reached yet, by day.
  std::vector<Place> open() const {
    std::vector<Place> found;
    for (size_t i = 0; i < lines().size(); ++i) {
      const Line& line = lines()[i];
      if (!reaches(line)) continue;
      for (size_t k = 0; k < line.payments.size(); ++k) {
        const PaymentRow& each = line.payments[k];
        if (each.amount <= Money{}) continue;
        if (!each.due || each.due_kind == DueKind::through) {
          warn_of_undated(line);
          continue;
        }
        if (!medical(line, each) && !short_term(line, each)) found.push_back({i, k});
      }
    }
    std::ranges::stable_sort(found, {}, [&](Place at) { return *row(at).due; });
    return found;
  }

  /// Of a payment without a day nobody can say whether it is held back.
  void warn_of_undated(const Line& line) const {
    const auto& company = c.facts.company;
    const bool free = c.facts.employee.specified_employee == false || (company && company->is_public == false);
    const bool told = std::ranges::any_of(c.out.remarks, [](const Remark& r) { return r.id == "missing-day"; });
    if (!c.explain || free || told || !terms.six_month_delay || line.medical) return;
    c.warn(Module::severance, "missing-day", {},
           fmt::format("{} ({}) is paid on no stated day: what section 409A holds back of it cannot be told",
                       line.label, line.cite),
           "say in the terms when it is paid: `pay: {within: 60 days}`, `pay: {installments: ...}`", head.cite);
  }

  bool involuntary() const {
    const auto& reason = c.situation.reason;
    return reason == Reason::without_cause ||
           (reason == Reason::constructive_dismissal && terms.good_reason_is_involuntary);
  }

  /// Twice the lesser of the yearly pay of the year before and the limit on plan pay.
  std::optional<Figure> limit() const {
    if (!c.facts.salary) {
      c.missing(Module::severance, head, "salary", "what is paid");
      return std::nullopt;
    }
    const auto lesser = limit_409a(end, head, c);
    if (!lesser) return std::nullopt;
    return c.work.product(c.work.law(2, Unit::count, {}, "26 CFR 1.409A-1(b)(9)(iii)(A)"), *lesser);
  }

  /// Takes out of `open` what separation pay covers; a payment across the limit is parted.
  void cover(std::vector<Place>& open) const {
    if (!terms.separation_pay || !involuntary() || open.empty()) return;
    const auto most = limit();
    if (!most) return;
    Figure left = *most;
    const bool latest = terms.separation_pay->order == CoverFirst::latest;
    std::vector<Place> order = open;
    if (latest) std::ranges::reverse(order);
    const Date until = law::separation_pay_until(end);
    for (const Place at : order) {
      if (*row(at).due > until || left.value <= Exact{0}) continue;
      const Figure amount{row(at).amount.exact(), row(at).arithmetic};
      const auto covered =
          std::ranges::find_if(open, [&](Place o) { return o.line == at.line && o.row == at.row; });
      if (amount.value <= left.value) {
        left = c.work.difference(left, amount);
        open.erase(covered);
        continue;
      }
      part(open, at, latest ? c.work.difference(amount, left) : left, latest);
      return;
    }
  }

  /// The covered part of a payment leaves `open`; the other stays.
  void part(std::vector<Place>& open, Place at, Figure first, bool second_is_covered) const {
    split_row(lines()[at.line], at.row, first, c);
    for (Place& other : open) {
      if (other.line == at.line && other.row > at.row) ++other.row;
    }
    if (second_is_covered) return;
    const auto own = std::ranges::find_if(open, [&](Place o) { return o.line == at.line && o.row == at.row; });
    ++own->row;
  }

  Figure last_day() const {
    const Date six = add_months(end, 6, MonthEnd::clamp);
    const Date first = add_months(Date::of(end.year(), end.month(), 1), 7, MonthEnd::clamp);
    const auto made = [&](Date day, std::string_view label) {
      return c.work.derived(Workings::serial(day), Unit::date, label, {end_figure(c)});
    };
    switch (terms.six_month_delay->until) {
      case DelayUntil::six_months: return made(six, "six months after the last day of employment");
      case DelayUntil::six_months_and_a_day: return made(six + 1, "the day after six months");
      case DelayUntil::first_of_seventh_month: return made(first, "the first day of the seventh month after");
    }
    return end_figure(c);
  }

  Figure then(Figure day) const {
    const auto& then = terms.six_month_delay->then;
    if (!then) return day;
    const Date plain = day_of(day);
    std::optional<Date> moved;
    if (*then == DelayThen::business_day) {
      moved = business_day_from(plain, c.business_days());
    } else if (const auto paydays = c.facts.payroll ? Paydays::of(*c.facts.payroll) : std::nullopt) {
      moved = paydays->on_or_after(plain);
    } else {
      ask_for_day(c, "payroll", "a payday", head);
    }
    if (!moved || *moved == plain) return day;
    return c.work.derived(
        Workings::serial(*moved), Unit::date,
        *then == DelayThen::business_day ? "the first business day from it on" : "the first payday from it on",
        {day});
  }

  /// A death before the delay ends, or nothing.
  std::optional<Date> death_before(Date until) const {
    const auto& death = c.situation.death;
    return death && *death >= end && *death < until ? death : std::nullopt;
  }

  /// When what was held back until a death is paid.
  Figure after_death(Date death) const {
    const Figure day = c.facts.employee.died
                           ? c.work.fact(*c.facts.employee.died, "death")
                           : c.work.derived(Workings::serial(death), Unit::date, "death", {end_figure(c)});
    const auto& time = terms.six_month_delay->on_death;
    return time ? last_day_figure(c, day, *time) : day;
  }

  /// Whether the delay holds for this person; the days of what would move are open where nothing says so.
  bool held(const std::vector<Place>& would_move) const {
    if (const auto holds = delay_holds(terms, head, c)) return *holds;
    for (const Place at : would_move) row(at).due.reset(), row(at).due_kind = DueKind::not_stated;
    return false;
  }

  DelayEnd delayed_to() const {
    const Figure until = then(last_day());
    const auto death = death_before(day_of(until));
    if (!death) return {until, false, day_of(until)};
    const Figure paid = after_death(*death);
    const bool sooner = day_of(paid) < day_of(until);
    return {sooner ? paid : until, sooner, *death};
  }

  void delay(std::vector<Place> open) const {
    if (!terms.six_month_delay) return;
    const DelayEnd delayed = delayed_to();
    const Figure target = delayed.day;
    const bool died = delayed.died;
    std::erase_if(open, [&](Place at) { return *row(at).due >= delayed.holds_before; });
    if (open.empty() || !held(open)) return;
    std::vector<Figure> interest;
    const auto& promised = terms.six_month_delay->interest;
    const auto rate = promised ? interest_rate(promised->rate, head, c) : std::nullopt;
    for (const Place at : open) {
      PaymentRow& each = row(at);
      if (rate) interest.push_back(interest_on(each, target, *rate));
      move_row(each, target, head.cite, c);
      each.due_kind = died ? DueKind::by : DueKind::on;
      each.scheduled = false;
      if (c.situation.death && *c.situation.death <= day_of(target)) each.payee = Payee::estate;
    }
    for (Line& line : lines()) {
      if (reaches(line)) keep_schedule(line), join_rows(line, c, head.cite);
    }
    if (!interest.empty()) add_interest(interest, target, died);
    if (promised && !rate) c.open_line(head, head.id, "Interest on payments held back", end);
    if (c.explain)
      c.note(Module::severance, "six-month-delay", "employee.specified_employee",
             held_words("what would be due to a specified employee", "is", delayed), {}, delay_law);
  }

  /// A line that was in installments stays told payment by payment.
  static void keep_schedule(Line& line) {
    if (line.pay != nullptr && line.pay->installments && !line.payments.empty())
      for (PaymentRow& row : line.payments) row.scheduled = true;
  }

  Figure interest_on(const PaymentRow& row, Figure until, Figure rate) const {
    Workings& w = c.work;
    const int days = day_of(until) - *row.due;
    const Figure year = w.product({row.amount.exact(), row.arithmetic}, w.named(rate, "interest a year"));
    return w.share_of(year, time_between(c, days, Unit::days, "days", day_figure(row), until),
                      w.law(365, Unit::days, {}));
  }

  void add_interest(const std::vector<Figure>& parts, Figure day, bool died) const {
    Workings& w = c.work;
    const Figure sum = w.rounded(parts.size() == 1 ? parts[0] : w.sum(parts));
    Line line{head.id, "Interest on payments held back", head.cite};
    line.summary = head.summary;
    line.clause = &head;
    line.arises = end;
    line.amount = money_of(sum);
    line.arithmetic = sum.step;
    PaymentRow row{.due_kind = died ? DueKind::by : DueKind::on, .due = day_of(day), .amount = line.amount};
    row.day = day.step;
    row.payee = c.situation.death && *c.situation.death <= day_of(day) ? Payee::estate : Payee::employee;
    line.payments.push_back(row);
    lines().push_back(line);
  }
};

}  // namespace

std::string held_words(std::string_view what, std::string_view verb, const DelayEnd& delay) {
  const std::string paid = to_string(day_of(delay.day));
  const std::string before = to_string(delay.holds_before);
  if (before == paid) return fmt::format("{} before {} {} held until then", what, paid, verb);
  return fmt::format("{} before the death of {} {} held until {}; what is due from that day on keeps its day",
                     what, before, verb, paid);
}

std::optional<bool> delay_holds(const PaymentRules&, const ClauseHead& clause, const Case& c) {
  const auto& facts = c.facts;
  const bool is_private = facts.company && facts.company->is_public == false;
  if (is_private || facts.employee.specified_employee == false) return false;
  const bool known = facts.employee.specified_employee.has_value();
  const bool listed = facts.company && facts.company->is_public.has_value();
  if (known && listed) return true;
  ask_for_day(c, known ? "company.public" : "employee.specified_employee",
              known ? "whether the company is public" : "whether the executive is a specified employee",
              clause);
  return std::nullopt;
}

DelayEnd end_of_delay(const PaymentRules& terms, const ClauseHead& clause, const Case& c) {
  return Rules{c, clause, terms, *c.situation.end}.delayed_to();
}

/// Interest on what was paid late, whichever of its document's payments it is.
static void pay_late_interest(const PaymentRules& terms, const ClauseHead& clause, const Case& c) {
  if (!terms.late_interest) return;
  const auto reaches = [&](const Line& line) {
    if (line.clause == nullptr) return false;
    return terms.clauses.empty() ? line.clause->document() == clause.document()
                                 : std::ranges::find(terms.clauses, line.clause->id) != terms.clauses.end();
  };
  add_late_interest(*terms.late_interest, clause, reaches, c);
}

void act_on_rows(const PaymentRules& terms, const ClauseHead& clause, const Case& c) {
  const auto& end = c.situation.end;
  constexpr int first_year = 2005;
  if (end && c.situation.reason != Reason::death && end->year() >= first_year) {
    const Rules rules{c, clause, terms, *end};
    std::vector<Place> open = rules.open();
    rules.cover(open);
    rules.delay(std::move(open));
  }
  pay_late_interest(terms, clause, c);
}

void check(const PaymentRules& rules, const TermsCheck& t, size_t i) {
  if (rules.six_month_delay) {
    if (rules.separate_payments && !rules.short_term_deferral)
      t.warning(
          i, "separate_payments", "not-used",
          ", `separate_payments`: that each payment stands alone matters for short-term deferrals only, and "
          "none are exempt",
          "add `short_term_deferral: true`, or leave it out");
    return;
  }
  if (!rules.late_interest || rules.separate_payments || rules.short_term_deferral || rules.separation_pay)
    t.error(i, "id", "not-used", ": what it exempts is exempt from no delay",
            "add `six_month_delay: first_of_seventh_month`, or take the clause out");
}

}  // namespace payout
