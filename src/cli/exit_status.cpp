#include "cli/exit_status.h"

#include <array>

namespace payout {

std::span<const StatusMeaning> exit_statuses() {
  static constexpr std::array list{
      StatusMeaning{ExitStatus::done, "done"},
      StatusMeaning{
          ExitStatus::answer_is_no,
          "the answer is no: a check failed, diff --exit-code found a difference, --strict met a warning, a "
          "goal has no answer"},
      StatusMeaning{
          ExitStatus::usage,
          "the command line is wrong: an unknown --set path, an output that is an input, an unknown result "
          "column"},
      StatusMeaning{
          ExitStatus::bad_input,
          "an input is unreadable or invalid, or a fact is missing that some figure needs (the others are "
          "printed)"},
      StatusMeaning{
          ExitStatus::refused,
          "refused: the documents or the law on these facts are outside what is modeled, or two clauses "
          "conflict"},
      StatusMeaning{ExitStatus::nothing, "nothing matched: no scenario found, an empty check run"},
      StatusMeaning{
          ExitStatus::some,
          "of many rows or files some have an error beside them, and the others are done and written"},
      StatusMeaning{ExitStatus::internal, "an internal fault"},
      StatusMeaning{ExitStatus::cannot_write,
                    "the output could not be written; what stood there before still stands"},
      StatusMeaning{ExitStatus::hung_up, "interrupted by a hangup; nothing that looks finished was left"},
      StatusMeaning{ExitStatus::interrupted, "interrupted (Ctrl-C); nothing that looks finished was left"},
      StatusMeaning{ExitStatus::terminated, "ended by the system; nothing that looks finished was left"},
  };
  return list;
}

}  // namespace payout
