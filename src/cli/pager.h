#pragma once
#include <sys/types.h>

namespace payout {

/// A program that shows what is written to it page by page: $PAYOUT_PAGER, $PAGER or less.
class Pager {
 public:
  /// Starts it; false where it cannot be started.
  bool start();
  int descriptor() const { return to_; }  ///< what is written here is shown; the writer closes it
  /// Waits until it is left; to be asked once everything is written and closed.
  void wait();

 private:
  pid_t child_ = 0;
  int to_ = -1;
};

}  // namespace payout
