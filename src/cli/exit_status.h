#pragma once

namespace payout {

/// How the program ends. Shell scripts and payroll batches branch on these; they do not change. Of several
/// files the highest is kept, so the order is that of gravity.
enum class [[nodiscard]] ExitStatus{
    done = 0,
    answer_is_no = 1,   ///< a check failed, or --strict met a warning
    usage = 2,          ///< the command line is wrong, an unknown --set path included
    bad_input = 3,      ///< an input file is unreadable or invalid, or a fact is missing that a clause asks for
    refused = 4,        ///< outside what is modelled, or two clauses conflict
    nothing = 5,        ///< nothing matched: no scenario found
    interrupted = 130,  ///< by SIGINT, as shells count it
    internal = 70,      ///< a fault of the program, or its output could not be written
};

constexpr ExitStatus worst(ExitStatus a, ExitStatus b) {
  return a > b ? a : b;
}

}  // namespace payout
