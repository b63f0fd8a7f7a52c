#include "clauses/case.h"

#include <fmt/format.h>

#include <algorithm>

namespace payout {

int KnownCase::chosen(const OpenChoice& choice) const {
  if (choice.point < 0) return choice.value;
  const auto point = static_cast<size_t>(choice.point);
  readings.consulted[point].add(readings.stage);
  if (readings.by[point] == nullptr) readings.by[point] = &choice;
  return agreement.readings[point].words[static_cast<size_t>(readings.selected[point])].value;
}

void KnownCase::ask_for(const OpenChoice& choice, std::string_view cite) const {
  if (choice.point < 0 || cite.empty()) return;
  const auto point = static_cast<size_t>(choice.point);
  readings.cited.resize(readings.consulted.size());
  readings.cited[point] = cite;
}

Date KnownCase::plus(Date from, Period period) const {
  // A count of days never meets a month's end, so it does not ask how one is read.
  if (period.unit == Period::Unit::days) return from + period.count;
  if (in_days(period)) return add_business_days(from, period.count, business_days());
  return plus_months(from.ymd(), months_of(period));
}

Date KnownCase::plus_months(std::chrono::year_month_day from, int months) const {
  const bool every_month_has_it = static_cast<unsigned>(from.day()) <= 27;  // and it is nobody's last
  return add_months(from, months,
                    every_month_has_it ? MonthEnd::clamp : choose(agreement.counting.month_end_rule));
}

Date KnownCase::last_day_of(Date from, Period period) const {
  const Date last = plus(from, period);
  if (in_days(period)) return last;
  return choose(agreement.counting.window_last_day) == WindowEnd::same_day ? last : last - 1;
}

WindowDays KnownCase::window_after(Date from, Period lasts) const {
  return {last_day_of(from, lasts), after(from, lasts, MonthEnd::clamp) - 1};
}

BusinessCalendar KnownCase::business_days() const {
  const BusinessDayRule& own = agreement.counting.business_days;
  return {own.holidays == Holidays::federal, own.saturday_holiday == SaturdayHoliday::friday, own.also,
          own.except};
}

Date KnownCase::rolled(Date due) const {
  if (!is_weekend(due)) return due;
  switch (choose(agreement.counting.weekend_roll)) {
    case WeekendRoll::none: return due;
    case WeekendRoll::next_business_day: return due + (weekday_of(due) == 6 ? 2 : 1);
    case WeekendRoll::previous_business_day: return due - (weekday_of(due) == 6 ? 1 : 2);
  }
  return due;
}

static void remark(const Case& c, Severity severity, Module module, std::string_view id, std::string_view path,
                   std::string message, std::string help, std::string_view cite) {
  if (severity == Severity::warning) {
    for (const auto& [known, reason] : c.facts.acknowledged) {
      if (known != id) continue;
      severity = Severity::note;
      message += fmt::format(" (acknowledged: {})", reason);
    }
  }
  c.out.remarks.push_back({severity, id, module, std::string{path}, std::move(message), std::move(help), cite});
}

void Case::missing(Module module, const ClauseHead& clause, std::string_view path,
                   std::string_view what) const {
  if (module == Module::severance) out.severance.asked = path;
  for (const Remark& r : out.remarks) {
    if (r.id == "missing-fact" && r.module == module && r.path == path) return;
  }
  remark(*this, Severity::error, module, "missing-fact", path,
         fmt::format("{} is missing, and {} needs it", what, clause.cite),
         module == Module::facts ? fmt::format("give `{}`; until then no figures are printed", path)
         : module == Module::severance
             ? fmt::format("give `{}`; until then what depends on it is open, and no total is printed", path)
             : fmt::format("give `{}`; until then no {} figures are printed", path, name_of(module)),
         clause.cite);
}

void Case::open_line(const ClauseHead& clause, std::string_view id, std::string_view label, Date arises) const {
  out.severance.open.push_back({id, label, clause.cite, out.severance.asked, &clause, arises});
}

void Case::error(Module module, std::string_view id, std::string_view path, std::string message,
                 std::string help, std::string_view cite) const {
  remark(*this, Severity::error, module, id, path, std::move(message), std::move(help), cite);
}
void Case::warn(Module module, std::string_view id, std::string_view path, std::string message,
                std::string help, std::string_view cite) const {
  remark(*this, Severity::warning, module, id, path, std::move(message), std::move(help), cite);
}
void Case::note(Module module, std::string_view id, std::string_view path, std::string message,
                std::string help, std::string_view cite) const {
  remark(*this, Severity::note, module, id, path, std::move(message), std::move(help), cite);
}

bool Case::refused(Module module) const {
  return std::ranges::any_of(out.remarks, [&](const Remark& r) {
    return r.severity == Severity::error && (r.module == module || r.module == Module::facts);
  });
}

void Case::deadline(std::string_view id, Date date, std::string label, std::string_view cite,
                    bool assumed) const {
  out.calendar.push_back({id, date, std::move(label), cite, {}, assumed});
}

void Case::window_end(std::string_view id, Date last, std::string label, std::string_view cite) const {
  out.calendar.push_back({id, last, std::move(label), cite, last - 1, false});
}

}  // namespace payout
