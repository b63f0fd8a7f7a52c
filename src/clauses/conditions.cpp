#include "clauses/conditions.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/facts_that_decide.h"
#include "clauses/situation/route.h"

namespace payout {
namespace {

template <class T>
bool lists(const std::vector<T>& list, const T& value) {
  return std::ranges::find(list, value) != list.end();
}

std::string how_it_ended(const Case& c) {
  const Situation& s = c.situation;
  if (!s.end) return "employment goes on";
  if (s.route != nullptr) return fmt::format("it ended under {} by the {}", s.route->cite, name_of(s.by));
  return fmt::format("it ended by {}", name_of(*s.reason));
}

/// What a finding asks for and the facts behind it.
struct FindingWords {
  std::string_view text;
  std::string_view facts;
};
FindingWords words_of(Finding f) {
  switch (f) {
    case Finding::protected_period:
      return {"employment ends in the protected time after a change in control", "events, termination.date"};
    case Finding::good_cause: return {"the plan's own good cause is shown", "termination.cause"};
    case Finding::permanent_disability:
      return {"the disability is permanent in the sense of the tax code", "termination.permanent_disability"};
    case Finding::retirement: return {"age and service amount to retirement", "employee.born, employee.hired"};
    case Finding::notice_given: return {"notice was given", "termination.notice"};
  }
  return {};
}

struct Writer {
  const Case& c;
  Way way = {};

  void add(bool met, std::string text, std::string found, std::string facts) {
    way.conditions.push_back({std::move(text), met, met ? std::string{} : std::move(found), std::move(facts)});
  }

  void document(const ClauseHead& clause) {
    const std::string_view name = clause.document();
    add(c.under(name), fmt::format("the person is under {}", name), "it is not among `documents`", "documents");
    if (!c.in_force(name) && c.under(name))
      add(false, fmt::format("{} had begun", name), "employment ended before", "termination.date");
    if (lists(c.situation.invalid, &clause))
      add(false, "the clause is valid", "it was held invalid", "invalid");
  }

  void route(const std::vector<std::string>& ids) {
    if (ids.empty()) return;
    std::string cites, facts;
    for (const std::string& id : ids) {
      const Clause* clause = c.agreement.find(id);
      const std::string& cite = clause != nullptr ? clause->head.cite : id;
      if (cites.find(cite) == std::string::npos) cites += (cites.empty() ? "" : " or ") + cite;
      const std::string own = facts_for_route(c, id);
      if (facts.find(own) == std::string::npos) facts += (facts.empty() ? "" : "; or ") + own;
    }
    const bool met = c.situation.end && c.situation.route != nullptr && lists(ids, c.situation.route->id);
    add(met, fmt::format("employment ends under {}", cites), how_it_ended(c), facts);
  }

  void reason(const std::vector<Reason>& reasons) {
    if (reasons.empty()) return;
    std::string names;
    for (const Reason r : reasons) names += fmt::format("{}{}", names.empty() ? "" : " or ", name_of(r));
    const bool met = c.situation.reason && lists(reasons, *c.situation.reason);
    add(met, fmt::format("employment ends by {}", names), how_it_ended(c),
        fmt::format("termination.reason: {}", names));
  }

  void change(const std::string& id) {
    const Clause* definition = c.agreement.find(id);
    const std::string cite = definition != nullptr ? definition->head.cite : id;
    const Change* first = nullptr;
    for (const Change& found : c.situation.changes) {
      if (first == nullptr && found.counts && found.definition->id == id) first = &found;
    }
    const auto finding = std::ranges::find(c.out.changes, id, &ChangeFinding::id);
    std::string why = finding != c.out.changes.end() ? finding->why : std::string{};
    if (why.empty()) why = "none of the events is one";
    add(first != nullptr, fmt::format("a change in control under {}", cite), why, facts_for_change(c, id));
    if (first != nullptr && c.situation.end)
      add(first->date <= *c.situation.end, "the person is still employed on its day",
          fmt::format("employment ended on {}, before {}", to_string(*c.situation.end), to_string(first->date)),
          "termination.date");
  }

  void ended_after(const EndedAfter& until) {
    const bool on = c.choose(until.first_day) == Boundary::on;
    const auto& end = c.situation.end;
    const bool met = end && (*end > until.date || (on && *end == until.date));
    add(met,
        fmt::format("employment lasts until {} and ends {} it", to_string(until.date),
                    on ? "on or after" : "after"),
        end ? fmt::format("it ended on {}", to_string(*end)) : "employment goes on",
        fmt::format("termination.date: {} or later", to_string(on ? until.date : until.date + 1)));
  }

  void findings(const When& when) {
    for (const Finding f : when.holds) {
      const auto [text, facts] = words_of(f);
      add(c.situation.found(f), std::string{text}, "that is not so", std::string{facts});
    }
    for (const Finding f : when.fails) {
      const auto [text, facts] = words_of(f);
      add(!c.situation.found(f), fmt::format("not: {}", text), "that is so", std::string{facts});
    }
  }

  void reading(const Open<Applies>& applies) {
    if (applies.choice.point < 0 && applies.choice.value == static_cast<int>(Applies::yes)) return;
    const bool yes = c.choose(applies) == Applies::yes;
    const bool open = applies.choice.point >= 0;
    const std::string key =
        open ? c.agreement.readings[static_cast<size_t>(applies.choice.point)].key : std::string{"the terms"};
    add(yes, fmt::format("the reading of {} lets it apply", key), "the reading in force does not",
        open ? fmt::format("readings.{}", key) : "");
  }

  void when(const When& when) {
    if (when.change) return change(*when.change), reading(when.applies);
    if (!c.situation.end) add(false, "employment ends", "it goes on", "termination");
    route(when.route);
    reason(when.reason);
    if (when.by)
      add(c.situation.end && c.situation.by == *when.by, fmt::format("the {} ends it", name_of(*when.by)),
          how_it_ended(c), fmt::format("termination.by: {}", name_of(*when.by)));
    findings(when);
    if (when.ended_after) ended_after(*when.ended_after);
    reading(when.applies);
  }
};

}  // namespace

bool Way::met() const {
  return std::ranges::all_of(conditions, &Condition::met);
}

std::vector<Way> ways_of(const Case& c, const ClauseHead& clause) {
  std::vector<Way> ways;
  const auto write = [&](auto&& fill) {
    Writer writer{c};
    writer.document(clause);
    fill(writer);
    if (const ClauseHead* by = replaced_by(c, clause))
      writer.add(false, fmt::format("no clause displaces it"), fmt::format("{} ({}) does", by->id, by->cite),
                 {});
    ways.push_back(std::move(writer.way));
  };
  if (clause.when.empty()) {
    write(
        [&](Writer& w) { w.add(c.situation.end.has_value(), "employment ends", "it goes on", "termination"); });
  }
  for (const When& when : clause.when) write([&](Writer& w) { w.when(when); });
  return ways;
}

}  // namespace payout
