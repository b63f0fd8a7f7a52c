#include "report/explain/arithmetic.h"

#include <fmt/format.h>

#include <algorithm>

#include "values/number_text.h"

namespace payout {
namespace {

/// A name of the terms or the scenario among words: "incentive_pay" as "incentive pay". Paths and keys stay.
std::string in_words(std::string_view label) {
  std::string out{label};
  if (label.find_first_of("`.[") == label.npos) std::ranges::replace(out, '_', ' ');
  return out;
}

/// How tightly an operation binds, so that brackets stand only where they are needed.
int strength(Op op) {
  switch (op) {
    case Op::sum:
    case Op::difference: return 1;
    case Op::product:
    case Op::quotient:
    case Op::share_of: return 2;
    default: return 3;
  }
}

/// Periods name their unit themselves.
bool is_period(Unit unit) {
  return unit == Unit::days || unit == Unit::months || unit == Unit::years;
}

bool opens(const Step& step) {
  return step.label.empty() && step.operands != 0;
}

std::string part(const Workings& work, StepRef ref, int around);

/// A part of a line that is not whole cents: with its fraction where that is a common one (a third, an eighth),
/// else to a hundredth of a cent.
std::string money_part(Exact cents) {
  constexpr int64_t common = 12;
  const Exact rest = cents - Exact{floor_of(cents)};
  if (rest.den() <= common || 10000 % rest.den() == 0 || cents < Exact{0}) return with_fraction_of_cent(cents);
  const Exact parts{round_half_up(cents * Exact{100})};  // hundredths of a cent
  const int64_t whole = floor_of(parts / Exact{100}), tail = (parts - Exact{whole * 100}).num();
  return fmt::format("{}{:02}", grouped(Money::cents(whole)), tail);
}

/// "1 month", "12 months", "1/2 days".
std::string counted(const Exact& count, std::string_view unit) {
  return fmt::format("{} {}{}", decimal_or_fraction(count), unit, count == Exact{1} ? "" : "s");
}

std::string joined(const Workings& work, const Step& step, std::string_view sign, int own) {
  std::string out;
  bool first = true;
  for (const StepRef ref : work.operands(step)) {
    if (!first) out += sign;
    out += part(work, ref, first ? own : own + (step.op == Op::sum || step.op == Op::product ? 0 : 1));
    first = false;
  }
  return out;
}

std::string opened(const Workings& work, const Step& step) {
  const auto operands = work.operands(step);
  switch (step.op) {
    case Op::sum: return joined(work, step, " + ", 1);
    case Op::difference: return joined(work, step, " - ", 1);
    case Op::product: return joined(work, step, " x ", 2);
    case Op::quotient: return joined(work, step, " / ", 2);
    case Op::share_of:
      return fmt::format("{} x {} / {}", part(work, operands[0], 2), part(work, operands[1], 2),
                         part(work, operands[2], 3));
    case Op::least:
      return fmt::format("the {} of {} and {}", step.unit == Unit::date ? "earlier" : "lesser",
                         part(work, operands[0], 1), part(work, operands[1], 1));
    case Op::greatest:
      return fmt::format("the greater of {} and {}", part(work, operands[0], 1), part(work, operands[1], 1));
    case Op::rounded: return opened(work, work.at(operands[0]));
    case Op::whole: return fmt::format("whole units of {}", part(work, operands[0], 1));
    case Op::date_after: return fmt::format("{} + {}", part(work, operands[0], 1), part(work, operands[1], 2));
    default: {
      std::string out = value_text(step);
      if (!step.label.empty()) out += fmt::format(" {}", in_words(step.label));
      return out;
    }
  }
}

std::string part(const Workings& work, StepRef ref, int around) {
  const Step& step = work.at(ref);
  if (step.op == Op::rounded && step.label.empty()) return part(work, work.operands(step)[0], around);
  if (!opens(step)) {
    // A part that is not whole cents is used with its fraction, so that what is printed adds up.
    std::string out = step.unit == Unit::money ? money_part(step.value) : value_text(step);
    if (!step.label.empty() && !is_period(step.unit)) out += fmt::format(" {}", in_words(step.label));
    return out;
  }
  std::string text = opened(work, step);
  return strength(step.op) < around ? '(' + text + ')' : text;
}

/// The step that stands for another one: what is rounded to the cent is read as what it is rounded from.
const Step& behind_rounding(const Workings& work, const Step& step) {
  return step.op == Op::rounded ? behind_rounding(work, work.at(work.operands(step)[0])) : step;
}

/// A part that stands as an amount and its name; null where it is itself opened.
const Step* leaf_amount(const Workings& work, StepRef ref) {
  const Step* step = &work.at(ref);
  while (step->op == Op::rounded && step->label.empty()) step = &work.at(work.operands(*step)[0]);
  return step->unit == Unit::money && !opens(*step) ? step : nullptr;
}

/// A sum of amounts that adds up as well when each of them is rounded: in whole cents. Empty where it does not.
std::string sum_in_cents(const Workings& work, const Step& sum) {
  if (sum.op != Op::sum || sum.unit != Unit::money) return {};
  std::string out;
  Money all;
  for (const StepRef ref : work.operands(sum)) {
    const Step* amount = leaf_amount(work, ref);
    if (amount == nullptr) return {};
    all += to_the_cent(amount->value);
    out += fmt::format("{}{}{}{}", out.empty() ? "" : " + ", value_text(*amount),
                       amount->label.empty() ? "" : " ", in_words(amount->label));
  }
  return all == to_the_cent(sum.value) ? out : std::string{};
}

}  // namespace

std::string value_text(const Step& step) {
  switch (step.unit) {
    case Unit::money: return grouped(to_the_cent(step.value));
    case Unit::price: return to_string(Price{step.value / Exact{100}});
    case Unit::rate: return to_string(Rate{step.value});
    case Unit::shares: return step.value.whole() ? grouped(step.value.num()) : decimal(step.value, 4);
    case Unit::count: return decimal_or_fraction(step.value);
    case Unit::days: return counted(step.value, "day");
    case Unit::months: return counted(step.value, "month");
    case Unit::years: return counted(step.value, "year");
    case Unit::date: return to_string(Date{std::chrono::sys_days{std::chrono::days{step.value.num()}}});
    case Unit::word: return {};
  }
  return {};
}

std::string fraction_of(const Workings& work, StepRef step) {
  if (!step || work.at(step).value.whole()) return {};
  return with_fraction_of_cent(work.at(step).value);
}

std::string arithmetic(const Workings& work, StepRef step) {
  if (!step) return {};
  const Step& whole = work.at(step);
  const std::string in_cents = sum_in_cents(work, behind_rounding(work, whole));
  return in_cents.empty() ? opened(work, whole) : in_cents;
}

}  // namespace payout
