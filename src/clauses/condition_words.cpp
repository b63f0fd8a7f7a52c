#include <fmt/format.h>

#include <algorithm>

#include "clauses/conditions.h"
#include "clauses/options/good_cause.h"
#include "clauses/options/retirement.h"
#include "clauses/severance/release_finding.h"
#include "clauses/situation/change_in_control.h"
#include "clauses/situation/contract_term.h"
#include "clauses/situation/notice.h"
#include "clauses/situation/protected_period.h"
#include "clauses/situation/route.h"

namespace payout {
namespace {

/// A list in words.
struct Joined {
  std::string_view between;
  std::string text = {};
  void add(std::string_view item) {
    if (item.empty() || text.find(item) != std::string::npos) return;
    if (!text.empty()) text += between;
    text += item;
  }
};

/// "by resignation": how employment ends, completing "employment ended ...".
std::string_view ended_by(Reason reason) {
  switch (reason) {
    case Reason::death: return "by death";
    case Reason::disability: return "for disability";
    case Reason::cause: return "for cause";
    case Reason::without_cause: return "without cause";
    case Reason::constructive_dismissal: return "for good reason";
    case Reason::resignation: return "by resignation";
    case Reason::retirement: return "by retirement";
    case Reason::change_in_control: return "by the right that a change in control gives";
    case Reason::director_not_renominated: return "without renomination as a director";
    case Reason::director_ineligible: return "by loss of eligibility as a director";
    case Reason::director_resignation: return "by resignation as a director";
    case Reason::director_removed: return "by removal as a director";
  }
  return {};
}

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

struct Writer {
  const Case& c;
  const ClauseHead& clause;
  std::vector<ConditionWords> out = {};

  const Situation& s() const { return c.situation; }

  void add(bool met, std::string text, std::string found, std::string facts, std::string sentence) {
    if (met) found.clear(), sentence.clear();
    out.push_back({std::move(text), met, std::move(found), std::move(facts), std::move(sentence)});
  }

  std::string cite_of(std::string_view id) const {
    const Clause* found = c.agreement.find(id);
    return found != nullptr ? found->head.cite : std::string{id};
  }

  std::string end_day() const { return s().end ? to_string(*s().end) : std::string{}; }

  /// "employment ended by resignation, under EA 5.7".
  std::string how_it_ended() const {
    if (!s().end) return "employment goes on";
    const ClauseHead* route = s().route_under(clause.document());
    if (route == nullptr) route = s().route;
    const std::string by = s().reason == Reason::change_in_control ? fmt::format(" by the {}", name_of(s().by))
                                                                   : fmt::format(" {}", ended_by(*s().reason));
    return fmt::format("employment ended{}{}", by, route != nullptr ? ", under " + route->cite : "");
  }

  void document() {
    const std::string_view name = clause.document();
    add(c.under(name), fmt::format("the person is under {}", name), "it is not among `documents`", "documents",
        fmt::format("the person is not under {}", name));
  }

  void goes_on() {
    add(s().end.has_value(), "employment ends", "it goes on", "termination", "employment has not ended");
  }

  void reasons(const std::vector<Reason>& reasons, bool met) {
    Joined ways{" or "}, names{" or "};
    for (const Reason r : reasons) ways.add(ended_by(r)), names.add(name_of(r));
    add(met, fmt::format("employment ends {}", ways.text), how_it_ended(),
        fmt::format("termination.reason: {}", names.text), how_it_ended());
  }

  void by(Party party, bool met) {
    const bool known = s().end && s().reason != Reason::death;
    const std::string other = known ? fmt::format("the {} ended it", name_of(s().by)) : how_it_ended();
    add(met, fmt::format("the {} ends employment", name_of(party)), other,
        fmt::format("termination.by: {}", name_of(party)), how_it_ended());
  }

  void lasted(const EndedAfter& until, bool met) {
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

  /// Why no event is a change in control under a definition.
  std::string why_no_change(std::string_view id) const {
    const auto finding = std::ranges::find(c.out.changes, id, &ChangeFinding::id);
    std::string why = finding != c.out.changes.end() ? finding->why : std::string{};
    return why.empty() ? "none of the events is one" : why;
  }

  void change(std::string_view id, bool met) {
    const std::string cite = cite_of(id);
    add(met, fmt::format("a change in control under {}", cite), why_no_change(id), facts_for_change(c, id),
        fmt::format("no change in control under {}", cite));
  }
  void employed(std::string_view id, bool met) {
    const Change* first = s().first_change(id);
    if (first == nullptr) return;
    add(met, "the person is still employed on its day",
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
    add(met, fmt::format("the person is of the tier {}", wanted), found, fmt::format("tier: {}", wanted),
        c.facts.tier ? fmt::format("for the tier {} only, and the person is of {}", wanted, *c.facts.tier)
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

  void period(const ClauseHead& head, const ProtectedPeriod& p, bool wanted, bool met) {
    Joined definitions{" or "};
    const Change* from = nullptr;
    for (const std::string& id : p.change) {
      definitions.add(cite_of(id));
      if (from == nullptr) from = window_start(c, id);
    }
    const std::string& definition = definitions.text;
    const bool both = c.choose(p.direction) == Direction::before_or_after;
    const std::string time = time_of(p, both);
    const auto last_day = from != nullptr ? last_day_after(c, p, from->date) : std::nullopt;
    const std::string last = last_day ? to_string(*last_day) : std::string{};
    if (!wanted) {
      return add(met, fmt::format("employment does not end {} ({})", time, head.cite),
                 fmt::format("it ended on {}", end_day()), "events, termination.date",
                 fmt::format("paid only outside the time {} ({}{}{})",
                             time.starts_with("within ") ? time.substr(7) : time, head.cite,
                             last.empty() ? "" : "; last day ", last));
    }
    if (from == nullptr) {
      return add(met, fmt::format("employment ends {} ({})", time, head.cite), why_no_change(p.change.front()),
                 fmt::format("{}, termination.date", facts_for_change(c, p.change.front())),
                 fmt::format("no change in control under {}", definition));
    }
    const bool early = s().end && *s().end < from->date;
    const std::string why =
        early && (p.before || p.from)
            ? fmt::format("employment ended on {}, and not {} ({}; change in control of {})", end_day(), time,
                          definition, to_string(from->date))
        : early ? fmt::format("employment ended on {}, before the change in control of {} ({})", end_day(),
                              to_string(from->date), definition)
                : fmt::format("employment did not end {} ({}{}{})", time, definition,
                              last.empty() ? "" : "; last day ", last);
    add(met, fmt::format("employment ends {} ({})", time, head.cite),
        !s().end       ? "employment goes on"
        : last.empty() ? fmt::format("it ended on {}", end_day())
                       : fmt::format("it ended on {}, and the last day was {}", end_day(), last),
        last.empty() ? std::string{"termination.date"}
                     : fmt::format("termination.date: {} to {}", to_string(from->date), last),
        why);
  }

  void one_finding(const FindingName::Test& test, bool wanted, bool met) {
    const auto say = [&](std::string_view is, std::string_view is_not, std::string_view where,
                         std::string facts) {
      const std::string in = where.empty() ? std::string{} : fmt::format(" ({})", where);
      add(met, fmt::format("{}{}", wanted ? is : is_not, in), fmt::format("{}", wanted ? is_not : is),
          std::move(facts), fmt::format("{}{}", wanted ? is_not : is, in));
    };
    const Clause* by = test.clauses.empty() ? nullptr : &c.agreement.clauses[test.clauses.front()];
    if (by != nullptr) {
      if (const auto* p = by->as<ProtectedPeriod>()) return period(by->head, *p, wanted, met);
      if (const auto* r = by->as<Retirement>()) {
        const std::string ages =
            fmt::format("{}: {} of age, {} of service", by->head.cite, to_string(r->age),
                        r->years_of_service == 1 ? "1 year" : fmt::format("{} years", r->years_of_service));
        return say("age and service amount to retirement", "age and service do not amount to retirement", ages,
                   r->service == RetirementService::hours ? "employee.born, employee.years_of_service"
                                                          : "employee.born, employee.hired");
      }
      return say("the conduct is good cause", "the conduct is not shown to be good cause", by->head.cite,
                 "termination.cause");
    }
    if (test.finding == Finding::permanent_disability)
      return say("the disability is permanent", "the disability is not stated to be permanent",
                 "26 U.S.C. 22(e)(3)", "termination.permanent_disability");
    say("notice was given", "no notice was given", {}, "termination.notice");
  }

  void finding(const FindingName& name, bool wanted, bool met) {
    // Of several, the first stands for all: one is enough, and none is there.
    if (!name.tests.empty()) one_finding(name.tests.front(), wanted, met);
  }

  // ---- routes ----

  /// What a requirement of a route says when it is not met.
  template <class T>
  void requirement(const ClauseHead& head, const std::optional<T>& test, std::string text, std::string facts) {
    if (!test || !s().end) return;
    Unmet why;
    const bool met = meets(c, head, *test, why);
    if (why.message.empty()) {
      for (const Remark& r : c.out.remarks) {
        if (!met && r.id == why.id && r.path == why.path) why.message = r.message;
      }
    }
    if (why.message.empty()) why.message = "it is not met";
    if (!met && !why.path.empty()) facts = why.path;
    add(met, std::move(text), why.message, std::move(facts), why.message);
  }

  void requirements(const ClauseHead& head, const Route& r) {
    const bool covered = s().reason && std::ranges::find(r.reason, *s().reason) != r.reason.end();
    const bool by_it = !r.by || (s().end && s().by == *r.by);
    if (!r.reason.empty()) reasons(r.reason, covered);
    if (r.by && (covered || r.reason.empty() || !by_it)) by(*r.by, by_it);
    if (s().reason && !covered) return;
    requirement(head, r.after_change,
                r.after_change ? fmt::format("it ends {} a change in control under {}",
                                             words_of(*r.after_change), cite_of(r.after_change->change))
                               : std::string{},
                "events, termination.date");
    requirement(head, r.ended_after,
                r.ended_after ? fmt::format("employment lasts until {}", to_string(r.ended_after->date))
                              : std::string{},
                "termination.date");
    requirement(
        head, r.absent,
        r.absent ? fmt::format("{} days of absence in {}", r.absent->days, r.absent->within) : std::string{},
        "termination.absences");
    requirement(head, r.conduct, "conduct of the kind that it names", "termination.cause");
    requirement(head, r.dismissal, "an act of the company of the kind that it names", "termination.dismissal");
    if (r.notice_in_full && r.notice && s().end) {
      const bool full = has_full_notice(c, *r.notice);
      // Short notice can be read to leave the end under this clause (`short_of_notice`).
      const bool despite = !full && std::ranges::find(s().routes, &head) != s().routes.end();
      const bool met = full || despite;
      const std::string given = s().notice ? fmt::format("{} days of notice were given", *s().end - *s().notice)
                                           : std::string{"no notice was given"};
      add(met,
          fmt::format("{} of notice{}", to_string(*r.notice), despite ? ", or short notice that counts" : ""),
          given, "termination.notice, termination.date",
          fmt::format("{} requires {} notice, and {}", head.cite, to_string(*r.notice), given));
    }
  }

  /// A route that would fit gives way to the document's first, or to the one that the facts name.
  void chosen(const ClauseHead& head) {
    const bool fits = std::ranges::all_of(out, &ConditionWords::met);
    const bool holds = std::ranges::find(s().routes, &head) != s().routes.end();
    if (!fits || holds) return;
    const ClauseHead* first = s().route_under(head.document());
    if (first == nullptr) return;
    add(false, "no other route of its document comes first",
        fmt::format("employment ended under {}", first->cite), fmt::format("termination.under: {}", head.id),
        how_it_ended());
  }

  void one_route(const Clause& route) {
    const auto* terms = route.as<Route>();
    if (terms == nullptr) return;
    requirements(route.head, *terms);
    chosen(route.head);
  }

  /// Of several routes the one that comes nearest.
  void routes(const std::vector<std::string>& ids, bool met) {
    Joined cites{" or "};
    for (const std::string& id : ids) cites.add(cite_of(id));
    if (met) return add(true, fmt::format("employment ends under {}", cites.text), {}, "termination", {});
    std::optional<std::vector<ConditionWords>> nearest;
    const auto missing = [](const std::vector<ConditionWords>& list) {
      return std::ranges::count(list, false, &ConditionWords::met);
    };
    for (const std::string& id : ids) {
      const Clause* route = c.agreement.find(id);
      if (route == nullptr) continue;
      Writer one{c, clause};
      one.one_route(*route);
      if (missing(one.out) > 0 && (!nearest || missing(one.out) < missing(*nearest)))
        nearest = std::move(one.out);
    }
    Joined found{"; "}, facts{", "}, sentence{"; "};
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
      case Asks::holds: return finding(when->holds[each.which], true, each.met);
      case Asks::fails: return finding(when->fails[each.which], false, each.met);
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

  /// A clause that defines something is asked whether it was found.
  bool definition(const Clause& of) {
    const auto* p = of.as<ProtectedPeriod>();
    const bool known = of.as<Route>() != nullptr || of.as<ChangeInControl>() != nullptr || p != nullptr ||
                       of.as<Retirement>() != nullptr || of.as<GoodCause>() != nullptr;
    if (!known) return false;
    document();
    if (of.as<ChangeInControl>() != nullptr) {
      const auto counts = [&](const Change& found) { return found.counts && found.definition == &of.head; };
      return change(of.head.id, std::ranges::any_of(s().changes, counts)), true;
    }
    goes_on();
    if (of.as<Route>() != nullptr) return one_route(of), true;
    const auto at = static_cast<size_t>(&of - c.agreement.clauses.data());
    const bool met = std::ranges::find(s().found_by, at) != s().found_by.end();
    one_finding({{}, {at}}, true, met);
    return true;
  }
};

}  // namespace

std::vector<ConditionWords> nearest_way(const Case& of, const Clause& clause) {
  Quiet quiet{of};
  Writer writer{quiet.c, clause.head};
  if (clause.head.when.empty() && writer.definition(clause)) {
    const std::optional<Date>& end = of.situation.end;
    if (clause.as<Route>() != nullptr && end && term_over(of, clause.head, *end)) writer.term();
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

std::string facts_for_change(const KnownCase& c, std::string_view id) {
  const Clause* clause = c.agreement.find(id);
  const auto* t = clause != nullptr ? clause->as<ChangeInControl>() : nullptr;
  if (t == nullptr) return "events";
  Joined facts{", or "};
  if (t->ownership_at_least)
    facts.add(fmt::format("ownership of {} or more", to_string(*t->ownership_at_least)));
  if (t->ownership_over) facts.add(fmt::format("ownership of more than {}", to_string(*t->ownership_over)));
  if (t->not_nominated_at_least)
    facts.add(fmt::format("board_change of {} or more", to_string(*t->not_nominated_at_least)));
  if (t->merger_keeps_at_most)
    facts.add(fmt::format("merger_approval that keeps {} or less", to_string(*t->merger_keeps_at_most)));
  if (t->sale_of_substantially_all) facts.add("asset_sale of substantially all");
  if (t->dissolution) facts.add("dissolution");
  if (t->not_nominated_above)
    facts.add(fmt::format("board_change above {}", to_string(*t->not_nominated_above)));
  if (t->merger_keeps_less_than)
    facts.add(fmt::format("merger_approval that keeps less than {}", to_string(*t->merger_keeps_less_than)));
  if (t->assets_above) facts.add(fmt::format("asset_sale above {}", to_string(*t->assets_above)));
  if (t->approved_asset_sale) facts.add("asset_sale_approval");
  if (t->approved_liquidation) facts.add("liquidation_approval");
  return facts.text.empty() ? "events" : "events: " + facts.text;
}

}  // namespace payout
