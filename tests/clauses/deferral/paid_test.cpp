#include "catch.h"
#include "clauses/deferral/evaluated.h"
#include "report/formats/csv_report.h"
#include "support/files.h"
#include "support/shipped.h"

using namespace payout;

TEST_CASE("What is deferred of a payment and what is paid of it are all of it", "[shipped][deferral]") {
  size_t deferred = 0;
  for (const auto& one : shipped_cases()) {
    const SeveranceResult& s = one->space.result.severance;
    Money later, now, gross;
    for (const Line& line : s.lines) {
      INFO(short_name(one->path) << " " << line.id);
      CHECK(line.deferred.has_value() == line.paid.has_value());
      const Money put_off = line.deferred.value_or(Money{});
      CHECK(put_off + cash_of(line) == line.amount);
      CHECK(put_off >= Money{});
      CHECK((line.amount < Money{} || cash_of(line) >= Money{}));
      deferred += line.deferred.has_value();
      later += put_off, now += cash_of(line), gross += line.amount;
    }
    INFO(short_name(one->path));
    CHECK(now + later == gross);
    if (s.total) CHECK(s.paid.value_or(gross) == now);
  }
  CHECK(deferred > 5);
}

namespace {

/// A remark of the plan and the clause that it rests on, worked out from the plan's words.
struct Cited {
  std::string plan, more;
  std::string id, cite;
};

const std::string stays = {}, leaves = leaves_mid_2000,
                  died = "termination: {reason: death, date: 2002-07-23}\n";

std::vector<Cited> citations() {
  const std::string balance = "  balance: {as_of: 2000-12-31, vested: 80000}\n";
  const std::string later = "  balance: {as_of: 2002-12-31, vested: 80000}\n  earnings: 0%/year\n";
  const std::string late_death =
      "  first_eligible: 1998-03-02\n  election: {on_death: lump_sum, filed: 2000-08-14}\n" + later;
  return {
      {"  election: {form: lump_sum, filed: 2000-05-05}\n  first_eligible: 1998-03-02\n" + balance, leaves,
       "late-form-election", "DCP 3.02(a)"},
      {late_death, died, "late-form-election", "DCP 3.02(b)"},
      {late_death, died, "assumed-payment-date", "DCP 3.02(b)"},
      {late_death, died, "no-beneficiary", "DCP 1.01"},
      {balance + "  election: lump_sum\n", leaves, "assumed-payment-date", "DCP 3.02(a)"},
      {balance + "  plan_terminated: 2001-05-07\n", stays, "end-of-plan", "DCP 5.02"},
      {balance + "  assignee: a bank\n", stays, "assignment-refused", "DCP 5.08"},
      {balance + "  k401_eligible: false\n", stays, "not-eligible", "DCP 2.01"},
      {balance + "  select_group: false\n", stays, "not-eligible", "DCP 2.01"},
      {balance + "  other_agreements: true\n", stays, "superseded-agreement", "DCP 5.12"},
      {balance + "  incapacitated: true\n", stays, "facility-of-payment", "DCP 5.06"},
      {balance, stays, "unsecured-account", "DCP 4.01"},
      {balance, stays, "subject-to-committee", "DCP 5.04"},
      {"  balance: {as_of: 2000-12-31, own: 5, company: 5, company_vested: 50%}\n  earnings: 0%/year\n"
       "  board_full_vesting: 2001-02-02\n",
       leaves, "not-applied", "DCP 5.02"},
      {"  balance: {as_of: 2000-06-30, own: 5, company: 5, company_vested: 50%}\n  earnings: 0%/year\n"
       "  board_full_vesting: 2000-02-02\n",
       leaves, "vested-in-full", "DCP 5.02"},
      {"  balance: {as_of: 2000-06-30, own: 5, company: 5, company_vested: 50%}\n  earnings: 0%/year\n"
       "  board_full_vesting: 2000-02-02\n",
       leaves, "vested-share-differs", "DCP 5.02"},
      // 3.03: only a termination of employment forfeits what is not vested.
      {"  balance: {as_of: 2000-06-30, own: 5, company: 5, company_vested: 50%}\n  earnings: 0%/year\n"
       "  removed: {date: 2000-05-02, lump_sum: 2000-07-10}\n",
       stays, "unvested-rest", "DCP 3.03"},
  };
}

}  // namespace

TEST_CASE("A remark on the account cites the clause that it rests on", "[deferral]") {
  for (const Cited& one : citations()) {
    DYNAMIC_SECTION(one.id << " " << one.cite << " " << one.plan) {
      const auto run = evaluate_plan(one.plan, one.more);
      bool found = false;
      for (const Remark& r : run->space.result.remarks) {
        if (r.id != one.id) continue;
        found = true;
        CHECK(r.cite == one.cite);
      }
      CHECK(found);
    }
  }
}
