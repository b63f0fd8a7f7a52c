#include <fmt/format.h>

#include <utility>

#include "clauses/parachute/test_steps.h"
#include "clauses/parachute/withholding_steps.h"

namespace payout {
namespace {

/// How the estimate for one payment arose.
struct WithholdingSteps : TestSteps {
  const WithheldPayment& p;
  std::string path;

  WithholdingSteps(const Case& of, const WithheldPayment& payment)
      : TestSteps{of}, p(payment), path(fmt::format("parachute.withholding[{}]", p.id)) {}

  Figure part(std::string_view field, Money value, std::string_view label) const {
    return shown(fmt::format("{}.{}", path, field), value, label);
  }
  Figure table(std::string_view what) const {
    return w().law(p.table_year, Unit::count, w().text(fmt::format("{} tables of {}", what, p.table_year)));
  }

  /// What of this payment was given up for a vote of the shareholders that failed, by its path.
  std::pair<std::string, Money> waived(const PaidFrom& from) const {
    for (const WaivedPayment& each : c.out.parachute.waived_payments) {
      const std::string line = fmt::format("severance.{}", each.id);
      const std::string own = fmt::format("parachute.waived_payments[{}]", each.id);
      if (from.path == line) return {own, each.amount};
      for (const WaivedInstallment& one : each.payments) {
        const std::string row = fmt::format(".payments[{}]", one.id);
        if (from.path == line + row) return {own + row, one.amount};
      }
    }
    return {};
  }

  void payment(const PaidFrom& from) const {
    date(path + ".paid", p.paid, from.day);
    const Figure whole = shown(from.path, from.whole, "payment");
    Figure left = whole;
    if (p.deferred) {
      const bool line = from.path.starts_with("severance.");
      const Figure later = shown(from.path + (line ? ".deferred" : "_deferred"), *p.deferred, "deferred");
      money(path + ".deferred", p.deferred, later);
      left = w().difference(left, later);
    }
    if (const auto [at, off] = waived(from); off != Money{})
      left = w().difference(left, shown(at, off, "given up, and not approved"));
    if (left.value != p.amount.exact()) {
      const Money cut = to_the_cent(left.value) - p.amount;
      left = w().difference(left, shown(fmt::format("parachute.contingent[{}].cut", p.id), cut, "given up"));
    }
    money(path + ".amount", p.amount, left);
    w().account(path + ".table_year", w().derived(p.table_year, Unit::count, "year of the payment",
                                                  {shown(path + ".paid", p.paid, "paid")}));
  }

  /// Each deduction by the tables of the year, or that there is none.
  void deductions() const {
    const Figure amount = part("amount", p.amount, "amount");
    const Figure wages =
        p.deferred ? w().sum({amount, part("deferred", *p.deferred, "deferred, 26 U.S.C. 3121(v)(2)")})
                   : amount;
    std::vector<Figure> parts;
    const auto add = [&](std::string_view field, Money value, std::string_view what, std::string_view law) {
      const Figure of = law.find("3101") != law.npos ? wages : amount;
      const Figure how = value == Money{} ? none("nothing is withheld for it", {of, table(what)})
                                          : this->amount(value, "by the flat method", {of, table(what)});
      money(fmt::format("{}.{}", path, field), value, how, law);
      if (value != Money{}) parts.push_back(part(field, value, what));
    };
    add("federal", p.federal, "federal withholding", "26 CFR 31.3402(g)-1");
    add("social_security", p.social_security, "social security", "26 U.S.C. 3101(a)");
    add("medicare", p.medicare, "Medicare", "26 U.S.C. 3101(b)");
    add("state", p.state, "state withholding", {});
    money(path + ".excise", p.excise,
          p.excise == Money{}
              ? none("no excise falls on it", {amount})
              : this->amount(p.excise, "the excise on it", {own("excise", c.out.parachute.excise, "excise")}),
          "26 U.S.C. 4999(c)(1)");
    if (p.excise != Money{}) parts.push_back(part("excise", p.excise, "excise"));
    money(path + ".withheld", p.withheld,
          parts.empty() ? none("nothing is withheld", {amount}) : w().sum(parts));
    money(path, p.net, w().difference(amount, part("withheld", p.withheld, "withheld")));
  }
};

}  // namespace

void explain_withheld(const Case& c, const WithheldPayment& payment, const PaidFrom& from) {
  const WithholdingSteps steps{c, payment};
  steps.payment(from);
  steps.deductions();
}

void explain_net_pay(const Case& c) {
  if (!c.work.explaining()) return;
  const TestSteps s{c};
  for (const YearNet& year : c.out.parachute.net_pay) {
    std::vector<Figure> gross, withheld, net;
    for (const WithheldPayment& p : c.out.parachute.withholding) {
      if (p.paid.year() != year.id) continue;
      const std::string path = fmt::format("parachute.withholding[{}]", p.id);
      const std::string_view label = s.w().text(std::string{p.id});
      gross.push_back(s.shown(path + ".amount", p.amount, label));
      withheld.push_back(s.shown(path + ".withheld", p.withheld, label));
      net.push_back(s.shown(path, p.net, label));
    }
    const std::string path = fmt::format("parachute.net_pay[{}]", year.id);
    s.money(path + ".gross", year.gross, s.w().sum(gross));
    s.money(path + ".withheld", year.withheld, s.w().sum(withheld));
    s.money(path, year.net, s.w().sum(net));
  }
}

}  // namespace payout
