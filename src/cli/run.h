#pragma once
#include <string_view>

namespace payout {

/// The whole program: parses arguments, runs the command, returns the exit status. `commit` is what it was
/// built from, for `--version`.
int run(int argc, char** argv, std::string_view commit);

}  // namespace payout
