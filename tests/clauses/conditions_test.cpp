#include "clauses/conditions.h"

#include <algorithm>

#include "catch.h"
#include "clauses/situation/route.h"
#include "support/shipped.h"

using namespace payout;

/// A case as it was evaluated, to be asked further.
struct Finished {
  ReadingUse use;
  Workings work = {};
  Result result;
  Case c;
  explicit Finished(const ShippedCase& file)
      : use(file.space.readings),
        result(file.space.result),
        c{{*file.agreement, file.loaded->facts, use, file.space.situation, Detail::report, Grounds::tested},
          work,
          result} {}
};

TEST_CASE("What is not there has a condition that is not met, and what is there has none", "[shipped]") {
  size_t asked = 0;
  for (const auto& one : shipped_cases()) {
    const auto error = [](const Remark& r) { return r.severity == Severity::error; };
    if (!one->evaluated || std::ranges::any_of(one->space.result.remarks, error)) continue;
    const Finished finished{*one};
    for (const Clause& clause : one->agreement->clauses) {
      const bool route = clause.as<Route>() != nullptr;
      if (!route && clause.terms.kind().pay == nullptr) continue;
      const auto& routes = one->space.situation.routes;
      const bool there = route ? std::ranges::find(routes, &clause.head) != routes.end()
                               : !occurrences(finished.c, clause.head).empty() &&
                                     replaced_by(finished.c, clause.head) == nullptr;
      const auto words = nearest_way(finished.c, clause);
      const auto unmet = std::ranges::find(words, false, &ConditionWords::met);
      INFO(one->path.string() << ": " << clause.head.id << (there ? ", there" : ", not there"));
      CHECK((unmet == words.end()) == there);
      for (const ConditionWords& each : words) {
        if (each.met) continue;
        INFO(each.text);
        CHECK(!each.found.empty());
        CHECK(!each.sentence.empty());
      }
      ++asked;
    }
  }
  CHECK(asked > 5000);
}
