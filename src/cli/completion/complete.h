#pragma once
#include <string>
#include <vector>

namespace payout {

/// Which files the shell offers beside the candidates.
enum class FilesToo { none, scenarios, any, folders };

struct Candidate {
  std::string text = {};
  std::string doc = {};
};

/// What can stand at the cursor.
struct Completion {
  std::vector<Candidate> candidates = {};
  FilesToo files = FilesToo::none;
  bool unfinished = false;  ///< more belongs behind the word: no blank after it
};

/// `words` are those of the command line behind `payout`, up to the cursor; the last is what is being typed.
/// Reads the scenario that is named among them, for its paths and ids.
Completion complete(const std::vector<std::string>& words);

/// For the scripts of the shells: a candidate and what it is on each line, and a last line with what else there
/// is.
std::string completion_text(const Completion& completion);

}  // namespace payout
