#pragma once
#include <string_view>

namespace payout {

/// What yaml-cpp says of a text that it cannot parse, in the words of people who see brackets, quotes and
/// indentation instead of tokens.
struct YamlComplaint {
  std::string_view theirs;
  std::string_view message;
  std::string_view help;
  bool opened_here = false;  ///< the message is about the innermost bracket that is open
};
YamlComplaint in_our_words(std::string_view theirs);

}  // namespace payout
