#pragma once
#include <atomic>
#include <string>

#include "cli/exit_status.h"

namespace payout {

/// The file at `path` is unfinished: from now on INT, TERM and HUP end the program by 130, 143 and 129 and
/// first remove it. A signal that is ignored (`nohup`) stays so. Returns a slot for `keep_file`, or -1 where
/// there are too many.
int remove_when_ended(const std::string& path);
void keep_file(int slot);

/// From now on these signals set the flag that is returned instead, for work that stops by itself and says how
/// far it came. A second signal ends the program.
const std::atomic<bool>& note_signals();
/// The status that goes with the signal noted.
ExitStatus interrupted_status();

}  // namespace payout
