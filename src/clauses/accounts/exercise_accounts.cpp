#include <fmt/format.h>

#include "clauses/accounts/ledger.h"

namespace payout {
namespace {

/// One exercise.
struct ExerciseBook {
  const Ledger& book;
  const GrantResult& grant;
  const ExerciseResult& e;
  const Exercise& fact;
  std::string path;

  Workings& w() const { return book.work(); }
  Figure own(std::string_view field, Shares value, std::string_view label) const {
    return book.shown(fmt::format("{}.{}", path, field), value, label);
  }
  Figure own(std::string_view field, Money value, std::string_view label) const {
    return book.shown(fmt::format("{}.{}", path, field), value, label);
  }
  Figure price_of(std::string_view field, Price value, std::string_view label) const {
    return w().figure(value.in_cents(), Unit::price, fmt::format("{}.{}", path, field), label);
  }

  void facts() const {
    book.date(path + ".date", e.date, w().fact(fact.date, "exercise"));
    book.shares(path + ".shares", e.shares, w().fact(fact.shares, "shares exercised"));
    const Figure strike = w().figure(grant.price.value_or(Price{}).in_cents(), Unit::price,
                                     fmt::format("grants[{}].price", grant.id), "exercise price");
    w().account(path + ".price", grant.price == e.price ? strike
                                                        : w().derived(e.price.in_cents(), Unit::price,
                                                                      "before later splits", {strike}));
    if (e.fmv) w().account(path + ".fmv", book.quoted(*e.fmv, e.date, "fair market value"));
    if (e.delivered_at && e.valued_on) {
      const Figure value = book.quoted(*e.delivered_at, *e.valued_on, "value of a share");
      w().account(path + ".delivered_at", value);
      book.date(
          path + ".valued_on", e.valued_on,
          book.day(*e.valued_on, "the day that the reading takes", {w().fact(fact.date, "exercise"), value}));
    }
  }

  void payment() const {
    const Figure method = fact.method ? w().fact_at(&*fact.method, {}, Unit::word,
                                                    names_of(e.method)[static_cast<size_t>(e.method)])
                                      : book.absent(path + ".method", "paid in cash");
    const Figure none = book.none(Unit::shares, "no share is given for the price", {method});
    const bool in_shares = e.surrendered != Shares{} && e.delivered_at;
    const Figure cost = own("cost", e.cost, "exercise price in total");
    if (in_shares) {
      const Figure worth = price_of("delivered_at", *e.delivered_at, "value of a share");
      book.shares(path + ".surrendered", e.surrendered, w().whole(w().quotient(cost, worth)));
      book.money(path + ".cash", e.cash,
                 w().rounded(w().difference(
                     cost, w().product(own("surrendered", e.surrendered, "given in payment"), worth))));
    } else {
      book.shares(path + ".surrendered", e.surrendered, none);
      book.money(path + ".cash", e.cash, cost);
    }
    Figure left = own("shares", e.shares, "exercised");
    if (e.surrendered != Shares{})
      left = w().difference(left, own("surrendered", e.surrendered, "given in payment"));
    if (e.withheld_for_tax != Shares{})
      left = w().difference(left, own("withheld_for_tax", e.withheld_for_tax, "withheld for taxes"));
    book.shares(path + ".delivered", e.delivered, left);
  }

  void tax() const {
    const Figure kind = grant.grant != nullptr
                            ? book.word(&grant.grant->type, grant.type == OptionType::iso ? "iso" : "nso")
                            : book.none(Unit::word, {});
    std::vector<Figure> inside{kind};
    if (grant.iso_until)
      inside.push_back(book.shown(fmt::format("grants[{}].iso_until", grant.id), *grant.iso_until,
                                  "last day of ISO treatment"));
    for (const Allotment& a : grant.allotments) {
      if (a.date != e.date || grant.type != OptionType::iso) continue;
      inside.push_back(book.shown(fmt::format("grants[{}].tranches[{}].iso", grant.id, a.tranche),
                                  grant.tranches[a.tranche].iso.count, Unit::shares,
                                  "inside the yearly limit"));
    }
    w().account(path + ".incentive",
                w().derived(e.incentive.count, Unit::shares, "exercised as an incentive option",
                            std::span<const Figure>{inside}));
    if (e.fmv && e.spread) {
      const Figure gain =
          w().difference(price_of("fmv", *e.fmv, "value"), price_of("price", e.price, "exercise price"));
      const Figure each = gain.value < Exact{} ? w().derived({}, Unit::price, "no spread", {gain}) : gain;
      book.money(path + ".spread", e.spread,
                 w().rounded(w().product(own("shares", e.shares, "exercised"), each)));
    }
    if (e.withholding) book.money(path + ".withholding", e.withholding, withholding());
    const Figure none = book.none(Unit::money, "no share is withheld for taxes",
                                  {book.absent(path + ".withhold_shares", "tax in cash")});
    if (e.withheld_for_tax == Shares{} || !e.fmv || !e.withholding) {
      book.shares(path + ".withheld_for_tax", e.withheld_for_tax,
                  book.none(Unit::shares, "no share is withheld for taxes",
                            {book.absent(path + ".withhold_shares", "tax in cash")}));
      return book.money(path + ".tax_cash", e.tax_cash, none);
    }
    const Figure tax = own("withholding", *e.withholding, "tax to withhold"),
                 worth = price_of("fmv", *e.fmv, "value");
    book.shares(path + ".withheld_for_tax", e.withheld_for_tax, w().whole(w().quotient(tax, worth)));
    book.money(path + ".tax_cash", e.tax_cash,
               w().rounded(w().difference(
                   tax, w().product(own("withheld_for_tax", e.withheld_for_tax, "shares withheld"), worth))));
  }

  Figure withholding() const {
    if (fact.withholding) return w().fact(*fact.withholding, "tax to withhold");
    const Figure tables =
        w().law(e.date.year(), Unit::count, book.text(fmt::format("withholding tables of {}", e.date.year())));
    return book.amount(*e.withholding, "estimated by the flat method",
                       {own("wages", e.wages.value_or(Money{}), "wages"), tables});
  }
};

}  // namespace

void account_exercises(const Ledger& book, const GrantResult& grant, const std::string& path) {
  for (size_t i = 0; i < grant.exercises.size(); ++i) {
    if (grant.grant == nullptr || i >= grant.grant->exercises.size()) continue;
    const ExerciseBook own{book, grant, grant.exercises[i], grant.grant->exercises[i],
                           fmt::format("{}.exercises[{}]", path, i)};
    own.facts();
    own.payment();
    own.tax();
  }
}

}  // namespace payout
