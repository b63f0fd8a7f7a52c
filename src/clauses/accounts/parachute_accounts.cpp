#include <fmt/format.h>

#include "clauses/accounts/ledger.h"
#include "law/irc_280g.h"

namespace payout {
namespace {

struct ParachuteBook {
  const Ledger& book;
  const ParachuteResult& out;

  Workings& w() const { return book.work(); }
  Figure part(const std::optional<Money>& value, std::string_view label) const {
    return book.amount(value.value_or(Money{}), label);
  }

  void day_of_change() const {
    if (!out.change) return;
    const auto& tax = book.c.facts.tax;
    const bool supplied = tax && tax->change_date == out.change;
    book.date(
        "parachute.change", out.change,
        supplied ? w().fact(*tax->change_date, "change for the tax, supplied") : book.known_day(*out.change),
        {}, "26 U.S.C. 280G(b)(2)(A)(i)");
  }

  void due_days() const {
    const Clause* clause = book.c.agreement.first<AccountingDetermination>();
    if (clause == nullptr) return;
    const auto& terms = std::get<AccountingDetermination>(clause->terms);
    const auto& tax = book.c.facts.tax;
    const Figure from = book.c.situation.end ? book.end() : book.known_day(out.change.value_or(Date{}));
    if (out.determination_due)
      book.date("parachute.determination_due", out.determination_due, book.due(from, terms.determined_within),
                clause->head.id);
    if (!out.gross_up_due) return;
    const Figure delivered =
        tax && tax->determination_delivered
            ? w().fact(*tax->determination_delivered, "determination delivered")
            : book.day(out.determination_due.value_or(*out.gross_up_due), "last day of the determination");
    book.date("parachute.gross_up_due", out.gross_up_due, book.due(delivered, terms.paid_within),
              clause->head.id);
  }

  void taken_out(const std::string& path, Money value, std::string_view what, std::string_view law) const {
    book.money(path, value,
               value == Money{} ? book.none(Unit::money, "no part of it is reasonable compensation")
                                : book.amount(value, what),
               {}, law);
  }

  /// 120 % of the applicable federal rate, given or from its table.
  void rate(const std::string& path, const std::optional<Rate>& rate) const {
    if (!rate) return;
    const auto& tax = book.c.facts.tax;
    w().account(path + ".discount_rate",
                tax && tax->afr_120
                    ? w().fact(*tax->afr_120, "120% of the federal rate")
                    : w().law(rate->value, Unit::rate, "120% of the federal rate, from its table"));
  }

  /// A payment that is left out has no share of the base amount and of the excess.
  void not_shared(const std::string& path, const ContingentLine& l) const {
    const Figure none = book.none(Unit::money, "it does not count as a parachute payment");
    book.money(path + ".base_allocated", l.base_allocated, none);
    book.money(path + ".excess", l.excess, none);
    book.money(path + ".cut", l.cut, none);
  }

  void line(const ContingentLine& l) const {
    const std::string path = fmt::format("parachute.contingent[{}]", l.id);
    if (l.paid) book.date(path + ".paid", l.paid, book.known_day(*l.paid));
    const Figure amount =
        book.amount(l.amount, l.counted ? "amount" : "left out: it does not depend on the change");
    if (!l.arithmetic) book.money(path, l.amount, amount, {}, l.law);
    taken_out(path + ".reasonable_compensation", l.reasonable_compensation, "for services after the change",
              "26 U.S.C. 280G(b)(4)(A)");
    taken_out(path + ".earlier_services", l.earlier_services, "for services before the change",
              "26 U.S.C. 280G(b)(4)(B)");
    rate(path, l.discount_rate);
    book.money(path + ".present_value", l.present_value,
               l.present_value == l.amount
                   ? amount
                   : w().derived(l.present_value.exact(), Unit::money,
                                 "discounted to the change at 120% of the applicable federal rate", {amount}),
               {}, "26 U.S.C. 280G(d)(4)");
    if (!l.counted) return not_shared(path, l);
    if (!out.base_amount || !out.present_value || *out.present_value == Money{}) return;
    const Figure share = w().share_of(book.amount(*out.base_amount, "base amount"),
                                      book.amount(l.present_value, "present value"),
                                      book.amount(*out.present_value, "present value of all"));
    book.money(path + ".base_allocated", l.base_allocated,
               l.base_allocated == Money{} ? book.none(Unit::money, "there is no excess to share")
                                           : w().rounded(share),
               {}, "26 U.S.C. 280G(b)(1)");
    book.money(path + ".excess", l.excess,
               l.excess == Money{}
                   ? book.none(Unit::money, "no excess parachute payment")
                   : w().difference(amount, book.amount(l.base_allocated, "base amount allocated")),
               {}, "26 U.S.C. 280G(b)(1)");
    book.money(path + ".cut", l.cut, book.amount(l.cut, "given up under a cutback"));
  }

  void parts(const ContingentLine& l) const {
    for (size_t i = 0; i < l.parts.size(); ++i) {
      const ContingentPart& p = l.parts[i];
      const std::string path = fmt::format("parachute.contingent[{}].parts[{}]", l.id, i);
      const Figure payment = book.amount(p.payment, "value when it vested");
      book.date(path + ".vests", p.vests, book.day(p.vests, "vesting day by the schedule"));
      book.date(path + ".accelerated", p.accelerated, book.known_day(p.accelerated));
      book.shares(path + ".shares", p.shares, book.count(p.shares.count, "shares of the step"));
      w().account(path + ".payment", payment);
      w().account(
          path + ".full_months",
          w().derived(p.full_months, Unit::count, "whole months between the two days",
                      {book.day(p.accelerated, "vested early"), book.day(p.vests, "would have vested")}));
      rate(path, p.discount_rate);
      book.money(path + ".time_value", p.time_value,
                 w().difference(payment, w().derived(p.payment.exact() - p.time_value.exact(), Unit::money,
                                                     "its present value, so many months earlier")),
                 {}, "26 CFR 1.280G-1 Q&A-24(c)");
      const Figure percent = w().law(Exact::fraction(1, 100), Unit::rate, {});
      book.money(path + ".one_percent", p.one_percent,
                 w().rounded(w().product(
                     w().product(percent, w().derived(p.full_months, Unit::count, "full months")), payment)),
                 {}, "26 CFR 1.280G-1 Q&A-24(c)(4)");
      book.money(path + ".value", p.value,
                 p.time_value == Money{} && p.one_percent == Money{}
                     ? payment
                     : w().sum({book.amount(p.time_value, "time value"),
                                book.amount(p.one_percent, "1% a full month")}));
    }
  }

  void sums() const {
    std::vector<Figure> amounts, values;
    for (const ContingentLine& l : out.contingent) {
      if (!l.counted) continue;
      amounts.push_back(book.amount(l.amount, l.id));
      values.push_back(book.amount(l.present_value, l.id));
    }
    if (amounts.empty()) return;
    const std::string_view rule = "26 U.S.C. 280G(b)(2)(A)(ii)";
    book.money("parachute.total", out.total, w().sum(amounts));
    book.money("parachute.present_value", out.present_value, w().sum(values), {}, "26 U.S.C. 280G(d)(4)");
    const Figure value = part(out.present_value, "present value"), threshold = part(out.threshold, "threshold");
    const Figure cent = w().law(1, Unit::money, "a cent");
    book.money("parachute.over", out.over, w().difference(value, threshold), {}, rule);
    book.money("parachute.room", out.room, w().difference(w().difference(threshold, value), cent), {}, rule);
    book.money("parachute.safe_harbour", out.safe_harbour,
               w().difference(threshold, w().derived(out.threshold.value_or(Money{}).exact() -
                                                         out.safe_harbour.value_or(Money{}).exact(),
                                                     Unit::money, "stay below it by")),
               {}, rule);
    const bool any = out.excess && *out.excess != Money{};
    book.money(
        "parachute.excess", out.excess,
        any ? w().difference(part(out.total, "contingent payments"), part(out.base_amount, "base amount"))
            : book.none(Unit::money, "the payments stay below three times the base amount"),
        {}, "26 U.S.C. 280G(b)(1)");
    if (!out.excise_arithmetic)
      book.money("parachute.excise", out.excise, book.none(Unit::money, "no excess parachute payment"), {},
                 "26 U.S.C. 4999(a)");
    if (!out.gross_up_arithmetic)
      book.money("parachute.gross_up", out.gross_up, book.none(Unit::money, "there is no excise to make good"));
  }

  void proof() const {
    const Figure gross_up = part(out.gross_up, "gross-up");
    const Figure taxes = part(out.tax_on_gross_up, "other taxes on it"),
                 excise = part(out.excise_on_gross_up, "excise on it");
    if (out.rate)
      book.money("parachute.tax_on_gross_up", out.tax_on_gross_up,
                 w().rounded(w().product(w().derived(out.rate->value, Unit::rate, "other taxes"), gross_up)));
    book.money("parachute.excise_on_gross_up", out.excise_on_gross_up,
               w().rounded(w().product(w().law(law::excise_rate, Unit::rate, "excise"), gross_up)), {},
               "26 U.S.C. 4999(a)");
    book.money("parachute.kept", out.kept, w().difference(w().difference(gross_up, taxes), excise));
    book.money("parachute.shortfall", out.shortfall,
               w().difference(part(out.excise, "excise"), part(out.kept, "kept")));
    book.money("parachute.cutback", out.cutback, part(out.cutback, "given up, line by line"));
    book.money("parachute.reasonable_compensation", out.reasonable_compensation,
               part(out.reasonable_compensation, "taken out of the payments"), {}, "26 U.S.C. 280G(b)(4)(A)");
    if (out.table_year)
      w().account("parachute.table_year", w().derived(*out.table_year, Unit::count,
                                                      "year in which the gross-up is paid at the latest"));
  }
};

}  // namespace

void account_remedies(const Ledger& book) {
  Workings& w = book.work();
  for (const RemedyFigures& r : book.c.out.parachute.remedies) {
    const std::string path = fmt::format("parachute.remedies[{}]", r.id);
    const Figure all = book.amount(book.c.out.parachute.total.value_or(Money{}), "contingent payments");
    const Figure paid = book.amount(r.paid, "paid"), gross_up = book.amount(r.gross_up, "gross-up");
    const Figure excise = book.amount(r.excise, "excise on the payments");
    book.money(path + ".paid", r.paid,
               r.cut == Money{} ? all : w.difference(all, book.amount(r.cut, "given up")));
    book.money(path + ".cut", r.cut,
               r.cut == Money{} ? book.none(Unit::money, "nothing is given up")
                                : book.amount(r.cut, "given up to stay below the threshold"));
    book.money(path + ".excise", r.excise,
               r.excise == Money{} ? book.none(Unit::money, "no excess parachute payment") : excise, {},
               "26 U.S.C. 4999(a)");
    book.money(path + ".gross_up", r.gross_up,
               r.gross_up == Money{} ? book.none(Unit::money, "this remedy has none") : gross_up);
    const Figure taken = w.derived(r.paid.exact() + r.gross_up.exact() - r.net.exact(), Unit::money,
                                   "taxes and excise on both at the marginal rates");
    book.money(path + ".net", r.net, w.difference(w.sum({paid, gross_up}), taken));
    book.money(path + ".not_deductible", r.not_deductible,
               book.amount(r.not_deductible, "excess parachute payments, the gross-up among them"), {},
               "26 U.S.C. 280G(a)");
    std::vector<Figure> cost{paid, gross_up};
    if (r.lost_deduction) {
      cost.push_back(book.amount(*r.lost_deduction, "tax on what is not deductible"));
      book.money(path + ".lost_deduction", r.lost_deduction,
                 book.amount(*r.lost_deduction, "the company's tax rate on what is not deductible"));
    }
    book.money(path, r.cost, w.sum(cost));
  }
}

void account_parachute(const Ledger& book) {
  const ParachuteBook own{book, book.c.out.parachute};
  own.day_of_change();
  if (!own.out.tested) return;
  own.due_days();
  for (const ContingentLine& line : own.out.contingent) own.line(line), own.parts(line);
  own.sums();
  own.proof();
  account_remedies(book);
}

}  // namespace payout
