#pragma once
#include <memory>
#include <string>
#include <vector>

#include "catch.h"
#include "clauses/evaluate.h"
#include "document/read_yaml.h"
#include "report/explain/expectation.h"
#include "scenario/load.h"

/// A scenario evaluated under the built-in agreement, or under terms given as text, for asking by path.
struct Evaluated {
  std::unique_ptr<payout::LoadedScenario> scenario = {};
  std::vector<payout::Document> keep = {};
  payout::Agreement agreement = {};
  payout::Workspace space = {};
  payout::Problems problems = {};

  std::string at(std::string_view path) const {
    bool found = false;
    std::string text = payout::value_at(space.result, space.work, path, found);
    return found ? text : "none";
  }
  /// The remark with an id, or null.
  const payout::Remark* remark(std::string_view id) const {
    for (const payout::Remark& r : space.result.remarks) {
      if (r.id == id) return &r;
    }
    return nullptr;
  }
};

inline std::unique_ptr<Evaluated> evaluated(const std::string& facts, const std::vector<std::string>& sets = {},
                                            const std::string& terms = {}) {
  using namespace payout;
  auto e = std::make_unique<Evaluated>();
  e->scenario = parse_scenario("facts.yaml", facts, sets, e->problems);
  if (terms.empty()) {
    e->agreement = load_agreement("icg", "", e->problems, e->keep);
  } else {
    e->keep.push_back(read_yaml("terms.yaml", terms, e->problems));
    const std::vector<const Document*> files{&e->keep[0]};
    e->agreement = build_agreement("test", files, e->problems);
  }
  if (!e->problems.any_errors())
    e->space.readings = choose_readings(e->agreement, e->scenario->facts, e->scenario->document, e->problems);
  for (const Problem& p : e->problems.all()) UNSCOPED_INFO(render(p));
  if (!e->problems.any_errors()) evaluate(e->agreement, e->scenario->facts, e->space);
  return e;
}
