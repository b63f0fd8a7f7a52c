#include "cli/run.h"

#include <cstdio>

#include "clauses/evaluate.h"
#include "report/json.h"
#include "scenario/load.h"

namespace payout {

int run(int argc, char** argv) {
  Problems problems;
  const auto loaded = load_scenario(argc > 1 ? argv[1] : "-", {argv + 2, argv + argc}, problems);
  std::vector<Document> keep;
  const Agreement agreement = load_agreement(loaded->facts.agreement.value_or("icg"), argv[1], problems, keep);
  Workspace space;
  if (!problems.any_errors())
    space.readings = choose_readings(agreement, loaded->facts, loaded->document, problems);
  for (const Problem& p : problems.all()) std::fputs(render(p).c_str(), stderr);
  if (problems.any_errors()) return 3;
  evaluate(agreement, loaded->facts, space);
  std::puts(to_json(space.result, &space.work).c_str());
  return 0;
}

}  // namespace payout
