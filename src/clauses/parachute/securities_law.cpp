#include <fmt/format.h>

#include <algorithm>

#include "clauses/parachute/exposure.h"

namespace payout {
namespace {

constexpr std::string_view securities_rule = "26 U.S.C. 280G(b)(2)(B); 26 CFR 1.280G-1 Q&A-37";

law::ContingentPayment violating_payment(const ContingentLine& line) {
  return {
      .nominal = line.amount, .present_value = line.present_value, .reasonable_before = line.earlier_services};
}

}  // namespace

void mark_securities_violations(const Exposure& e) {
  if (!e.c.facts.tax) return;
  auto& lines = e.out().contingent;
  for (const std::string& id : e.c.facts.tax->securities_violations) {
    const auto line = std::ranges::find(lines, id, &ContingentLine::id);
    if (line != lines.end()) {
      line->violates_securities_law = true;
      continue;
    }
    e.c.error(
        Module::parachute, "unknown-payment", "tax.securities_violations",
        fmt::format("`{}` is said to violate a securities law, and is no payment that is looked at here", id),
        "give the id of a payment", securities_rule);
  }
}

bool test_securities_violations(Exposure& e) {
  std::vector<law::ContingentPayment> violating;
  for (const ContingentLine& line : e.out().contingent) {
    if (line.violates_securities_law) violating.push_back(violating_payment(line));
  }
  if (violating.empty()) return false;
  const law::ParachuteTest alone = law::as_parachute_payments(*e.base, violating);
  // Both computations are made, and the one with the greater excess holds.
  if (!alone.parachute || e.test.excess >= alone.excess) {
    if (e.c.explain)
      e.c.note(Module::parachute, "securities-violation", "tax.securities_violations",
               fmt::format("the payments that violate a securities law come to an excess of {} by themselves; "
                           "the excess of {} in all is no less, and holds",
                           grouped(alone.excess), grouped(e.test.excess)),
               {}, securities_rule);
    return false;
  }
  if (e.c.explain)
    e.c.note(Module::parachute, "securities-violation", "tax.securities_violations",
             fmt::format("payments that violate a securities law are parachute payments whatever the payments "
                         "come to in all: an excess of {}, where the others would make one of {}",
                         grouped(alone.excess), grouped(e.test.excess)),
             {}, securities_rule);
  e.test = alone;
  for (ContingentLine& line : e.out().contingent) {
    if (line.violates_securities_law) {
      line.counted = true, line.rule = ContingencyRule::securities_law, line.law = securities_rule;
    } else if (line.counted) {
      line.counted = false, line.rule = ContingencyRule::under_three_times, line.law = {};
    }
  }
  return true;
}

}  // namespace payout
