#include <fmt/format.h>

#include "clauses/accounts/ledger.h"

namespace payout {
namespace {

/// One payment as payroll would meet it.
struct WithholdingBook {
  const Ledger& book;
  const WithheldPayment& p;
  std::string path = fmt::format("parachute.withholding[{}]", p.id);

  Workings& w() const { return book.work(); }

  /// Where the report gives the payment: its path without the field.
  std::string origin() const {
    if (p.id == "gross_up") return "parachute.gross_up";
    if (p.id.starts_with("deferred_")) return fmt::format("deferred.payments[{}]", p.id.substr(9));
    return fmt::format("severance.{}", p.id);
  }
  Money given() const {
    const Result& out = book.c.out;
    for (const Line& line : out.severance.lines) {
      if (line.id == p.id) return line.amount;
    }
    return p.amount;
  }
  Figure amount() const {
    const Figure whole = book.shown(origin(), given(), "payment");
    if (whole.value == p.amount.exact()) return whole;
    return w().difference(
        whole, book.shown(fmt::format("parachute.contingent[{}].cut", p.id), given() - p.amount, "given up"));
  }
  Figure paid() const {
    if (p.id == "gross_up") {
      const auto& due = book.c.out.parachute.gross_up_due;
      return due ? book.shown("parachute.gross_up_due", *due, "last day for it")
                 : book.shown("parachute.change", p.paid, "change");
    }
    for (const Line& line : book.c.out.severance.lines) {
      if (line.id == p.id && !line.due) return book.known_day(line.arises);
    }
    return book.shown(origin() + ".due", p.paid, "due");
  }
  Figure table(std::string_view what) const {
    return w().law(p.table_year, Unit::count, book.text(fmt::format("{} tables of {}", what, p.table_year)));
  }
  /// One deduction by the tables of the year, or that there is none.
  Figure deduction(Money value, std::string_view what, Figure amount) const {
    if (value == Money{}) return book.none(Unit::money, "nothing is withheld for it", {amount, table(what)});
    return book.amount(value, "by the flat method", {amount, table(what)});
  }

  void enter() const {
    const Figure amount = book.shown(path + ".amount", p.amount, "amount");
    book.date(path + ".paid", p.paid, paid());
    w().account(path + ".amount", this->amount());
    w().account(path + ".table_year", w().derived(p.table_year, Unit::count, "year of the payment",
                                                  {book.shown(path + ".paid", p.paid, "paid")}));
    std::vector<Figure> parts;
    const auto add = [&](std::string_view field, Money value, std::string_view what, std::string_view law) {
      const std::string own = fmt::format("{}.{}", path, field);
      book.money(own, value, deduction(value, what, amount), {}, law);
      if (value != Money{}) parts.push_back(book.shown(own, value, what));
    };
    add("federal", p.federal, "federal withholding", "26 CFR 31.3402(g)-1");
    add("social_security", p.social_security, "social security", "26 U.S.C. 3101(a)");
    add("medicare", p.medicare, "Medicare", "26 U.S.C. 3101(b)");
    add("state", p.state, "state withholding", {});
    const Figure excise =
        p.excise == Money{}
            ? book.none(Unit::money, "no excise falls on it", {amount})
            : book.amount(
                  p.excise, "the excise on it",
                  {book.shown("parachute.excise", book.c.out.parachute.excise.value_or(Money{}), "excise")});
    book.money(path + ".excise", p.excise, excise, {}, "26 U.S.C. 4999(c)(1)");
    if (p.excise != Money{}) parts.push_back(book.shown(path + ".excise", p.excise, "excise"));
    book.money(path + ".withheld", p.withheld,
               parts.empty() ? book.none(Unit::money, "nothing is withheld", {amount}) : w().sum(parts));
    book.money(path, p.net, w().difference(amount, book.shown(path + ".withheld", p.withheld, "withheld")));
  }
};

void account_true_up(const Ledger& book) {
  const ParachuteResult& out = book.c.out.parachute;
  if (!out.true_up || !out.true_up->arithmetic) return;
  Workings& w = book.work();
  const TrueUpResult& r = *out.true_up;
  w.account("parachute.true_up.additional_excise", {r.additional_excise.exact(), r.arithmetic});
  const Figure change =
      book.shown("parachute.true_up.additional_excise", r.additional_excise, "change of the excise");
  const Figure paid = book.shown("parachute.gross_up", out.gross_up.value_or(Money{}), "gross-up paid");
  const auto& marginal = book.c.facts.tax->marginal;
  const Figure rate = out.rate   ? w.figure(out.rate->value, Unit::rate, "parachute.rate", "other taxes")
                      : marginal ? w.fact(marginal->federal, "marginal federal rate")
                                 : book.absent("tax.marginal", "rates are from the tables");
  const auto enter = [&](std::string_view field, const std::optional<Money>& value) {
    if (!value) return;
    const bool none = *value == Money{};
    book.money(
        fmt::format("parachute.true_up.{}", field), value,
        none ? book.none(Unit::money, "the excise did not change", {change})
             : book.amount(*value, "the gross-up of the change, at the same rates", {change, rate, paid}));
  };
  enter("underpayment", r.underpayment);
  enter("overpayment", r.overpayment);
  if (!r.repayment || !r.overpayment) return;
  const Figure over = book.shown("parachute.true_up.overpayment", *r.overpayment, "overpayment");
  const auto& refunds = book.c.facts.tax->true_up->refunds_recovered;
  book.money("parachute.true_up.repayment", r.repayment,
             refunds && *r.repayment != *r.overpayment ? w.fact(*refunds, "refunds recovered") : over);
  if (r.not_recovered)
    book.money("parachute.true_up.not_recovered", r.not_recovered,
               w.difference(over, book.shown("parachute.true_up.repayment", *r.repayment, "repayment")));
}

}  // namespace

void account_net_pay(const Ledger& book) {
  const ParachuteResult& out = book.c.out.parachute;
  account_true_up(book);
  for (const WithheldPayment& p : out.withholding) WithholdingBook{book, p}.enter();
  for (const YearNet& year : out.net_pay) {
    std::vector<Figure> gross, withheld, net;
    for (const WithheldPayment& p : out.withholding) {
      if (p.paid.year() != year.id) continue;
      const std::string path = fmt::format("parachute.withholding[{}]", p.id);
      const std::string_view label = book.text(std::string{p.id});
      gross.push_back(book.shown(path + ".amount", p.amount, label));
      withheld.push_back(book.shown(path + ".withheld", p.withheld, label));
      net.push_back(book.shown(path, p.net, label));
    }
    const std::string path = fmt::format("parachute.net_pay[{}]", year.id);
    book.money(path + ".gross", year.gross, book.work().sum(gross));
    book.money(path + ".withheld", year.withheld, book.work().sum(withheld));
    book.money(path, year.net, book.work().sum(net));
  }
}

}  // namespace payout
