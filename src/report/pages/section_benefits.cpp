#include <fmt/format.h>

#include <algorithm>

#include "report/explain/arithmetic.h"
#include "report/pages/remark_text.h"
#include "report/pages/report_page.h"

namespace payout {

/// Awards of which a clause or the person's papers state the value: equity, and no benefit.
static void print_stated_equity(Page& page, const ReportData& data) {
  const auto& all = data.result.benefits;
  const auto count = std::ranges::count_if(all, &BenefitResult::of_equity);
  if (count == 0) return;
  page.heading("Equity, value stated");
  Grid grid{
      {{"awards", Align::left, true, true}, {"clause", Align::left, true, true}, {"value", Align::right}}};
  Money sum;
  for (const BenefitResult& award : all) {
    if (!award.of_equity()) continue;
    sum += award.amount;
    grid.row({std::string{award.label}, std::string{award.cite}, grouped(award.amount)});
    const std::string how = arithmetic(data.work, award.arithmetic);
    if (!how.empty()) grid.note(how);
    if (award.tax_made_good)
      grid.note(fmt::format("income tax on it made good in cash: {}", grouped(*award.tax_made_good)));
    if (award.vests_on) grid.note(fmt::format("would have vested on {}", to_string(*award.vests_on)));
  }
  if (count > 1) grid.total({"Total", {}, grouped(sum)});
  grid.print(page);
}

static void print_going_on(Page& page, const ReportData& data) {
  const auto count = std::ranges::count(data.result.benefits, false, &BenefitResult::of_equity);
  if (count == 0) return;
  page.heading("Benefits");
  Grid grid{{{"benefit", Align::left, true, true},
             {"clause", Align::left, true, true},
             {"time", Align::left, true},
             {"cost", Align::right}}};
  for (const BenefitResult& benefit : data.result.benefits) {
    if (benefit.of_equity()) continue;
    const std::string time =
        benefit.starts && benefit.last_day
            ? fmt::format("{} to {}", to_string(*benefit.starts), to_string(*benefit.last_day))
            : "in kind";
    grid.row({std::string{benefit.label}, std::string{benefit.cite}, time, grouped(benefit.amount)});
    const std::string how = arithmetic(data.work, benefit.arithmetic);
    if (!how.empty()) grid.note(how);
    for (const WaivedPayment& p : data.result.parachute.waived_payments) {
      if (p.id == benefit.id && p.type == PaymentClass::other)
        grid.note(
            fmt::format("given up, not approved by the shareholders, and not provided: {}", grouped(p.amount)));
    }
    if (benefit.tax_made_good)
      grid.note(fmt::format("income tax on it made good in cash: {}", grouped(*benefit.tax_made_good)));
    if (benefit.employee_pays)
      grid.note(
          fmt::format("the executive pays {} of the premium in that time", grouped(*benefit.employee_pays)));
  }
  if (count > 1 && data.result.totals.benefits)
    grid.total({"Total benefits", {}, {}, grouped(*data.result.totals.benefits)});
  grid.print(page);
}

static void print_limits(Page& page, const ReportData& data) {
  if (data.result.limits.empty()) return;
  page.heading("Limits");
  Grid grid{{{"paid up to a limit", Align::left, true, true},
             {"clause", Align::left, true, true},
             {"last day", Align::left, false, true},
             {"at most", Align::right}}};
  for (const LimitResult& limit : data.result.limits) {
    grid.row({std::string{limit.label}, std::string{limit.cite},
              limit.until ? to_string(*limit.until) : "no end",
              limit.at_most ? grouped(*limit.at_most) : "no limit"});
    const std::string how = arithmetic(data.work, limit.arithmetic);
    if (!how.empty()) grid.note(how);
    if (limit.used)
      grid.note(fmt::format("used: {}; what is paid of it is a line of severance", grouped(*limit.used)));
  }
  grid.print(page);
  page.wrapped(2, "Limits are in no total: only what is used is paid.");
}

static void print_returns(Page& page, const ReportData& data) {
  if (data.result.returns.empty()) return;
  page.heading("To be returned");
  Grid grid{{{"item", Align::left, true, true},
             {"clause", Align::left, true, true},
             {"by", Align::left, false, true},
             {"amount", Align::right}}};
  for (const ReturnResult& back : data.result.returns) {
    grid.row({std::string{back.label}, std::string{back.cite},
              back.due ? to_string(*back.due) : "no stated day", grouped(back.amount)});
    const std::string how = arithmetic(data.work, back.arithmetic);
    if (!how.empty()) grid.note(how);
  }
  grid.print(page);
  page.wrapped(2, "What is returned is in no total: what was paid is still shown as paid.");
}

void print_benefits(Page& page, const ReportData& data) {
  if (is_refused(data.result, Module::severance) && data.result.severance.open.empty()) return;
  print_going_on(page, data);
  print_stated_equity(page, data);
  print_limits(page, data);
  print_returns(page, data);
}

}  // namespace payout
