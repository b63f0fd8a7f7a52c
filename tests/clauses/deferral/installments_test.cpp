#include <fmt/format.h>

#include <sstream>

#include "catch.h"
#include "clauses/deferral/evaluated.h"
#include "report/formats/json.h"
#include "support/files.h"
#include "support/shipped.h"

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

/// The same YAML with the keys of every level in reverse order. Each level stands two blanks further in.
static std::string reversed(const std::string& text, size_t indent = 2) {
  std::vector<std::pair<std::string, std::string>> keys;  // the line of a key, and what stands under it
  std::istringstream lines{text};
  for (std::string line; std::getline(lines, line);) {
    if (line.find_first_not_of(' ') == indent)
      keys.emplace_back(line + '\n', "");
    else
      keys.back().second += line + '\n';
  }
  std::string out;
  for (auto key = keys.rbegin(); key != keys.rend(); ++key)
    out += key->first + (key->second.empty() ? "" : reversed(key->second, indent + 2));
  return out;
}

TEST_CASE("The order in which the facts of an account are written changes nothing", "[deferral]") {
  const std::string facts = R"(  first_eligible: 1999-12-01
  election: {percent: 20, form: installments, filed: 1999-12-20}
  match: {rate: 50%, on_first: 6%}
  vesting: {1999-12-01: 50%, 2001-12-01: 100%}
  returns:
    2000-03-31: 2.5%
    2000-06-30: -3.1%
  earnings: 6.3%/year
  withholding: 28%
  plan_years:
    2000:
      transfer: {max: 10500, on: 2001-03-15, earnings: 77.77}
      periods:
        2000-03-31: {compensation: 51234.56, k401_deferral: 0, k401_match: 0}
        2000-06-30: {compensation: 49876.54, k401_deferral: 1000, k401_match: 500}
)";
  const auto written = evaluate_plan(facts, leaves_mid_2000);
  REQUIRE(written->deferred().total);
  const auto turned = evaluate_plan(reversed(facts), leaves_mid_2000);
  REQUIRE(turned->problems.all().empty());
  CHECK(to_json(turned->space.result) == to_json(written->space.result));
}

TEST_CASE("Installments are the whole account, whatever their number, method and order of early payments",
          "[deferral]") {
  for (const std::string readings :
       {"installment_count: \"11\"", "installment_count: \"11\", installment_method: principal_plus_earnings",
        "installment_count: \"11\", installment_method: level_annuity"}) {
    const std::string early =
        "  accelerations: [{date: 2003-08-01, share: 25%}, {date: 2002-05-05, early_tax: 99.99}]\n";
    for (const std::string& facts : {std::string{}, early}) {
      const auto run = evaluate_plan(
          "  election: installments\n  earnings: 5.55%/year\n  balance: {as_of: 2000-09-30, vested: "
          "45678.91}\n" +
              facts,
          leaves_mid_2000 + "readings: {" + readings + "}\n");
      check_schedule(run->deferred());
      CHECK(run->deferred().payments.size() == (facts.empty() ? 11 : 13));
    }
  }
}

TEST_CASE("Every posting and every payment of every shipped scenario adds up", "[deferral]") {
  size_t postings = 0, payments = 0;
  for (const auto& one : shipped_cases()) {
    if (!one->evaluated || !one->loaded->facts.deferred_comp) continue;
    const Workspace& space = one->space;
    INFO(short_name(one->path));
    std::optional<Money> before;
    for (const DeferralPosting& p : space.result.deferred.history) {
      CHECK(p.opening + p.earnings + p.own + p.company - p.transferred - p.forfeited == p.closing);
      CHECK(p.opening == before.value_or(p.opening));
      before = p.closing;
      ++postings;
    }
    Money total;
    for (const DeferralPayment& p : space.result.deferred.payments) {
      CHECK(p.opening + p.earnings == p.amount + p.closing);
      total += p.amount;
      ++payments;
    }
    CHECK(total == space.result.deferred.total.value_or(total));
  }
  CHECK(postings > 50);
  CHECK(payments > 200);
}
