#include "document/examples.h"

#include <algorithm>

namespace payout {

std::vector<std::string_view> examples_in(std::string_view expects) {
  std::vector<std::string_view> out;
  constexpr std::string_view such = "such as ", between = " or ";
  if (const size_t at = expects.find(such); at != expects.npos) {
    std::string_view rest = expects.substr(at + such.size());
    for (size_t end = rest.find(between); !rest.empty(); end = rest.find(between)) {
      std::string_view example = rest.substr(0, std::min(end, rest.find(", ")));
      if (example.size() > 2 && example.front() == '`' && example.back() == '`')
        example = example.substr(1, example.size() - 2);
      out.push_back(example);
      rest.remove_prefix(end == rest.npos ? rest.size() : end + between.size());
    }
    return out;
  }
  for (size_t open = expects.find('('); open != expects.npos; open = expects.find('(', open + 1)) {
    const size_t close = expects.find(')', open);
    if (close != expects.npos) out.push_back(expects.substr(open + 1, close - open - 1));
  }
  return out;
}

}  // namespace payout
