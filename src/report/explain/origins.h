#pragma once
#include <string>
#include <vector>

#include "clauses/agreement.h"
#include "clauses/situation/situation.h"
#include "clauses/workings.h"
#include "document/node.h"
#include "scenario/scenario.h"

namespace payout {

/// Where the value of a step was written.
struct Place {
  std::string path = {};    ///< of the fact or of the term
  std::string clause = {};  ///< of a term
  std::string source = {};  ///< "case.yaml:12", "--set salary.base=...", "default"; empty where it is nowhere
  bool built_in = false;
};

/// What figures are traced back to: the texts that facts and terms were read from.
struct Origins {
  const Scenario& facts;
  const Document& scenario;
  const Agreement& agreement;
  const std::vector<Document>& documents;
  const Situation& situation;

  /// Of a fact or a term; empty for anything else.
  Place of(const Step& step) const;
  /// Of a clause: the file and line of its entry.
  Place of_clause(std::string_view id) const;

 private:
  Place of_fact(const Member& where) const;
  Place of_amended(const Member& where) const;
  Place of_term(const Member& where) const;
};

}  // namespace payout
