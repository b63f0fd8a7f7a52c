#pragma once

namespace payout {

/// The whole program: parses arguments, runs the command, returns the exit status of spec/product.md.
int run(int argc, char** argv);

}  // namespace payout
