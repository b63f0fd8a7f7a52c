#include "catch.h"
#include "support/process.h"

// The plan of the benchmark (tests/bench) and its one hand_row worked out by hand:
// bonus 240,000 x 45% = 108,000; a year's pay 363,000, paid on the change; severance 2 x 363,000 in the
// protected year. Options: vested 10,000 + 4,000 + 5,000, accelerated 3 x 10,000 + 3 x 4,000; spread 40,000 x
// 18 + 16,000 x 15 + 5,000 x 20. Accelerated tranches at 1.04 a half year and 1% a month: 0.00, 35,179.88,
// 69,335.25; 8,828.04, 20,296.04, 31,442.05. Total 363,000 + 726,000 + 165,081.26; base 1,147,500 / 5; excise
// 0.2 x (1,254,081.26 - 229,500); gross-up / 0.3615348. Installments: a tenth, then a ninth of the rest with
// 8%, and so on.
static const std::string header =
    "id,salary,bonus_pct,benefits,termination,change_in_control,share_price,g1_date,g1_shares,g1_price,g2_date,"
    "g2_shares,g2_price,g3_date,g3_shares,g3_price,w2_1,w2_2,w2_3,w2_4,w2_5,deferred_balance\\n";
static const std::string hand_row =
    "H,240000,45,15000,2000-09-30,2000-05-31,36.00,1998-10-01,40000,18.00,1999-07-01,16000,21.00,1996-05-01,"
    "5000,16.00,"
    "180000,210000,240000,255000,262500,100000\\n";

TEST_CASE("The benchmark's row worked by hand comes out of terms alone", "[batch][bench]") {
  const Ran ran = shell("printf '" + header + hand_row +
                        "' | payout batch tests/bench/template.yaml --rows - --quiet | tail -n 1");
  CHECK(ran.err == "");
  CHECK(ran.out ==
        "H,726000.00,363000.00,19000,42000,1060000.00,2001-09-30,2001-09-30,2001-09-30,229500.00,1254081.26,"
        "204916.25,"
        "566795.37,10000.00,10800.00,11664.00,12597.12,13604.89,14693.28,15868.75,17138.24,18509.31,19990.04,"
        "2860661.00\n");
}

// Leap days, ends of months, half cents, a total of exactly three times the base amount; edges-results.csv was
// written by decimal_job.py, which shares nothing with the program.
TEST_CASE("The benchmark's edges come out as an exact decimal computation has them", "[batch][bench]") {
  const Ran ran = shell(
      "payout batch tests/bench/template.yaml --rows tests/bench/edges.csv | cmp - "
      "tests/bench/edges-results.csv");
  CHECK(ran.status == 0);
  CHECK(ran.out == "");
}
