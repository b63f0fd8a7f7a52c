#include "clauses/deferral/change_pay_credits.h"

#include <fmt/format.h>

#include "clauses/deferral/out_of_pay.h"

namespace payout {

/// The match that the formula would give without the pay on the change; what the facts state stays as it is.
Figure ChangePayCredits::match_without(const CreditPeriod& period, Figure pay, Figure own, bool several) {
  const bool by_quarter = several && plan_.c.choose(plan_.match->match_cap_period) == CapPeriod::quarterly;
  const MatchYear sums = with_period(plan_, by_quarter ? nothing_yet(plan_) : without_, period, pay, own);
  const Figure due =
      sums.own.value == Exact{}
          ? plan_.c.work.derived(Exact{}, Unit::money, "there is no own contribution to match", {own})
          : match_due(plan_, sums);
  without_ = sums;
  without_.matched = added(plan_, sums.matched, due);
  return due;
}

void ChangePayCredits::tell(Figure own, Figure match, Figure match_without) const {
  Workings& work = plan_.c.work;
  if (!work.explaining()) return;
  const auto enter = [&](std::string_view field, Figure how, const ClauseHead* clause) {
    work.account(fmt::format("deferred.plan_years[{}].{}", shown_.id, field), how, clause->id);
  };
  enter("own_on_change_pay",
        work.derived(shown_.own_on_change_pay->exact(), Unit::money,
                     "of the own contribution, what the election takes of that pay", {own}),
        plan_.election.head);
  if (shown_.company_on_change_pay)
    enter("company_on_change_pay",
          work.derived(shown_.company_on_change_pay->exact(), Unit::money,
                       "company contribution less what it would be without pay on the change in control",
                       {match, match_without}),
          plan_.match.head);
}

void ChangePayCredits::add(const CreditPeriod& period, Figure pay, Figure own, Figure match, bool several) {
  const auto change = change_pay_of(plan_, period);
  const Exact rest = change ? pay.value - change->value : pay.value;
  const Exact own_rest = own.value - own_out_of_change_pay(plan_, period, pay, own).value;
  shown_.own_on_change_pay = shown_.own_on_change_pay.value_or(Money{}) + to_the_cent(own.value - own_rest);
  const bool by_formula = plan_.match && !period.pay->matched && period.pay->k401_deferral &&
                          period.pay->k401_match && !plan_.facts.match.empty();
  Figure without = match;
  if (by_formula) {
    without = match_without(period, {rest, pay.step}, {own_rest, own.step}, several);
    shown_.company_on_change_pay =
        shown_.company_on_change_pay.value_or(Money{}) + to_the_cent(match.value - without.value);
  }
  tell(own, match, without);
}

}  // namespace payout
