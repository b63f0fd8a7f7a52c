#include "document/yaml_complaint.h"

namespace payout {

YamlComplaint in_our_words(std::string_view theirs) {
  constexpr std::string_view quote =
      "a value that holds `: ` or ` #`, or begins with a sign such as @ or %, needs quotes";
  static constexpr YamlComplaint known[]{
      {"end of map flow not found", "this `{` is not closed, or a comma or quote is missing in it", quote,
       true},
      {"end of sequence flow not found", "this `[` is not closed, or a comma or quote is missing in it", quote,
       true},
      {"end of map not found", "this line is not indented like the lines it belongs to",
       "give the keys of one map the same indentation"},
      {"end of sequence not found", "this line is not indented like the entries before it",
       "give the entries of one list the same indentation, each with its `- `"},
      {"illegal map value", "a colon stands where no key can be", quote},
      {"illegal block entry", "a `- ` stands where no list entry can be",
       "put each entry on a line of its own"},
      {"unknown token", "a value cannot begin like this", quote},
      {"illegal EOF in scalar", "a quoted text does not end", "close the quotes"},
  };
  for (const YamlComplaint& c : known) {
    if (c.theirs == theirs) return c;
  }
  return {theirs, "this is not YAML", "check the indentation, colons, quotes and brackets around this place"};
}

}  // namespace payout
