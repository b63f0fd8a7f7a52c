#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "document/diagnostic.h"
#include "document/node.h"
#include "scenario/scenario.h"

namespace payout {

/// A scenario with the text it was read from. The document stays: messages and explanations point into it.
struct LoadedScenario {
  Document document = {};
  Scenario facts = {};
  std::optional<Scenario> as_written = {};  ///< the facts before `--set` changed them; empty without any
};

/// Reads `path` ("-" is standard input), applies the changes in order (`PATH=VALUE`, or `@FILE` for a file of
/// facts that is laid over, as `--values` gives it), decodes, and checks facts against each other. Every
/// problem is reported; the facts are usable only when none of them is an error.
std::unique_ptr<LoadedScenario> load_scenario(const std::string& path, const std::vector<std::string>& sets,
                                              Problems& problems);
/// The same for a text already in memory.
std::unique_ptr<LoadedScenario> parse_scenario(std::string name, std::string text,
                                               const std::vector<std::string>& sets, Problems& problems);

/// Facts that contradict each other, whatever the agreement says (checks.cpp).
void check_facts(const Scenario& facts, const Document& source, Problems& problems);
/// Of these, the tax facts (checks_tax.cpp).
void check_tax(const Scenario& facts, const Document& source, Problems& problems);

}  // namespace payout
