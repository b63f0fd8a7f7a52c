#include "clauses/parachute/contingent_part.h"
#include "clauses/parachute/test_steps.h"

namespace payout {
namespace {

constexpr std::string_view threshold_rule = "26 U.S.C. 280G(b)(2)(A)(ii)";
constexpr std::string_view vote_rule = "26 CFR 1.280G-1 Q&A-7";
constexpr std::string_view excess_rule = "26 U.S.C. 280G(b)(1)";

/// How the figures of one payment arose.
struct PaymentSteps : TestSteps {
  const Exposure& e;
  const ContingentLine& l;
  std::string path;

  PaymentSteps(const Exposure& of, const ContingentLine& line)
      : TestSteps{of.c}, e(of), l(line), path(fmt::format("parachute.contingent[{}]", line.id)) {}

  const ParachuteResult& out() const { return e.out(); }
  Figure whole() const { return shown(path, l.amount, "amount"); }

  void taken_out() const {
    const auto& tax = c.facts.tax;
    const Figure nothing = none("no part of it is shown to be reasonable compensation",
                                {w().absent("tax.reasonable_compensation", "not given for it")});
    const bool covenant = l.reasonable_compensation != Money{};
    money(path + ".reasonable_compensation", l.reasonable_compensation,
          covenant ? amount(l.reasonable_compensation, "for services after the change, out of",
                            {w().fact(*tax->reasonable_compensation, "value of the covenant")})
                   : nothing,
          "26 U.S.C. 280G(b)(4)(A)");
    const Money* earlier = tax ? tax->earlier_services.find(l.id) : nullptr;
    money(path + ".earlier_services", l.earlier_services,
          earlier != nullptr ? w().fact(*earlier, "for services before the change") : nothing,
          "26 U.S.C. 280G(b)(4)(B)");
    put_to_vote();
    if (!covenant || l.put_to_vote) return;
    const Money before = l.amount + l.reasonable_compensation;
    const Figure payment = shown(fmt::format("severance.{}", l.id), before, "payment");
    money(path, l.amount,
          w().difference(payment, shown(path + ".reasonable_compensation", l.reasonable_compensation,
                                        "reasonable compensation")),
          l.law);
  }

  /// Which part was put to the vote: told by the facts, or what is above the safe harbor.
  void put_to_vote() const {
    if (!l.put_to_vote) return;
    const Money* part = c.facts.tax->vote->parts.find(l.id);
    const std::string at = path + ".put_to_vote";
    money(at, l.put_to_vote,
          part != nullptr ? w().fact(*part, "put to the vote")
                          : amount(*l.put_to_vote, "above the safe harbor, and put to the vote",
                                   {own("threshold", out().threshold, "threshold")}),
          vote_rule);
    const Money before = l.amount + *l.put_to_vote + l.reasonable_compensation;
    Figure left = w().difference(counted_before(before), shown(at, *l.put_to_vote, "put to the vote"));
    if (l.reasonable_compensation != Money{})
      left = w().difference(
          left, shown(path + ".reasonable_compensation", l.reasonable_compensation, "reasonable compensation"));
    money(path, l.amount, left, l.law);
  }
  /// What the payment counted for before a part of it was put to the vote.
  Figure counted_before(Money amount) const {
    return l.arithmetic ? w().named(Figure{amount.exact(), l.arithmetic}, "payment")
                        : shown(fmt::format("severance.{}", l.id), amount, "payment");
  }

  void presumption() const {
    if (!l.otherwise) return;
    const bool presumed = l.rule == ContingencyRule::presumed;
    money(path + ".otherwise", l.otherwise,
          amount(*l.otherwise,
                 presumed ? "what it counts for where the presumption falls away"
                          : "all of it, where the presumption holds",
                 {whole()}),
          presumption_rule);
  }

  /// One of several payments, less what was taken off it before the test.
  Figure of_row(const std::string& row, const ContingentPayment& p) const {
    for (const Line& line : c.out.severance.lines) {
      if (line.id != l.id) continue;
      for (const PaymentRow& each : line.payments) {
        if (each.id != p.id || each.amount == p.amount) continue;
        const Figure off = l.put_to_vote ? shown(path + ".put_to_vote", *l.put_to_vote, "put to the vote")
                                         : shown(path + ".reasonable_compensation", l.reasonable_compensation,
                                                 "reasonable compensation");
        return amount(p.amount, "what is left of this payment, the last payments first",
                      {shown(row, each.amount, "amount"), off});
      }
    }
    return shown(row, p.amount, "amount");
  }

  /// Of a line that is paid in several, each payment at its own day.
  Figure sum_of_payments() const {
    std::vector<Figure> parts;
    for (const ContingentPayment& p : l.payments) {
      const std::string own = fmt::format("{}.payments[{}]", path, p.id);
      const std::string row = fmt::format("severance.{}.payments[{}]", l.id, p.id);
      const bool dated = p.paid && p.paid != l.paid;
      const Figure day =
          dated || !l.paid ? shown(row + ".due", *p.paid, "due") : shown(path + ".paid", *l.paid, "paid");
      if (p.paid) date(own + ".paid", p.paid, day);
      const Figure amount = of_row(row, p);
      money(own + ".amount", p.amount, amount);
      if (p.discount_rate)
        w().account(own + ".discount_rate", rate_figure(e, p.discount_rate->value), {}, "26 U.S.C. 280G(d)(4)");
      std::vector<Figure> from{amount, day, shown("parachute.change", e.change, "change")};
      if (p.discount_rate)
        from.push_back(w().figure(p.discount_rate->value, Unit::rate, own + ".discount_rate", "discount"));
      money(own, p.present_value,
            p.present_value == p.amount
                ? amount
                : w().derived(p.present_value.exact(), Unit::money,
                              "discounted to the change at 120% of the applicable federal rate",
                              std::span<const Figure>{from}),
            "26 U.S.C. 280G(d)(4)");
      money(own + ".cut", p.cut,
            p.cut == Money{}
                ? none("nothing of it is given up", {amount})
                : this->amount(p.cut, "given up to stay below the threshold, in the order of cuts", {amount}));
      parts.push_back(shown(own, p.present_value, "payment"));
    }
    return w().sum(parts);
  }

  void present_value() const {
    if (!l.payments.empty())
      return money(path + ".present_value", l.present_value, sum_of_payments(), "26 U.S.C. 280G(d)(4)");
    if (l.discount_rate)
      w().account(path + ".discount_rate", rate_figure(e, l.discount_rate->value), {}, "26 U.S.C. 280G(d)(4)");
    if (l.present_value == l.amount || !l.paid)
      return money(path + ".present_value", l.present_value, whole(), "26 U.S.C. 280G(d)(4)");
    std::vector<Figure> from{whole(), shown(path + ".paid", *l.paid, "paid"),
                             shown("parachute.change", e.change, "change")};
    if (l.discount_rate)
      from.push_back(w().figure(l.discount_rate->value, Unit::rate, path + ".discount_rate", "discount"));
    money(path + ".present_value", l.present_value,
          w().derived(l.present_value.exact(), Unit::money,
                      "discounted to the change at 120% of the applicable federal rate",
                      std::span<const Figure>{from}),
          "26 U.S.C. 280G(d)(4)");
  }

  static bool without_base_of(const ContingentLine& line) {
    return line.counted && line.base_allocated == Money{} && line.amount != Money{};
  }
  /// The present value among which the base amount is allocated: without what was made after all.
  Figure value_of_all() const {
    const Figure all = own("present_value", out().present_value, "present value of all");
    Money first;
    for (const ContingentLine& line : out().contingent) {
      if (line.counted && !without_base_of(line)) first += line.present_value;
    }
    return first == out().present_value
               ? all
               : amount(first, "present value of the payments that were tested first", {all});
  }

  void share() const {
    const bool cut = out().cutback && *out().cutback != Money{};
    Figure nothing = none("the payments stay below three times the base amount",
                          {own("present_value", out().present_value, "present value of the payments"),
                           own("threshold", out().threshold, "threshold")});
    if (cut) nothing = none("the cut leaves no excess", {own("cutback", out().cutback, "given up")});
    if (!l.counted) nothing = none("it does not count as a parachute payment", {whole()});
    const bool shared = l.counted && e.test.parachute && !cut;
    const Figure allocated =
        !shared ? nothing
        : without_base_of(l)
            ? none("made after all: no base amount is allocated to it", {whole()})
            : w().rounded(w().share_of(
                  !e.base->cents.whole() ? e.base_figure : own("base_amount", out().base_amount, "base amount"),
                  shown(path + ".present_value", l.present_value, "present value"), value_of_all()));
    money(path + ".base_allocated", l.base_allocated, allocated, excess_rule);
    money(path + ".excess", l.excess, shared ? excess() : nothing, excess_rule);
    const Figure kept = l.counted ? none("nothing of it is given up", {whole()}) : nothing;
    money(path + ".cut", l.cut,
          l.cut == Money{}
              ? kept
              : amount(l.cut, "given up to stay below the threshold, in the order of the clause",
                       {whole(), own("safe_harbor", out().safe_harbor, "largest present value left")}));
  }

  Figure excess() const {
    const bool services = l.earlier_services > l.base_allocated;
    const Figure off = services
                           ? shown(path + ".earlier_services", l.earlier_services, "pay for earlier services")
                           : shown(path + ".base_allocated", l.base_allocated, "base amount allocated");
    if (l.excess == Money{}) return none("what is taken off is no less than the payment", {whole(), off});
    const bool by_value = e.test.total_nominal != e.test.total_present_value &&
                          l.excess + (services ? l.earlier_services : l.base_allocated) == l.present_value;
    return w().difference(by_value ? shown(path + ".present_value", l.present_value, "present value") : whole(),
                          off);
  }
};

/// How the sums of the test arose.
struct SumSteps : TestSteps {
  const Exposure& e;
  explicit SumSteps(const Exposure& of) : TestSteps{of.c}, e(of) {}
  const ParachuteResult& out() const { return e.out(); }

  Figure sum_of(std::string_view field, Money ContingentLine::*member, bool all) const {
    std::vector<Figure> parts;
    for (const ContingentLine& l : out().contingent) {
      if (all ? !l.counted : l.*member == Money{}) continue;
      parts.push_back(shown(fmt::format("parachute.contingent[{}]{}", l.id, field), l.*member, l.id));
    }
    return parts.empty() ? none("nothing is given up", {own("threshold", out().threshold, "threshold")})
                         : w().sum(parts);
  }

  void totals() const {
    money("parachute.total", out().total, sum_of("", &ContingentLine::amount, true));
    money("parachute.present_value", out().present_value,
          sum_of(".present_value", &ContingentLine::present_value, true), "26 U.S.C. 280G(d)(4)");
    const Figure value = own("present_value", out().present_value, "present value"),
                 threshold = own("threshold", out().threshold, "threshold");
    money("parachute.over", out().over, w().difference(value, threshold), threshold_rule);
    const Figure cent =
        w().law(1, Unit::money, {}, "to stay below, not at, the threshold: 26 U.S.C. 280G(b)(2)(A)(ii)");
    Figure room = w().difference(w().difference(threshold, value), cent);
    if (out().room && room.value != out().room->exact())
      room = amount(*out().room, "to the last whole cent below three times the exact base amount",
                    {threshold, value});
    money("parachute.room", out().room, room, threshold_rule);
    if (!out().safe_harbor) return;
    money("parachute.safe_harbor", out().safe_harbor,
          w().difference(threshold, w().law(out().threshold->exact() - out().safe_harbor->exact(), Unit::money,
                                            "stay below it by a dollar, where no clause says by how much")),
          threshold_rule);
  }

  void excise() const {
    const bool cut = out().cutback && *out().cutback != Money{};
    const Figure nothing =
        cut ? none("the cut leaves no excess", {own("cutback", out().cutback, "given up")})
            : none("the payments stay below three times the base amount",
                   {own("present_value", out().present_value, "present value of the payments"),
                    own("threshold", out().threshold, "threshold")});
    const bool any = out().excess && *out().excess != Money{};
    money("parachute.excess", out().excess, any ? sum_of(".excess", &ContingentLine::excess, false) : nothing,
          excess_rule);
    if (!out().excise_arithmetic || !any) money("parachute.excise", out().excise, nothing, "26 U.S.C. 4999(a)");
    if (!out().gross_up_arithmetic && out().gross_up)
      money("parachute.gross_up", out().gross_up,
            none(e.test.parachute ? "its condition is not met" : "there is no excise to make good",
                 {own("present_value", out().present_value, "present value of the payments"),
                  own("threshold", out().threshold, "threshold")}));
    money("parachute.cutback", out().cutback, sum_of(".cut", &ContingentLine::cut, false));
  }
};

}  // namespace

void explain_payments(const Exposure& e) {
  if (!e.c.work.explaining()) return;
  const TestSteps test{e.c};
  test.date("parachute.change", e.change, change_day(e), "26 U.S.C. 280G(b)(2)(A)(i)");
  for (const ContingentLine& line : e.out().contingent) {
    const PaymentSteps steps{e, line};
    if (line.paid) test.date(steps.path + ".paid", line.paid, day_paid(e, line));
    steps.taken_out();
    steps.presumption();
    if (!e.base) continue;
    steps.present_value();
    steps.share();
  }
  if (!e.out().total) return;
  const SumSteps sums{e};
  sums.totals();
  sums.excise();
  if (const auto& taken = e.out().reasonable_compensation)
    test.money("parachute.reasonable_compensation", taken,
               e.c.work.fact(*e.c.facts.tax->reasonable_compensation, "value of the covenant"),
               "26 U.S.C. 280G(b)(4)(A)");
}

}  // namespace payout
