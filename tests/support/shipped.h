#pragma once
#include <filesystem>
#include <memory>
#include <vector>

#include "clauses/evaluate.h"
#include "scenario/load.h"

/// A shipped scenario with its agreement, evaluated with everything that an explanation asks for. Paths in
/// messages are from the project's root, as a user there would write them.
struct ShippedCase {
  std::filesystem::path path = {};
  payout::Problems problems = {};
  std::unique_ptr<payout::LoadedScenario> loaded = {};
  const payout::Agreement* agreement = nullptr;  ///< null where the scenario itself is wrong
  const std::vector<payout::Document>* documents = nullptr;
  payout::Workspace space = {};
  bool evaluated = false;
};

/// Every shipped scenario, in order of name: read and evaluated once, however many tests look at them.
const std::vector<std::unique_ptr<ShippedCase>>& shipped_cases();
