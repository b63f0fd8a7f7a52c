#include <algorithm>

#include "catch.h"
#include "clauses/evaluate.h"
#include "report/formats/csv_report.h"
#include "support/files.h"
#include "support/shipped.h"

using namespace payout;

TEST_CASE("Payments add up to their line, and are numbered in the order of their days", "[severance]") {
  size_t several = 0;
  for (const auto& one : shipped_cases()) {
    for (const Line& line : one->space.result.severance.lines) {
      if (line.payments.empty()) continue;
      INFO(one->path << ": " << line.id);
      ++several;
      Money sum;
      int number = 0;
      std::optional<Date> before;
      for (const PaymentRow& row : line.payments) {
        sum += row.amount;
        CHECK(row.id == ++number);
        CHECK((row.amount > Money{} || line.amount == Money{}));  // a breach stops all of it
        if (row.due && before) CHECK(*before <= *row.due);
        before = row.due;
      }
      CHECK(sum == line.amount);
      CHECK(line.due == line.payments.back().due);
    }
  }
  CHECK(several > 20);
}

/// "payment" and "line" rows of CSV.
static Money sum_of_payments(const std::vector<FigureRow>& rows) {
  Money sum;
  for (const FigureRow& row : rows) {
    if (row.kind == "payment") sum += *parse_money(row.amount);
  }
  return sum;
}

TEST_CASE("Rows of kind payment add up to total cash where a line is paid in several", "[severance]") {
  size_t looked_at = 0;
  for (const auto& one : shipped_cases()) {
    const Result& result = one->space.result;
    const auto& lines = result.severance.lines;
    const bool several = std::ranges::any_of(lines, [](const Line& l) { return !l.payments.empty(); });
    if (!several || !result.totals.cash) continue;
    INFO(one->path);
    ++looked_at;
    CHECK(sum_of_payments(figure_rows("", result, one->space.work)) == *result.totals.cash);
  }
  CHECK(looked_at > 20);
}
