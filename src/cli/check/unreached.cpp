#include "cli/check/unreached.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/case.h"
#include "clauses/places.h"
#include "cli/plural.h"

namespace payout {

/// Whether a clause gives something when it is met; definitions and rules hold throughout.
static bool is_met_or_not(const Clause& clause) {
  const bool asks = clause.terms.kind().asks_when && !clause.head.when.empty();
  return asks || clause.terms.kind().name == "route";
}

void Unreached::add(const CaseFile& file) {
  const auto id = [](const Clause& clause) -> const std::string& { return clause.head.id; };
  if (!file.evaluated || !std::ranges::equal(file.agreement->clauses, agreement_.clauses, {}, id, id)) return;
  ++scenarios_;
  for (size_t point = 0; point < mattered_.size(); ++point)
    mattered_[point] = mattered_[point] || file.space.readings.asked(point);
  const Situation& situation = file.space.situation;
  const KnownCase known{*file.agreement, file.loaded->facts, file.space.readings, situation};
  for (size_t i = 0; i < met_.size(); ++i) {
    const Clause& clause = file.agreement->clauses[i];
    const bool by_it = std::ranges::find(situation.routes, &clause.head) != situation.routes.end();
    const bool met = clause.terms.kind().name == "route" ? by_it : !occurrences(known, clause.head).empty();
    met_[i] = met_[i] || (is_met_or_not(clause) && met);
  }
}

void Unreached::tell(const std::vector<Document>& texts, Problems& problems) const {
  std::vector<const Document*> files;
  for (const Document& text : texts) files.push_back(&text);
  const Places places{files};
  for (size_t i = 0; i < met_.size(); ++i) {
    const Clause& clause = agreement_.clauses[i];
    if (met_[i] || !is_met_or_not(clause)) continue;
    problems.note("not-reached", places.of(i, "id"),
                  fmt::format("clause `{}` ({}) is met in none of {}", clause.head.id, clause.head.cite,
                              counted(scenarios_, "scenario")),
                  "write a scenario in which it is, with what it must give under `expect`");
  }
  for (size_t point = 0; point < mattered_.size(); ++point) {
    const Reading& reading = agreement_.readings[point];
    if (mattered_[point]) continue;
    size_t at = 0;
    while (at < agreement_.clauses.size() && agreement_.clauses[at].head.cite != reading.cite) ++at;
    problems.note("not-reached", places.of(at, reading.key),
                  fmt::format("the open point `{}` ({}) matters in none of {}", reading.key, reading.cite,
                              counted(scenarios_, "scenario")),
                  "write a scenario in which the readings part");
  }
}

}  // namespace payout
