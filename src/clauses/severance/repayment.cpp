#include "clauses/severance/repayment.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/checks/check_terms.h"
#include "clauses/known_days.h"
#include "clauses/severance/paid_facts.h"
#include "clauses/severance/rows.h"

namespace payout {
namespace {

/// An entry of what is to be returned, its time counted from a day.
void add_return(const Repayment& terms, const ClauseHead& clause, const Case& c, Figure sum, Figure from) {
  ReturnResult entry{
      .id = clause.id, .label = "To be returned", .cite = clause.cite, .summary = clause.summary};
  entry.amount = money_of(sum), entry.arithmetic = sum.step;
  const std::string path = fmt::format("returns[{}]", clause.id);
  c.work.account(path, sum, clause.id);
  if (terms.within) {
    const Figure day = last_day_figure(c, from, *terms.within);
    entry.due = c.last_day_of(day_of(from), *terms.within);
    if (c.work.explaining()) {
      account_day(c, path + ".due", *entry.due, day, clause.id);
      account_day(c, fmt::format("calendar[{}]", clause.id), *entry.due, day, clause.id);
    }
    if (c.lists)
      c.deadline(clause.id, *entry.due, fmt::format("Last day to return {}", grouped(entry.amount)),
                 clause.cite);
  }
  c.out.returns.push_back(entry);
}

/// What a sum that was paid before comes to when a way of `when` is met.
struct SumBack {
  const Repayment& terms;
  const ClauseHead& clause;
  const Case& c;

  /// The part of the time that remains; nothing where its first day is not known.
  std::optional<Figure> remaining(Figure sum, const Occurrence& when) const {
    const Declines& d = *terms.declines;
    const auto& hired = c.facts.employee.hired;
    if (!d.from && !hired) {
      c.error(Module::obligations, "missing-fact", "employee.hired",
              fmt::format("the first day of employment is missing, and {} needs it", clause.cite),
              "give `employee.hired`; until then what is to be returned is open", clause.cite);
      return std::nullopt;
    }
    Workings& w = c.work;
    const Figure first = d.from ? w.term(*d.from, "first day") : w.fact(*hired, "hired");
    const Figure last = occurrence_figure(c, when);
    const Date from = day_of(first), next = when.date + 1;
    const bool days = d.by == PartBy::days || in_days(d.over);
    const int whole = days ? after(from, d.over, MonthEnd::clamp) - from : months_of(d.over);
    const int passed = std::clamp(days ? next - from : months_of_part(from, next, d.by), 0, whole);
    const Unit unit = days ? Unit::days : Unit::months;
    const Figure left = time_between(c, whole - passed, unit, "that remain", first, last);
    return w.share_of(sum, left, w.derived(whole, unit, days ? "days" : "months", {w.term(d.over, "over")}));
  }

  /// A sum of the person's own that is not given: what is paid does not hang on it, and no line is refused.
  bool asks_for_sum() const {
    for (const Amount& amount : terms.of) {
      for (const auto& of_tier : amount.amount) {
        const AmountName& name = of_tier.value.name;
        if (name.text.empty() || !of_tier.tier.empty() || amount_given(name, c) != nullptr) continue;
        c.error(Module::obligations, "missing-fact", fmt::format("amounts.{}", name.text),
                fmt::format("the executive's own `{}` (0 if there is none) is missing, and {} needs it",
                            name.text, clause.cite),
                fmt::format("give `amounts.{}`; until then what is to be returned is open", name.text),
                clause.cite);
        return true;
      }
    }
    return false;
  }

  void run() const {
    for (const Occurrence& when : occurrences(c, clause)) {
      if (asks_for_sum()) return;
      const auto sum = sum_of(terms.of, {when.measured}, {}, clause, c);
      if (!sum) return;
      const Figure part = terms.share.value == Exact{1}
                              ? *sum
                              : c.work.product(*sum, c.work.term(terms.share, "to be returned"));
      const auto due = terms.declines ? remaining(part, when) : std::optional{part};
      if (due && due->value > Exact{})
        add_return(terms, clause, c, c.work.rounded(*due), occurrence_figure(c, when));
    }
  }
};

/// One clause on one breach.
struct Recovery {
  const Repayment& terms;
  const ClauseHead& clause;
  const Case& c;
  const Breach& breach;

  bool reaches(const Line& line) const {
    return line.clause != nullptr && std::ranges::find(terms.clauses, line.clause->id) != terms.clauses.end();
  }

  enum class State { paid, stopped, open };

  /// What was due by the breach is taken as paid then, unless the facts say otherwise.
  State state(const Line& line, size_t i) const {
    const PaymentRow& row = line.payments[i];
    const PaymentMade* fact = payment_fact(c, line, i);
    if (fact != nullptr && fact->made) return State::paid;
    if (fact != nullptr && fact->unpaid.value_or(false)) return State::stopped;
    if (!row.due) return State::open;
    return *row.due <= breach.date ? State::paid : State::stopped;
  }

  /// Whether it is not known of a payment if it was due by the breach.
  bool is_open(const Line& line) const {
    if (!reaches(line)) return false;
    for (size_t i = 0; i < line.payments.size(); ++i) {
      if (state(line, i) == State::open) return true;
    }
    return false;
  }
  /// Lines without a day are open: they were paid before the breach, or are not to be paid any more.
  bool leave_open() const {
    bool any = false;
    for (const Line& line : c.out.severance.lines) {
      if (!is_open(line)) continue;
      any = true;
      c.missing(
          Module::severance, clause, "payments",
          fmt::format("whether {} was paid (`payments: [{{line: {}, made: DAY}}]`)", line.label, line.id));
      c.open_line(*line.clause, line.id, line.label, line.arises);
    }
    std::erase_if(c.out.severance.lines, [&](const Line& line) { return is_open(line); });
    return any;
  }

  void of_line(Line& line, Adding& paid, bool& stopped) const {
    std::vector<PaymentRow> kept;
    for (size_t i = 0; i < line.payments.size(); ++i) {
      const PaymentRow& row = line.payments[i];
      const State is = state(line, i);
      if (is == State::paid) paid.add(c.work.named({row.amount.exact(), row.arithmetic}, line.label));
      if (is != State::stopped || terms.payments_go_on) kept.push_back(row);
    }
    if (kept.size() == line.payments.size()) return;
    stopped = true;
    if (!kept.empty()) {
      line.payments = std::move(kept);
      return sum_up_rows(line, c);
    }
    const Figure none =
        c.work.derived(0, Unit::money, "stopped by the breach",
                       {{line.amount.exact(), line.arithmetic}, c.work.fact(breach.date, "breach")});
    line.amount = Money{}, line.arithmetic = none.step;
    line.payments.resize(1);
    line.payments[0].amount = Money{}, line.payments[0].arithmetic = none.step;
  }

  /// What is to be returned; nothing where the taxes on it are not known.
  std::optional<Figure> to_return(Figure paid) const {
    const Figure part =
        terms.share.value == Exact{1} ? paid : c.work.product(paid, c.work.term(terms.share, "to be returned"));
    if (!terms.net_of_tax) return c.work.rounded(part);
    if (!breach.tax) {
      // What was paid and what is still to be paid does not hang on it: no line of severance is refused.
      c.error(Module::obligations, "missing-fact", "breach.tax",
              fmt::format("what taxes the executive paid on what is to be returned is missing, and {} needs it",
                          clause.cite),
              "give `breach.tax`; until then what is to be returned is open", clause.cite);
      return std::nullopt;
    }
    const Figure left = c.work.difference(part, c.work.fact(*breach.tax, "taxes paid on it"));
    return left.value < Exact{} ? c.work.derived(0, Unit::money, "the taxes are as much", {left})
                                : c.work.rounded(left);
  }

  void list(Figure sum) const { add_return(terms, clause, c, sum, c.work.fact(breach.date, "breach")); }

  void run() const {
    Adding paid{c.work};
    bool stopped = false;
    const bool open = leave_open();
    for (Line& line : c.out.severance.lines) {
      if (reaches(line)) of_line(line, paid, stopped);
    }
    if (paid.count() > 0 && terms.share.value > Exact{} && !open) {
      if (const auto sum = to_return(paid.sum_or_part())) list(*sum);
    }
    if (!c.explain || (paid.count() == 0 && !stopped)) return;
    c.note(Module::severance, "breach", "breach",
           fmt::format("a breach on {}: what was due by then is taken as paid{}", to_string(breach.date),
                       stopped ? ", and what falls due later is not paid" : ""),
           "where a sum was not paid, or earlier or later, say so: `payments: [{line: ID, unpaid: true}]`",
           clause.cite);
  }
};

}  // namespace

void act_on_rows(const Repayment& terms, const ClauseHead& clause, const Case& c) {
  if (!terms.of.empty()) {
    SumBack{terms, clause, c}.run();
  } else if (c.facts.breach) {
    Recovery{terms, clause, c, *c.facts.breach}.run();
  }
}

void oblige(const Repayment& terms, const ClauseHead& clause, const Case& c) {
  if (!terms.of.empty() || c.facts.breach || !c.situation.end) return;
  const bool any = std::ranges::any_of(c.out.severance.lines, [&](const Line& line) {
    return line.clause != nullptr && std::ranges::find(terms.clauses, line.clause->id) != terms.clauses.end();
  });
  Obligation duty{clause.id, clause.cite, "To return payments on a breach", clause.summary};
  duty.applies = any;
  duty.perpetual = true;
  c.out.obligations.push_back(duty);
}

void check(const Repayment& terms, const TermsCheck& t, size_t i) {
  const auto idle = [&](std::string_view key, std::string_view why) {
    t.error(i, key, "not-used", fmt::format(", `{}`: {}", key, why), "leave one of the two out");
  };
  if (terms.of.empty() && terms.clauses.empty()) {
    t.error(
        i, "", "no-measure", " does not say what is to be returned",
        "add `clauses: [ID]` for what other clauses pay until a breach, or `of: {amount: sign_on_bonus}` and "
        "`when` for a sum that was paid before");
    return;
  }
  if (terms.of.empty()) {
    if (terms.declines) idle("declines", "what clauses paid is returned whole, or a `share` of it");
    if (!t.clause(i).head.when.empty()) idle("when", "what `clauses` paid is returned on a breach");
    return;
  }
  if (!terms.clauses.empty()) idle("clauses", "`of` says what is repaid");
  if (terms.net_of_tax) idle("net_of_tax", "the taxes on a sum that was paid before are not asked for");
  if (terms.payments_go_on) idle("payments_go_on", "`of` stops no payments");
  if (t.clause(i).head.when.empty())
    t.error(i, "", "no-trigger", " has no `when`: on which ends of employment it is repaid is not said",
            "say when, such as `when: {route: [quits, cause]}` (`payout terms when`)");
  if (terms.declines && terms.declines->over.count <= 0)
    t.error(i, "declines", "out-of-range", ", `declines.over`: a time without length",
            "write `over: 24 months`");
}

}  // namespace payout
