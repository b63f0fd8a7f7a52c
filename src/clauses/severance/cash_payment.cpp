#include "clauses/severance/cash_payment.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/known_days.h"
#include "clauses/severance/proration.h"

namespace payout {
namespace {

/// One clause paying on one occurrence.
struct Payment {
  const CashPayment& terms;
  const ClauseHead& clause;
  const Case& c;
  PayDay day;
  Figure arises = {};  ///< later than the day of the amounts, where a later change gives the right
  Date arose = {};     ///< the same day

  std::optional<Figure> sum_of(std::span<const Amount> of) const {
    Adding parts{c.work};
    bool complete = true;
    for (const Amount& each : of) {
      const auto part = amount_figure(each, day, terms.measures, clause, c);
      if (part) parts.add(*part);
      complete = complete && part.has_value();
    }
    if (!complete) return std::nullopt;
    return parts.sum_or_part();
  }

  /// A week is 1/52 of a year.
  std::optional<Figure> weeks_of(const PaymentItem& item, Figure sum) const {
    const auto weeks = weeks_figure(*item.weeks, clause, c);
    if (!weeks) return std::nullopt;
    return c.work.product(*weeks, c.work.quotient(sum, c.work.law(52, Unit::count, "weeks a year"), "a week"));
  }

  Figure scaled(const PaymentItem& item, Figure sum) const {
    if (item.times)
      return c.work.product(c.work.term_at(&*item.times, item.times->value, Unit::count, {}), sum);
    if (item.months) {
      const Figure year = c.work.law(12, Unit::months, {});
      return c.work.share_of(sum, c.work.term(*item.months, Unit::months, "months"), year);
    }
    if (item.share) return c.work.product(c.work.term(*item.share, {}), sum);
    return sum;
  }

  std::optional<Figure> amount_of(const PaymentItem& item) const {
    const bool scope_matters = item.times && item.times->value != Exact{1} && item.of.size() > 1;
    if (scope_matters && c.choose(terms.multiplier_scope) == MultiplierScope::salary_only) {
      const auto first = sum_of(std::span{item.of}.first(1));
      const auto rest = sum_of(std::span{item.of}.subspan(1));
      if (!first || !rest) return std::nullopt;
      return c.work.sum({scaled(item, *first), *rest});
    }
    const auto sum = sum_of(item.of);
    if (!sum) return std::nullopt;
    if (!item.weeks) return in_part(item, scaled(item, *sum));
    const auto weeks = weeks_of(item, *sum);
    return weeks ? in_part(item, *weeks) : std::nullopt;
  }

  /// Of a line that is paid for part of a year, that part.
  std::optional<Figure> in_part(const PaymentItem& item, Figure whole) const {
    return item.prorated ? pro_rata(whole, *item.prorated, day.on, clause, c) : std::optional{whole};
  }

  /// What is paid first of a line; nothing where the terms know no advance, or a fact is missing.
  std::optional<Figure> advance_of(const PaymentItem& item) const {
    if (!item.advance) return std::nullopt;
    const auto sum = sum_of(item.advance->of);
    if (!sum) return std::nullopt;
    const auto part = in_part(item, scaled(item, *sum));
    return part ? std::optional{c.work.rounded(*part)} : std::nullopt;
  }

  const Pay* pay_of(const PaymentItem& item) const { return item.pay ? &*item.pay : nullptr; }

  Line line_of(const PaymentItem& item, Figure amount, const Pay* pay) const {
    Line line = make_line(clause, item.id, item.label, arises, amount, terms.due, c, pay);
    line.medical = is_medical(item);
    return line;
  }

  /// A line of which a part is paid first: that part and the excess, each in its own payments.
  void add_in_two(const PaymentItem& item, Figure first, const std::optional<Figure>& whole) const {
    const Pay* early = item.advance->pay ? &*item.advance->pay : pay_of(item);
    Line line = line_of(item, first, early);
    if (!whole) {
      c.out.severance.lines.push_back(line);
      return c.open_line(clause, item.id, c.work.text(fmt::format("{}, the excess", item.label)));
    }
    const Figure all = c.work.rounded(*whole);
    if (all.value > first.value) {
      if (line.payments.empty()) keep_as_row(line);
      Line rest = line_of(item, c.work.difference(all, first), pay_of(item));
      if (rest.payments.empty()) keep_as_row(rest);
      line.payments.insert(line.payments.end(), rest.payments.begin(), rest.payments.end());
      line.amount = money_of(all), line.arithmetic = all.step;
    }
    c.out.severance.lines.push_back(line);
  }

  /// What is taken off is not known yet, so neither is what is left.
  bool credit_is_open() const {
    return terms.credit && std::ranges::any_of(c.out.severance.open, [&](const OpenLine& line) {
             return line.clause->id == terms.credit->clause;
           });
  }

  /// Less what the clause named has paid, as far as it was not taken off a line before.
  Figure less_credit(Figure amount, std::optional<Figure>& credit) const {
    if (!credit || credit->value == Exact{0}) return amount;
    const Figure left = c.work.difference(amount, *credit);
    if (left.value >= Exact{0}) {
      credit.reset();
      return left;
    }
    credit = c.work.difference(*credit, amount);
    return c.work.derived(0, Unit::money, "nothing left after the credit", {left});
  }

  static bool is_medical(const PaymentItem& item) {
    return item.of.size() == 1 && item.of[0].is(Measure::health_insurance);
  }

  /// Cover that goes on instead of cash: a duty, not a line.
  bool in_kind(const PaymentItem& item) const {
    if (!is_medical(item)) return false;
    if (c.choose(terms.measures.health_measure) != HealthMeasure::in_kind) return false;
    Obligation duty{item.id, clause.cite, item.label, clause.gist};
    if (item.months) duty.ends = paid_until(day.on, {*item.months, Period::Unit::months});
    c.out.obligations.push_back(duty);
    if (duty.ends && c.work.explaining())
      account_day(c, fmt::format("obligations[{}]", item.id), *duty.ends,
                  c.work.date_after(arises, c.work.term(*item.months, Unit::months, {}), *duty.ends),
                  clause.id);
    return true;
  }

  void add_lines(std::optional<Figure>& credit) const {
    for (const PaymentItem& item : terms.items) {
      if (in_kind(item)) continue;
      const auto amount = amount_of(item);
      if (const auto first = advance_of(item); first && !credit_is_open()) {
        add_in_two(item, *first, amount);
        continue;
      }
      if (!amount || credit_is_open()) {
        c.open_line(clause, item.id, item.label, arose);
        continue;
      }
      c.out.severance.lines.push_back(line_of(item, less_credit(*amount, credit), pay_of(item)));
    }
  }

  /// What all items come to, in cents.
  std::optional<Exact> total() const {
    Exact sum;
    for (const PaymentItem& item : terms.items) {
      const auto amount = amount_of(item);
      if (!amount) return std::nullopt;
      sum += c.work.rounded(*amount).value;
    }
    return sum;
  }
};

/// What the clause that is credited has paid, or nothing.
std::optional<Figure> credited(const CashPayment& terms, const Case& c) {
  if (!terms.credit) return std::nullopt;
  std::vector<Figure> paid;
  for (const Line& line : c.out.severance.lines) {
    if (line.clause != nullptr && line.clause->id == terms.credit->clause)
      paid.push_back({line.amount.exact(), line.arithmetic});
  }
  if (paid.empty() || c.choose(terms.credit->rule) == CreditRule::additive) return std::nullopt;
  return paid.size() == 1 ? paid[0] : c.work.sum(paid);
}

/// The act that reduced pay, where pay before it is what counts.
const Dismissal* reduction(const CashPayment& terms, const Case& c) {
  if (c.situation.reason != Reason::constructive_dismissal || !c.facts.termination->dismissal) return nullptr;
  const Dismissal& act = *c.facts.termination->dismissal;
  const bool pay_cut = act.kind == DismissalKind::salary_cut || act.kind == DismissalKind::bonus_cut ||
                       act.kind == DismissalKind::benefits_reduction;
  if (!pay_cut || c.choose(terms.reduced_pay) == ReducedPay::at_termination) return nullptr;
  return &act;
}

/// Says what a second trigger would pay if it belonged to a deal of its own.
void warn_if_assumed_same(const CashPayment& terms, const ClauseHead& clause, const Case& c) {
  for (const Change& change : c.situation.changes) {
    const bool ours = std::ranges::any_of(
        clause.when, [&](const When& when) { return when.change == change.definition->id; });
    if (!ours || change.counts || !change.assumed_same) continue;
    if (c.situation.end && change.date > *c.situation.end) continue;
    const auto more = Payment{terms, clause, c, {change.date}}.total();
    c.warn(
        Module::severance, "same-transaction-assumed", fmt::format("events[{}].transaction", change.event),
        fmt::format("the event of {} is treated as a stage of the same transaction; {} more if it is another",
                    to_string(change.date), more ? grouped(to_the_cent(*more)) : "one payment"),
        "name `transaction` on each event", clause.cite);
  }
}

}  // namespace

void pay(const CashPayment& terms, const ClauseHead& clause, const Case& c) {
  std::optional<Figure> credit = credited(terms, c);
  for (const Occurrence& when : occurrences(c, clause)) {
    if (when.change != nullptr && when.change->repaid) {
      c.warn(Module::severance, "repaid", {},
             fmt::format("what was due on {} goes back, because the deal was given up", to_string(when.date)),
             {}, clause.cite);
      continue;
    }
    const bool at_end = when.change == nullptr || when.date != when.measured;
    const Dismissal* before = at_end ? reduction(terms, c) : nullptr;
    Payment{terms, clause, c, {when.measured, before}, arising_figure(c, when), when.date}.add_lines(credit);
  }
  if (c.explain) warn_if_assumed_same(terms, clause, c);
}

}  // namespace payout
