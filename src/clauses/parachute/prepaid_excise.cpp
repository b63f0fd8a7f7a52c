#include <fmt/format.h>

#include <algorithm>

#include "clauses/parachute/exposure.h"

namespace payout {
namespace {

constexpr std::string_view prepaid_rule = "26 CFR 1.280G-1 Q&A-11(c)";

void refuse_prepaying(const Exposure& e, const std::string& id, std::string_view why, std::string help) {
  e.c.error(Module::parachute, "not-prepaid", "tax.prepay_excise",
            fmt::format("the excise on `{}` cannot be prepaid: {}", id, why), std::move(help), prepaid_rule);
}

/// What prepays the excise on a later payment: its value on the day of the change, found as that of the
/// payment.
Figure value_of_excise(const Exposure& e, const ContingentLine& line) {
  Workings& w = e.c.work;
  const std::string path = fmt::format("parachute.contingent[{}]", line.id);
  const Figure excise =
      w.rounded(w.product(w.law(law::excise_rate, Unit::rate, {}, "26 U.S.C. 4999(a)"),
                          w.figure(line.excess.exact(), Unit::money, path + ".excess", "excess")));
  const Money worth = worth_at_change(e, money_of(excise), *line.paid);
  return w.derived(worth.exact(), Unit::money,
                   "the excise on it, discounted to the change at 120% of the applicable federal rate",
                   {excise, w.figure(Workings::serial(*line.paid), Unit::date, path + ".paid", "paid")});
}

}  // namespace

void prepay_excise(const Exposure& e) {
  if (!e.c.facts.tax || e.c.facts.tax->prepay_excise.empty()) return;
  Workings& w = e.c.work;
  Adding sum{w};
  for (const std::string& id : e.c.facts.tax->prepay_excise) {
    auto& lines = e.out().contingent;
    const auto line = std::ranges::find(lines, id, &ContingentLine::id);
    if (line == lines.end() || !line->counted) {
      refuse_prepaying(e, id, "it is no parachute payment here", "give the id of a payment that counts");
    } else if (!line->paid || *line->paid <= e.change) {
      refuse_prepaying(e, id, "it is not paid after the change", "give the id of a later payment");
    } else if (std::ranges::any_of(e.c.out.benefits, [&](const auto& b) { return b.id == id; })) {
      refuse_prepaying(e, id, "cover of health and other benefits are left out of the choice",
                       "take it out of the list");
    } else if (e.test.parachute) {
      const Figure value = value_of_excise(e, *line);
      line->prepaid = money_of(value);
      const std::string path = fmt::format("parachute.contingent[{}].prepaid", id);
      if (w.explaining()) w.account(path, value, {}, prepaid_rule);
      sum.add(w.recording() ? w.figure(value.value, Unit::money, path, {}) : value);
    }
  }
  if (!e.test.parachute && e.c.explain)
    e.c.note(Module::parachute, "not-prepaid", "tax.prepay_excise", "there is no excise to prepay", {},
             prepaid_rule);
  if (!e.test.parachute || e.c.refused(Module::parachute)) return;
  const Figure all = sum.sum();
  e.out().excise_prepaid = money_of(all);
  if (w.explaining()) w.account("parachute.excise_prepaid", all, {}, prepaid_rule);
}

}  // namespace payout
