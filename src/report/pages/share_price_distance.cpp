#include "report/pages/share_price_distance.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "law/irc_280g.h"

namespace payout {
namespace {

/// One vesting step that counts: what a dollar of the share price moves it by, and how far it can fall.
struct PricedStep {
  Exact a_dollar = {};  ///< shares, each in full or as its vesting early is valued
  Exact spread = {};    ///< cents a share
};

/// To a thousandth: what is said here is said with "about", and fractions of many steps do not add up in 64
/// bits.
Exact near(Exact x) {
  return Exact::fraction(round_half_up(x * Exact{1000}), 1000);
}

std::vector<PricedStep> steps_that_count(const ParachuteResult& p) {
  std::vector<PricedStep> steps;
  for (const ContingentLine& line : p.contingent) {
    if (!line.counted || line.type != PaymentClass::options) continue;
    for (const ContingentPart& part : line.parts) {
      if (part.payment == Money{} || part.shares == Shares{}) continue;
      const Exact shares{part.shares.count};
      steps.push_back(
          {near(shares * (part.value.exact() / part.payment.exact())), near(part.payment.exact() / shares)});
    }
  }
  std::ranges::sort(steps, {}, &PricedStep::spread);
  return steps;
}

Exact of_all(const std::vector<PricedStep>& steps) {
  Exact sum;
  for (const PricedStep& step : steps) sum += step.a_dollar;
  return sum;
}

/// By how many cents a share the price must fall until so much less counts; nothing where no fall is enough.
std::optional<Exact> fall_for(Exact less, const std::vector<PricedStep>& steps) {
  Exact a_dollar = of_all(steps), fallen;
  for (const PricedStep& step : steps) {
    const Exact until_here = a_dollar * (step.spread - fallen);
    if (less <= until_here) return fallen + less / a_dollar;
    less = near(less - until_here);
    fallen = step.spread;
    a_dollar = a_dollar - step.a_dollar;
  }
  return std::nullopt;
}

}  // namespace

std::string in_share_price(const ParachuteResult& p, Money off) {
  const std::vector<PricedStep> steps = steps_that_count(p);
  if (steps.empty()) return "No share price counts: nothing vests early.";
  if (!p.over)
    return fmt::format("In share price: about {} a share more, other things equal.",
                       grouped(to_the_cent(off.exact() / of_all(steps))));
  const auto fall = fall_for((off + Money::dollars(1)).exact(), steps);
  if (!fall)
    return "In share price: no fall is enough; without any value of the shares the payments would still reach "
           "the threshold.";
  return fmt::format("In share price: about {} a share less, other things equal.",
                     grouped(up_to_the_cent(*fall)));
}

std::string to_turn_the_test(const ParachuteResult& p) {
  if (!p.present_value || !p.base_amount || (!p.over && !p.room)) return {};
  const Money cent = Money::cents(int64_t{1}), base = *p.base_amount;
  const Money third = Money::cents(floor_of(p.present_value->exact() / Exact{3}));
  const Money excise = p.excise.value_or(Money{});
  if (p.over)
    return fmt::format("{} if the payments had a present value {} lower, or if the base amount were {} higher.",
                       excise == Money{} ? std::string{"No cut would be needed"}
                                         : fmt::format("The excise tax of {} would fall away", grouped(excise)),
                       grouped(*p.over + cent), grouped(std::max(cent, third + cent - base)));
  const auto tax = [](Money excess) { return grouped(law::excise_on(std::max(Money{}, excess))); };
  const Money more = *p.room + cent, total = p.total.value_or(Money{});
  std::string text = fmt::format("An excise tax of about {} would be due if the payments were worth {} more",
                                 tax(total + more - base), grouped(more));
  if (third > Money{} && third < base)
    text += fmt::format(", or of about {} if the base amount were {} lower", tax(total - third),
                        grouped(base - third));
  return text + '.';
}

}  // namespace payout
