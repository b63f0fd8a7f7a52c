#include <fmt/format.h>

#include <algorithm>

#include "clauses/parachute/exposure.h"

namespace payout {

const RebuttedPresumption* rebuttal(const Exposure& e, std::initializer_list<std::string_view> names) {
  if (!e.c.facts.tax) return nullptr;
  for (const RebuttedPresumption& fact : e.c.facts.tax->presumption_rebutted) {
    if (std::ranges::find(names, fact.id) != names.end()) return &fact;
  }
  return nullptr;
}

void tell_presumption(Exposure& e, const Presumed& p) {
  const auto words = [&](auto&& make) { return e.c.explain ? make() : std::string{}; };
  const auto figures = [&] {
    return fmt::format("{} rather than {}", grouped(p.presumed),
                       p.otherwise ? grouped(*p.otherwise) : "by the formula of Q&A-24(c)");
  };
  if (p.rebutted != nullptr) {
    e.rebutted_by.push_back(p.rebutted);
    return e.c.warn(Module::parachute, "presumption-rebutted", p.path, words([&] {
                      return fmt::format(
                          "{} within one year before the change in control; the presumption that it counts in "
                          "full, {}, is taken as rebutted: {}",
                          p.what, figures(), p.rebutted->because);
                    }),
                    "that takes clear and convincing evidence", presumption_rule);
  }
  if (p.counted) e.by_presumption += p.presumed - p.otherwise.value_or(p.presumed);
  e.c.warn(Module::parachute, "granted-within-a-year", p.path, words([&] {
             return fmt::format(
                 "{} within one year before the change in control: presumed contingent in full, "
                 "{}, unless that is rebutted",
                 p.what, figures());
           }),
           "`tax.presumption_rebutted` names what is shown not to be contingent, and why", presumption_rule);
}

void check_rebuttals(const Exposure& e) {
  if (!e.c.facts.tax) return;
  for (const RebuttedPresumption& fact : e.c.facts.tax->presumption_rebutted) {
    if (std::ranges::find(e.rebutted_by, &fact) != e.rebutted_by.end()) continue;
    const bool said = e.c.explain;
    e.c.warn(Module::parachute, "rebuttal-unused",
             said ? fmt::format("tax.presumption_rebutted[{}]", fact.id) : std::string{},
             said ? fmt::format("nothing of `{}` is presumed to count for its date: the fact changes nothing",
                                fact.id)
                  : std::string{},
             "give the id of a grant, line, clause or document of the year before the change",
             presumption_rule);
  }
}

void note_presumption_decides(const Exposure& e) {
  if (!e.c.explain || !e.test.parachute || e.by_presumption <= Money{}) return;
  const Money without = e.test.total_present_value - e.by_presumption;
  if (without.exact() >= e.base->cents * law::base_amount_multiple) return;
  e.c.warn(Module::parachute, "presumption-decides", "tax.presumption_rebutted",
           fmt::format("it is the presumption alone that reaches three times the base amount: without it the "
                       "payments are {}, and there is no excise",
                       grouped(without)),
           {}, presumption_rule);
}

}  // namespace payout
