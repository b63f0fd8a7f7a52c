#include "words/nearest.h"

#include <algorithm>
#include <cctype>
#include <string>

namespace payout {
namespace {

size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

/// Case and the choice between `-`, `_` and a space are not what a word is about.
std::string plain_word(std::string_view word) {
  std::string out{word};
  for (char& c : out)
    c = c == '-' || c == ' ' ? '_' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

}  // namespace

std::string_view nearest(std::string_view word, const std::vector<std::string_view>& candidates) {
  std::string_view best;
  size_t least = std::min(std::max<size_t>(2, word.size() / 3) + 1, word.size());  // nothing is near to `a`
  for (const std::string_view candidate : candidates) {
    size_t distance = edit_distance(plain_word(word), plain_word(candidate));
    // A name that holds the whole word (`bonus` in `target_bonus`) is near, however long.
    if (word.size() >= 4 && candidate.find(word) != candidate.npos) distance = std::min<size_t>(distance, 2);
    if (distance < least) least = distance, best = candidate;
  }
  return best;
}

}  // namespace payout
