#include <fmt/format.h>

#include <algorithm>

#include "clauses/parachute/contingent_part.h"
#include "clauses/parachute/exposure.h"

namespace payout {
namespace {

constexpr std::string_view paid_early_rule = "26 CFR 1.280G-1 Q&A-24(b)";

/// The fact cannot be used, and why: a payment that is taken for something else would count wrongly.
void refuse(const Exposure& e, const PaidEarlierFacts& fact, const std::string& why, std::string help) {
  e.c.error(Module::parachute, "not-paid-early", fmt::format("tax.paid_early[{}]", fact.id), why,
            std::move(help), paid_early_rule);
}

/// Why a line cannot be a vested payment that is merely brought forward; empty where it can.
std::string why_not(const Exposure& e, const PaidEarlierFacts& fact, const ContingentLine& line) {
  switch (line.rule) {
    case ContingencyRule::presumed:
      return fmt::format("`{}` was agreed within a year before the change and is presumed to count in full",
                         fact.id);
    case ContingencyRule::vested_early:
    case ContingencyRule::vested_only:
    case ContingencyRule::performance_vested:
    case ContingencyRule::full_spread:
      return fmt::format("`{}` was not vested before the change: it is the change that vests it", fact.id);
    case ContingencyRule::taken_out:
    case ContingencyRule::unlikely:
    case ContingencyRule::not_made: return fmt::format("`{}` counts for nothing here", fact.id);
    default: break;
  }
  if (!line.payments.empty() || (line.type == PaymentClass::deferred && e.c.out.deferred.payments.size() > 1))
    return fmt::format("`{}` is paid in several payments", fact.id);
  const Date paid = line.paid.value_or(e.change);
  for (const Date& day : fact.would_have_been_paid)
    if (day <= paid)
      return fmt::format("`{}` is paid on {}, which is no earlier than {}", fact.id, to_string(paid),
                         to_string(day));
  return fact.would_have_been_paid.empty() ? fmt::format("no day is given for `{}`", fact.id) : std::string{};
}

/// The years by which a payment comes early, as the reading counts them.
Exact years_early(const Exposure& e, Date paid, Date otherwise) {
  const Exact by_days = law::years_between(paid, otherwise);
  const Exact by_months = law::years_between(paid, otherwise, law::TimeCount::whole_months);
  return by_days == by_months || e.c.choose(e.terms.time_value) == TimeCount::actual_days ? by_days : by_months;
}

/// One payment, or an equal part of it for each day on which installments would have been paid.
struct PaidEarlyLine {
  const Exposure& e;
  const PaidEarlierFacts& fact;
  ContingentLine& line;
  Money whole = {};

  Figure payment(const ContingentPart& part) const {
    Workings& w = e.c.work;
    const Figure all = w.named(Figure{whole.exact(), line.arithmetic}, "payment");
    if (fact.would_have_been_paid.size() == 1) return all;
    std::vector<Figure> from{all};
    for (const Date& day : fact.would_have_been_paid) from.push_back(w.fact(day, "would have been paid"));
    return w.derived(part.payment.exact(), Unit::money, "an equal part of it for each day",
                     std::span<const Figure>{from});
  }

  bool value(Adding& sum) {
    Workings& w = e.c.work;
    const Date paid = line.paid.value_or(e.change);
    const size_t count = fact.would_have_been_paid.size();
    Money left = whole;
    for (size_t i = 0; i < count; ++i) {
      const Date& otherwise = fact.would_have_been_paid[i];
      ContingentPart part{.vests = otherwise, .accelerated = paid};
      part.payment =
          i + 1 == count ? left : to_the_cent(whole.exact() * Exact::fraction(1, static_cast<int64_t>(count)));
      left -= part.payment;
      const law::EarlyBy by{.full_months = law::full_months_early(paid, otherwise),
                            .years = years_early(e, paid, otherwise)};
      const auto rate = discount_rate(e, by.years);
      if (!rate) {
        e.c.missing(Module::parachute, e.head, "tax.afr_120", "120 % of the applicable federal rate");
        return false;
      }
      const auto v = law::paid_early(part.payment, by, *rate);
      part.days = otherwise - paid;
      part.full_months = by.full_months;
      part.discount_rate = Rate{*rate};
      part.time_value = v.time_value, part.value = v.value;
      PartSources from;
      if (w.recording()) {
        from.vests = w.fact(otherwise, "would have been paid");
        from.accelerated = day_paid(e, line);
        from.payment = payment(part);
        from.shares = w.derived(Exact{}, Unit::shares, "it is no option", {from.payment});
      }
      line.amount += part.value;
      sum.add(part_figure(e, line, i, part, from));
      line.parts.push_back(part);
    }
    return true;
  }

  void settle() {
    whole = line.amount;
    const StepRef before = line.arithmetic;
    line.rule = ContingencyRule::paid_early;
    line.law = paid_early_rule;
    line.counted = true;
    line.amount = Money{};
    Adding sum{e.c.work};
    if (!value(sum)) {
      line.amount = whole, line.arithmetic = before;
      return;
    }
    line.arithmetic = arithmetic_of(e, line, sum.sum());
    line.discount_rate.reset();
    value_at_change(e, line);
  }
};

}  // namespace

void take_as_paid_early(const Exposure& e) {
  if (!e.c.facts.tax) return;
  for (const PaidEarlierFacts& fact : e.c.facts.tax->paid_early) {
    auto& lines = e.out().contingent;
    const auto line = std::ranges::find(lines, fact.id, &ContingentLine::id);
    if (line == lines.end()) {
      refuse(e, fact, fmt::format("`{}` is no payment that is looked at here", fact.id),
             "give the id of a payment, or give the payment as `tax.other_contingent`");
      continue;
    }
    if (const std::string why = why_not(e, fact, *line); !why.empty()) {
      refuse(e, fact, why, "take it out of `tax.paid_early`, or give what counts as `tax.other_contingent`");
      continue;
    }
    PaidEarlyLine{e, fact, *line}.settle();
  }
}

bool given_as_paid_early(const Exposure& e, std::string_view id) {
  return e.c.facts.tax && std::ranges::any_of(e.c.facts.tax->paid_early,
                                              [&](const PaidEarlierFacts& fact) { return fact.id == id; });
}

}  // namespace payout
