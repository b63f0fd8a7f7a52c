#include "catch.h"
#include "support/files.h"
#include "support/process.h"

/// A day is explained by the fact that it was computed from, and by no other fact of the same date.
namespace {

constexpr const char* facts = R"(agreement: icg
employee: {name: The Executive}
salary: {base: 300000/year, target_bonus: 40%, car_allowance: 400/month, benefits: {health_insurance: 6000/year}}
events: [{kind: ownership, date: 2000-10-16, percent: 61%, acquirer: outsider}]
termination: {reason: without_cause, by: company, notice: 2000-08-11, date: 2000-10-16}
)";

std::string source_of(const std::string& figure, const std::string& sets = {}) {
  return shell("cat <<'END' | payout explain - '" + figure + "' " + sets + "\n" + facts + "END").out;
}

/// The value in the first line of an explanation.
std::string value_of(const std::string& text) {
  const std::string first = text.substr(0, text.find('\n'));
  return first.substr(first.find_last_of(' ') + 1);
}

}  // namespace

TEST_CASE("Of facts of one date an explanation names those that move the figure, and no others",
          "[report][explain]") {
  const std::string change = "events[0].date", end = "termination.date", notice = "termination.notice";
  struct Row {
    std::string figure;
    std::string source;  ///< the one of the three days that the figure is counted from
  };
  const std::vector<Row> rows{
      {"severance.change_in_control_payment.due", change},
      {"calendar[change_in_control_payment]", change},
      {"changes[change_in_control].date", change},
      {"severance.termination_fee.due", end},
      {"calendar[termination_fee]", end},
      {"obligations[noncompete]", end},
      {"obligations[noninterference]", end},
      {"calendar[noncompete]", end},
      {"obligations[return_of_documents]", end},
      {"header.termination", end},
  };
  const std::string later_change = "--set events[0].date=2000-10-15",
                    later_end = "--set termination.date=2000-10-17";
  for (const Row& row : rows) {
    INFO(row.figure);
    const std::string text = source_of(row.figure);
    CHECK(text.find("[" + row.source) != text.npos);
    for (const std::string& other : {change, end, notice}) {
      if (other != row.source) CHECK(text.find("[" + other) == text.npos);
    }
    const std::string was = value_of(text);
    CHECK((value_of(source_of(row.figure, later_change)) != was) == (row.source == change));
    CHECK((value_of(source_of(row.figure, later_end)) != was) == (row.source == end));
  }
}

TEST_CASE("A last day that a reading moves is counted from the notice", "[report][explain]") {
  // 2000-11-06 + 60 days = 2001-01-05
  const std::string text = source_of("header.termination",
                                     "--set events[0].date=1999-08-02 --set termination.notice=2000-11-06 "
                                     "--set termination.date=2000-12-15 --set "
                                     "readings.short_notice=extend_to_minimum");
  CHECK(value_of(text) == "2001-01-05");
  CHECK(text.find("[termination.notice") != text.npos);
  CHECK(text.find("60 days") != text.npos);
}
