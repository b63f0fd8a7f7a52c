#include "clauses/parachute/compare_remedies.h"
#include "clauses/parachute/test_steps.h"

namespace payout {
namespace {

/// How the figures of one remedy arose.
struct RemedySteps : TestSteps {
  const Exposure& e;
  const OtherTaxes& taxes;
  const RemedyFigures& r;
  std::string path;

  RemedySteps(const Exposure& of, const OtherTaxes& rates, const RemedyFigures& remedy)
      : TestSteps{of.c}, e(of), taxes(rates), r(remedy), path(fmt::format("parachute.remedies[{}]", r.id)) {}

  Figure part(std::string_view field, Money value, std::string_view label) const {
    return shown(fmt::format("{}.{}", path, field), value, label);
  }
  Figure payments() const { return own("total", e.out().total, "parachute payments"); }
  Figure threshold() const { return own("threshold", e.out().threshold, "threshold"); }
  Figure rate() const { return w().named(taxes.combined, "other taxes"); }
  Figure excess() const {
    return w().named(w().difference(payments(), w().figure(e.base->cents, Unit::money, "parachute.base_amount",
                                                           "base amount")),
                     "excess");
  }

  void paid() const {
    money(path + ".paid", r.paid,
          r.cut == Money{} ? payments() : w().difference(payments(), part("cut", r.cut, "given up")));
    money(path + ".cut", r.cut,
          r.cut == Money{} ? none("this remedy cuts nothing", {payments()})
                           : amount(r.cut, "given up to stay below the threshold, in the order of the clause",
                                    {payments(), threshold()}));
  }

  /// What a cutback takes of each payment.
  void by_line() const {
    if (r.id != "cutback") return;
    for (const ContingentLine& line : e.out().contingent) {
      const std::string at = fmt::format("parachute.contingent[{}]", line.id);
      const Figure whole = shown(at, line.amount, line.label);
      money(at + ".would_cut", line.would_cut,
            line.would_cut == Money{}
                ? none("a cutback takes nothing of it", {whole, threshold()})
                : amount(line.would_cut, "given up to stay below the threshold, in the order of cuts",
                         {whole, threshold()}));
    }
  }

  /// The excise of the test, before any cut.
  void excise() const {
    const Figure paid = part("paid", r.paid, "paid");
    money(path + ".excise", r.excise,
          r.excise == Money{} ? none("what is paid stays below the threshold", {paid, threshold()}) : e.excise,
          "26 U.S.C. 4999(a)");
    money(path + ".gross_up", r.gross_up, gross_up());
  }

  Figure gross_up() const {
    const Figure excise = part("excise", r.excise, "excise");
    if (r.gross_up == Money{}) return none("this remedy has none", {excise});
    if (r.agreed && e.out().gross_up == r.gross_up) return own("gross_up", e.out().gross_up, "gross-up");
    return amount(r.gross_up, "what leaves the excise, or the share of it, after every tax", {excise, rate()});
  }

  void net() const {
    const Figure paid = part("paid", r.paid, "paid"), gross_up = part("gross_up", r.gross_up, "gross-up");
    const Exact taken = r.paid.exact() + r.gross_up.exact() - r.net.exact() - r.excise.exact();
    Figure all = r.gross_up == Money{} ? paid : w().sum({paid, gross_up});
    if (r.excise != Money{}) all = w().difference(all, part("excise", r.excise, "excise"));
    const std::string_view what =
        r.gross_up == Money{} ? "other taxes on it" : "other taxes on both, and the excise on the gross-up";
    money(path + ".net", r.net, w().difference(all, w().derived(taken, Unit::money, what, {rate(), paid})));
  }

  void cost() const {
    const Figure paid = part("paid", r.paid, "paid"), gross_up = part("gross_up", r.gross_up, "gross-up");
    money(path + ".not_deductible", r.not_deductible, not_deductible(gross_up), "26 U.S.C. 280G(a)");
    std::vector<Figure> cost{paid};
    if (r.gross_up != Money{}) cost.push_back(gross_up);
    const auto year =
        w().law(e.change.year(), Unit::count, "tables of this year, and of each later one of payment");
    money(path + ".payroll_tax", r.payroll_tax,
          r.payroll_tax == Money{}
              ? none("none, or wages of the year are not given", {paid, gross_up, year})
              : amount(r.payroll_tax, "the company's share on what is paid as wages", {paid, gross_up, year}),
          "26 U.S.C. 3111");
    if (r.payroll_tax != Money{}) cost.push_back(part("payroll_tax", r.payroll_tax, "payroll taxes"));
    const Figure excess = part("not_deductible", r.not_deductible, "not deductible");
    money(path + ".over_pay_limit", r.over_pay_limit,
          r.over_pay_limit == Money{}
              ? none("no limit of 162(m) is passed, or none applies", {paid})
              : amount(r.over_pay_limit,
                       "pay of each year in which it is paid, over the limit less the excess of that year",
                       {paid, gross_up, excess}),
          "26 U.S.C. 162(m)(1), (4)(D)");
    if (r.lost_deduction) {
      cost.push_back(part("lost_deduction", *r.lost_deduction, "tax on what is not deductible"));
      money(
          path + ".lost_deduction", r.lost_deduction,
          w().rounded(w().product(
              w().fact(*c.facts.tax->company_rate, "the company's tax rate"),
              r.over_pay_limit == Money{}
                  ? excess
                  : w().sum({excess, part("over_pay_limit", r.over_pay_limit, "over the limit of 162(m)")}))));
    }
    money(path, r.cost, cost.size() == 1 ? cost[0] : w().sum(cost));
  }

  Figure not_deductible(Figure gross_up) const {
    if (r.not_deductible == Money{})
      return none("there is no excess parachute payment", {part("paid", r.paid, "paid")});
    return r.gross_up == Money{} ? excess() : w().sum({excess(), gross_up});
  }
};

}  // namespace

void explain_remedies(const Exposure& e, const OtherTaxes& taxes) {
  if (!e.c.work.explaining()) return;
  for (const RemedyFigures& r : e.out().remedies) {
    const RemedySteps steps{e, taxes, r};
    steps.paid();
    steps.by_line();
    steps.excise();
    steps.net();
    steps.cost();
  }
}

}  // namespace payout
