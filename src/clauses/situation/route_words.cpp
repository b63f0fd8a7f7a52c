#include <fmt/format.h>

#include <algorithm>

#include "clauses/condition_writer.h"
#include "clauses/situation/notice.h"
#include "clauses/situation/route.h"

namespace payout {
namespace {

/// What a route asks for, requirement by requirement.
struct RouteWords {
  ConditionWriter& w;
  const Case& c = w.c;
  const Situation& s = w.c.situation;

  /// What a requirement of a route says when it is not met.
  template <class T>
  void requirement(const ClauseHead& head, const std::optional<T>& test, std::string text, std::string facts) {
    if (!test || !s.end) return;
    Unmet why;
    const bool met = meets(c, head, *test, why);
    if (why.message.empty()) {
      for (const Remark& r : c.out.remarks) {
        if (!met && r.id == why.id && r.path == why.path) why.message = r.message;
      }
    }
    if (why.message.empty()) why.message = "it is not met";
    if (!met && !why.path.empty()) facts = why.path;
    w.add(met, std::move(text), why.message, std::move(facts), why.message);
  }

  void requirements(const ClauseHead& head, const Route& r) {
    const bool covered = s.reason && std::ranges::find(r.reason, *s.reason) != r.reason.end();
    const bool by_it = !r.by || (s.end && s.by == *r.by);
    if (!r.reason.empty()) w.reasons(r.reason, covered);
    if (r.by && (covered || r.reason.empty() || !by_it)) w.by(*r.by, by_it);
    if (s.reason && !covered) return;
    requirement(head, r.after_change,
                r.after_change ? fmt::format("it ends {} a change in control under {}",
                                             words_of(*r.after_change), w.cite_of(r.after_change->change))
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
    if (r.notice_in_full && r.notice && s.end) {
      const bool full = has_full_notice(c, *r.notice);
      // Short notice can be read to leave the end under this clause (`short_of_notice`).
      const bool despite = !full && std::ranges::find(s.routes, &head) != s.routes.end();
      const bool met = full || despite;
      const std::string given = s.notice ? fmt::format("{} days of notice were given", *s.end - *s.notice)
                                         : std::string{"no notice was given"};
      w.add(met,
            fmt::format("{} of notice{}", to_string(*r.notice), despite ? ", or short notice that counts" : ""),
            given, "termination.notice, termination.date",
            fmt::format("{} requires {} notice, and {}", head.cite, to_string(*r.notice), given));
    }
  }

  /// A route that would fit gives way to the document's first, or to the one that the facts name.
  void chosen(const ClauseHead& head) {
    const bool fits = std::ranges::all_of(w.out, &ConditionWords::met);
    const bool holds = std::ranges::find(s.routes, &head) != s.routes.end();
    if (!fits || holds) return;
    const ClauseHead* first = s.route_under(head.document());
    if (first == nullptr) return;
    w.add(false, "no other route of its document comes first",
          fmt::format("employment ended under {}", first->cite), fmt::format("termination.under: {}", head.id),
          w.how_it_ended());
  }
};

}  // namespace

void tell(const Route& terms, const ClauseHead& clause, bool, bool, ConditionWriter& out) {
  RouteWords words{out};
  words.requirements(clause, terms);
  words.chosen(clause);
}

}  // namespace payout
