#include <fmt/format.h>

#include <algorithm>

#include "clauses/known_days.h"
#include "clauses/parachute/exposure.h"
#include "law/compounding.h"

namespace payout {

std::optional<Exact> discount_rate(const Exposure& e, Exact years) {
  if (e.c.facts.tax && e.c.facts.tax->afr_120) {
    e.out().discount_source = "supplied";
    return e.c.facts.tax->afr_120->value;
  }
  e.c.work.consult({"applicable federal rates", e.change.year(), e.change.month()});
  const auto found = law::afr_120(e.change.year(), e.change.month(), law::afr_term(years));
  const auto* afr = std::get_if<const law::Afr*>(&found);
  if (afr == nullptr) return std::nullopt;
  e.out().discount_source = (*afr)->sources;
  return (*afr)->rate;
}

Money worth_at_change(const Exposure& e, Money amount, Date paid) {
  if (paid <= e.change || amount == Money{}) return amount;
  const Exact years = law::days_in_years(paid - e.change);
  const auto rate = discount_rate(e, years);
  if (!rate || e.c.choose(e.terms.discounting) == Discounting::none) return amount;
  e.out().discounted = true;
  return law::present_value(amount, *rate, years);
}

Figure day_paid(const Exposure& e, const ContingentLine& line) {
  Workings& w = e.c.work;
  const auto figure = [&](std::string path, std::string_view label) {
    return w.figure(Workings::serial(*line.paid), Unit::date, path, label);
  };
  for (const Line& paid : e.c.out.severance.lines) {
    if (line.type != PaymentClass::cash || paid.id != line.id) continue;
    if (paid.due) return figure(fmt::format("severance.{}.due", line.id), "due");
    return e.c.situation.end == paid.arises ? end_figure(e.c) : figure("parachute.change", "change");
  }
  for (const BenefitResult& benefit : e.c.out.benefits) {
    if (line.type == PaymentClass::other && benefit.id == line.id && benefit.starts == line.paid)
      return figure(fmt::format("benefits[{}].starts", line.id), "first month");
  }
  if (line.type == PaymentClass::options && !line.parts.empty())
    return figure(fmt::format("parachute.contingent[{}].parts[0].accelerated", line.id), "accelerated vesting");
  if (line.type == PaymentClass::options)
    return e.c.situation.end == line.paid ? end_figure(e.c) : figure("parachute.change", "accelerated vesting");
  if (line.type == PaymentClass::deferred && e.c.out.deferred.first_payment == line.paid)
    return figure("deferred.first_payment", "first payment of the account");
  if (e.c.facts.tax) {
    for (const OtherContingent& other : e.c.facts.tax->other_contingent) {
      if (other.id != line.id) continue;
      if (other.made_on) return w.fact(*other.made_on, "paid in the end");
      if (other.paid) return w.fact(*other.paid, "paid");
    }
  }
  return figure("parachute.change", "change");
}

void value_payments(const Exposure& e, ContingentLine& line, const std::vector<PaymentRow>& rows) {
  line.present_value = Money{};
  for (const PaymentRow& row : rows) {
    ContingentPayment& each = line.payments.emplace_back();
    each.id = row.id;
    each.amount = row.amount;
    each.paid = row.due ? row.due : line.paid;
    each.present_value = worth_at_change(e, row.amount, each.paid.value_or(e.change));
    line.present_value += each.present_value;
    if (each.present_value == row.amount) continue;
    const auto rate = discount_rate(e, law::days_in_years(*each.paid - e.change));
    if (rate) each.discount_rate = Rate{*rate};
  }
}

void value_at_change(const Exposure& e, ContingentLine& line) {
  line.present_value = worth_at_change(e, line.amount, line.paid.value_or(e.change));
  if (line.present_value == line.amount) return;
  const auto rate = discount_rate(e, law::days_in_years(*line.paid - e.change));
  if (rate) line.discount_rate = Rate{*rate};
}

void lower(const Exposure& e, ContingentLine& line, Money off) {
  line.amount -= off;
  if (line.payments.empty()) return value_at_change(e, line);
  line.present_value = Money{};
  for (auto each = line.payments.rbegin(); each != line.payments.rend(); ++each) {
    const Money taken = std::min(off, each->amount);
    each->amount -= taken, off -= taken;
    if (taken != Money{}) each->present_value = worth_at_change(e, each->amount, each->paid.value_or(e.change));
    line.present_value += each->present_value;
  }
}

}  // namespace payout
