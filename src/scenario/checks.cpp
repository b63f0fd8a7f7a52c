#include "scenario/checks_deferral.h"
#include "scenario/fact_checks.h"

namespace payout {

/// A figure that may be off says why.
static void check_expectations(const FactChecks& c) {
  for (const auto& [path, expected] : c.facts.expect) {
    if (!expected.tolerance || expected.reason) continue;
    const NodeRef expect = c.source.empty() ? NodeRef{} : c.source.root().find("expect");
    const NodeRef entry = expect ? expect.find(path) : NodeRef{};
    c.problems.error("missing-key", entry ? entry.key_origin() : Origin{},
                     "the tolerance of `" + path + "` has no `reason`", "say why the figure may be off");
  }
}

void check_facts(const Scenario& facts, const Document& source, Problems& problems) {
  const FactChecks checks{facts, source, problems};
  check_order(checks);
  check_parts(checks);
  check_ranges(checks);
  check_likelihood(checks);
  check_termination(checks);
  check_dismissal(checks);
  check_pay(checks);
  check_events(checks);
  check_grants(checks);
  check_tax(facts, source, problems);
  check_deferral(facts, source, problems);
  check_expectations(checks);
}

}  // namespace payout
