#pragma once
#include <span>
#include <string_view>

namespace payout {

/// What somebody means by a word of everyday use.
struct EverydayWord {
  std::string_view word, means;
  std::string_view help = {};  ///< where a sentence says more than the word that is meant
};

/// The entry of a word, written in small letters with _ between them, that means one of `words`; null where
/// there is none.
const EverydayWord* everyday_word(std::string_view plain, std::span<const std::string_view> words);

}  // namespace payout
