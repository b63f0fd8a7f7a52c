#pragma once
#include <string>
#include <vector>

#include "scenario/scenario.h"

/// What might have happened to the person of a scenario instead. Terms of which no shipped scenario shows the
/// other side are tried on it.
enum class Instead {
  ways,      ///< other reasons for the end of employment, with and without a change in control around it
  acts,      ///< other acts of the company, of other sizes, and cured
  conduct,   ///< other causes
  absences,  ///< shorter and longer illness
  changes,   ///< other events that may be a change in control
  awards,    ///< an award of every type, and the ways again
  releases,  ///< signed, revoked, late, none
  days       ///< an end years earlier and later, and new work
};
/// `plans` are those of which somebody under the agreement has an award.
std::vector<payout::Scenario> other_facts(const payout::Scenario& facts, Instead what,
                                          const std::vector<std::string>& plans);
