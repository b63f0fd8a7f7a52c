#include <fmt/format.h>

#include "clauses/accounts/ledger.h"
#include "clauses/parachute/accounting_determination.h"
#include "clauses/parachute/best_net.h"
#include "clauses/parachute/cutback.h"
#include "clauses/parachute/gross_up.h"
#include "law/irc_280g.h"

namespace payout {
namespace {

struct ParachuteBook {
  const Ledger& book;
  const ParachuteResult& out;

  Workings& w() const { return book.work(); }
  Figure shown(std::string_view field, const std::optional<Money>& value, std::string_view label) const {
    return book.shown(fmt::format("parachute.{}", field), value.value_or(Money{}), label);
  }
  /// Present value and threshold, which decide whether there is an excise.
  Figure none(std::string_view why) const {
    return book.none(Unit::money, why,
                     {shown("present_value", out.present_value, "present value of the payments"),
                      shown("threshold", out.threshold, "threshold")});
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
    const auto& terms = *clause->as<AccountingDetermination>();
    const auto& tax = book.c.facts.tax;
    const Figure from = book.c.situation.end ? book.end() : book.known_day(out.change.value_or(Date{}));
    if (out.determination_due)
      book.date("parachute.determination_due", out.determination_due, book.due(from, terms.determined_within),
                clause->head.id);
    if (!out.gross_up_due) return;
    const Figure delivered =
        tax && tax->determination_delivered
            ? w().fact(*tax->determination_delivered, "determination delivered")
            : book.shown("parachute.determination_due", out.determination_due.value_or(*out.gross_up_due),
                         "last day of the determination");
    book.date("parachute.gross_up_due", out.gross_up_due, book.due(delivered, terms.paid_within),
              clause->head.id);
  }

  void taken_out(const ContingentLine& l, const std::string& path) const {
    const auto& tax = book.c.facts.tax;
    const Figure none = book.none(Unit::money, "no part of it is shown to be reasonable compensation",
                                  {book.absent("tax.reasonable_compensation", "not given for it")});
    const bool covenant = tax && tax->reasonable_compensation && l.reasonable_compensation != Money{};
    book.money(path + ".reasonable_compensation", l.reasonable_compensation,
               covenant ? book.amount(l.reasonable_compensation, "for services after the change, out of",
                                      {w().fact(*tax->reasonable_compensation, "value of the covenant")})
                        : none,
               {}, "26 U.S.C. 280G(b)(4)(A)");
    const Money* earlier = tax ? tax->earlier_services.find(l.id) : nullptr;
    book.money(path + ".earlier_services", l.earlier_services,
               earlier != nullptr && l.earlier_services != Money{}
                   ? w().fact(*earlier, "for services before the change")
                   : none,
               {}, "26 U.S.C. 280G(b)(4)(B)");
  }

  /// 120 % of the applicable federal rate, given or from its table.
  void rate(const std::string& path, const std::optional<Rate>& rate) const {
    if (!rate) return;
    const auto& tax = book.c.facts.tax;
    w().account(path + ".discount_rate",
                tax && tax->afr_120
                    ? w().fact(*tax->afr_120, "120% of the federal rate")
                    : w().law(rate->value, Unit::rate,
                              book.text(fmt::format("120% of the applicable federal rate, table of {:04}-{:02}",
                                                    out.change->year(), out.change->month()))));
  }

  /// A payment that is left out has no share of the base amount and of the excess.
  void not_shared(const std::string& path, const ContingentLine& l) const {
    const Figure none = book.none(Unit::money, "it does not count as a parachute payment",
                                  {book.shown(path, l.amount, "amount")});
    book.money(path + ".base_allocated", l.base_allocated, none);
    book.money(path + ".excess", l.excess, none);
    book.money(path + ".cut", l.cut, none);
  }

  /// The payment of the report that a line looks at.
  Figure amount(const ContingentLine& l) const {
    const std::string_view label = l.counted ? "amount" : "left out: it does not depend on the change";
    for (const Line& line : book.c.out.severance.lines) {
      if (line.id == l.id && line.amount == l.amount)
        return book.shown(fmt::format("severance.{}", l.id), l.amount, label);
      if (line.id == l.id)
        return book.amount(l.amount, "less what is reasonable compensation",
                           {book.shown(fmt::format("severance.{}", l.id), line.amount, "payment"),
                            book.shown(fmt::format("parachute.contingent[{}].reasonable_compensation", l.id),
                                       l.reasonable_compensation, "reasonable compensation")});
    }
    if (l.type == PaymentClass::options) {
      const GrantResult* grant = nullptr;
      for (const GrantResult& g : book.c.out.grants) grant = g.id == l.id ? &g : grant;
      if (grant != nullptr)
        return book.amount(
            l.amount, label,
            {book.shown(fmt::format("grants[{}].accelerated", l.id), grant->accelerated, "vested early"),
             l.paid ? book.known_day(*l.paid) : book.standing()});
    }
    const auto& deferred = book.c.out.deferred;
    if (l.type == PaymentClass::deferred && deferred.total) {
      const Figure all = book.shown("deferred.total", *deferred.total, "deferred compensation");
      if (all.value == l.amount.exact()) return w().named(all, label);
      std::vector<Figure> from{all};
      for (size_t i = 0; i < deferred.vested_by_change.size(); ++i)
        from.push_back(book.shown(fmt::format("deferred.vested_by_change[{}]", i),
                                  deferred.vested_by_change[i].amount, "vested by the change"));
      return w().derived(l.amount.exact(), Unit::money, label, std::span<const Figure>{from});
    }
    return book.amount(l.amount, label, {book.standing()});
  }

  Figure paid(const ContingentLine& l) const {
    for (const Line& line : book.c.out.severance.lines) {
      if (line.id == l.id && line.due == l.paid)
        return book.shown(fmt::format("severance.{}.due", l.id), *l.paid, "due");
    }
    if (const auto& tax = book.c.facts.tax) {
      for (const OtherContingent& other : tax->other_contingent) {
        if (other.id == l.id && other.paid == l.paid) return w().fact(*other.paid, "paid");
      }
    }
    if (l.type == PaymentClass::deferred && book.c.out.deferred.first_payment == l.paid)
      return book.shown("deferred.first_payment", *l.paid, "first payment");
    return book.known_day(*l.paid);
  }

  void line(const ContingentLine& l) const {
    const std::string path = fmt::format("parachute.contingent[{}]", l.id);
    if (l.paid) book.date(path + ".paid", l.paid, paid(l));
    if (!l.arithmetic || l.reasonable_compensation != Money{}) book.money(path, l.amount, amount(l), {}, l.law);
    taken_out(l, path);
    rate(path, l.discount_rate);
    const Figure whole = book.shown(path, l.amount, "amount");
    book.money(path + ".present_value", l.present_value,
               l.present_value == l.amount ? whole : discounted(l, path, whole), {}, "26 U.S.C. 280G(d)(4)");
    if (!l.counted) return not_shared(path, l);
    if (!out.base_amount || !out.present_value || *out.present_value == Money{}) return;
    share(l, path, whole);
  }

  Figure discounted(const ContingentLine& l, const std::string& path, Figure whole) const {
    std::vector<Figure> from{whole};
    if (l.paid) from.push_back(book.shown(path + ".paid", *l.paid, "paid"));
    if (out.change) from.push_back(book.shown("parachute.change", *out.change, "change"));
    if (l.discount_rate)
      from.push_back(w().figure(l.discount_rate->value, Unit::rate, path + ".discount_rate", "discount"));
    return w().derived(l.present_value.exact(), Unit::money,
                       "discounted to the change at 120% of the applicable federal rate",
                       std::span<const Figure>{from});
  }

  void share(const ContingentLine& l, const std::string& path, Figure whole) const {
    const Figure part = w().share_of(shown("base_amount", out.base_amount, "base amount"),
                                     book.shown(path + ".present_value", l.present_value, "present value"),
                                     shown("present_value", out.present_value, "present value of all"));
    const bool cut = out.cutback && *out.cutback != Money{};
    const Figure nothing =
        cut ? book.none(Unit::money, "the cut leaves no excess", {shown("cutback", out.cutback, "given up")})
            : none("the payments stay below three times the base amount");
    book.money(path + ".base_allocated", l.base_allocated,
               l.base_allocated == Money{} ? nothing : w().rounded(part), {}, "26 U.S.C. 280G(b)(1)");
    book.money(path + ".excess", l.excess,
               l.excess == Money{}
                   ? nothing
                   : w().difference(whole, book.shown(path + ".base_allocated", l.base_allocated,
                                                      "base amount allocated")),
               {}, "26 U.S.C. 280G(b)(1)");
    book.money(
        path + ".cut", l.cut,
        l.cut == Money{}
            ? book.none(Unit::money, "nothing of it is given up", {whole})
            : book.amount(l.cut, "given up to stay below the threshold, in the order of the clause",
                          {whole, shown("safe_harbour", out.safe_harbour, "largest present value left")}));
  }

  void parts(const ContingentLine& l) const {
    for (size_t i = 0; i < l.parts.size(); ++i) {
      const ContingentPart& p = l.parts[i];
      const std::string path = fmt::format("parachute.contingent[{}].parts[{}]", l.id, i);
      const Figure payment = book.shown(path + ".payment", p.payment, "value when it vested");
      source_of_part(l, p, i, path);
      w().account(path + ".full_months",
                  w().derived(p.full_months, Unit::count, "whole months between the two days",
                              {book.shown(path + ".accelerated", p.accelerated, "vested early"),
                               book.shown(path + ".vests", p.vests, "would have vested")}));
      rate(path, p.discount_rate);
      book.money(path + ".time_value", p.time_value, w().difference(payment, present_value(p, path, payment)),
                 {}, "26 CFR 1.280G-1 Q&A-24(c)");
      const Figure percent = w().law(Exact::fraction(1, 100), Unit::rate, {}, "26 CFR 1.280G-1 Q&A-24(c)(4)");
      const Figure months = w().figure(p.full_months, Unit::count, path + ".full_months", "full months");
      book.money(path + ".one_percent", p.one_percent,
                 w().rounded(w().product(w().product(percent, months), payment)), {},
                 "26 CFR 1.280G-1 Q&A-24(c)(4)");
      book.money(path + ".value", p.value,
                 p.time_value == Money{} && p.one_percent == Money{}
                     ? payment
                     : w().sum({book.shown(path + ".time_value", p.time_value, "time value"),
                                book.shown(path + ".one_percent", p.one_percent, "1% a full month")}));
    }
  }

  Figure present_value(const ContingentPart& p, const std::string& path, Figure payment) const {
    const Exact worth = p.payment.exact() - p.time_value.exact();
    const Figure months = w().figure(p.full_months, Unit::count, path + ".full_months", "full months");
    if (!p.discount_rate) return w().derived(worth, Unit::money, "its present value", {payment, months});
    return w().derived(
        worth, Unit::money, "its present value, so many months earlier",
        {payment, months, w().figure(p.discount_rate->value, Unit::rate, path + ".discount_rate", "discount")});
  }

  /// The step of the grant, or the part of the account, that vested early, and what it was worth.
  void source_of_part(const ContingentLine& l, const ContingentPart& p, size_t number,
                      const std::string& path) const {
    for (const GrantResult& grant : book.c.out.grants) {
      if (grant.id != l.id || l.type != PaymentClass::options) continue;
      for (const Tranche& t : grant.tranches) {
        if (t.vests != p.vests || t.accelerated != p.accelerated) continue;
        const std::string step = fmt::format("grants[{}].tranches[{}]", grant.id, &t - grant.tranches.data());
        book.date(path + ".vests", p.vests,
                  book.shown(step + ".vests", p.vests, "vesting day by the schedule"));
        book.date(path + ".accelerated", p.accelerated,
                  book.shown(step + ".accelerated", p.accelerated, "vested early"));
        book.shares(path + ".shares", p.shares, book.shown(step + ".shares", p.shares, "shares of the step"));
        w().account(path + ".payment", worth_of_step(l, number, p.payment));
        return;
      }
    }
    const auto& deferred = book.c.out.deferred.vested_by_change;
    for (size_t i = 0; i < deferred.size(); ++i) {
      if (deferred[i].amount != p.payment || deferred[i].on != p.accelerated) continue;
      const std::string part = fmt::format("deferred.vested_by_change[{}]", i);
      book.date(path + ".accelerated", p.accelerated, book.shown(part + ".on", p.accelerated, "vested early"));
      if (deferred[i].otherwise)
        book.date(path + ".vests", p.vests,
                  book.shown(part + ".otherwise", p.vests, "vesting day by the schedule"));
      book.shares(
          path + ".shares", p.shares,
          book.none(Unit::shares, "it is no option", {book.shown(part, p.payment, "part of the account")}));
      w().account(path + ".payment", book.shown(part, p.payment, "part of the account"));
      return;
    }
  }

  /// The arithmetic of a line is the sum of its steps; the worth of one is the first part of its step.
  Figure worth_of_step(const ContingentLine& l, size_t number, Money payment) const {
    if (!l.arithmetic) return book.amount(payment, "value when it vested", {book.known_day(*l.paid)});
    const auto steps = w().operands(w().at(l.arithmetic));
    StepRef ref = number < steps.size() ? steps[number] : l.arithmetic;
    if (w().at(ref).op == Op::derived && w().at(ref).operands != 0 && w().at(ref).label.empty())
      ref = w().operands(w().at(ref))[0];
    return {payment.exact(), ref};
  }

  void sums() const {
    std::vector<Figure> amounts, values;
    for (const ContingentLine& l : out.contingent) {
      if (!l.counted) continue;
      const std::string path = fmt::format("parachute.contingent[{}]", l.id);
      amounts.push_back(book.shown(path, l.amount, l.id));
      values.push_back(book.shown(path + ".present_value", l.present_value, l.id));
    }
    if (amounts.empty()) return;
    const std::string_view rule = "26 U.S.C. 280G(b)(2)(A)(ii)";
    book.money("parachute.total", out.total, w().sum(amounts));
    book.money("parachute.present_value", out.present_value, w().sum(values), {}, "26 U.S.C. 280G(d)(4)");
    const Figure value = shown("present_value", out.present_value, "present value"),
                 threshold = shown("threshold", out.threshold, "threshold");
    const Figure cent =
        w().law(1, Unit::money, {}, "to stay below, not at, the threshold: 26 U.S.C. 280G(b)(2)(A)(ii)");
    book.money("parachute.over", out.over, w().difference(value, threshold), {}, rule);
    book.money("parachute.room", out.room, w().difference(w().difference(threshold, value), cent), {}, rule);
    book.money("parachute.safe_harbour", out.safe_harbour, w().difference(threshold, margin()), {}, rule);
    excess_and_excise();
  }

  /// By how much a cut must stay below the threshold: the clause's own term, or a dollar.
  Figure margin() const {
    const Exact below = out.threshold.value_or(Money{}).exact() - out.safe_harbour.value_or(Money{}).exact();
    for (const Clause& clause : book.c.agreement.clauses) {
      const CutOrder* order = nullptr;
      if (const auto* g = clause.as<GrossUp>()) order = &g->cut;
      if (const auto* b = clause.as<BestNet>()) order = &b->cut;
      if (const auto* k = clause.as<Cutback>()) order = &k->cut;
      if (order != nullptr && order->below_by.exact() == below)
        return w().term(order->below_by, "stay below it by");
    }
    return w().law(below, Unit::money, "stay below it by a dollar, where no clause says by how much");
  }

  void excess_and_excise() const {
    const bool any = out.excess && *out.excess != Money{};
    const bool cut = out.cutback && *out.cutback != Money{};
    const Figure nothing =
        cut ? book.none(Unit::money, "the cut leaves no excess", {shown("cutback", out.cutback, "given up")})
            : none("the payments stay below three times the base amount");
    book.money("parachute.excess", out.excess,
               any ? w().difference(shown("total", out.total, "contingent payments"),
                                    shown("base_amount", out.base_amount, "base amount"))
                   : nothing,
               {}, "26 U.S.C. 280G(b)(1)");
    if (!out.excise_arithmetic || !any)
      book.money("parachute.excise", out.excise, nothing, {}, "26 U.S.C. 4999(a)");
    if (!out.gross_up_arithmetic)
      book.money(
          "parachute.gross_up", out.gross_up,
          book.none(Unit::money, "there is no excise to make good", {shown("excise", out.excise, "excise")}));
  }

  void given_up() const {
    std::vector<Figure> cuts;
    for (const ContingentLine& l : out.contingent) {
      if (l.cut != Money{})
        cuts.push_back(book.shown(fmt::format("parachute.contingent[{}].cut", l.id), l.cut, l.id));
    }
    if (out.cutback)
      book.money("parachute.cutback", out.cutback, cuts.empty() ? none("nothing is given up") : w().sum(cuts));
    if (out.reasonable_compensation && book.c.facts.tax && book.c.facts.tax->reasonable_compensation)
      book.money("parachute.reasonable_compensation", out.reasonable_compensation,
                 w().fact(*book.c.facts.tax->reasonable_compensation, "value of the covenant"), {},
                 "26 U.S.C. 280G(b)(4)(A)");
  }
};

}  // namespace

void account_parachute(const Ledger& book) {
  const ParachuteBook own{book, book.c.out.parachute};
  own.day_of_change();
  if (!own.out.tested) return;
  own.due_days();
  for (const ContingentLine& line : own.out.contingent) own.line(line), own.parts(line);
  own.sums();
  own.given_up();
  account_gross_up(book);
  account_remedies(book);
}

}  // namespace payout
