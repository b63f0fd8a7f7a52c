#include <fmt/format.h>

#include "clauses/options/grant_steps.h"

namespace payout {
namespace {

/// One exercise.
struct ExerciseSteps {
  const GrantSteps& s;
  const ExerciseResult& e;
  const Exercise& fact;
  std::string at;  ///< "exercises[0]"

  Workings& w() const { return s.w(); }
  template <class T>
  Figure own(std::string_view field, T value, std::string_view label) const {
    return s.own(fmt::format("{}.{}", at, field), value, label);
  }
  std::string field(std::string_view name) const { return fmt::format("{}.{}", at, name); }
  void shares(std::string_view name, Shares value, Figure how) const { s.shares(field(name), value, how); }
  void money(std::string_view name, Money value, Figure how) const { s.money(field(name), value, how); }
  Figure absent(std::string_view name, std::string_view label) const {
    return w().absent(fmt::format("{}.{}", s.path, field(name)), label);
  }

  void facts() const {
    s.date(field("date"), e.date, w().fact(fact.date, "exercise"));
    shares("shares", e.shares, w().fact(fact.shares, "shares exercised"));
    const Figure strike = s.own("price", s.grant.price.value_or(Price{}), "exercise price");
    s.price(field("price"), e.price,
            s.grant.price == e.price
                ? strike
                : w().derived(e.price.in_cents(), Unit::price, "before later splits", {strike}));
    if (e.fmv && e.fmv_source) s.price(field("fmv"), e.fmv, {e.fmv->in_cents(), e.fmv_source});
    if (!e.delivered_at || !e.valued_on || !e.delivered_source) return;
    const Figure value{e.delivered_at->in_cents(), e.delivered_source};
    s.price(field("delivered_at"), e.delivered_at, value);
    s.date(field("valued_on"), e.valued_on,
           w().derived(Workings::serial(*e.valued_on), Unit::date, "the day that the reading takes",
                       {w().fact(fact.date, "exercise"), value}));
  }

  /// A SAR costs nothing and gives its spread.
  void appreciation() const {
    money("cost", e.cost, s.none(Unit::money, "a SAR costs nothing", {s.kind()}));
    shares("surrendered", e.surrendered,
           s.none(Unit::shares, "there is no price to give shares for", {s.kind()}));
    money("cash", e.cash, s.none(Unit::money, "there is no price to pay", {s.kind()}));
    if (e.delivered == Shares{} || !e.fmv || !e.spread)
      return shares("delivered", e.delivered, s.none(Unit::shares, "no shares are delivered", {s.kind()}));
    Figure given =
        w().whole(w().quotient(own("spread", *e.spread, "spread"), own("fmv", *e.fmv, "value of a share")));
    if (e.withheld_for_tax != Shares{})
      given = w().difference(given, own("withheld_for_tax", e.withheld_for_tax, "withheld for taxes"));
    shares("delivered", e.delivered, given);
  }

  void payment() const {
    if (s.grant.type == AwardType::sar) return appreciation();
    const Figure method = fact.method ? w().fact_at(&*fact.method, {}, Unit::word,
                                                    names_of(e.method)[static_cast<size_t>(e.method)])
                                      : absent("method", "paid in cash");
    const Figure none = s.none(Unit::shares, "no share is given for the price", {method});
    const bool in_shares = e.surrendered != Shares{} && e.delivered_at;
    const Figure cost = own("cost", e.cost, "exercise price in total");
    if (in_shares) {
      const Figure worth = own("delivered_at", *e.delivered_at, "value of a share");
      shares("surrendered", e.surrendered, w().whole(w().quotient(cost, worth)));
      money("cash", e.cash,
            w().rounded(w().difference(
                cost, w().product(own("surrendered", e.surrendered, "given in payment"), worth))));
    } else {
      shares("surrendered", e.surrendered, none);
      money("cash", e.cash, cost);
    }
    Figure left = own("shares", e.shares, "exercised");
    if (e.surrendered != Shares{})
      left = w().difference(left, own("surrendered", e.surrendered, "given in payment"));
    if (e.withheld_for_tax != Shares{})
      left = w().difference(left, own("withheld_for_tax", e.withheld_for_tax, "withheld for taxes"));
    shares("delivered", e.delivered, left);
  }

  void tax() const {
    const GrantResult& grant = s.grant;
    std::vector<Figure> inside{s.kind()};
    if (grant.iso_until) inside.push_back(s.own("iso_until", *grant.iso_until, "last day of ISO treatment"));
    for (const Allotment& a : grant.allotments) {
      if (a.date != e.date || grant.type != AwardType::iso) continue;
      inside.push_back(s.shown(fmt::format("{}.tranches[{}].iso", s.path, a.tranche),
                               grant.tranches[a.tranche].iso.count, Unit::shares, "inside the yearly limit"));
    }
    w().account(fmt::format("{}.{}", s.path, field("incentive")),
                w().derived(e.incentive.count, Unit::shares, "exercised as an incentive option",
                            std::span<const Figure>{inside}));
    if (e.fmv && e.spread) {
      const Figure gain = w().difference(own("fmv", *e.fmv, "value"), own("price", e.price, "exercise price"));
      const Figure each = gain.value < Exact{} ? w().derived({}, Unit::price, "no spread", {gain}) : gain;
      money("spread", *e.spread, w().rounded(w().product(own("shares", e.shares, "exercised"), each)));
    }
    if (e.withholding) money("withholding", *e.withholding, withholding());
    const Figure none =
        s.none(Unit::money, "no share is withheld for taxes", {absent("withhold_shares", "tax in cash")});
    if (e.withheld_for_tax == Shares{} || !e.fmv || !e.withholding) {
      shares(
          "withheld_for_tax", e.withheld_for_tax,
          s.none(Unit::shares, "no share is withheld for taxes", {absent("withhold_shares", "tax in cash")}));
      return money("tax_cash", e.tax_cash, none);
    }
    const Figure tax = own("withholding", *e.withholding, "tax to withhold"),
                 worth = own("fmv", *e.fmv, "value");
    shares("withheld_for_tax", e.withheld_for_tax, w().whole(w().quotient(tax, worth)));
    money("tax_cash", e.tax_cash,
          w().rounded(w().difference(
              tax, w().product(own("withheld_for_tax", e.withheld_for_tax, "shares withheld"), worth))));
  }

  Figure withholding() const {
    if (fact.withholding) return w().fact(*fact.withholding, "tax to withhold");
    const Figure tables =
        w().law(e.date.year(), Unit::count, w().text(fmt::format("withholding tables of {}", e.date.year())));
    return w().derived(e.withholding->exact(), Unit::money, "estimated by the flat method",
                       {own("wages", e.wages.value_or(Money{}), "wages"), tables});
  }
};

}  // namespace

void explain_exercises(const GrantSteps& steps) {
  const GrantResult& grant = steps.grant;
  for (size_t i = 0; i < grant.exercises.size(); ++i) {
    if (grant.grant == nullptr || i >= grant.grant->exercises.size()) continue;
    const ExerciseSteps own{steps, grant.exercises[i], grant.grant->exercises[i],
                            fmt::format("exercises[{}]", i)};
    own.facts();
    own.payment();
    own.tax();
  }
}

}  // namespace payout
