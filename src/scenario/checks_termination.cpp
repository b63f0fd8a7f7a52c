#include <fmt/format.h>

#include "scenario/fact_checks.h"

namespace payout {
namespace {

void notice_before_end(const FactChecks& c, const Termination& t) {
  if (!t.notice) return;
  for (const std::optional<Date>& day : {t.notice->given, t.notice->mailed}) {
    if (!day || *day <= t.date) continue;
    c.problems.error(
        "notice-after-end", c.at("termination.notice"),
        fmt::format("notice on {} comes after the termination on {}", to_string(*day), to_string(t.date)),
        "correct one of the two dates");
  }
  if (t.notice->mailed && t.notice->received && *t.notice->received < *t.notice->mailed) {
    c.problems.error("dates-out-of-order", c.at("termination.notice.received"),
                     fmt::format("notice arrived on {}, before it was mailed on {}",
                                 to_string(*t.notice->received), to_string(*t.notice->mailed)),
                     "correct one of the two dates");
  }
}

/// Who alone can end employment for a reason.
std::optional<Party> only_party(Reason reason) {
  switch (reason) {
    case Reason::resignation:
    case Reason::retirement:
    case Reason::constructive_dismissal:
    case Reason::director_resignation: return Party::employee;
    case Reason::cause:
    case Reason::disability:
    case Reason::without_cause:
    case Reason::director_removed: return Party::company;
    default: return std::nullopt;
  }
}

void party_fits(const FactChecks& c, const Termination& t) {
  const auto only = only_party(t.reason);
  if (only && t.by && *t.by != *only) {
    c.problems.error("contradictory-party", c.at("termination.by"),
                     fmt::format("{} is by the {}, and `by: {}` is given", name_of(t.reason), name_of(*only),
                                 name_of(*t.by)),
                     "correct the reason or the party");
  }
  if (t.reason == Reason::change_in_control && !t.by) {
    c.problems.error("party-not-stated", c.at("termination.reason"),
                     "after a change in control either side may end employment: who did?",
                     "add `by: company` or `by: employee`");
  }
}

/// Only a director's service ends by one of the reasons of directors.
void position_fits(const FactChecks& c, const Termination& t) {
  const bool of_directors = name_of(t.reason).starts_with("director_");
  const auto& position = c.facts.employee.position;
  if (!of_directors || position == Position::director) return;
  c.problems.error(
      "not-a-director", c.at("termination.reason"),
      fmt::format("{} ends the service of a director, and {}", name_of(t.reason),
                  position ? fmt::format("`position: {}` is given", name_of(*position))
                           : "no `position: director` is given"),
      "write `employee: {position: director}`; an employee who only leaves the board goes on being "
      "employed");
}

/// Dead people give no notice and do not resign; a death during a notice period, or after the end, is possible.
void nothing_after_death(const FactChecks& c, const Termination& t) {
  const auto died = c.facts.employee.died;
  if (!died) return;
  if (t.reason == Reason::death && *died != t.date) {
    c.problems.error(
        "after-death", c.at("termination.date"),
        fmt::format("employment ended by death on {}, and `died` is {}", to_string(t.date), to_string(*died)),
        "give one date of death");
    return;
  }
  if (*died >= t.date) return;
  const auto notice = t.notice ? (t.notice->given ? t.notice->given : t.notice->mailed) : std::nullopt;
  if (notice && *notice <= *died) return;
  c.problems.error("after-death", c.at("termination.date"),
                   fmt::format("{} on {} comes after the death on {}", name_of(t.reason), to_string(t.date),
                               to_string(*died)),
                   "use `reason: death`, or correct one of the dates");
}

/// Each absence that begins before an earlier one is over; in order of their days, so that a long list costs no
/// more than its length.
void overlaps(const FactChecks& c, const std::vector<Absence>& absences) {
  std::vector<size_t> order(absences.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::ranges::stable_sort(order, {}, [&](size_t i) { return absences[i].from; });
  size_t longest = order.empty() ? 0 : order.front(), told = 0;
  constexpr size_t enough = 100;  // to see what is wrong with the list
  for (size_t n = 1; n < order.size() && told < enough; ++n) {
    const Absence &a = absences[order[n]], &before = absences[longest];
    if (a.from <= before.through && a.from <= a.through) {
      ++told;
      c.problems.error("absences-overlap",
                       c.at(fmt::format("termination.absences[{}]", std::max(order[n], longest))),
                       fmt::format("absences overlap on {}; each day is counted once", to_string(a.from)),
                       "join the two, or correct a date");
    }
    if (a.through > before.through) longest = order[n];
  }
}

void absences_apart(const FactChecks& c, const Termination& t) {
  for (size_t i = 0; i < t.absences.size(); ++i) {
    const Absence& a = t.absences[i];
    if (a.through >= a.from) continue;
    c.problems.error("dates-out-of-order", c.at(fmt::format("termination.absences[{}]", i)),
                     fmt::format("an absence from {} through {}", to_string(a.from), to_string(a.through)),
                     "`through` is the last day, included");
  }
  overlaps(c, t.absences);
}

/// A year of pay that nobody had.
void in_their_time(const FactChecks& c) {
  constexpr int first = 1900, last = 2199;
  for (const auto& [year, amount] : c.facts.w2) {
    if (year >= first && year <= last) continue;
    c.problems.error("bad-key", c.at(fmt::format("w2.{}", year)),
                     fmt::format("`w2.{}`: {} is no year of pay", year, year),
                     "write the year with four digits: 1999");
  }
  if (c.facts.as_of && c.facts.as_of->year() < first)
    c.problems.error("dates-out-of-order", c.at("as_of"),
                     fmt::format("looked at on {}: nothing here is so old", to_string(*c.facts.as_of)),
                     "write the year with four digits: 2000-06-30");
}

/// Work that ends before it begins.
void jobs_in_order(const FactChecks& c) {
  for (size_t i = 0; i < c.facts.new_employment.size(); ++i) {
    const NewJob& job = c.facts.new_employment[i];
    if (!job.until || *job.until >= job.from) continue;
    c.problems.error("dates-out-of-order", c.at(fmt::format("new_employment[{}].until", i)),
                     fmt::format("new work from {} ends on {}, before it begins", to_string(job.from),
                                 to_string(*job.until)),
                     "correct one of the two days");
  }
}

}  // namespace

void check_termination(const FactChecks& c) {
  in_their_time(c);
  jobs_in_order(c);
  if (!c.facts.termination) return;
  const Termination& t = *c.facts.termination;
  notice_before_end(c, t);
  party_fits(c, t);
  position_fits(c, t);
  nothing_after_death(c, t);
  absences_apart(c, t);
}

}  // namespace payout
