#include "clauses/parachute/remedy.h"
#include "clauses/parachute/test_steps.h"

namespace payout {
namespace {

/// Every other tax on the gross-up: at one rate, or each by its table.
Figure other_taxes_on(const TestSteps& s, const ParachuteResult& out, Figure gross_up) {
  std::vector<Figure> parts;
  const auto add = [&](std::string_view field, const std::optional<Money>& tax, std::string_view table) {
    if (!tax) return;
    const std::string_view source =
        s.w().text(fmt::format("{} tables of {}", table, out.table_year.value_or(0)));
    s.money(fmt::format("parachute.{}", field), tax,
            s.amount(*tax, "tax with the gross-up less tax without it",
                     {gross_up, s.w().law(out.table_year.value_or(0), Unit::count, source)}));
    parts.push_back(s.own(field, tax, table));
  };
  add("federal_on_gross_up", out.federal_on_gross_up, "federal income tax");
  add("state_on_gross_up", out.state_on_gross_up, "state income tax");
  add("social_security_on_gross_up", out.social_security_on_gross_up, "social security");
  add("medicare_on_gross_up", out.medicare_on_gross_up, "Medicare");
  if (!parts.empty()) return s.w().sum(parts);
  const Figure rate = s.w().figure(out.rate->value, Unit::rate, "parachute.rate", "other taxes");
  return s.w().rounded(s.w().product(rate, gross_up));
}

}  // namespace

void explain_gross_up(const Exposure& e) {
  if (!e.c.work.explaining()) return;
  const TestSteps s{e.c};
  const ParachuteResult& out = e.out();
  const Figure gross_up = s.own("gross_up", out.gross_up, "gross-up");
  s.money("parachute.tax_on_gross_up", out.tax_on_gross_up, other_taxes_on(s, out, gross_up));
  const Figure rate = s.w().law(law::excise_rate, Unit::rate, "excise", "26 U.S.C. 4999(a)");
  s.money("parachute.excise_on_gross_up", out.excise_on_gross_up, s.w().rounded(s.w().product(rate, gross_up)),
          "26 U.S.C. 4999(a)");
  const Figure taxes = s.own("tax_on_gross_up", out.tax_on_gross_up, "other taxes on it"),
               excise = s.own("excise_on_gross_up", out.excise_on_gross_up, "excise on it");
  s.money("parachute.kept", out.kept, s.w().difference(s.w().difference(gross_up, taxes), excise));
  s.money("parachute.shortfall", out.shortfall,
          s.w().difference(s.own("excise", out.excise, "excise"), s.own("kept", out.kept, "kept")));
  if (!out.table_year) return;
  const Figure day = out.gross_up_due ? s.shown("parachute.gross_up_due", *out.gross_up_due, "gross-up")
                                      : s.shown("parachute.change", e.change, "change");
  s.w().account(
      "parachute.table_year",
      s.w().derived(*out.table_year, Unit::count, "year in which the gross-up is paid at the latest", {day}));
}

}  // namespace payout
