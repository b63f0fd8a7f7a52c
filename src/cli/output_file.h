#pragma once
#include <string>
#include <string_view>

namespace payout {

/// Output that takes its place when it is whole. A regular file is written beside its target, in the same
/// folder and under a name that nobody takes for a result (`.NAME.payout-XXXXXX`), and renamed by `commit`;
/// until then, and where it never comes to that, what stood there before still stands. Links are followed,
/// permissions kept. Devices and pipes are written in place. Signals that end the program (INT, TERM, HUP)
/// remove what is beside.
class OutputFile {
 public:
  OutputFile() = default;
  ~OutputFile() { discard(); }
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  /// Each returns 0, or what `errno` said.
  int open(const std::string& path);
  int write(std::string_view text);
  int commit();
  /// Removes what was written beside the target.
  void discard();

  int descriptor() const { return file_; }
  /// A regular file, which only `commit` puts in its place.
  bool replaces() const { return !beside_.empty(); }

 private:
  int open_beside();

  int file_ = -1;
  std::string target_ = {};  ///< where links lead
  std::string beside_ = {};
  int slot_ = -1;  ///< of the names that a signal removes
};

/// Writes a whole file in one step; returns 0, or what `errno` said.
int write_whole_file(const std::string& path, std::string_view text);

/// Where the links of `path` lead, or the path itself; the file need not be there.
std::string behind_links(const std::string& path);

/// Whether two names lead to one file that is there.
bool same_file(const std::string& a, const std::string& b);

}  // namespace payout
