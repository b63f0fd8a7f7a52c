// Every figure of tests/law/checks.yaml, which was computed elsewhere (see its `meta`), for every year, status
// and amount in it.
#include <set>

#include "catch.h"
#include "document/read_yaml.h"
#include "law/income_tax.h"
#include "law/tables.h"
#include "law/withholding.h"

using namespace payout;
using namespace payout::law;

namespace {

const Document& checks() {
  static const Document document = [] {
    Problems problems;
    bool ok = false;
    const std::string path = PAYOUT_ROOT "/tests/law/checks.yaml";
    std::string text = read_file(path, problems, ok);
    return read_yaml(path, std::move(text), problems);
  }();
  return document;
}

NodeRef block(std::string_view name, bool by_year = true) {
  const NodeRef node = checks().root().find(name);
  REQUIRE(node);
  return by_year && node.find("years") ? node.find("years") : node;
}

int year_of(NodeRef node) {
  return std::stoi(std::string{node.key()});
}

FederalYear federal_of(int year) {
  const auto found = federal(year);
  REQUIRE(std::holds_alternative<const FederalYear*>(found));
  return *std::get<const FederalYear*>(found);
}

StateYear state_of(const char* code, int year) {
  const auto found = state(code, year);
  REQUIRE(std::holds_alternative<const StateYear*>(found));
  return *std::get<const StateYear*>(found);
}

Status status_of(std::string_view name) {
  for (size_t i = 0; i < status_names.size(); ++i)
    if (status_names[i] == name) return static_cast<Status>(i);
  FAIL("no status " << name);
  return Status::single;
}

/// Compares a schedule with a map of amount: expected tax; returns how many were compared.
int compare(NodeRef expected, const Schedule& schedule) {
  int count = 0;
  for (NodeRef pair = expected.first(); pair; pair = pair.next()) {
    if (pair.key() == "note") continue;
    INFO(pair.key() << " at line " << pair.origin().mark.line);
    CHECK(plain(tax_on(schedule, *parse_money(pair.key()))) == plain(*parse_money(pair.text())));
    ++count;
  }
  return count;
}

/// The same for every status of a year.
template <class ScheduleOf>
int compare_statuses(NodeRef year, ScheduleOf schedule_of) {
  int count = 0;
  for (NodeRef status = year.first(); status; status = status.next())
    count += compare(status, schedule_of(status_of(status.key())));
  return count;
}

template <class ScheduleOf>
int compare_state(const char* block_name, const char* code, ScheduleOf schedule_of) {
  int count = 0;
  for (NodeRef y = block(block_name).first(); y; y = y.next()) {
    const StateYear s = state_of(code, year_of(y));
    count += compare_statuses(y, [&](Status status) { return schedule_of(s, status); });
  }
  return count;
}

}  // namespace

TEST_CASE("Ordinary federal tax is reproduced for 28 years, four statuses and three incomes", "[checks]") {
  int count = 0;
  for (NodeRef y = block("federal_ordinary_tax").first(); y; y = y.next()) {
    const FederalYear f = federal_of(year_of(y));
    count += compare_statuses(y, [&](Status s) { return ordinary_tax(f, s); });
  }
  CHECK(count == 28 * 4 * 3);
}

TEST_CASE("The 2001 tax after the rate reduction credit is reproduced", "[checks]") {
  const FederalYear f = federal_of(2001);
  CHECK(compare_statuses(block("federal_2001_after_rate_reduction_credit"),
                         [&](Status s) { return ordinary_tax(f, s) - rate_reduction_credit(f, s); }) == 12);
}

TEST_CASE("The printed base amounts of the top brackets are reproduced", "[checks]") {
  int count = 0;
  for (NodeRef row = block("published_base_amounts").find("rows").first(); row; row = row.next(), ++count) {
    const FederalYear f = federal_of(std::stoi(std::string{row.find("year").text()}));
    const Schedule tax = ordinary_tax(f, status_of(row.find("status").text()));
    CHECK(tax_on(tax, *parse_money(row.find("taxable_income").text())) == *parse_money(row.find("tax").text()));
  }
  CHECK(count == 20);
}

TEST_CASE("The tentative minimum tax is reproduced for every year and status", "[checks]") {
  int count = 0;
  for (NodeRef y = block("federal_tentative_minimum_tax").first(); y; y = y.next()) {
    const FederalYear f = federal_of(year_of(y));
    count += compare_statuses(y, [&](Status s) { return tentative_minimum_tax(f, s); });
  }
  CHECK(count == 28 * 4 * 2);
}

TEST_CASE("Personal exemptions after their phase-out are reproduced", "[checks]") {
  int count = 0;
  for (NodeRef y = block("personal_exemption_after_phaseout").first(); y; y = y.next()) {
    const FederalYear f = federal_of(year_of(y));
    count += compare_statuses(y, [&](Status s) { return exemptions_left(f, s, s == Status::joint ? 2 : 1); });
  }
  CHECK(count == 12 * 4 * 3);
}

TEST_CASE("Social security and Medicare of employee and employer are reproduced", "[checks]") {
  int count = 0;
  for (NodeRef y = block("fica").first(); y; y = y.next()) {
    const Fica f = federal_of(year_of(y)).fica;
    const Schedule employee = employee_oasdi(f) + employee_medicare(f) + additional_medicare_withheld(f);
    count += compare(y.find("employee"), employee) + compare(y.find("employer"), employer_fica(f));
  }
  CHECK(count == 28 * 2 * 3);
}

TEST_CASE("Supplemental withholding on 1,500,000 is reproduced for every period", "[checks]") {
  int count = 0;
  for (NodeRef y = block("supplemental_withholding_flat_on_1500000").first(); y; y = y.next()) {
    const FederalYear f = federal_of(year_of(y));
    for (NodeRef row = y.first(); row; row = row.next(), ++count) {
      const WagePayment pay = {.paid = *parse_date(row.find("from").text()), .amount = Money::dollars(1500000)};
      const auto e = std::get<WithholdingEstimate>(estimate_withholding(f, nullptr, pay));
      Money income_tax;
      for (const Withheld& line : e.lines)
        if (line.name.starts_with("federal income tax")) income_tax += line.amount;
      CHECK(income_tax == *parse_money(row.find("on_1500000").text()));
    }
  }
  CHECK(count == 30);
}

TEST_CASE("California, New York and New Jersey tax is reproduced", "[checks]") {
  const auto schedule = [](const StateYear& s, Status status) { return state_income_tax(s, status); };
  CHECK(compare_state("california_tax", "CA", schedule) == 27 * 4 * 4);
  CHECK(compare_state("new_york_schedule_tax", "NY", schedule) == 9 * 4 * 3);
  CHECK(compare_state("new_jersey_tax", "NJ", schedule) == 9 * 4 * 3);
}

TEST_CASE("Colorado tax is reproduced for every status alike", "[checks]") {
  int count = 0;
  for (NodeRef y = block("colorado_tax").first(); y; y = y.next())
    for (const Status s : {Status::single, Status::joint, Status::head_of_household, Status::separate})
      count += compare(y, state_income_tax(state_of("CO", year_of(y)), s));
  CHECK(count == 28 * 4 * 3);
}

TEST_CASE("California disability insurance is reproduced as a deduction from one late payment", "[checks]") {
  int count = 0;
  for (NodeRef y = block("california_sdi").first(); y; y = y.next()) {
    const int year = year_of(y);
    const auto withholding = *std::get<const StateWithholding*>(state_withholding("CA", year));
    for (NodeRef pair = y.first(); pair; pair = pair.next()) {
      if (pair.key() == "note") continue;
      const WagePayment pay = {.paid = Date::of(year, 12, 15), .amount = *parse_money(pair.key())};
      const auto e = std::get<WithholdingEstimate>(estimate_withholding(federal_of(year), &withholding, pay));
      CHECK(e.lines.back().name == "CA SDI");
      CHECK(e.lines.back().amount == *parse_money(pair.text()));
      ++count;
    }
  }
  CHECK(count == 28 * 2);
}

TEST_CASE("No block of the figures computed elsewhere is left out", "[checks]") {
  // `taxsim_max_difference` says how far another program was off, and is no figure to reproduce.
  const std::set<std::string> tried = {"meta",
                                       "federal_ordinary_tax",
                                       "federal_2001_after_rate_reduction_credit",
                                       "taxsim_max_difference",
                                       "published_base_amounts",
                                       "federal_tentative_minimum_tax",
                                       "personal_exemption_after_phaseout",
                                       "fica",
                                       "supplemental_withholding_flat_on_1500000",
                                       "california_tax",
                                       "california_sdi",
                                       "colorado_tax",
                                       "new_york_schedule_tax",
                                       "new_jersey_tax"};
  for (NodeRef node = checks().root().first(); node; node = node.next()) {
    INFO(node.key());
    CHECK(tried.contains(std::string{node.key()}));
  }
}
