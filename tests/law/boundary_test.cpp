#include <regex>

#include "catch.h"
#include "law/year_tax.h"
#include "support/files.h"

using namespace payout;
using namespace payout::law;

TEST_CASE("The rate exactly at a bracket's edge is the rate of the next dollar", "[year-tax][boundary]") {
  // Single, 2000: deductions 4,400 + 2,800 = 7,200; the 15% bracket ends at 26,250 taxable, 33,450 of pay.
  const YearTaxes taxes = taxes_on_extra_pay(*std::get<const FederalYear*>(federal(2000)), nullptr, {});
  CHECK(marginal_rates(taxes, *parse_money("33449.99")).federal == Exact::fraction(15, 100));
  CHECK(marginal_rates(taxes, *parse_money("33450.00")).federal == Exact::fraction(28, 100));
}

TEST_CASE("Every derived 120% of the AFR is 1.2 times the AFR, rounded half up to a hundredth of a percent",
          "[tables][boundary]") {
  const std::string text = read_text(std::filesystem::path{PAYOUT_ROOT} / "src/law/tables/afr.yaml");
  const std::regex pair{R"(afr: 0\.(\d+), at_120: 0\.(\d+), derived: true)"};
  const auto ten_thousandths = [](std::string digits) {
    digits.resize(6, '0');  // in millionths, to see what is no whole number of ten-thousandths
    return std::stol(digits);
  };
  size_t pairs = 0;
  for (auto at = std::sregex_iterator{text.begin(), text.end(), pair}; at != std::sregex_iterator{};
       ++at, ++pairs) {
    const long afr = ten_thousandths((*at)[1]), at_120 = ten_thousandths((*at)[2]);
    INFO(at->str());
    CHECK(at_120 == (afr * 12 / 10 + 50) / 100 * 100);
  }
  CHECK(pairs > 100);
}

TEST_CASE("The reduction of itemized deductions starts alike for all but married persons filing separately",
          "[tables][boundary]") {
  // 26 U.S.C. 68(b) to 2009: one amount, half of it for a separate return.
  for (int year = 1999; year <= 2009; ++year) {
    INFO(year);
    const auto& start = std::get<const FederalYear*>(federal(year))->itemized_limit.start;
    CHECK(start[Status::joint] == start[Status::single]);
    CHECK(start[Status::head_of_household] == start[Status::single]);
    CHECK(start[Status::separate] + start[Status::separate] == start[Status::single]);
  }
}
