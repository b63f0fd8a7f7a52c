#pragma once
#include <span>
#include <string_view>

namespace payout {

/// How the program ends. Shell scripts and payroll batches branch on these; they do not change. The order is
/// that of gravity.
enum class [[nodiscard]] ExitStatus{
    done = 0,
    answer_is_no = 1,  ///< a check failed, or --strict met a warning
    usage = 2,         ///< the command line is wrong, an unknown --set path included
    bad_input = 3,     ///< an input file is unreadable or invalid, or a fact is missing that a clause asks for
    refused = 4,       ///< outside what is modeled, or two clauses conflict
    nothing = 5,       ///< nothing matched: no scenario found
    some = 6,       ///< of many rows or files some have an error beside them; the others are done and written
    internal = 70,  ///< a fault of the program
    cannot_write = 74,  ///< the output could not be written; what stood there before still stands
    hung_up = 129,      ///< by SIGHUP, as shells count it
    interrupted = 130,  ///< by SIGINT
    terminated = 143,   ///< by SIGTERM
};

/// Every status with its meaning, in order: for --help and the README.
struct StatusMeaning {
  ExitStatus status;
  std::string_view meaning;
};
std::span<const StatusMeaning> exit_statuses();

constexpr ExitStatus worst(ExitStatus a, ExitStatus b) {
  return a > b ? a : b;
}

/// The status of a run over many files: the gravest of them, or `some` where others were done.
class StatusOfMany {
 public:
  void add(ExitStatus status) {
    (status >= ExitStatus::usage ? failed_ : done_) = true;
    worst_ = worst(worst_, status);
  }
  bool any_done() const { return done_; }
  ExitStatus status() const { return failed_ && done_ ? ExitStatus::some : worst_; }

 private:
  bool done_ = false, failed_ = false;
  ExitStatus worst_ = ExitStatus::done;
};

}  // namespace payout
