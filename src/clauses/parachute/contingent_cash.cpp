#include <fmt/format.h>

#include <algorithm>

#include "clauses/known_days.h"
#include "clauses/parachute/contingent_part.h"
#include "clauses/parachute/exposure.h"
#include "clauses/parachute/unamended_pay.h"
#include "clauses/situation/rests_on_change.h"
#include "law/compounding.h"
#include "law/uncertain_payment.h"

namespace payout {
namespace {

constexpr std::string_view in_full_rule = "26 CFR 1.280G-1 Q&A-24(a)";

bool among(const std::vector<std::string>& ids, std::string_view id) {
  return std::ranges::find(ids, id) != ids.end();
}

const ContingentClauses* listed(const ContingentPayments& terms, std::string_view id) {
  const auto found =
      std::ranges::find_if(terms.cash, [&](const ContingentClauses& item) { return among(item.clause, id); });
  return found == terms.cash.end() ? nullptr : &*found;
}

/// A payment in cash, with what the agreement says of its clause.
struct CashLine {
  const Exposure& e;
  const Line& line;
  const ContingentClauses* item = nullptr;
  bool own = false;                     ///< only a change in control gives it
  std::optional<Figure> increase = {};  ///< what an amendment of the year before the change adds to it

  CashLine(const Exposure& of, const Line& paid, const UnamendedPay& unamended) : e(of), line(paid) {
    if (line.clause == nullptr) return;
    increase = unamended.increase_of(line);
    item = listed(e.terms, line.clause->id);
    own = rests_on_change(e.c, *line.clause) && (line.arises >= e.first || from_end());
  }

  bool from_end() const { return e.c.situation.end == line.arises; }
  /// Pay for services that were rendered is no payment for the change; a death or a disability is no act of it.
  bool of_another_nature() const {
    const auto& reason = e.c.situation.reason;
    if (from_end() && (reason == Reason::death || reason == Reason::disability)) return true;
    const Clause* clause = line.clause != nullptr ? e.c.agreement.find(line.clause->id) : nullptr;
    return line.earned || (clause != nullptr && clause->terms.kind().earned);
  }

  /// What every end of employment pays, and nothing brings to vest earlier, is not laid to a change near it.
  bool owed_in_any_case() const {
    const bool vests_early = line.vests_on && line.arises < *line.vests_on;
    return line.clause != nullptr && owed_anyway(*line.clause) && !vests_early;
  }

  /// The day on which it was agreed: what the terms say, or the date of the document.
  std::optional<Date> agreed() const {
    if (item != nullptr && item->agreed) return item->agreed;
    if (line.clause == nullptr) return std::nullopt;
    const DocumentInfo* document = e.c.agreement.documents.find(std::string{line.clause->document()});
    return document != nullptr ? document->dated : std::nullopt;
  }
  bool wholly_agreed_within_year() const {
    const auto day = agreed();
    return day && within_year_before(e, *day);
  }
  bool agreed_within_year() const { return (increase || wholly_agreed_within_year()) && !of_another_nature(); }
  /// What the presumption reaches: all of it, or what an amendment adds.
  Money reached() const { return increase && !wholly_agreed_within_year() ? money_of(*increase) : line.amount; }
  const RebuttedPresumption* rebutted() const {
    return rebuttal(e, {line.id, line.clause->id, line.clause->document()});
  }
  bool presumed() const {
    return agreed_within_year() && rebutted() == nullptr &&
           e.c.choose(e.terms.one_year_presumption) == Presumption::applies;
  }

  /// What the statute says of a payment that has not the change among its conditions.
  ContingencyRule by_statute() const {
    if (from_end() && !of_another_nature() && !owed_in_any_case() && presumed_near(e))
      return ContingencyRule::ended_near_change;
    return presumed() ? ContingencyRule::presumed : ContingencyRule::not_contingent;
  }

  ContingencyRule rule() const {
    if (line.clause != nullptr && among(e.terms.except, line.clause->id)) return ContingencyRule::taken_out;
    if (item == nullptr) return own ? ContingencyRule::in_full : by_statute();
    if (!own && line.arises < e.first) {
      const ContingencyRule rule = e.c.choose(item->counts) == Applies::yes ? by_statute()
                                   : presumed()                             ? ContingencyRule::presumed
                                                                            : ContingencyRule::not_contingent;
      return rule == ContingencyRule::not_contingent ? ContingencyRule::before_change : rule;
    }
    if (!own && e.late(line.arises, item->within)) return ContingencyRule::too_late;
    if (e.c.choose(item->counts) == Applies::yes) return ContingencyRule::in_full;
    return presumed() ? ContingencyRule::presumed : ContingencyRule::not_contingent;
  }
};

std::string_view law_of_cash(ContingencyRule rule) {
  switch (rule) {
    case ContingencyRule::in_full: return in_full_rule;
    case ContingencyRule::ended_near_change: return near_change_rule;
    case ContingencyRule::presumed: return presumption_rule;
    default: return {};
  }
}

bool counts_by(ContingencyRule rule) {
  return !law_of_cash(rule).empty();
}

/// A promise that would have vested by itself later, on service alone: it counts for coming early, Q&A-24(c).
/// False where no rate is known; then it counts in full.
bool value_vested_early(const Exposure& e, const Line& line, ContingentLine& out) {
  ContingentPart part{.vests = *line.vests_on, .accelerated = line.arises, .payment = line.amount};
  const law::EarlyBy by = early_by(e, part, e.c.explain ? out.label : std::string{});
  part.days = std::max(0, part.vests - part.accelerated);
  part.full_months = by.full_months;
  part.value = Money{};
  if (part.days > 0) {
    const auto rate = discount_rate(e, by.years);
    if (!rate) {  // where nothing is tested, for want of pay that no clause asks for, it is not needed
      if (e.by_clause || knows_base(e.c))
        e.c.missing(Module::parachute, e.head, "tax.afr_120", "120 % of the applicable federal rate");
      return false;
    }
    const auto v = law::vested_early(line.amount, by, *rate);
    part.discount_rate = Rate{*rate};
    part.time_value = v.time_value, part.one_percent = v.one_percent, part.value = v.value;
  }
  Workings& w = e.c.work;
  PartSources from;
  if (w.recording()) {
    const std::string path = fmt::format(
        fmt::runtime(line.section == LineSection::equity ? "benefits[{}]" : "severance.{}"), line.id);
    from.payment = w.figure(line.amount.exact(), Unit::money, path, line.label);
    from.vests = w.by_clause(Workings::serial(part.vests), Unit::date, line.clause->id, "would have vested");
    from.accelerated = e.c.situation.end == line.arises ? end_figure(e.c) : change_day(e);
    from.shares = w.derived(Exact{}, Unit::shares, "it is no option", {from.payment});
  }
  out.law = "26 CFR 1.280G-1 Q&A-24(c)";
  out.rule = ContingencyRule::vested_early;
  out.amount = part.value;
  out.present_value = worth_at_change(e, part.value, line.arises);
  out.paid = line.arises;
  Adding sum{w};
  sum.add(part_figure(e, out, 0, part, from));
  out.parts.push_back(part);
  out.arithmetic = arithmetic_of(e, out, sum.sum());
  return true;
}

ContingentLine line_for(const CashLine& cash, ContingencyRule rule) {
  const Exposure& e = cash.e;
  const Line& line = cash.line;
  ContingentLine out{std::string{line.id}, std::string{line.label}, line.cite};
  out.rule = rule;
  out.counted = counts_by(rule);
  out.law = law_of_cash(rule);
  out.amount = out.present_value = line.amount;
  out.paid = line.due ? *line.due : line.arises;
  out.arithmetic = line.arithmetic;
  if (rule == ContingencyRule::presumed && cash.reached() != line.amount) {
    out.amount = out.present_value = cash.reached();
    out.arithmetic = cash.increase->step;
  }
  out.type = PaymentClass::cash;
  if (!out.counted) return out;
  if (line.vests_on && value_vested_early(e, line, out)) return out;
  line.payments.empty() || out.amount != line.amount ? value_at_change(e, out)
                                                     : value_payments(e, out, line.payments);
  return out;
}

/// The other figure of a payment that the presumption reaches: nothing, or all of it.
void show_otherwise(const CashLine& cash, ContingentLine& line) {
  if (line.rule == ContingencyRule::presumed) line.otherwise = Money{};
  if (line.rule != ContingencyRule::not_contingent || !cash.agreed_within_year()) return;
  line.otherwise = cash.reached();
  if (const RebuttedPresumption* fact = cash.rebutted()) line.rebutted_by = fact->because;
}

/// What one clause pays and the presumption reaches, told once.
struct PresumedCash {
  const ClauseHead* clause = nullptr;
  const RebuttedPresumption* rebutted = nullptr;
  bool counted = false;
  bool added = false;  ///< by an amendment
  Money amount = {};

  void tell(Exposure& e) const {
    if (clause == nullptr || amount == Money{}) return;
    const std::string what = !e.c.explain ? std::string{}
                             : added      ? fmt::format("what an amendment adds to {} was agreed", clause->cite)
                                          : fmt::format("what {} gives was agreed", clause->cite);
    tell_presumption(e, {what, added ? "amendments" : "", amount, Money{}, counted, rebutted});
  }
  /// Adds a line; the clause before is told when another begins.
  void add(Exposure& e, const CashLine& cash, ContingencyRule rule) {
    const bool by_rule = rule == ContingencyRule::presumed;
    if (!by_rule && (rule != ContingencyRule::not_contingent || !cash.agreed_within_year())) return;
    if (clause != cash.line.clause)
      tell(e), *this = {cash.line.clause, by_rule ? nullptr : cash.rebutted(), by_rule,
                        cash.reached() != cash.line.amount};
    amount += cash.reached();
  }
};

constexpr std::string_view uncertain_rule = "26 CFR 1.280G-1 Q&A-33";

/// What came of an uncertain payment counts; before that, all of it where it is at least half likely.
ContingencyRule rule_of(const OtherContingent& other) {
  if (other.made) return *other.made ? ContingencyRule::supplied : ContingencyRule::not_made;
  const bool counts = !other.probability || law::counts(other.probability->value);
  return counts ? ContingencyRule::supplied : ContingencyRule::unlikely;
}

/// The first test was made on an estimate, and the payment was not made: the test is made again, Q&A-33(b). One
/// that was made after all is told with the test, since that may need no second one.
void tell_not_made(const Exposure& e, const OtherContingent& other, Money value) {
  if (!e.c.explain || !other.probability || other.made.value_or(true)) return;
  if (!law::counts(other.probability->value)) return;
  e.c.note(
      Module::parachute, "tested-again", "tax.other_contingent",
      fmt::format("{} of {} was counted when the payments were first tested, and was not made: this is the "
                  "second test",
                  grouped(value), other.label),
      {}, uncertain_rule);
}

void add_supplied(Exposure& e) {
  if (!e.c.facts.tax) return;
  for (const OtherContingent& other : e.c.facts.tax->other_contingent) {
    ContingentLine out{other.id, other.label, "supplied"};
    out.rule = rule_of(other);
    out.counted = out.rule == ContingencyRule::supplied;
    out.law = other.probability || other.made ? uncertain_rule : in_full_rule;
    // A second test reflects the time and the amount as they turned out, Q&A-33(b).
    const Money& amount = other.made_amount ? *other.made_amount : other.amount;
    out.amount = amount;
    out.paid = other.made_on ? *other.made_on : other.paid.value_or(e.change);
    value_at_change(e, out);
    tell_not_made(e, other, out.present_value);
    out.arithmetic = e.c.work.fact(amount, {}).step;
    e.out().contingent.push_back(std::move(out));
  }
}

}  // namespace

std::vector<const OpenLine*> open_cash(const Exposure& e) {
  std::vector<const OpenLine*> out;
  const UnamendedPay unamended{e};
  for (const OpenLine& open : e.c.out.severance.open) {
    Line line{open.id, open.label, open.cite};
    line.clause = open.clause;
    line.arises = open.arises;
    if (counts_by(CashLine{e, line, unamended}.rule())) out.push_back(&open);
  }
  return out;
}

/// A benefit that goes on counts as a payment of its clause does, each month at its own day.
static void add_benefit(Exposure& e, const BenefitResult& benefit, const UnamendedPay& unamended) {
  Line line{benefit.id, benefit.label, benefit.cite};
  line.clause = benefit.clause, line.arises = benefit.arises;
  line.amount = benefit.amount, line.arithmetic = benefit.arithmetic;
  line.section = benefit.section, line.vests_on = benefit.vests_on;
  const CashLine cash{e, line, unamended};
  const ContingencyRule rule = cash.rule();
  ContingentLine out = line_for(cash, rule);
  out.type = PaymentClass::other;
  if (benefit.starts) out.paid = benefit.starts;
  if (out.counted && !benefit.by_month.empty()) {
    out.present_value = Money{};
    for (const BenefitMonth& month : benefit.by_month)
      out.present_value += worth_at_change(e, month.amount, month.from);
  }
  e.out().contingent.push_back(std::move(out));
  show_otherwise(cash, e.out().contingent.back());
}

/// What was used of a limit is a line; the limit itself is no payment.
static void note_limits(const Exposure& e) {
  if (!e.c.explain) return;
  for (const LimitResult& limit : e.c.out.limits) {
    if (limit.used) continue;
    e.c.note(Module::parachute, "limit-not-counted", {},
             fmt::format("what is paid up to a limit ({}) is not counted: nothing is said to have been used",
                         limit.label),
             fmt::format("give `amounts.{}_used`", limit.id), limit.cite);
  }
}

/// What is to be returned was paid: it lowers nothing here.
static void note_returns(const Exposure& e) {
  if (!e.c.explain || e.c.out.returns.empty()) return;
  e.c.note(Module::parachute, "return-not-counted", "breach",
           "what is to be returned was paid, and lowers no parachute payment here", {},
           e.c.out.returns.front().cite);
}

void add_cash(Exposure& e) {
  PresumedCash presumed;
  const UnamendedPay unamended{e};
  for (const Line& line : e.c.out.severance.lines) {
    const CashLine cash{e, line, unamended};
    const ContingencyRule rule = cash.rule();
    e.out().contingent.push_back(line_for(cash, rule));
    show_otherwise(cash, e.out().contingent.back());
    presumed.add(e, cash, rule);
  }
  presumed.tell(e);
  for (const BenefitResult& benefit : e.c.out.benefits) add_benefit(e, benefit, unamended);
  note_limits(e);
  note_returns(e);
  add_supplied(e);
}

}  // namespace payout
