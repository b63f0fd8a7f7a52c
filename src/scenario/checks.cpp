#include "scenario/checks_deferral.h"
#include "scenario/fact_checks.h"

namespace payout {

void check_facts(const Scenario& facts, const Document& source, Problems& problems) {
  const FactChecks checks{facts, source, problems};
  check_termination(checks);
  check_dismissal(checks);
  check_pay(checks);
  check_events(checks);
  check_grants(checks);
  check_tax(facts, source, problems);
  check_deferral(facts, source, problems);
}

}  // namespace payout
