#include "clauses/situation/protected_period.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/condition_writer.h"
#include "clauses/known_days.h"
#include "clauses/situation/change_in_control.h"
#include "clauses/situation/protection.h"

namespace payout {
namespace {

/// A day so long before another.
Date earlier(const KnownCase& c, Date day, Period by) {
  return c.plus(day, {-by.count, by.unit});
}

/// One period and the day that must lie in it.
struct Around {
  const Case& c;
  const ClauseHead& head;
  const ProtectedPeriod& period;

  bool is_of(const Change& change) const {
    return std::ranges::find(period.change, change.definition->id) != period.change.end();
  }

  /// The change after which the day lies.
  const Change* after(Date day) const {
    for (const std::string& id : period.change) {
      if (period.after) {
        if (const Change* found = change_covering(c, id, day, *period.after)) return found;
      } else if (period.until && day <= *period.until) {
        for (const Change& change : c.situation.changes) {
          if (change.definition->id == id && change.counts && change.date <= day) return &change;
        }
      }
    }
    return nullptr;
  }

  /// Whether the day lies in the time before a change.
  bool lies_before(Date day, Date change) const {
    if (period.from && day >= *period.from) return true;
    if (!period.before) return false;
    const TimeBefore& time = *period.before;
    if (time.length) return day >= earlier(c, change, *time.length);
    if (time.from && change < c.plus(day, *time.from)) return false;
    return time.through && change <= c.plus(day, *time.through);
  }

  /// At the request of the acquirer: nobody can know whether it was until told.
  bool asked_for() const {
    if (!period.if_asked_for || c.grounds == Grounds::taken_as_met) return true;
    const auto& fact = c.facts.termination->in_contemplation;
    if (!fact)
      c.missing(Module::severance, head, "termination.in_contemplation",
                "whether employment ended at the acquirer's request or in contemplation of the change");
    return fact.value_or(false);
  }

  /// The change that comes after the day and protects it all the same.
  const Change* before(Date day) const {
    for (const Change& change : c.situation.changes) {
      if (!is_of(change) || change.date <= day) continue;
      if (lies_before(day, change.date)) return asked_for() ? &change : nullptr;
      if (period.before || period.from || !period.after) continue;
      if (change.date <= c.last_day_of(day, *period.after))
        return c.choose(period.direction) == Direction::before_or_after ? &change : nullptr;
    }
    return nullptr;
  }

  /// A reading is asked only where its words part.
  const Change* protecting() const {
    const Date end = *c.situation.end;
    Date day = end;
    if (c.situation.notice && *c.situation.notice != end &&
        (after(*c.situation.notice) != nullptr) != (after(end) != nullptr) &&
        c.choose(period.test_day) == TestDay::notice_date) {
      day = *c.situation.notice;
    }
    const Change* found = after(day);
    return found != nullptr ? found : before(day);
  }

  /// Of a tail: the days between which a change would still count.
  void list_tail() const {
    if (!period.before || !period.before->through || !c.situation.end) return;
    const Figure end = end_figure(c);
    const auto day = [&](const std::string& id, const Period& time, std::string label) {
      const Date date = c.plus(*c.situation.end, time);
      const std::string_view kept = c.work.text(id);
      account_day(c, fmt::format("calendar[{}]", id), date, c.work.date_after(end, c.work.term(time, {}), date),
                  head.id);
      if (c.lists) c.deadline(kept, date, std::move(label), head.cite);
    };
    if (period.before->from)
      day(head.id + "_opens", *period.before->from, "First day of a change in control that protects the end");
    day(head.id, *period.before->through, "Last day of a change in control that protects the end");
  }

  /// In service: the last day of the time after a change that has come.
  void list_last_day() const {
    for (const std::string& id : period.change) {
      const Change* from = window_start(c, id);
      if (from == nullptr) continue;
      const Figure last = period.after ? last_day_figure(c, change_figure(c, *from), *period.after)
                                       : c.work.term(*period.until, "until");
      return window_end(c, head, period.label, last);
    }
  }
};

}  // namespace

void find_protection(const Case& c, Situation& s) {
  for (const size_t i : c.agreement.of_kind<ProtectedPeriod>()) {
    const ClauseHead& head = c.agreement.clauses[i].head;
    const ProtectedPeriod& terms = *c.agreement.clauses[i].as<ProtectedPeriod>();
    if (!c.in_force(head)) continue;
    const Around around{c, head, terms};
    if (c.situation.end) {
      around.list_tail();
      const Change* change = around.protecting();
      if (change == nullptr) continue;
      s.find(Finding::protected_period, i);
      s.protections.push_back(
          {i, static_cast<size_t>(change - c.situation.changes.data()), change->date > *c.situation.end});
    } else if (terms.after || terms.until) {
      around.list_last_day();
    }
  }
}

bool hangs_on_request(const Case& c, size_t clause) {
  const Clause& of = c.agreement.clauses[clause];
  const auto* period = of.as<ProtectedPeriod>();
  if (period == nullptr || !period->if_asked_for || !c.situation.end || c.grounds == Grounds::taken_as_met)
    return false;
  if (c.facts.termination->in_contemplation) return false;
  const Around around{c, of.head, *period};
  return std::ranges::any_of(c.situation.changes, [&](const Change& change) {
    return around.is_of(change) && change.date > *c.situation.end &&
           around.lies_before(*c.situation.end, change.date);
  });
}

bool any_hangs_on_request(const Case& c) {
  return std::ranges::any_of(c.agreement.of_kind<ProtectedPeriod>(),
                             [&](size_t by) { return hangs_on_request(c, by); });
}

/// The time in words: "within 24 months after a change in control, or 4 months before it".
static std::string time_of(const ProtectedPeriod& p, bool both_ways) {
  std::string after, before;
  if (p.after)
    after = fmt::format("within {} {} a change in control", to_string(*p.after),
                        both_ways && !p.before && !p.from ? "before or after" : "after");
  if (p.until) after = fmt::format("after a change in control and by {}", to_string(*p.until));
  if (p.from) before = fmt::format("from {} on, before a change in control", to_string(*p.from));
  if (p.before && p.before->length)
    before = fmt::format("within {} before a change in control", to_string(*p.before->length));
  if (p.before && p.before->through)
    before = fmt::format("{}{} before a change in control",
                         p.before->from ? to_string(*p.before->from) + " to " : "at most ",
                         to_string(*p.before->through));
  if (after.empty()) return before;
  return before.empty() ? after : fmt::format("{} or {}", after, before);
}

/// The last day after a change, where there is one.
static std::optional<Date> last_day_after(const KnownCase& c, const ProtectedPeriod& period, Date change) {
  if (period.until) return period.until;
  return period.after ? std::optional{c.last_day_of(change, *period.after)} : std::nullopt;
}

void tell(const ProtectedPeriod& p, const ClauseHead& head, bool wanted, bool met, ConditionWriter& out) {
  const Case& c = out.c;
  const auto& end = c.situation.end;
  WordList definitions{" or "};
  const Change* from = nullptr;
  for (const std::string& id : p.change) {
    definitions.add(out.cite_of(id));
    if (from == nullptr) from = window_start(c, id);
  }
  const std::string& definition = definitions.text;
  const bool both = c.choose(p.direction) == Direction::before_or_after;
  const std::string time = time_of(p, both);
  const auto last_day = from != nullptr ? last_day_after(c, p, from->date) : std::nullopt;
  const std::string last = last_day ? to_string(*last_day) : std::string{};
  if (!wanted) {
    return out.add(met, fmt::format("employment does not end {} ({})", time, head.cite),
                   fmt::format("it ended on {}", out.end_day()), "events, termination.date",
                   fmt::format("paid only where employment did not end {} ({}{}{})", time, head.cite,
                               last.empty() ? "" : "; last day ", last));
  }
  if (from == nullptr) {
    return out.add(met, fmt::format("employment ends {} ({})", time, head.cite),
                   out.why_no_change(p.change.front()),
                   fmt::format("{}, termination.date", facts_for_change(c, p.change.front())),
                   fmt::format("no change in control under {}", definition));
  }
  const bool early = end && *end < from->date;
  const std::string why = early && (p.before || p.from)
                              ? fmt::format("employment ended on {}, and not {} ({}; change in control of {})",
                                            out.end_day(), time, definition, to_string(from->date))
                          : early
                              ? fmt::format("employment ended on {}, before the change in control of {} ({})",
                                            out.end_day(), to_string(from->date), definition)
                              : fmt::format("employment did not end {} ({}{}{})", time, definition,
                                            last.empty() ? "" : "; last day ", last);
  out.add(met, fmt::format("employment ends {} ({})", time, head.cite),
          !end           ? "employment goes on"
          : last.empty() ? fmt::format("it ended on {}", out.end_day())
                         : fmt::format("it ended on {}, and the last day was {}", out.end_day(), last),
          last.empty() ? std::string{"termination.date"}
                       : fmt::format("termination.date: {} to {}", to_string(from->date), last),
          why);
}

std::vector<Protection> protections_of(const Agreement& agreement) {
  std::vector<Protection> out;
  agreement.each<ProtectedPeriod>([&](const ClauseOf<ProtectedPeriod>& p) {
    if (!p.terms.after) return;
    for (const std::string& change : p.terms.change) out.push_back({&p.head, change, *p.terms.after});
  });
  return out;
}

void turning_days(const ProtectedPeriod& terms, const ClauseHead&, const Result& result, Date,
                  TurningDays& out) {
  for (const ChangeFinding& change : result.changes) {
    if (!change.date || std::ranges::find(terms.change, change.id) == terms.change.end()) continue;
    if (terms.after || terms.until)
      out.push_back({(terms.until ? *terms.until : after(*change.date, *terms.after, MonthEnd::clamp)) + 1,
                     "the protected time after the change in control has ended"});
    if (terms.before && terms.before->length) {
      const Period length = *terms.before->length;
      out.push_back({after(*change.date, {-length.count, length.unit}, MonthEnd::clamp),
                     "the protected time before the change in control has begun"});
    }
  }
}

}  // namespace payout
