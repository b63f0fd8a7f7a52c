#include <fmt/format.h>

#include <algorithm>

#include "report/explain/arithmetic.h"
#include "report/pages/remark_text.h"
#include "report/pages/report_page.h"

namespace payout {
namespace {

/// The account in a sentence: what there is, what is vested, what is lost.
std::string account(const DeferralResult& d) {
  std::string text = fmt::format("balance {}", grouped(*d.balance));
  if (d.as_of) text += " on " + to_string(*d.as_of);
  if (d.own && d.company)
    text += fmt::format(": employee contributions {}, employer contributions {}", grouped(*d.own),
                        grouped(*d.company));
  if (d.vested_share && *d.vested_share != Rate{1})
    text += fmt::format(" ({} vested)", to_string(*d.vested_share));
  if (d.vested && (*d.vested != *d.balance || !d.own || d.vested_share))
    text += fmt::format("; vested {}", grouped(*d.vested));
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

template <class Member>
bool all_alike(const std::vector<DeferralPayment>& payments, Member member) {
  return std::ranges::all_of(payments, [&](const auto& p) { return p.*member == payments[0].*member; });
}

/// "in installments, to the beneficiary (DCP 3.02(b)), not before 2001-01-01": what all payments share.
std::string manner(const DeferralResult& d) {
  std::string text =
      d.form && all_alike(d.payments, &DeferralPayment::account)
          ? fmt::format("paid in {}", *d.form == PayoutForm::lump_sum ? "one sum" : "installments")
          : std::string{"paid"};
  const DeferralPayment& first = d.payments[0];
  if (all_alike(d.payments, &DeferralPayment::payee)) text += fmt::format(" to the {}", name_of(first.payee));
  if (all_alike(d.payments, &DeferralPayment::cite)) text += fmt::format(" ({})", first.cite);
  if (d.start) text += fmt::format(", not before {}", to_string(*d.start));
  const bool grown = d.vested && d.distributable && d.valuation && *d.distributable != *d.vested;
  if (grown)
    text += fmt::format("; with earnings of {} on the vested {} it is {} {}",
                        grouped(*d.distributable - *d.vested), grouped(*d.vested), grouped(*d.distributable),
                        first.accelerated ? "when the first of it is paid" : "on " + to_string(*d.valuation));
  return text;
}

std::string payment_label(const DeferralPayment& p, bool many, bool name_payee) {
  std::string label = many ? fmt::format("Payment {}", p.id) : p.accelerated ? "Released" : "Lump sum";
  if (!p.account.empty()) label += fmt::format(" of {}", p.account);
  if (name_payee && p.payee != Payee::employee) label += fmt::format(", to the {}", name_of(p.payee));
  if (p.accelerated) label += ", early by the committee's decision";
  return label;
}

/// "paid on 2001-02-02": what the scenario says was made of a payment, or was not.
std::string made_text(const ReportData& data, const DeferralPayment& p) {
  const std::string line = fmt::format("deferred_payment_{}", p.id);
  const auto fact = std::ranges::find(data.facts.payments, line, &PaymentMade::line);
  if (fact == data.facts.payments.end()) return {};
  if (fact->made) return fmt::format("paid on {}", to_string(*fact->made));
  return fact->unpaid.value_or(false) ? "not paid" : "";
}

/// Year by year: what there was, what it earned, what is paid and withheld, what is left.
void print_payments(Page& page, const ReportData& data) {
  const DeferralResult& d = data.result.deferred;
  Grid grid{{{"payment", Align::left, true, true},
             {"clause", Align::left, false, true},
             {"due"},
             {"opening", Align::right},
             {"earnings", Align::right},
             {"paid", Align::right},
             {"closing", Align::right},
             {"withheld", Align::right}},
            "Payments"};
  const auto shown = [](const std::optional<Money>& m) { return m ? grouped(*m) : std::string{}; };
  const bool many = d.payments.size() > 1;
  const bool cites = !all_alike(d.payments, &DeferralPayment::cite);
  const bool payees = !all_alike(d.payments, &DeferralPayment::payee);
  for (const DeferralPayment& p : d.payments) {
    grid.row({payment_label(p, many, payees), cites ? std::string{p.cite} : std::string{},
              to_string(p.due) + (p.assumed ? " *" : ""), grouped(p.opening), grouped(p.earnings),
              grouped(p.amount), grouped(p.closing), shown(p.withheld)});
    const std::string how = arithmetic(data.work, p.arithmetic);
    if (!how.empty() && how != grouped(p.amount)) grid.note(how);
    if (const std::string made = made_text(data, p); !made.empty()) grid.note(made);
  }
  if (many) add_drawing(page, d);
  if (many) grid.total({"Total", {}, {}, {}, shown(d.earnings), shown(d.total), {}, shown(d.withheld)});
  grid.print(page);
}

void print_schedule(Page& page, const ReportData& data) {
  const DeferralResult& d = data.result.deferred;
  page.wrapped(2, manner(d));
  print_payments(page, data);
  if (std::ranges::find(d.payments, true, &DeferralPayment::assumed) != d.payments.end())
    page.wrapped(2, "* payment date not specified in the plan; assumed");
  if (!d.present_value || !d.end) return;
  page.wrapped(2, fmt::format("present value on {} at {} a year: {}", to_string(*d.end),
                              to_string(Rate{data.facts.deferred_comp->present_value_rate->value}),
                              grouped(*d.present_value)));
}

/// The arithmetic of a figure of a plan year, where one step gives all of it.
void note_arithmetic(Grid& grid, const Workings& work, std::string_view what,
                     const std::optional<Money>& amount, StepRef step) {
  if (!amount || *amount == Money{}) return;
  const std::string how = arithmetic(work, step);
  if (!how.empty() && !how.starts_with(grouped(*amount)) && to_the_cent(work.at(step).value) == *amount)
    grid.note(fmt::format("{} {} = {}", what, grouped(*amount), how));
}

void print_years(Page& page, const ReportData& data) {
  const DeferralResult& d = data.result.deferred;
  if (d.plan_years.empty()) return;
  Grid grid{{{"plan year"},
             {"compensation", Align::right},
             {"employee", Align::right},
             {"employer", Align::right},
             {"employee part to the 401(k) plan", Align::right},
             {"employer part with it", Align::right},
             {"on"}},
            "Plan years"};
  const auto shown = [](const std::optional<Money>& m) { return m ? grouped(*m) : std::string{}; };
  for (const DeferralYear& y : d.plan_years) {
    grid.row({std::to_string(y.id), shown(y.compensation), shown(y.own), shown(y.company),
              shown(y.transferred_own), shown(y.transferred_company),
              y.transfer_date ? to_string(*y.transfer_date) : std::string{}});
    note_arithmetic(grid, data.work, "compensation", y.compensation, y.compensation_arithmetic);
    note_arithmetic(grid, data.work, "own", y.own, y.own_arithmetic);
    note_arithmetic(grid, data.work, "company", y.company, y.company_arithmetic);
  }
  grid.print(page);
}

/// "elected: 10%, filed 1997-01-20, of pay from 1997-01-21 on".
void print_elections(Page& page, const DeferralResult& d) {
  for (const JudgedElection& e : d.elections) {
    if (!e.accepted) continue;
    const std::string filed = e.filed ? fmt::format(", filed {}", to_string(*e.filed)) : std::string{};
    page.wrapped(2, fmt::format("elected: {}%{}, of pay from {} on", e.percent, filed, to_string(e.from)));
  }
}

/// The account as it was kept, posting by posting.
void print_history(Page& page, const DeferralResult& d) {
  Grid grid{{{"posted"},
             {"opening", Align::right},
             {"earnings", Align::right},
             {"own", Align::right},
             {"company", Align::right},
             {"to the 401(k) plan", Align::right},
             {"forfeited", Align::right},
             {"closing", Align::right}},
            "Postings"};
  const auto shown = [](Money m) { return m == Money{} ? std::string{} : grouped(m); };
  for (const DeferralPosting& p : d.history) {
    if (p.opening == Money{} && p.closing == Money{}) continue;
    grid.row({to_string(p.date), grouped(p.opening), shown(p.earnings), shown(p.own), shown(p.company),
              shown(p.transferred), shown(p.forfeited), grouped(p.closing)});
  }
  if (grid.empty()) return;
  page.blank();
  grid.print(page);
}

}  // namespace

/// What holds while employment goes on: participation and contributions, and when the account will be paid.
void print_standing(Page& page, const DeferralResult& d) {
  if (d.participation_ended)
    page.wrapped(2, fmt::format("participation and deferrals ended on {} ({})",
                                to_string(*d.participation_ended), d.participation_ended_cite));
  if (d.suspended_through)
    page.wrapped(2, fmt::format("contributions suspended through {} ({})", to_string(*d.suspended_through),
                                d.suspended_through_cite));
  if (d.end || !d.payments.empty() || !d.vested || *d.vested == Money{}) return;
  page.wrapped(2, d.participation_ended ? "paid after employment ends unless the committee pays a lump sum"
                                        : "paid after employment ends");
}

void print_deferral(Page& page, const ReportData& data) {
  const DeferralResult& d = data.result.deferred;
  const bool nothing = !d.balance && d.payments.empty() && !d.participation_ended && !d.suspended_through;
  if (is_refused(data.result, Module::deferred) || nothing) return;
  page.heading("Deferred compensation");
  print_elections(page, d);
  print_years(page, data);
  print_history(page, d);
  if (d.balance) page.wrapped(2, account(d));
  print_standing(page, d);
  if (!d.payments.empty()) print_schedule(page, data);
}

}  // namespace payout
