#pragma once
#include <memory>
#include <string>
#include <vector>

#include "clauses/evaluate.h"
#include "scenario/load.h"

namespace payout {

/// A scenario of the deferred-compensation plan, evaluated; `keep` holds what the results point into.
struct EvaluatedPlan {
  Problems problems = {};
  std::vector<Document> keep = {};
  Agreement agreement = {};
  std::unique_ptr<LoadedScenario> loaded = {};
  Workspace space = {};

  const DeferralResult& deferred() const { return space.result.deferred; }
  /// The remark with this id, or null.
  const Remark* remark(std::string_view id) const {
    for (const Remark& r : space.result.remarks) {
      if (r.id == id) return &r;
    }
    return nullptr;
  }
  bool problem(std::string_view id) const {
    for (const Problem& p : problems.all()) {
      if (p.id == id) return true;
    }
    return false;
  }
};

/// `facts` are the lines under `deferred_comp:`; `rest` are further top-level lines.
inline std::unique_ptr<EvaluatedPlan> evaluate_plan(const std::string& facts, const std::string& rest = {}) {
  auto run = std::make_unique<EvaluatedPlan>();
  std::string text = "employee: {name: U. Bell}\ndocuments: [DCP]\n" + rest + "deferred_comp:\n" + facts;
  run->loaded = parse_scenario("test.yaml", std::move(text), {}, run->problems);
  if (run->problems.any_errors()) return run;
  run->agreement = load_agreement("icg", "test.yaml", run->problems, run->keep);
  run->space.readings =
      choose_readings(run->agreement, run->loaded->facts, run->loaded->document, run->problems);
  if (!run->problems.any_errors()) evaluate(run->agreement, run->loaded->facts, run->space);
  return run;
}

inline const std::string leaves_mid_2000 = "termination: {reason: resignation, date: 2000-06-30}\n";

}  // namespace payout
