#pragma once
#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "cli/options.h"

namespace payout {

struct Command;

/// One option: what `--help`, the man page and completion say of it.
struct OptionDoc {
  std::string_view names;       ///< "-j,--jobs", the long name last
  std::string_view value = {};  ///< what follows it, "FILE"; empty for a flag
  std::string help = {};
  std::vector<std::string_view> words = {};  ///< the values there are, where they are few
  /// Values that the command refuses in words of its own: not offered.
  std::vector<std::string_view> refused = {};
  bool repeats = false;  ///< may be given again, and adds to what was given before
  bool listed = false;   ///< takes several values with commas between them
  bool required = false;
  std::string_view needs = {};                                    ///< the option that it only goes with
  int64_t least = 0, most = std::numeric_limits<int64_t>::max();  ///< of a number

  std::string_view long_name() const { return names.substr(names.rfind(',') + 1); }
};

/// What is done with each option that a command takes: read it from a command line, or list it.
class OptionSink {
 public:
  virtual ~OptionSink() = default;
  virtual void flag(OptionDoc doc, bool& to, bool given) = 0;
  virtual void text(OptionDoc doc, std::string& to) = 0;
  virtual void texts(OptionDoc doc, std::vector<std::string>& to) = 0;
  virtual void number(OptionDoc doc, std::function<void(int64_t)> take) = 0;
  /// One of `doc.words`, by its position; behind them those of `doc.refused`.
  virtual void word(OptionDoc doc, std::function<void(size_t)> take) = 0;
};

/// Gives the sink every option of the command, in the order of its help.
void declare_options(OptionSink& sink, const Command& command, Options& options);

/// The same as a list. The options that every command takes are the last ones, from `--pager`.
std::vector<OptionDoc> options_of(const Command& command);

}  // namespace payout
