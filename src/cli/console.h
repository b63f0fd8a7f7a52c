#pragma once
#include <chrono>
#include <string>
#include <string_view>

#include "cli/options.h"
#include "cli/output_file.h"
#include "cli/pager.h"
#include "document/diagnostic.h"

namespace payout {

/// Where output goes: results to standard output or the -o file, diagnostics to standard error.
class Console {
 public:
  explicit Console(const Options& options);

  /// Adds to the output; long outputs are written as they grow.
  void print(std::string_view text);
  /// Shows errors and warnings on standard error, in file order. Notes are part of the report, and shown on
  /// request.
  void show(Problems& problems, bool notes = false) { tell(words(problems, notes)); }
  /// What `show` writes; may be asked on any thread.
  std::string words(Problems& problems, bool notes = false) const;
  /// Writes to standard error what `words` made.
  void tell(std::string_view words);
  /// Writes any other text there, cleaned of what a terminal would obey.
  void complain(std::string_view text);
  /// The same for what is no error: counts and closing lines, which `--quiet` leaves out.
  void remark(std::string_view text);
  /// How far long work has come, on standard error where that is a terminal; each text takes the place of the
  /// one before, and nothing stays. Ask `shows_progress` before making the text.
  void progress(std::string_view text);
  /// Whether a person watches, and the work is long enough to be told (half a second, then ten times a second).
  bool shows_progress();

  size_t width() const { return width_; }  ///< columns for text
  bool color() const { return color_; }    ///< colors on the output
  /// Writes what there is; false when nobody reads any more or nothing can be written.
  bool flush();
  /// Nothing that was printed is worth what stood at -o before: `finish` leaves the old file there.
  void keep_old() { withheld_ = true; }
  /// Whether output can be written; where it cannot, the reason has been said.
  bool ready() const { return !failed_; }
  /// Writes what is left, and puts a -o file in its place where the command came to a result. Returns how to
  /// end: `status`, or `cannot_write` when something could not be written; the reason has been said. A reader
  /// that went away (a closed pipe) is no failure: nobody is left to be told.
  ExitStatus finish(ExitStatus status);

 private:
  void write();
  void fail(int error);
  bool worth_keeping(ExitStatus status) const;

  std::string buffer_;
  std::string path_;
  OutputFile output_;
  Pager pager_;
  bool quiet_ = false;
  int file_ = 1;
  size_t width_ = 100;
  bool color_ = false;
  bool error_color_ = false;
  bool watched_ = false;  ///< standard error is a terminal
  bool shared_ = false;   ///< and so is the output: what is printed takes the progress away
  std::chrono::steady_clock::time_point next_ = {};  ///< when progress is told again
  bool progressing_ = false;
  bool printed_ = false;
  bool withheld_ = false;
  bool failed_ = false;
  bool closed_ = false;
};

}  // namespace payout
