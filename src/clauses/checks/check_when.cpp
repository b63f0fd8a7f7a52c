#include <fmt/format.h>

#include <algorithm>

#include "clauses/checks/check_terms.h"
#include "clauses/situation/contract_term.h"
#include "clauses/situation/route.h"

namespace payout {
namespace {

template <class T>
bool among(const std::vector<T>& list, const T& value) {
  return std::ranges::find(list, value) != list.end();
}

/// Who alone can end employment for a reason.
std::optional<Party> party_of(Reason reason) {
  switch (reason) {
    case Reason::cause:
    case Reason::without_cause:
    case Reason::director_not_renominated:
    case Reason::director_removed: return Party::company;
    case Reason::resignation:
    case Reason::retirement:
    case Reason::constructive_dismissal:
    case Reason::director_resignation: return Party::employee;
    default: return std::nullopt;
  }
}

bool finds(const std::vector<FindingName>& names, Finding finding) {
  return std::ranges::any_of(names, [&](const FindingName& name) {
    return std::ranges::any_of(name.tests, [&](const auto& test) { return test.finding == finding; });
  });
}

std::string words_of(const std::vector<Reason>& reasons) {
  std::string text;
  for (const Reason r : reasons) text += fmt::format("{}`{}`", text.empty() ? "" : ", ", name_of(r));
  return text;
}

/// One entry of `when`.
struct EntryCheck {
  const TermsCheck& t;
  size_t i;
  const When& when;

  const Route* route(const std::string& id) const {
    const Clause* found = t.agreement.find(id);
    return found != nullptr ? found->as<Route>() : nullptr;
  }

  Problem& never(std::string_view key, std::string message, std::string help) const {
    return t.error(i, key, "never-true", std::move(message), std::move(help));
  }

  void routes() const {
    for (const std::string& id : when.route) {
      const Clause* found = t.agreement.find(id);
      if (found == nullptr) continue;  // told
      const Route* terms = found->as<Route>();
      if (terms == nullptr) {
        never("route",
              fmt::format(", `route: {}`: that clause is a `{}`, and no way in which employment ends", id,
                          found->terms.kind().name),
              "name clauses of kind `route`: see `payout terms route`");
      }
    }
    if (when.route.empty()) return;
    const bool reason_fits = when.reason.empty() || std::ranges::any_of(when.route, [&](const std::string& id) {
                               const Route* r = route(id);
                               return r == nullptr || std::ranges::any_of(r->reason, [&](Reason x) {
                                        return among(when.reason, x);
                                      });
                             });
    if (!reason_fits) {
      const Route* first = route(when.route.front());
      Problem& p = never("reason",
                         fmt::format(": `route: {}` is for {}, and `reason` requires {}: never both",
                                     when.route.front(), words_of(first->reason), words_of(when.reason)),
                         "leave one of the two out");
      second_place(p, when.route.front());
    }
    const bool party_fits = !when.by || std::ranges::any_of(when.route, [&](const std::string& id) {
      const Route* r = route(id);
      if (r == nullptr || r->by) return r == nullptr || *r->by == *when.by;
      return r->reason.empty() ||
             std::ranges::any_of(r->reason, [&](Reason reason) {  // each says whose act it is
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

  void parties() const {
    if (!when.by || when.reason.empty()) return;
    const bool any = std::ranges::any_of(when.reason, [&](Reason r) {
      const auto party = party_of(r);
      return !party || *party == *when.by;
    });
    if (!any)
      never("by", fmt::format(": {} is never the act of the {}", words_of(when.reason), name_of(*when.by)),
            "leave `by` out: the reason says it");
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

  /// A day after the last one of a term that does not go on.
  void term() const {
    if (!when.ended_after) return;
    const ClauseHead& head = t.clause(i).head;
    t.agreement.each<ContractTerm>([&](const ClauseOf<ContractTerm>& clause) {
      const ContractTerm& term = clause.terms;
      if (clause.head.document() != head.document() || (!term.initial && !term.initial_through)) return;
      if (term.renews || term.then_always || term.extends) return;
      if (std::ranges::find(term.survives, head.id) != term.survives.end()) return;
      const Date over =
          term.initial_through ? *term.initial_through + 1 : after(term.starts, *term.initial, MonthEnd::clamp);
      if (when.ended_after->date < over) return;
      never("ended_after",
            fmt::format(": `ended_after: {}` lies after the last day of the term, {} ({})",
                        to_string(when.ended_after->date), to_string(over - 1), clause.head.cite),
            fmt::format("a clause that acts after the term is named there: `survives: [{}]`", head.id));
    });
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
    if (definition == nullptr || !definition->terms.kind().defines_change) return;  // told
    const bool limited = !when.route.empty() && std::ranges::all_of(when.route, [&](const std::string& id) {
      const Route* r = route(id);
      return r == nullptr || r->after_change.has_value();
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
    if (found == nullptr || found->terms.kind().defines_change) return;
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
    check.routes(), check.parties(), check.findings(), check.dates(), check.term(), check.gate(),
        check.change();
    if (!gives(kind)) continue;
    check.cause();
    check.period();
  }
}

namespace {

/// Whether a route asks for nothing beside reason and party.
bool is_unconditional(const Route& r) {
  return !r.after_change && !r.ended_after && !r.absent && !r.conduct && !r.dismissal &&
         !(r.notice_in_full && r.notice);
}

bool covers(const Route& first, const Route& later) {
  return std::ranges::all_of(later.reason, [&](Reason r) {
    const std::optional<Party> party = later.by ? later.by : party_of(r);
    return among(first.reason, r) && (!first.by || (party && *party == *first.by));
  });
}

}  // namespace

/// A cut of one dollar is rarely meant.
static void check_cuts(const TermsCheck& t, size_t i, const Route& route) {
  if (!route.dismissal) return;
  for (const CountedAct& act : route.dismissal->acts) {
    if (act.act != DismissalKind::salary_cut || act.at_least || act.over || act.size) continue;
    t.warning(i, "acts", "any-cut", ", `dismissal.acts`: a salary cut of any size counts",
              "write `acts: {salary_cut: {at_least: 10%}}`, or `salary_cut: any` where every cut is meant");
  }
}

void check_routes(const TermsCheck& t) {
  const auto& routes = t.agreement.of_kind<Route>();
  for (size_t k = 0; k < routes.size(); ++k) {
    const size_t i = routes[k];
    const Route& later = *t.clause(i).as<Route>();
    check_cuts(t, i, later);
    if (later.reason.empty()) {
      t.error(i, "", "never-true", " names no `reason`, so no end of employment is one by this route",
              fmt::format("add `reason:`, one or a list of: {}", detail::one_of(names_of(Reason{}))));
      continue;
    }
    const auto any_party = [&](Reason r) {
      const auto party = party_of(r);
      return !party || !later.by || *party == *later.by;
    };
    if (std::ranges::none_of(later.reason, any_party))
      t.error(i, "by", "never-true",
              fmt::format(": {} is never the act of the {}", words_of(later.reason), name_of(*later.by)),
              "leave `by` out: the reason says it");
    for (size_t n = 0; n < k; ++n) {
      const Clause& first = t.clause(routes[n]);
      if (first.head.document() != t.clause(i).head.document()) continue;
      if (!is_unconditional(*first.as<Route>()) || !covers(*first.as<Route>(), later)) continue;
      Problem& p =
          t.warning(i, "reason", "never-reached",
                    fmt::format(" is never reached: `{}` ({}) stands before it, covers the same reasons and "
                                "requires nothing more",
                                first.head.id, first.head.cite),
                    "the first in the file comes first: move the special one up, or leave one out");
      p.other = t.places.of(routes[n], "reason");
      p.other_label = "the first";
      break;
    }
  }
}

namespace {

/// The circle of replacements that leads from a clause back to it, or nothing.
std::string circle(const Agreement& agreement, const std::string& start, const std::string& id,
                   std::vector<std::string>& path) {
  const Clause* clause = agreement.find(id);
  if (clause == nullptr) return {};
  for (const std::string& next : clause->head.replaces) {
    if (next == start) {
      std::string text;
      for (const std::string& each : path) text += "`" + each + "` replaces ";
      return text + "`" + start + "`";
    }
    if (among(path, next)) continue;
    path.push_back(next);
    std::string found = circle(agreement, start, next, path);
    if (!found.empty()) return found;
    path.pop_back();
  }
  return {};
}

}  // namespace

void check_replacements(const TermsCheck& t) {
  for (const size_t i : t.agreement.displacing) {
    const std::string& id = t.clause(i).head.id;
    std::vector<std::string> path{id};
    const std::string found = circle(t.agreement, id, id, path);
    if (found.empty()) continue;
    t.error(i, "replaces", "replaces-itself", fmt::format(": {}, so that nothing of it is paid", found),
            "the better clause replaces the plain one, and not the reverse");
    return;  // one circle, told once
  }
}

}  // namespace payout
