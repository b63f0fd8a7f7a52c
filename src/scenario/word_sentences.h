#pragma once
#include <span>
#include <string_view>

namespace payout {

/// A word that a fact can be, and what it says there.
struct WordSentence {
  std::string_view first;  ///< the first word of the list that it belongs to: `company` is in more than one
  std::string_view word, sentence;
};

/// For schemas: editors show the sentence beside the word. Every word of every list of facts is here (a test).
std::span<const WordSentence> word_sentences();

/// Of a word of the list that begins with `first`; empty where there is none.
std::string_view sentence_of(std::string_view first, std::string_view word);

}  // namespace payout
