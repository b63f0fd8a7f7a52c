#pragma once
#include <future>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "clauses/evaluate.h"
#include "cli/exit_status.h"
#include "report/formats/receipt.h"
#include "scenario/load.h"

namespace payout {

/// Agreements that were loaded, so that a thousand scenarios of one company read its terms once.
class Agreements {
 public:
  /// The agreement that a scenario names, or nothing after problems. The built-in one where it names none.
  const Agreement* get(const LoadedScenario& scenario, const std::string& path, Problems& problems);
  /// The same by name; `origin` is where the name was written, for problems without a place of their own.
  const Agreement* get(const std::string& name, const std::string& beside, Origin origin, Problems& problems);
  /// Begins to load the built-in agreement beside what else is to be done; `get` waits for it.
  void begin();
  bool holds(const Agreement& agreement) const;
  /// The texts an agreement was read from.
  const std::vector<Document>& documents_of(const Agreement& agreement) const;

 private:
  struct Loaded {
    std::vector<Document> documents = {};
    Agreement agreement = {};
    Problems problems = {};
  };
  static std::unique_ptr<Loaded> load(const std::string& name, const std::string& beside);

  const Agreement& whole(const Agreement& agreement) const;

  std::future<std::unique_ptr<Loaded>> begun_;
  std::map<std::string, std::unique_ptr<Loaded>> loaded_;
  std::map<std::pair<const Agreement*, std::vector<std::string>>, std::unique_ptr<Agreement>> own_;
};

/// One scenario file taken through the pipeline: read, decoded, checked, evaluated.
struct CaseFile {
  std::string name = {};
  std::unique_ptr<LoadedScenario> loaded = {};
  const Agreement* agreement = nullptr;
  Workspace space = {};
  Problems problems = {};
  std::optional<Receipt> receipt = {};  ///< where it was asked for
  /// What `--set` changed: "Base salary 300000/year instead of 310000/year".
  std::vector<std::string> what_if = {};
  bool valid = false;      ///< the input is; only a day or a number out of bounds may leave no result
  bool evaluated = false;  ///< false: there is no result
  ExitStatus status = ExitStatus::done;
};

/// Reads and evaluates the scenario at `path` ("-" is standard input). What is wrong with it is in `problems`,
/// the remarks of the evaluation included, each with its place in the file.
CaseFile open_case(const std::string& path, const std::vector<std::string>& sets, Agreements& agreements,
                   Detail detail = Detail::report);

}  // namespace payout
