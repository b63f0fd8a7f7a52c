#include <fmt/format.h>

#include <algorithm>

#include "clauses/known_days.h"
#include "clauses/parachute/net_pay.h"
#include "clauses/parachute/withholding_steps.h"
#include "law/irc_280g.h"
#include "law/withholding.h"

namespace payout {
namespace {

/// A payment of this report, as payroll would meet it.
struct Payday {
  std::string id = {};
  Date paid = {};
  Money amount = {};
  Money excise = {};
  Money put_off = {};        ///< deferred beside it: no pay yet, and taxed for social security already
  bool deferred = false;     ///< taxed for social security when it vested, 26 U.S.C. 3121(v)(2)
  bool after_death = false;  ///< paid to the estate or a beneficiary
  PaidFrom from = {};        ///< kept where somebody asks how the estimate arose
};

/// A day as it stands in the result.
Figure day_at(const Case& c, Date day, std::string_view path, std::string_view label) {
  return c.work.figure(Workings::serial(day), Unit::date, path, label);
}

PaidFrom from_line(const Case& c, const Line& line) {
  if (!c.work.explaining()) return {};
  const std::string path = fmt::format("severance.{}", line.id);
  if (line.due) return {path, line.amount, day_at(c, *line.due, path + ".due", "due")};
  if (c.situation.end == line.arises) return {path, line.amount, end_figure(c)};
  for (const Change& change : c.situation.changes) {
    if (change.date != line.arises) continue;
    const auto fact = [&](const auto& event) { return c.work.fact(event.date, "change in control"); };
    return {path, line.amount,
            c.work.derived(Workings::serial(line.arises), Unit::date, "the day the right arose",
                           {std::visit(fact, c.facts.events[change.event])})};
  }
  return {path, line.amount,
          c.work.derived(Workings::serial(line.arises), Unit::date, "the day the right arose",
                         {c.work.figure(line.amount.exact(), Unit::money, path, "payment")})};
}

PaidFrom from_gross_up(const Case& c) {
  if (!c.work.explaining()) return {};
  const ParachuteResult& out = c.out.parachute;
  const bool dated = out.gross_up_due.has_value();
  return {"parachute.gross_up", *out.gross_up,
          dated ? day_at(c, *out.gross_up_due, "parachute.gross_up_due", "last day for it")
                : day_at(c, *out.change, "parachute.change", "change")};
}

PaidFrom from_account(const Case& c, const DeferralPayment& p) {
  if (!c.work.explaining()) return {};
  const std::string path = fmt::format("deferred.payments[{}]", p.id);
  return {path, p.amount, day_at(c, p.due, path + ".due", "due")};
}

/// A line that is paid in several: what is cut is taken off those that the cutback names, and the excise is
/// withheld in proportion. `tested` may be null.
void add_each(const Case& c, const Line& line, const Payday& whole, const ContingentLine* tested,
              std::vector<Payday>& days) {
  Money cut = line.amount - whole.amount - whole.put_off, excise_left = whole.excise;
  const size_t first = days.size();
  for (const PaymentRow& row : line.payments) {
    Payday& day = days.emplace_back();
    day.id = fmt::format("{}_{}", line.id, row.id);
    day.paid = row.due.value_or(line.arises);
    day.amount = cash_of(row);
    day.put_off = row.deferred.value_or(Money{});
    day.after_death = takes_after_death(row.payee);
    if (!c.work.explaining()) continue;
    const std::string path = fmt::format("severance.{}.payments[{}]", line.id, row.id);
    day.from = {path, row.amount, row.due ? day_at(c, *row.due, path + ".due", "due") : whole.from.day};
  }
  for (size_t k = 0; tested != nullptr && k < tested->payments.size(); ++k) {
    const Money taken = std::min({cut, tested->payments[k].cut, days[first + k].amount});
    days[first + k].amount -= taken, cut -= taken;
  }
  for (size_t i = days.size(); i > first && cut > Money{}; --i) {
    const Money taken = std::min(cut, days[i - 1].amount);
    days[i - 1].amount -= taken, cut -= taken;
  }
  for (size_t i = first; i < days.size() && whole.amount > Money{}; ++i) {
    const Exact share = whole.excise.exact() * days[i].amount.exact() / whole.amount.exact();
    days[i].excise = i + 1 == days.size() ? excise_left : std::min(excise_left, to_the_cent(share));
    excise_left -= days[i].excise;
  }
}

/// What of a line was given up for a vote of the shareholders that failed, or null.
const WaivedPayment* waived_of(const Case& c, std::string_view id) {
  const auto& all = c.out.parachute.waived_payments;
  const auto found = std::ranges::find_if(
      all, [&](const WaivedPayment& p) { return p.type == PaymentClass::cash && p.id == id; });
  return found == all.end() ? nullptr : &*found;
}

/// Takes what was given up off the paydays of a line, which stand from `first` on; nothing is paid on a day of
/// which all was given up.
void take_off_waived(const Case& c, const Line& line, size_t first, std::vector<Payday>& days) {
  const WaivedPayment* waived = waived_of(c, line.id);
  if (waived == nullptr) return;
  if (line.payments.empty()) {
    days[first].amount -= waived->amount;
  } else {
    for (const WaivedInstallment& each : waived->payments)
      for (size_t i = first; i < days.size(); ++i)
        if (days[i].id == fmt::format("{}_{}", line.id, each.id)) days[i].amount -= each.amount;
  }
  days.erase(std::remove_if(days.begin() + static_cast<std::ptrdiff_t>(first), days.end(),
                            [](const Payday& day) { return day.amount <= Money{} && day.put_off == Money{}; }),
             days.end());
}

/// Every payment in the order of its day. The excise on a payment in cash is withheld from it; that on options
/// and the like, and on the gross-up itself, from the gross-up.
std::vector<Payday> paydays(const Case& c) {
  std::vector<Payday> days;
  const ParachuteResult& out = c.out.parachute;
  Money excise_left = out.excise.value_or(Money{});
  for (size_t i = 0; i < c.out.severance.lines.size(); ++i) {
    const Line& line = c.out.severance.lines[i];
    Payday day{std::string{line.id}, line.due.value_or(line.arises), cash_of(line)};
    day.put_off = line.deferred.value_or(Money{});
    day.from = from_line(c, line);
    day.after_death = takes_after_death(line.payee);
    if (!out.contingent.empty()) {  // the test lists the payments in cash first, in their own order
      const ContingentLine& tested = out.contingent[i];
      day.amount -= tested.cut;
      day.excise = std::min(excise_left, law::excise_on(tested.excess));
      excise_left -= day.excise;
    }
    const ContingentLine* tested = out.contingent.empty() ? nullptr : &out.contingent[i];
    const size_t first = days.size();
    line.payments.empty() ? days.push_back(std::move(day)) : add_each(c, line, day, tested, days);
    take_off_waived(c, line, first, days);
  }
  if (out.gross_up.value_or(Money{}) > Money{} && out.change) {
    Payday day{"gross_up", out.gross_up_due.value_or(*out.change), out.gross_up_paid.value_or(*out.gross_up)};
    day.excise = excise_left + out.excise_on_gross_up.value_or(Money{});
    day.put_off = out.gross_up_deferred.value_or(Money{});
    day.from = from_gross_up(c);
    days.push_back(std::move(day));
  }
  for (const DeferralPayment& p : c.out.deferred.payments) {
    Payday day{fmt::format("deferred_{}", p.id), p.due, p.amount};
    day.deferred = true;
    day.after_death = takes_after_death(p.payee);
    day.from = from_account(c, p);
    days.push_back(std::move(day));
  }
  std::ranges::stable_sort(days, {}, &Payday::paid);
  return days;
}

/// Wages of a year before the payments of this report: given, or none in the years after employment ended.
std::optional<Money> wages_before(const Case& c, int year) {
  if (const Money* given = c.facts.tax->withholding->wages_so_far.find(year)) return *given;
  if (c.situation.end && year > c.situation.end->year()) return Money{};
  c.error(Module::parachute, "missing-fact", "tax.withholding.wages_so_far",
          fmt::format("wages of {} before these payments are not given, and withholding needs them", year),
          fmt::format("give `tax.withholding.wages_so_far: {{{}: ...}}`", year));
  return std::nullopt;
}

/// What has been paid in the year so far.
struct SoFar {
  int year = 0;
  Money wages = {};
  Money supplemental = {};
};

bool start_year(const Case& c, int year, SoFar& so_far) {
  if (so_far.year == year) return true;
  const auto wages = wages_before(c, year);
  if (!wages) return false;
  const Money* supplemental = c.facts.tax->withholding->supplemental_so_far.find(year);
  so_far = {year, *wages, supplemental != nullptr ? *supplemental : Money{}};
  return true;
}

const law::StateWithholding* state_rates(const Case& c, int year, std::vector<std::string>& missing) {
  if (!c.facts.employee.state) {
    missing.emplace_back("state income tax: no `employee.state` is given");
    return nullptr;
  }
  c.work.consult({"state withholding", year, 0, *c.facts.employee.state});
  const auto found = law::state_withholding(*c.facts.employee.state, year);
  if (const auto* known = std::get_if<const law::StateWithholding*>(&found)) return *known;
  missing.push_back(std::get<law::NoTable>(found).why);
  return nullptr;
}

void sort_out(const law::WithholdingEstimate& estimate, WithheldPayment& w) {
  for (const law::Withheld& line : estimate.lines) {
    if (!line.verified)
      w.missing.push_back(fmt::format("{}: the rate of that time was not verified", line.name));
    if (line.name.starts_with("federal"))
      w.federal += line.amount;
    else if (line.name.starts_with("social"))
      w.social_security += line.amount;
    else if (line.name == "excise")
      w.excise += line.amount;
    else if (line.name.ends_with("Medicare"))
      w.medicare += line.amount;
    else
      w.state += line.amount;
  }
  w.withheld = estimate.total;
  w.net = estimate.net;
  w.table_year = estimate.table_year;
  for (const std::string& gap : estimate.missing) w.missing.push_back(gap);
}

void refuse_year(const Case& c, const Payday& day, const std::string& why) {
  c.warn(Module::parachute, "no-table", "tax.withholding",
         fmt::format("withholding on {} of {} is not estimated: {}", day.id, to_string(day.paid), why));
}

void add_to_year(ParachuteResult& out, const WithheldPayment& w) {
  const int year = w.paid.year();
  if (out.net_pay.empty() || out.net_pay.back().id != year) out.net_pay.push_back({.id = year});
  YearNet& sum = out.net_pay.back();
  sum.gross += w.amount, sum.withheld += w.withheld, sum.net += w.net;
}

void withhold(const Case& c, const Payday& day, SoFar& so_far) {
  WithheldPayment w{.id = day.id, .paid = day.paid, .amount = day.amount};
  if (day.put_off != Money{}) w.deferred = day.put_off;
  c.work.consult({"federal withholding", day.paid.year()});
  const auto found = law::federal(day.paid.year());
  if (const auto* none = std::get_if<law::NoTable>(&found)) return refuse_year(c, day, none->why);
  const law::FederalYear& federal = *std::get<const law::FederalYear*>(found);
  const auto died = [&] { return c.situation.death.value_or(c.situation.end.value_or(day.paid)).year(); };
  const law::StateWithholding* state = day.after_death ? nullptr : state_rates(c, day.paid.year(), w.missing);
  const auto estimate =
      law::estimate_withholding(federal, state,
                                {.paid = day.paid,
                                 .amount = day.amount,
                                 .deferred = day.put_off,
                                 .wages_before = so_far.wages,
                                 .supplemental_before = so_far.supplemental,
                                 .fica_taxed_before = day.deferred,
                                 .excise = day.excise,
                                 .died = day.after_death ? std::optional{died()} : std::nullopt});
  w.sources = federal.withholding_sources;
  if (const auto* none = std::get_if<law::NoTable>(&estimate)) return refuse_year(c, day, none->why);
  sort_out(std::get<law::WithholdingEstimate>(estimate), w);
  if (w.net < Money{} && day.put_off != Money{})
    w.missing.push_back(
        fmt::format("{}: what is withheld on pay that is deferred must come from other pay", w.id));
  if (!day.deferred) so_far.wages += day.amount + day.put_off;
  so_far.supplemental += day.amount;
  add_to_year(c.out.parachute, w);
  if (c.work.explaining()) explain_withheld(c, w, day.from);
  c.out.parachute.withholding.push_back(std::move(w));
}

}  // namespace

void estimate_net_pay(const Case& c) {
  if (!c.facts.tax || !c.facts.tax->withholding || !c.facts.tax->withholding->estimate) return;
  if (c.refused(Module::parachute)) return;
  SoFar so_far;
  for (const Payday& day : paydays(c)) {
    if (day.amount == Money{} && day.put_off == Money{}) continue;
    if (!start_year(c, day.paid.year(), so_far)) return;
    withhold(c, day, so_far);
  }
  explain_net_pay(c);
  c.note(Module::parachute, "withholding-estimate", "tax.withholding",
         "withholding is an estimate by the flat methods and the tables of each year; the employer's payroll "
         "decides",
         {}, "26 CFR 31.3402(g)-1");
}

}  // namespace payout
