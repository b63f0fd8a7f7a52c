#include <fmt/format.h>

#include "catch.h"
#include "clauses/deferral/evaluated.h"

using namespace payout;

static void check_schedule(const DeferralResult& d) {
  REQUIRE(d.total);
  Money left = *d.distributable, paid, earned;
  for (const DeferralPayment& p : d.payments) {
    CHECK(p.opening == left);
    CHECK(p.opening + p.earnings == p.amount + p.closing);
    left = p.closing;
    paid += p.amount, earned += p.earnings;
    CHECK(paid + left == *d.distributable + earned);
  }
  CHECK(left == Money{});
  CHECK(paid == *d.total);
  CHECK(earned == *d.earnings);
}

TEST_CASE("Payments and what remains are the balance and its earnings, to the cent, at every step",
          "[deferral]") {
  for (const std::string method : {"declining_fraction", "principal_plus_earnings", "level_annuity"}) {
    for (const std::string rate : {"8%", "0%", "7.35%", "-3%"}) {
      for (const std::string balance : {"92000", "0.01", "0.09", "33333.33", "1000000.07"}) {
        DYNAMIC_SECTION(method << " " << rate << " " << balance) {
          const auto run =
              evaluate_plan(fmt::format("  election: installments\n  earnings: {}/year\n  balance: {{as_of: "
                                        "2000-09-30, vested: {}}}\n",
                                        rate, balance),
                            leaves_mid_2000 + fmt::format("readings: {{installment_method: {}}}\n", method));
          check_schedule(run->deferred());
          CHECK(run->deferred().payments.size() <= 10);  // an account of cents may be used up earlier
        }
      }
    }
  }
}

TEST_CASE("Early payments leave nothing out", "[deferral]") {
  const auto run = evaluate_plan(R"(  election: installments
  earnings: 6.1%/year
  balance: {as_of: 2000-12-31, vested: 77777.77}
  accelerations: [{date: 2002-05-05, amount: 1234.56}, {date: 2004-08-01, share: 1/3}, {date: 2004-08-02, share: 50%}]
)",
                                 leaves_mid_2000);
  check_schedule(run->deferred());
  CHECK(run->deferred().payments.size() == 13);
}

TEST_CASE("An account of nothing is paid in nothing", "[deferral]") {
  const auto run =
      evaluate_plan("  election: lump_sum\n  balance: {as_of: 2000-12-31, vested: 0}\n", leaves_mid_2000);
  CHECK(run->deferred().payments.empty());
  CHECK(run->deferred().total == Money{});
}
