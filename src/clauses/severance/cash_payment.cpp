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
    return payout::sum_of(of, day, terms.measures, clause, c);
  }

  /// A week is 1/52 of a year.
  std::optional<Figure> weeks_of(const PaymentItem& item, Figure sum) const {
    const auto weeks = weeks_figure(*item.weeks, clause, c);
    if (!weeks) return std::nullopt;
    return c.work.product(*weeks, c.work.quotient(sum, c.work.law(52, Unit::count, "weeks a year"), "a week"));
  }

  Figure months_of(Figure sum, Figure months) const {
    return c.work.share_of(sum, months, c.work.law(12, Unit::months, {}));
  }

  /// So much of the sum; nothing where the tier or the person's own count is not known.
  std::optional<Figure> scaled(const PaymentItem& item, Figure sum) const {
    if (!item.times.empty()) {
      const Times* times = at_tier(item.times, clause, c);
      if (times == nullptr) return std::nullopt;
      return c.work.product(c.work.term_at(times, times->value, Unit::count, {}), sum);
    }
    if (!item.months.empty()) {
      const int* months = at_tier(item.months, clause, c);
      if (months == nullptr) return std::nullopt;
      return months_of(sum, c.work.term(*months, Unit::months, "months"));
    }
    if (!item.share.empty()) {
      const Rate* share = at_tier(item.share, clause, c);
      if (share == nullptr) return std::nullopt;
      return c.work.product(c.work.term(*share, {}), sum);
    }
    if (item.weeks) return weeks_of(item, sum);
    if (item.months_by_service) {
      const auto months = weeks_figure(*item.months_by_service, clause, c, "months");
      return months ? std::optional{months_of(sum, *months)} : std::nullopt;
    }
    if (item.times_by_service) {
      const auto times = weeks_figure(*item.times_by_service, clause, c, "times");
      return times ? std::optional{c.work.product(*times, sum)} : std::nullopt;
    }
    if (item.months_from) {
      const auto months = named_count(*item.months_from, Unit::months, clause, c);
      return months ? std::optional{months_of(sum, *months)} : std::nullopt;
    }
    if (item.weeks_from) {
      const auto weeks = named_count(*item.weeks_from, Unit::count, clause, c);
      if (!weeks) return std::nullopt;
      return c.work.share_of(sum, c.work.named(*weeks, "weeks"),
                             c.work.law(52, Unit::count, "weeks of a year"));
    }
    return sum;
  }

  /// A line of benefits and nothing else, where nobody said which there are.
  bool benefits_are_missing(const PaymentItem& item) const {
    if (item.of.size() != 1 || !item.of[0].is(Measure::benefits) || !c.facts.salary) return false;
    const Salary& pay = *c.facts.salary;
    if (pay.benefits.given || pay.retirement_contributions || pay.benefits_replacement_cost) return false;
    if (car_allowance_on(c, day.on) != nullptr) return false;
    c.missing(Module::severance, clause, "salary.benefits",
              "which benefits there are (`benefits: {}` if there are none)");
    return true;
  }

  std::optional<Figure> amount_of(const PaymentItem& item) const {
    if (benefits_are_missing(item)) return std::nullopt;
    const auto amount = unbounded(item);
    if (!amount) return std::nullopt;
    return between(item.at_least, item.at_most, *amount, day, terms.measures, clause, c);
  }

  std::optional<Figure> unbounded(const PaymentItem& item) const {
    const bool scope_matters = item.of.size() > 1 && std::ranges::any_of(item.times, [](const auto& each) {
                                 return each.value.value != Exact{1};
                               });
    if (scope_matters && c.choose(terms.multiplier_scope) == MultiplierScope::salary_only) {
      const auto first = sum_of(std::span{item.of}.first(1));
      const auto rest = sum_of(std::span{item.of}.subspan(1));
      if (!first || !rest) return std::nullopt;
      const auto multiple = scaled(item, *first);
      return multiple ? std::optional{c.work.sum({*multiple, *rest})} : std::nullopt;
    }
    const auto sum = sum_of(item.of);
    if (!sum) return ask_for_size(item), std::nullopt;
    const auto whole = scaled(item, *sum);
    return whole ? in_part(item, *whole) : std::nullopt;
  }

  /// Where the amounts are not known, what else the size hangs on is asked for all the same: in one run.
  void ask_for_size(const PaymentItem& item) const {
    const std::string first = c.out.severance.asked;
    at_tier(item.times, clause, c), at_tier(item.months, clause, c), at_tier(item.share, clause, c);
    if (item.weeks) weeks_figure(*item.weeks, clause, c);
    if (item.months_by_service) weeks_figure(*item.months_by_service, clause, c, "months");
    if (item.times_by_service) weeks_figure(*item.times_by_service, clause, c, "times");
    if (item.months_from) named_count(*item.months_from, Unit::months, clause, c);
    if (item.weeks_from) named_count(*item.weeks_from, Unit::count, clause, c);
    c.out.severance.asked = first;
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
    const auto whole = scaled(item, *sum);
    const auto part = whole ? in_part(item, *whole) : std::nullopt;
    return part ? std::optional{c.work.rounded(*part)} : std::nullopt;
  }

  const Pay* pay_of(const PaymentItem& item) const { return item.pay ? &*item.pay : nullptr; }

  Line line_of(const PaymentItem& item, Figure amount, const Pay* pay) const {
    Line line = make_line(clause, item.id, item.label, arises, amount, terms.due, c, pay);
    line.medical = is_medical(item);
    line.earned = is_earned(item);
    return line;
  }

  /// A line of which a part is paid first: that part and the excess, each in its own payments.
  void add_in_two(const PaymentItem& item, Figure first, const std::optional<Figure>& whole) const {
    const Pay* early = item.advance->pay ? &*item.advance->pay : pay_of(item);
    Line line = line_of(item, first, early);
    if (!whole) {
      c.out.severance.lines.push_back(line);
      return c.open_line(clause, item.id, c.work.text(fmt::format("{}, the excess", item.label)), arose);
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

  /// A bonus of a year that is over is pay for services that were rendered.
  static bool is_earned(const PaymentItem& item) {
    return !item.of.empty() && std::ranges::all_of(item.of, [](const Amount& each) {
      return each.is(Measure::earned_bonus) || (each.bonus && each.bonus->which == BonusWord::earned_unpaid);
    });
  }

  /// Cover that goes on instead of cash: a duty, not a line.
  bool in_kind(const PaymentItem& item) const {
    if (!is_medical(item)) return false;
    if (c.choose(terms.measures.health_measure) != HealthMeasure::in_kind) return false;
    Obligation duty{item.id, clause.cite, item.label, clause.summary};
    const int* months = at_tier(item.months, clause, c);
    if (months != nullptr) duty.ends = paid_until(day.on, {*months, Period::Unit::months});
    c.out.obligations.push_back(duty);
    if (duty.ends && c.work.explaining())
      account_day(c, fmt::format("obligations[{}]", item.id), *duty.ends,
                  c.work.date_after(arises, c.work.term(*months, Unit::months, {}), *duty.ends), clause.id);
    return true;
  }

  /// What the clause pays at most and at least in all, dealt out to its lines.
  using Amounts = Few<std::optional<Figure>, 4>;
  bool bound_together(Amounts& amounts) const {
    if (!terms.at_most && !terms.at_least) return true;
    std::vector<Figure> known;
    for (const auto& amount : amounts) {
      if (!amount) return false;
      known.push_back(*amount);
    }
    if (known.empty()) return true;
    const Figure sum = known.size() == 1 ? known[0] : c.work.sum(known);
    const auto whole = between(terms.at_least, terms.at_most, sum, day, terms.measures, clause, c);
    if (!whole) return false;
    if (whole->value == sum.value) return true;
    const Figure all = c.work.rounded(*whole);
    std::vector<Figure> others;
    for (size_t i = 0; i + 1 < known.size(); ++i) {
      const bool cut = whole->value < sum.value;
      others.push_back(c.work.rounded(cut ? c.work.share_of(known[i], *whole, sum) : known[i]));
      amounts.begin()[i] = others.back();
    }
    amounts.end()[-1] =
        others.empty() ? *whole : c.work.difference(all, others.size() == 1 ? others[0] : c.work.sum(others));
    return true;
  }

  void add_lines(std::optional<Figure>& credit) const {
    Few<const PaymentItem*, 4> items;
    Amounts amounts;
    for (const PaymentItem& item : terms.items) {
      if (in_kind(item)) continue;
      items.push_back(&item);
      amounts.push_back(amount_of(item));
    }
    const bool known = bound_together(amounts);
    for (size_t i = 0; i < items.size(); ++i) {
      const PaymentItem& item = *items[i];
      if (const auto first = advance_of(item); first && !credit_is_open()) {
        add_in_two(item, *first, known ? amounts[i] : std::nullopt);
        continue;
      }
      if (!known || !amounts[i] || credit_is_open()) {
        c.open_line(clause, item.id, item.label, arose);
        continue;
      }
      c.out.severance.lines.push_back(line_of(item, less_credit(*amounts[i], credit), pay_of(item)));
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
