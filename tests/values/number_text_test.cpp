#include "values/number_text.h"

#include "catch.h"

using namespace payout;

TEST_CASE("An amount is written with its fraction of a cent", "[values]") {
  // (161,862.53 x 12/3 + 173,846.57) / 2 = 821,296.69 / 2
  CHECK(with_fraction_of_cent(Exact::fraction(82129669, 2)) == "410,648.345");
  // 820,000 / 3
  CHECK(with_fraction_of_cent(Exact::fraction(82000000, 3)) == "273,333.33 1/3");
  CHECK(with_fraction_of_cent(Exact{82000000}) == "820,000.00");
  // a sixteenth of a cent is four decimals more
  CHECK(with_fraction_of_cent(Exact::fraction(1, 16)) == "0.000625");
  // nobody writes out a fraction over 10,007: half up to the cent
  CHECK(with_fraction_of_cent(Exact::fraction(100070 + 5004, 10007)) == "0.11");
}
