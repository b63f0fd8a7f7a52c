#pragma once
#include <memory>
#include <string>
#include <vector>

#include "cli/case_file.h"
#include "cli/completion/complete.h"

namespace payout {

/// What can be named in a scenario that is read when it is first asked for. Without a file, or with one that
/// cannot be read, what every scenario under the built-in agreement can have.
class CaseNames {
 public:
  CaseNames(std::string file, std::vector<std::string> sets) : path_(std::move(file)), sets_(std::move(sets)) {}

  std::vector<Candidate> facts();                             ///< paths for `--set`
  std::vector<Candidate> values_of(const std::string& path);  ///< the words that a fact can be
  std::vector<Candidate> results();                           ///< paths for `explain`
  std::vector<Candidate> clauses(const std::string& agreement);

 private:
  void open();

  std::string path_;
  std::vector<std::string> sets_;
  bool opened_ = false;
  Agreements agreements_ = {};
  CaseFile file_ = {};
  const Agreement* agreement_ = nullptr;
};

}  // namespace payout
