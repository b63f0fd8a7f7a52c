#pragma once
#include <string_view>

#include "document/locate.h"
#include "scenario/load.h"

namespace payout {

/// What the checks of facts against each other share. Each subject has a file of its own; what needs the terms
/// of an agreement is not checked here but by the clauses.
struct FactChecks {
  const Scenario& facts;
  const Document& source;
  Problems& problems;

  /// Where the fact at a path was written, or the nearest place above it.
  Origin at(std::string_view path) const {
    const NodeRef node = locate(source, path);
    return node ? node.origin() : Origin{};
  }
};

void check_order(const FactChecks& c);
void check_parts(const FactChecks& c);
void check_ranges(const FactChecks& c);
void check_likelihood(const FactChecks& c);
void check_termination(const FactChecks& c);
void check_dismissal(const FactChecks& c);
void check_pay(const FactChecks& c);
void check_events(const FactChecks& c);
void check_grants(const FactChecks& c);

}  // namespace payout
