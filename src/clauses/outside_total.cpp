#include "clauses/outside_total.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace payout {
namespace {

struct Sentence {
  std::string text = {};
  void add(std::string_view what) {
    if (text.find(what) == text.npos) text += fmt::format("{}{}", text.empty() ? "" : "; ", what);
  }
};

/// Clauses that would pay, but for a fact that is not given.
void add_not_known(const Case& c, Sentence& out) {
  for (const NotPaid& entry : c.out.severance.not_paid) {
    const size_t open = entry.why.find('`'), close = entry.why.find('`', open + 1);
    if (close == entry.why.npos || entry.why.find("not given") == entry.why.npos) continue;
    std::string name{entry.id};
    std::ranges::replace(name, '_', ' ');
    out.add(fmt::format("{} ({}, give {})", name, entry.cite, entry.why.substr(open, close - open + 1)));
  }
  for (const Remark& remark : c.out.remarks) {
    if (remark.id == "plan-benefit-unknown") out.add(fmt::format("benefits of other plans ({})", remark.cite));
    if (remark.id == "parachute-left-out")
      out.add(fmt::format("excise tax, gross-up and cutback ({}, left out by `tax.test: false`)", remark.cite));
  }
}

void add_refused(const Case& c, Sentence& out) {
  constexpr std::array<std::pair<Module, std::string_view>, 4> parts{
      {{Module::severance, "severance"},
       {Module::parachute, "excise tax and gross-up"},
       {Module::deferred, "deferred compensation"},
       {Module::options, "options"}}};
  for (const auto& [module, what] : parts)
    if (c.refused(module)) out.add(fmt::format("{} (refused, see WARNINGS)", what));
}

/// Why the spread of exercisable options is not known.
std::string spread_unknown(const Result& r) {
  for (const Remark& remark : r.remarks) {
    if (remark.module == Module::options && (remark.id == "no-price" || remark.id == "stale-price"))
      return fmt::format("spread unknown ({})", remark.help);
  }
  return "spread unknown";
}

}  // namespace

void tell_outside_total(const Case& c) {
  if (!c.explain) return;
  const Result& r = c.out;
  Sentence out;
  add_not_known(c, out);
  if (r.options.exercisable.count != 0 && !r.options.spread && !c.refused(Module::options))
    out.add("options, " + spread_unknown(r));
  add_refused(c, out);
  const DeferralResult& d = r.deferred;
  if (!c.refused(Module::deferred) && d.payments.empty() && d.vested && *d.vested != Money{})
    out.add(fmt::format("the vested account of {}{}", grouped(*d.vested),
                        d.end ? "" : ", paid after employment ends"));
  if (!out.text.empty()) c.out.totals.outside = std::move(out.text);
}

}  // namespace payout
