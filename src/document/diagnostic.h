#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "document/node.h"

namespace payout {

enum class Severity { error, warning, note };

/// One thing to tell the user about the input: what was found, what was expected, what to do. `id` is one of
/// `diagnostic_ids` (kebab-case, never a number).
struct Problem {
  Severity severity = Severity::error;
  std::string_view id = {};
  Origin origin = {};
  std::string message = {};
  std::string help = {};
  uint32_t width = 0;  ///< characters to underline; 0: to the end of the word
  Origin other = {};   ///< a second place that matters: the first of two duplicates
  std::string other_label = {};
};

/// Collects every problem; nobody stops at the first.
class Problems {
 public:
  Problem& add(Problem problem);
  Problem& error(std::string_view id, Origin origin, std::string message, std::string help = {});
  Problem& warning(std::string_view id, Origin origin, std::string message, std::string help = {});
  Problem& note(std::string_view id, Origin origin, std::string message, std::string help = {});

  /// In batches: nobody reads warnings, so none need be worded.
  void only_errors(bool only) { only_errors_ = only; }
  bool only_errors() const { return only_errors_; }

  bool any_errors() const;
  bool any_warnings() const;
  const std::vector<Problem>& all() const { return problems_; }
  bool empty() const { return problems_.empty(); }
  /// Makes notes of the warnings of an id, with the reason that somebody gave.
  void acknowledge(std::string_view id, std::string_view reason);
  void clear() { problems_.clear(), counts_.clear(), left_out_ = 0; }
  /// Of one id and severity so many are kept, and the rest counted: a hostile file makes millions.
  static constexpr size_t most_of_an_id = 1000;
  size_t left_out() const { return left_out_; }
  /// In file order: by source, line, column.
  void sort();

 private:
  struct Count {
    std::string_view id = {};
    Severity severity = Severity::error;
    size_t n = 0;
  };
  std::vector<Problem> problems_;
  std::vector<Count> counts_;
  Problem surplus_ = {};  ///< takes what is left out
  size_t left_out_ = 0;
  bool only_errors_ = false;
};

/// The whole message: first line for machines, excerpt for eyes, help for hands.
///   file:14:3: error[unknown-key]: there is no key `terminaton`
std::string render(const Problem& problem, bool color = false);

/// Every id a problem may carry, with one sentence on it. A test keeps this list and tests/errors/ in step.
struct DiagnosticId {
  std::string_view id;
  std::string_view summary;
};
const std::vector<DiagnosticId>& diagnostic_ids();

}  // namespace payout
