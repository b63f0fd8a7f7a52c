#include <fmt/format.h>

#include "clauses/accounts/ledger.h"
#include "clauses/parachute/accounting_determination.h"

namespace payout {
namespace {

/// The days of the accountants' determination where the figures of the test are refused.
std::optional<Figure> determination(const Ledger& book, std::string_view id) {
  const Clause* clause = book.c.agreement.first<AccountingDetermination>();
  if (clause == nullptr || !book.c.situation.end) return std::nullopt;
  const auto& terms = *clause->as<AccountingDetermination>();
  const Figure determined = book.due(book.end(), terms.determined_within);
  if (id == "gross_up_determination") return determined;
  const auto& tax = book.c.facts.tax;
  if (!tax || !tax->determination_delivered) return book.due(determined, terms.paid_within);
  return book.due(book.work().fact(*tax->determination_delivered, "determination delivered"),
                  terms.paid_within);
}

/// The figure of the report that a day of the calendar repeats, by the id of the day.
std::optional<Figure> repeated(const Ledger& book, const Deadline& day) {
  const Result& out = book.c.out;
  const auto same = [&](std::string_view path, const std::optional<Date>& value) -> std::optional<Figure> {
    if (value != day.date) return std::nullopt;
    return book.shown(path, day.date, day.label);
  };
  if (!out.parachute.tested && day.id.starts_with("gross_up")) return determination(book, day.id);
  if (day.id == "gross_up_determination")
    return same("parachute.determination_due", out.parachute.determination_due);
  if (day.id == "gross_up") return same("parachute.gross_up_due", out.parachute.gross_up_due);
  if (day.id == "contributions_suspended")
    return same("deferred.suspended_through", out.deferred.suspended_through);
  if (day.id.starts_with("deferred_")) {
    for (const DeferralPayment& p : out.deferred.payments) {
      if (const auto found = same(fmt::format("deferred.payments[{}].due", p.id), p.due)) return found;
    }
  }
  if (day.id == "transfer_to_401k") {
    for (const DeferralYear& year : out.deferred.plan_years) {
      if (const auto found =
              same(fmt::format("deferred.plan_years[{}].transfer_date", year.id), year.transfer_date))
        return found;
    }
  }
  for (const Line& line : out.severance.lines) {
    if (line.id != day.id) continue;
    if (const auto found = same(fmt::format("severance.{}.due", line.id), line.due)) return found;
  }
  for (const Obligation& duty : out.obligations) {
    if (duty.id != day.id) continue;
    if (const auto found = same(fmt::format("obligations[{}]", duty.id), duty.ends)) return found;
    if (const auto found = same(fmt::format("obligations[{}].starts", duty.id), duty.starts)) return found;
  }
  for (const GrantResult& grant : out.grants) {
    if (day.label.find(grant.id) == day.label.npos) continue;
    for (const auto& [field, value] :
         {std::pair{"last_day", grant.last_day}, std::pair{"iso_until", grant.iso_until},
          std::pair{"expires", grant.expires}}) {
      if (const auto found = same(fmt::format("grants[{}].{}", grant.id, field), value)) return found;
    }
    for (size_t i = 0; i < grant.tranches.size(); ++i) {
      const Tranche& t = grant.tranches[i];
      const std::string path = fmt::format("grants[{}].tranches[{}]", grant.id, i);
      if (t.gone && *t.gone - 1 == day.date)
        return book.day(day.date, "the day before", {book.shown(path + ".gone", *t.gone, "no longer there")});
    }
  }
  return std::nullopt;
}

}  // namespace

/// Days of the calendar are those of other parts; `safe` is the day before the last one of a window.
void account_calendar(const Ledger& book) {
  for (const Deadline& day : book.c.out.calendar) {
    const std::string path = fmt::format("calendar[{}]", day.id);
    const auto found = repeated(book, day);
    if (found) book.date(path, day.date, *found);
    if (!day.safe) continue;
    book.date(path + ".safe", day.safe,
              book.day(*day.safe, "the last day that is inside under every way of counting",
                       {found ? *found : book.shown(path, day.date, "last day")}));
  }
}

}  // namespace payout
