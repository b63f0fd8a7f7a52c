#include <fmt/format.h>

#include "scenario/fact_checks.h"

namespace payout {
namespace {

void amounts_are_likely(const FactChecks& c, const Salary& pay) {
  if (c.problems.only_errors()) return;
  if (pay.base.amount == Money{}) {
    c.problems.warning("zero-pay", c.at("salary.base"),
                       "salary is zero: every line that rests on salary will be 0.00");
  }
  if (pay.target_bonus && pay.target_bonus->value > Exact{3}) {
    c.problems.warning("high-target", c.at("salary.target_bonus"),
                       fmt::format("a target bonus of {} of salary is unusual", to_string(*pay.target_bonus)),
                       "check the percentage");
  }
}

bool mentions(std::string_view name, std::initializer_list<std::string_view> words) {
  for (const std::string_view word : words) {
    if (name.find(word) != name.npos) return true;
  }
  return false;
}

void benefits_are_benefits(const FactChecks& c, const Salary& pay) {
  for (const auto& [name, value] : pay.benefits) {
    const auto place = [&, &name = name] { return c.at(fmt::format("salary.benefits.{}", name)); };
    if (pay.car_allowance && (name == "car" || name == "car_allowance")) {
      c.problems.error("counted-twice", place(), "the car allowance appears twice",
                       "it stands in `car_allowance`; remove it from `benefits`");
    } else if (mentions(name, {"option", "stock", "expense", "reimburs"})) {
      c.problems.warning(
          "not-a-benefit", place(),
          fmt::format("`{}`: options and reimbursed expenses are not benefits or perquisites", name),
          "remove it, unless the agreement counts it");
    }
  }
}

void history_in_order(const FactChecks& c, const Salary& pay) {
  for (size_t i = 0; i < pay.changes.size(); ++i) {
    const std::string path = fmt::format("salary.changes[{}]", i);
    const PayChange& change = pay.changes[i];
    if (!change.base && !change.target_bonus && !change.target_bonus_amount && !change.car_allowance &&
        change.benefits.empty()) {
      c.problems.error("empty-change", c.at(path), "this change in pay changes nothing",
                       "give base, target_bonus, car_allowance or benefits");
    }
    if (i == 0 || pay.changes[i - 1].from < change.from) continue;
    c.problems.error("dates-out-of-order", c.at(path),
                     fmt::format("a change from {} stands after one from {}", to_string(change.from),
                                 to_string(pay.changes[i - 1].from)),
                     "list changes in pay oldest first, one for each day");
  }
}

}  // namespace

void check_pay(const FactChecks& c) {
  if (!c.facts.salary) return;
  const Salary& pay = *c.facts.salary;
  amounts_are_likely(c, pay);
  benefits_are_benefits(c, pay);
  history_in_order(c, pay);
}

}  // namespace payout
