#include <fmt/format.h>

#include "report/arithmetic.h"
#include "report/remarks.h"
#include "report/report_page.h"

namespace payout {
namespace {

/// The account in a sentence: what there is, what is vested, what is lost.
std::string account(const DeferralResult& d) {
  std::string text = fmt::format("balance {}", grouped(*d.balance));
  if (d.as_of) text += " on " + to_string(*d.as_of);
  if (d.own && d.company) text += fmt::format(": own {}, company {}", grouped(*d.own), grouped(*d.company));
  if (d.vested_share && *d.vested_share != Rate{1})
    text += fmt::format(" ({} vested)", to_string(*d.vested_share));
  if (d.vested && *d.vested != *d.balance) text += fmt::format("; vested {}", grouped(*d.vested));
  if (d.forfeited && *d.forfeited != Money{}) text += fmt::format("; forfeited {}", grouped(*d.forfeited));
  return text;
}

/// The schedule as bars: what each payment takes and what it leaves.
void add_drawing(Page& page, const DeferralResult& d) {
  Bars bars{.title = "Each payment, and what it leaves in the account",
            .series = {"paid", "left in the account"},
            .last_is_rest = true};
  for (const DeferralPayment& p : d.payments) {
    std::string label = fmt::format("{}  {}", p.id, to_string(p.due));
    if (!p.account.empty()) label += fmt::format(" ({})", p.account);
    bars.bars.push_back({std::move(label),
                         {p.amount, p.closing},
                         fmt::format("{} of {}", grouped(p.amount), grouped(p.amount + p.closing))});
  }
  page.add(std::move(bars));
}

void print_schedule(Page& page, const ReportData& data) {
  const DeferralResult& d = data.result.deferred;
  Grid grid{{{"payment", Align::left, true, true},
             {"clause", Align::left, false, true},
             {"due"},
             {"opening", Align::right},
             {"earnings", Align::right},
             {"closing", Align::right},
             {"amount", Align::right}},
            "Payments"};
  const bool many = d.payments.size() > 1;
  bool assumed = false;
  for (const DeferralPayment& p : d.payments) {
    const auto shown = [&](Money m) { return many ? grouped(m) : std::string{}; };
    std::string label = many ? fmt::format("Payment {}", p.id) : "Lump sum";
    if (!p.account.empty()) label += fmt::format(" of {}", p.account);
    if (p.payee != Payee::employee) label += fmt::format(", to the {}", name_of(p.payee));
    if (p.accelerated) label += ", early by the committee's decision";
    assumed = assumed || p.assumed;
    grid.row({label, std::string{p.cite}, to_string(p.due) + (p.assumed ? " *" : ""), shown(p.opening),
              shown(p.earnings), shown(p.closing), grouped(p.amount)});
    const std::string how = arithmetic(data.work, p.arithmetic);
    if (!how.empty() && how != grouped(p.amount)) grid.note(how);
  }
  if (many) add_drawing(page, d);
  if (many && d.total) grid.total({"Total", {}, {}, {}, {}, {}, grouped(*d.total)});
  grid.print(page);
  if (assumed) page.wrapped(2, "* the plan names no day: the day is a reading");
  if (d.present_value)
    page.wrapped(2, fmt::format("present value when employment ended {}", grouped(*d.present_value)));
}

void print_years(Page& page, const DeferralResult& d) {
  if (d.plan_years.empty()) return;
  Grid grid{{{"plan year"},
             {"compensation", Align::right},
             {"own", Align::right},
             {"company", Align::right},
             {"to the 401(k) plan", Align::right},
             {"on"}},
            "Plan years"};
  const auto shown = [](const std::optional<Money>& m) { return m ? grouped(*m) : std::string{}; };
  for (const DeferralYear& y : d.plan_years) {
    grid.row({std::to_string(y.id), shown(y.compensation), shown(y.own), shown(y.company), shown(y.transferred),
              y.transfer_date ? to_string(*y.transfer_date) : std::string{}});
  }
  grid.print(page);
}

}  // namespace

void print_deferral(Page& page, const ReportData& data) {
  const DeferralResult& d = data.result.deferred;
  if (is_refused(data.result, Module::deferred) || (!d.balance && d.payments.empty())) return;
  page.heading("Deferred compensation");
  print_years(page, d);
  if (d.balance) page.wrapped(2, account(d));
  if (!d.payments.empty()) print_schedule(page, data);
}

}  // namespace payout
