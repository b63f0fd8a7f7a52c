#include <fmt/format.h>

#include "clauses/accounts/ledger.h"
#include "law/irc_280g.h"

namespace payout {
namespace {

/// What is taxed of a gross-up, and what of it is kept.
struct GrossUpBook {
  const Ledger& book;
  const ParachuteResult& out;

  Workings& w() const { return book.work(); }
  Figure shown(std::string_view field, const std::optional<Money>& value, std::string_view label) const {
    return book.shown(fmt::format("parachute.{}", field), value.value_or(Money{}), label);
  }

  void proof() const {
    const Figure gross_up = shown("gross_up", out.gross_up, "gross-up");
    const Figure taxes = shown("tax_on_gross_up", out.tax_on_gross_up, "other taxes on it"),
                 excise = shown("excise_on_gross_up", out.excise_on_gross_up, "excise on it");
    by_tax(gross_up);
    const Figure left = w().law(law::excise_rate, Unit::rate, "excise", "26 U.S.C. 4999(a)");
    book.money("parachute.excise_on_gross_up", out.excise_on_gross_up, w().rounded(w().product(left, gross_up)),
               {}, "26 U.S.C. 4999(a)");
    book.money("parachute.kept", out.kept, w().difference(w().difference(gross_up, taxes), excise));
    book.money("parachute.shortfall", out.shortfall,
               w().difference(shown("excise", out.excise, "excise"), shown("kept", out.kept, "kept")));
    if (out.table_year)
      w().account(
          "parachute.table_year",
          w().derived(*out.table_year, Unit::count, "year in which the gross-up is paid at the latest",
                      {out.gross_up_due ? book.shown("parachute.gross_up_due", *out.gross_up_due, "gross-up")
                                        : book.shown("parachute.change", *out.change, "change")}));
  }

  /// Every other tax on the gross-up: at one rate, or each by its table.
  void by_tax(Figure gross_up) const {
    const Figure rate =
        w().figure(out.rate.value_or(Rate{}).value, Unit::rate, "parachute.rate", "other taxes");
    std::vector<Figure> parts;
    const auto add = [&](std::string_view field, const std::optional<Money>& tax, std::string_view table) {
      if (!tax) return;
      const std::string_view source =
          book.text(fmt::format("{} tables of {}", table, out.table_year.value_or(0)));
      const std::string path = fmt::format("parachute.{}", field);
      book.money(path, tax,
                 book.amount(*tax, "tax with the gross-up less tax without it",
                             {gross_up, w().law(out.table_year.value_or(0), Unit::count, source)}));
      parts.push_back(book.shown(path, *tax, table));
    };
    add("federal_on_gross_up", out.federal_on_gross_up, "federal income tax");
    add("state_on_gross_up", out.state_on_gross_up, "state income tax");
    add("social_security_on_gross_up", out.social_security_on_gross_up, "social security");
    add("medicare_on_gross_up", out.medicare_on_gross_up, "Medicare");
    if (!out.rate) return;
    book.money("parachute.tax_on_gross_up", out.tax_on_gross_up,
               parts.empty() ? w().rounded(w().product(rate, gross_up)) : w().sum(parts));
  }
};

}  // namespace

void account_gross_up(const Ledger& book) {
  GrossUpBook{book, book.c.out.parachute}.proof();
}

}  // namespace payout
