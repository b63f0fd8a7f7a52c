#pragma once
#include <string>

/// What a run of the program gave.
struct Ran {
  int status = 0;
  std::string out = {};
  std::string err = {};
};

/// Runs `payout ARGUMENTS` through the shell in the project's root, as a user would.
Ran payout_run(const std::string& arguments);
/// Runs a shell command in the project's root; `payout` is on its path.
Ran shell(const std::string& command);
