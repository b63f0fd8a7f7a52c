#include <fmt/format.h>

#include "clauses/accounts/ledger.h"

namespace payout {
namespace {

/// The remedies side by side.
struct RemedyBook {
  const Ledger& book;
  const ParachuteResult& out;
  const RemedyFigures& r;
  std::string path = fmt::format("parachute.remedies[{}]", r.id);

  Workings& w() const { return book.work(); }
  Figure own(std::string_view field, Money value, std::string_view label) const {
    return book.shown(fmt::format("{}.{}", path, field), value, label);
  }
  Figure of_report(std::string_view field, const std::optional<Money>& value, std::string_view label) const {
    return book.shown(fmt::format("parachute.{}", field), value.value_or(Money{}), label);
  }
  Figure payments() const { return of_report("total", out.total, "contingent payments"); }
  Figure rate() const {
    const auto& given = book.c.facts.tax;
    if (given && given->marginal) return w().fact(given->marginal->federal, "marginal federal rate");
    return out.rate ? w().figure(out.rate->value, Unit::rate, "parachute.rate", "other taxes")
                    : book.absent("tax.marginal", "rates");
  }

  void paid() const {
    book.money(path + ".paid", r.paid,
               r.cut == Money{} ? payments() : w().difference(payments(), own("cut", r.cut, "given up")));
    book.money(path + ".cut", r.cut,
               r.cut == Money{}
                   ? book.none(Unit::money, "this remedy cuts nothing", {payments()})
                   : book.amount(r.cut, "given up to stay below the threshold, in the order of the clause",
                                 {payments(), of_report("threshold", out.threshold, "threshold")}));
  }

  /// The excise of the test, before any cut.
  void taxes() const {
    const Figure excess = w().difference(payments(), of_report("base_amount", out.base_amount, "base amount"));
    const Figure rate = w().law(Exact::fraction(1, 5), Unit::rate, {}, "26 U.S.C. 4999(a)");
    const Figure left = own("paid", r.paid, "paid");
    book.money(path + ".excise", r.excise,
               r.excise == Money{} ? book.none(Unit::money, "what is paid stays below the threshold",
                                               {left, of_report("threshold", out.threshold, "threshold")})
                                   : w().rounded(w().product(rate, excess)),
               {}, "26 U.S.C. 4999(a)");
    book.money(path + ".gross_up", r.gross_up, gross_up());
  }

  Figure gross_up() const {
    const Figure excise = own("excise", r.excise, "excise");
    if (r.gross_up == Money{}) return book.none(Unit::money, "this remedy has none", {excise});
    if (r.agreed && out.gross_up == r.gross_up) return of_report("gross_up", out.gross_up, "gross-up");
    return book.amount(r.gross_up, "what leaves the excise, or the share of it, after every tax",
                       {excise, this->rate()});
  }

  void net() const {
    const Figure paid = own("paid", r.paid, "paid"), gross_up = own("gross_up", r.gross_up, "gross-up"),
                 excise = own("excise", r.excise, "excise");
    const Exact taken = r.paid.exact() + r.gross_up.exact() - r.net.exact() - r.excise.exact();
    Figure all = r.gross_up == Money{} ? paid : w().sum({paid, gross_up});
    if (r.excise != Money{}) all = w().difference(all, excise);
    const std::string_view what =
        r.gross_up == Money{} ? "other taxes on it" : "other taxes on both, and the excise on the gross-up";
    book.money(path + ".net", r.net,
               w().difference(all, w().derived(taken, Unit::money, what, {rate(), paid})));
    book.money(path + ".not_deductible", r.not_deductible, not_deductible(gross_up), {}, "26 U.S.C. 280G(a)");
    std::vector<Figure> cost{paid};
    if (r.gross_up != Money{}) cost.push_back(gross_up);
    const auto& tax = book.c.facts.tax;
    if (r.lost_deduction && tax && tax->company_rate) {
      cost.push_back(own("lost_deduction", *r.lost_deduction, "tax on what is not deductible"));
      book.money(path + ".lost_deduction", r.lost_deduction,
                 w().rounded(w().product(w().fact(*tax->company_rate, "the company's tax rate"),
                                         own("not_deductible", r.not_deductible, "not deductible"))));
    }
    book.money(path, r.cost, cost.size() == 1 ? cost[0] : w().sum(cost));
  }

  Figure not_deductible(Figure gross_up) const {
    if (r.not_deductible == Money{})
      return book.none(Unit::money, "there is no excess parachute payment", {own("paid", r.paid, "paid")});
    const Figure excess = w().difference(payments(), of_report("base_amount", out.base_amount, "base amount"));
    return r.gross_up == Money{} ? excess : w().sum({excess, gross_up});
  }
};

}  // namespace

void account_remedies(const Ledger& book) {
  const ParachuteResult& out = book.c.out.parachute;
  for (const RemedyFigures& r : out.remedies) {
    const RemedyBook own{book, out, r};
    own.paid();
    own.taxes();
    own.net();
  }
}

}  // namespace payout
