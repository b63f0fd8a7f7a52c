#include <fmt/format.h>

#include "report/arithmetic.h"
#include "report/remarks.h"
#include "report/text.h"

namespace payout {

static void print_schedule(Page& page, const ReportData& data) {
  const DeferralResult& d = data.result.deferred;
  Grid grid{{{"payment"},
             {"due"},
             {"opening", Align::right},
             {"earnings", Align::right},
             {"closing", Align::right},
             {"amount", Align::right}}};
  const bool earns = d.payments.size() > 1;
  for (const DeferralPayment& p : d.payments) {
    const auto shown = [&](Money m) { return earns ? grouped(m) : std::string{}; };
    grid.row({earns ? std::to_string(p.id) : "Lump sum", to_string(p.due), shown(p.opening), shown(p.earnings),
              shown(p.closing), grouped(p.amount)});
    const std::string how = arithmetic(data.work, p.arithmetic);
    if (!how.empty()) grid.note(how);
  }
  if (earns && d.total) grid.row({"Total", {}, {}, {}, {}, grouped(*d.total)});
  grid.print(page);
}

void print_deferral(Page& page, const ReportData& data) {
  const DeferralResult& d = data.result.deferred;
  if (is_refused(data.result, Module::deferred) || (!d.balance && d.payments.empty())) return;
  page.heading("DEFERRED COMPENSATION");
  if (d.balance) {
    std::string text = fmt::format("balance {}", grouped(*d.balance));
    if (d.vested) text += fmt::format(", vested {}", grouped(*d.vested));
    if (d.forfeited && *d.forfeited != Money{}) text += fmt::format(", forfeited {}", grouped(*d.forfeited));
    page.wrapped(2, text);
  }
  if (!d.payments.empty()) print_schedule(page, data);
}

}  // namespace payout
