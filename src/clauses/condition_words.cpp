#include <fmt/format.h>

#include <algorithm>

#include "clauses/condition_writer.h"
#include "clauses/conditions.h"
#include "clauses/service.h"
#include "clauses/severance/release_finding.h"
#include "clauses/situation/term.h"

namespace payout {
namespace {

/// Asks a finished case without leaving a trace in it: no reading is noted, no remark is made.
struct Quiet {
  ReadingUse readings;
  Workings work = {};
  Result result = {};
  Case c;

  explicit Quiet(const Case& of)
      : readings(of.readings),
        c{{of.agreement, of.facts, readings, of.situation, of.detail, of.grounds}, work, result} {
    result.changes = of.out.changes;
  }
};

/// The conditions of `when`, and what a definition asks for.
struct WhenWriter : ConditionWriter {
  void document() {
    const std::string_view name = clause.document();
    add(c.under(name), fmt::format("the executive is under {}", name), "it is not among `documents`",
        "documents", fmt::format("the executive is not under {}", name));
  }

  void goes_on() {
    add(s().end.has_value(), "employment ends", "it goes on", "termination", "employment has not ended");
  }

  void lasted(const EndedAfter& until, bool met) {
    if (!employed_on_date_of(c, until)) {
      const std::string hired = to_string(*c.facts.employee.hired);
      return add(false, fmt::format("the person is employed on {} and stays", to_string(until.date)),
                 fmt::format("employment began on {}", hired),
                 fmt::format("employee.hired: {} or earlier", to_string(until.date)),
                 fmt::format("employment began on {}, after {}", hired, to_string(until.date)));
    }
    const bool on = until.day_counts || c.choose(until.first_day) == Boundary::on;
    const bool that_day = s().end && *s().end == until.date;
    add(met,
        fmt::format("employment lasts until {} and ends {} it", to_string(until.date),
                    on ? "on or after" : "after"),
        s().end ? fmt::format("it ended on {}", end_day()) : "employment goes on",
        fmt::format("termination.date: {} or later", to_string(on ? until.date : until.date + 1)),
        that_day ? fmt::format("employment ended on {}, not after it", end_day())
                 : fmt::format("employment ended before {}", to_string(until.date)));
  }

  void ended_before(const EndedBefore& limit, bool met) {
    add(met, fmt::format("employment ends {} {}", limit.day_counts ? "by" : "before", to_string(limit.date)),
        s().end ? fmt::format("it ended on {}", end_day()) : "employment goes on",
        fmt::format("termination.date: {} or earlier",
                    to_string(limit.day_counts ? limit.date : limit.date - 1)),
        fmt::format("employment ended on {}, and not {} {}", end_day(), limit.day_counts ? "by" : "before",
                    to_string(limit.date)));
  }

  void employed(std::string_view id, bool met) {
    const Change* first = s().first_change(id);
    if (first == nullptr) return;
    add(met, "the executive is still employed on its day",
        fmt::format("employment ended on {}, before {}", end_day(), to_string(first->date)), "termination.date",
        fmt::format("employment had ended before the change in control of {}", to_string(first->date)));
  }

  void release(std::string_view id, bool met) {
    const Clause* named = c.agreement.find(id);
    const ReleaseFinding* found =
        named != nullptr ? s().release_of(static_cast<size_t>(named - c.agreement.clauses.data())) : nullptr;
    const std::string fault = found != nullptr ? release_fault(c, *found) : "employment goes on";
    add(met, fmt::format("the release of {} is in force", cite_of(id)), fault, "release",
        fmt::format("no release in force ({})", fault));
  }

  /// The agreement had ended by the last day, or by the change that would give the right.
  void term() {
    std::optional<Date> last;
    if (s().end) last = term_over(c, clause, *s().end);
    for (const Change& change : s().changes) {
      if (!last) last = term_over(c, clause, change.date);
    }
    const std::string day = last ? to_string(*last) : std::string{};
    add(false, fmt::format("the term of {} has not ended", clause.document()),
        fmt::format("it ended on {}", day), "termination.date, non_renewal",
        fmt::format("the agreement ended on {}", day));
  }

  void tiers(const std::vector<std::string>& of, bool met) {
    const std::string wanted = fmt::format("{}", fmt::join(of, " or "));
    const std::string found =
        c.facts.tier ? fmt::format("the tier is {}", *c.facts.tier) : "no `tier` is given";
    add(met, fmt::format("the executive is of the tier {}", wanted), found, fmt::format("tier: {}", wanted),
        c.facts.tier ? fmt::format("for the tier {} only, and the executive is of {}", wanted, *c.facts.tier)
                     : fmt::format("for the tier {} only, and no `tier` is given", wanted));
  }

  void reading(const Open<Applies>& applies, bool met) {
    const bool open = applies.choice.point >= 0;
    const std::string key =
        open ? c.agreement.readings[static_cast<size_t>(applies.choice.point)].key : std::string{"the terms"};
    add(met, fmt::format("the reading of {} lets it apply", key), "the reading in force does not",
        open ? fmt::format("readings.{}", key) : "", "the reading in force says it does not apply");
  }

  // ---- findings ----

  void one_finding(const FindingName::Test& test, bool wanted, bool met) {
    const Clause* by = test.clauses.empty() ? nullptr : &c.agreement.clauses[test.clauses.front()];
    if (by != nullptr) return by->terms.kind().tell(by->terms.object(), by->head, wanted, met, *this);
    if (test.finding == Finding::permanent_disability)
      return finding(wanted, met, "the disability is permanent", "the disability is not stated to be permanent",
                     "26 U.S.C. 22(e)(3)", "termination.permanent_disability");
    finding(wanted, met, "notice was given", "no notice was given", {}, "termination.notice");
  }

  void named(const FindingName& name, bool wanted, bool met) {
    // Of several, the first stands for all: one is enough, and none is there.
    if (!name.tests.empty()) one_finding(name.tests.front(), wanted, met);
  }

  /// Of several routes the one that comes nearest.
  void routes(const std::vector<std::string>& ids, bool met) {
    WordList cites{" or "};
    for (const std::string& id : ids) cites.add(cite_of(id));
    if (met) return add(true, fmt::format("employment ends under {}", cites.text), {}, "termination", {});
    std::optional<std::vector<ConditionWords>> nearest;
    const auto missing = [](const std::vector<ConditionWords>& list) {
      return std::ranges::count(list, false, &ConditionWords::met);
    };
    for (const std::string& id : ids) {
      const Clause* route = c.agreement.find(id);
      if (route == nullptr) continue;
      ConditionWriter one{c, clause};
      if (route->terms.kind().defines == Defines::route)
        route->terms.kind().tell(route->terms.object(), route->head, true, false, one);
      if (missing(one.out) > 0 && (!nearest || missing(one.out) < missing(*nearest)))
        nearest = std::move(one.out);
    }
    WordList found{"; "}, facts{", "}, sentence{"; "};
    if (nearest) {
      for (const ConditionWords& each : *nearest) {
        if (!each.met) found.add(each.found), facts.add(each.facts), sentence.add(each.sentence);
      }
    }
    // Who left otherwise needs no list of what that other way asks for.
    add(false, fmt::format("employment ends under {}", cites.text),
        found.text.empty() ? how_it_ended() : found.text, facts.text.empty() ? "termination" : facts.text,
        sentence.text.empty() ? how_it_ended() : sentence.text);
  }

  // ---- a whole clause ----

  void condition(const When* when, const Condition& each) {
    const std::string_view name = clause.document();
    switch (each.asks) {
      case Asks::document: return document();
      case Asks::begun:
        return add(false, fmt::format("{} had begun", name), "employment ended before", "termination.date",
                   fmt::format("{} had not begun", name));
      case Asks::valid:
        return add(false, "the clause is valid", "it was held invalid", "invalid", "held invalid");
      case Asks::end: return goes_on();
      case Asks::route: return routes(when->route, each.met);
      case Asks::reason: return reasons(when->reason, each.met);
      case Asks::by: return by(*when->by, each.met);
      case Asks::holds: return named(when->holds[each.which], true, each.met);
      case Asks::fails: return named(when->fails[each.which], false, each.met);
      case Asks::ended_after: return lasted(*when->ended_after, each.met);
      case Asks::ended_before: return ended_before(*when->ended_before, each.met);
      case Asks::change: return change(*when->change, each.met);
      case Asks::employed: return employed(*when->change, each.met);
      case Asks::release: return release(*when->release, each.met);
      case Asks::term: return term();
      case Asks::tier: return tiers(when->tier, each.met);
      case Asks::reading: return reading(when->applies, each.met);
    }
  }

  void way(const Way& way) {
    for (const Condition& each : way.conditions) condition(way.when, each);
    if (const ClauseHead* by = replaced_by(c, clause))
      add(false, "no clause displaces it", fmt::format("{} ({}) does", by->id, by->cite), {},
          fmt::format("replaced by {} ({})", by->id, by->cite));
  }

  /// A clause that others name is asked whether it was found.
  bool definition(const Clause& of) {
    const Kind& kind = of.terms.kind();
    if (kind.tell == nullptr) return false;
    document();
    if (kind.defines != Defines::change) goes_on();
    const auto at = static_cast<size_t>(&of - c.agreement.clauses.data());
    const bool met = std::ranges::find(s().found_by, at) != s().found_by.end();
    kind.tell(of.terms.object(), of.head, true, met, *this);
    return true;
  }
};

}  // namespace

std::vector<ConditionWords> nearest_way(const Case& of, const Clause& clause) {
  Quiet quiet{of};
  WhenWriter writer{{quiet.c, clause.head}};
  if (clause.head.when.empty() && writer.definition(clause)) {
    const std::optional<Date>& end = of.situation.end;
    if (clause.terms.kind().defines == Defines::route && end && term_over(of, clause.head, *end)) writer.term();
    return std::move(writer.out);
  }
  const std::vector<Way> ways = ways_of(quiet.c, clause.head);
  writer.way(*std::ranges::min_element(ways, {}, &Way::unmet));
  return std::move(writer.out);
}

std::string why_not_triggered(const Case& of, const Clause& clause) {
  for (const ConditionWords& each : nearest_way(of, clause)) {
    if (!each.met && !each.sentence.empty()) return each.sentence;
  }
  return {};
}

}  // namespace payout
