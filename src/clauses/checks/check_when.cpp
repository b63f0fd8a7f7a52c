#include <fmt/format.h>

#include <algorithm>

#include "clauses/checks/check_terms.h"
#include "clauses/situation/routes.h"

namespace payout {
namespace {

template <class T>
bool among(const std::vector<T>& list, const T& value) {
  return std::ranges::find(list, value) != list.end();
}

bool finds(const std::vector<FindingName>& names, Finding finding) {
  return std::ranges::any_of(names, [&](const FindingName& name) {
    return std::ranges::any_of(name.tests, [&](const auto& test) { return test.finding == finding; });
  });
}

/// One entry of `when`.
struct EntryCheck {
  const TermsCheck& t;
  size_t i;
  const When& when;

  std::optional<RouteSides> route(const std::string& id) const { return sides_of_route(t.agreement, id); }

  Problem& never(std::string_view key, std::string message, std::string help) const {
    return t.error(i, key, "never-true", std::move(message), std::move(help));
  }

  void routes() const {
    for (const std::string& id : when.route) {
      const Clause* found = t.agreement.find(id);
      if (found == nullptr) continue;  // told
      if (found->terms.kind().defines != Defines::route) {
        const std::string_view kind = found->terms.kind().name;
        t.problems.error(
            "never-true", t.places.value(i, "route", id),
            fmt::format("{}, `route: {}`: that clause is a `{}`, and no way in which employment ends",
                        t.name_of(i), id, kind),
            found->terms.kind().defines == Defines::change
                ? fmt::format("a change in control is `when: {{change: {}}}`", id)
            : std::ranges::find(finding_names, kind) != finding_names.end()
                ? fmt::format("what it finds is `when: {{route: ID, if: {}}}`", id)
                : "name clauses of kind `route`: see `payout terms route`");
      }
    }
    if (when.route.empty()) return;
    const bool reason_fits =
        when.reason.empty() || std::ranges::any_of(when.route, [&](const std::string& id) {
          const auto r = route(id);
          return !r || std::ranges::any_of(r->reasons, [&](Reason x) { return among(when.reason, x); });
        });
    if (!reason_fits) {
      const auto first = route(when.route.front());
      Problem& p = never("reason",
                         fmt::format(": `route: {}` is for {}, and `reason` requires {}: never both",
                                     when.route.front(), words_of(first->reasons), words_of(when.reason)),
                         "leave one of the two out");
      second_place(p, when.route.front());
    }
    const bool party_fits = !when.by || std::ranges::any_of(when.route, [&](const std::string& id) {
      const auto r = route(id);
      if (!r || r->by) return !r || *r->by == *when.by;
      return r->reasons.empty() ||
             std::ranges::any_of(r->reasons, [&](Reason reason) {  // each says whose act it is
               const auto party = party_of(reason);
               return !party || *party == *when.by;
             });
    });
    if (!party_fits) {
      Problem& p = never("by",
                         fmt::format(": `route: {}` is used by the other side than `by: {}`",
                                     when.route.front(), name_of(*when.by)),
                         "leave `by` out: the route says it");
      second_place(p, when.route.front());
    }
  }

  void second_place(Problem& p, const std::string& id) const {
    const auto at = static_cast<size_t>(t.agreement.find(id) - t.agreement.clauses.data());
    p.other = t.places.of(at, "reason");
    p.other_label = "the route";
  }

  void release() const {
    const Clause* found = when.release ? t.agreement.find(*when.release) : nullptr;
    if (found == nullptr || found->terms.kind().defines == Defines::release) return;
    t.problems.error("no-finding", t.places.value(i, "release", *when.release),
                     fmt::format("{}, `release: {}`: that clause is a `{}`, and no release of claims",
                                 t.name_of(i), *when.release, found->terms.kind().name),
                     "name a clause of kind `release`");
  }

  void parties() const {
    if (!when.by || when.reason.empty()) return;
    const bool any = std::ranges::any_of(when.reason, [&](Reason r) {
      const auto party = party_of(r);
      return !party || *party == *when.by;
    });
    if (!any)
      never("by", fmt::format(": {} is never the act of the {}", words_of(when.reason), name_of(*when.by)),
            "leave `by` out: the reason says it");
    check_acting_side(t, i, when.reason, *when.by);
  }

  void findings() const {
    for (const FindingName& name : when.holds) {
      const bool both = !name.name.empty() && std::ranges::any_of(when.fails, [&](const FindingName& other) {
        return other.name == name.name;
      });
      if (both)
        never("unless", fmt::format(": `{}` stands in `if` and in `unless`", name.name), "leave one out");
    }
    if (when.by == Party::company && finds(when.holds, Finding::retirement))
      never("if", ": a retirement is the employee's act, and `by: company` requires the other side's",
            "leave `by` out");
  }

  void dates() const {
    if (!when.ended_after || !when.ended_before || when.ended_after->date < when.ended_before->date) return;
    never("ended_before",
          fmt::format(": `ended_after: {}` does not lie before `ended_before: {}`",
                      to_string(when.ended_after->date), to_string(when.ended_before->date)),
          "exchange the two dates, or leave one out");
  }

  bool asks_nothing() const {
    return !when.change && !when.always && when.route.empty() && when.reason.empty() && !when.by &&
           when.holds.empty() && when.fails.empty() && !when.ended_after && !when.ended_before;
  }

  void gate() const {
    const OpenChoice& choice = when.applies.choice;
    if (choice.point >= 0 || choice.value == static_cast<int>(Applies::yes)) return;
    t.error(i, "applies", "not-used", ", `applies: no`: this way never counts, and nothing can make it count",
            "leave the entry out; an open point is `applies: {reading: 'no', or: ['yes'], why: ...}`");
  }

  /// Whether an end of employment for cause could meet it without the author having said so.
  bool met_by_cause() const {
    if (!when.asks_for_end() || when.always || !when.route.empty() || !when.reason.empty()) return false;
    if (when.by == Party::employee || finds(when.fails, Finding::good_cause)) return false;
    return !finds(when.holds, Finding::retirement) && !finds(when.holds, Finding::good_cause) &&
           !finds(when.holds, Finding::permanent_disability);
  }

  void cause() const {
    const auto unknown = [](const FindingName& name) { return name.tests.empty(); };  // told
    if (!met_by_cause() || std::ranges::any_of(when.holds, unknown) || std::ranges::any_of(when.fails, unknown))
      return;
    t.warning(i, "when", "pays-on-cause", ": an end of employment for cause meets this too",
              "name the ways that it is meant for: `route: [...]` or `reason: [...]`; if cause is meant, list "
              "`cause` among them, or write `when: always`");
  }

  void period() const {
    if (!when.change || !when.asks_for_end() || when.ended_before) return;
    if (finds(when.holds, Finding::protected_period)) return;
    const Clause* definition = t.agreement.find(*when.change);
    if (definition == nullptr || definition->terms.kind().defines != Defines::change) return;  // told
    const bool limited = !when.route.empty() && std::ranges::all_of(when.route, [&](const std::string& id) {
      const auto r = route(id);
      return !r || r->after_change;
    });
    if (limited) return;
    t.warning(i, "change", "no-period",
              fmt::format(", `change: {}` beside a condition on the end of employment, and no time between the "
                          "two: an end ten years later would meet it too",
                          *when.change),
              "a time is a clause of kind `protected_period`, and `if: ID` names it; or `ended_before: DATE`");
  }

  void change() const {
    if (!when.change) return;
    const Clause* found = t.agreement.find(*when.change);
    if (found == nullptr || found->terms.kind().defines == Defines::change) return;
    never("change",
          fmt::format(", `change: {}`: that clause is a `{}`", *when.change, found->terms.kind().name),
          found->terms.kind().name == "protected_period" ? fmt::format("a time is `if: {}`", *when.change)
                                                         : "name a clause of kind `change_in_control`");
  }
};

/// Whether the kind gives something that must not be given on every end of employment without a word.
bool gives(const Kind& kind) {
  return (kind.pay != nullptr && !kind.earned) || (kind.accelerates && !kind.answers_events);
}

}  // namespace

void check_when(const TermsCheck& t, size_t i) {
  const Clause& clause = t.clause(i);
  const Kind& kind = clause.terms.kind();
  if (gives(kind) && clause.head.when.empty()) {
    t.error(
        i, "", "no-trigger", " has no `when`: it would be given on every end of employment, for cause too",
        "say when, such as `when: {route: ID}`; `when: always` if every end is meant (`payout terms when`)");
  }
  if (!clause.head.when.empty() && !kind.asks_when) {
    t.error(i, "when", "not-used",
            fmt::format(", `when`: a `{}` holds throughout, and does not ask when", kind.name),
            "leave `when` out; what is paid, vests or lapses says when");
  }
  if (!clause.head.replaces.empty() && kind.pay == nullptr && kind.name != "exercise_window") {
    t.error(i, "replaces", "not-used", fmt::format(", `replaces`: a `{}` takes the place of none", kind.name),
            "leave it out; payments and exercise periods replace one another");
  }
  for (const When& when : clause.head.when) {
    const EntryCheck check{t, i, when};
    if (check.asks_nothing()) {
      t.error(i, "when", "no-trigger", ", `when`: this entry names no condition",
              "say when; `when: always` if every end of employment is meant (`payout terms when`)");
      continue;
    }
    check.routes(), check.parties(), check.findings(), check.dates(), check.gate(), check.change(),
        check.release();
    if (!gives(kind)) continue;
    check.cause();
    check.period();
  }
}

}  // namespace payout
