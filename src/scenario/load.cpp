#include "scenario/load.h"

#include "document/decode.h"
#include "document/edit.h"
#include "document/read_yaml.h"

namespace payout {

std::unique_ptr<LoadedScenario> parse_scenario(std::string name, std::string text,
                                               const std::vector<std::string>& sets, Problems& problems) {
  auto loaded = std::make_unique<LoadedScenario>();
  loaded->document = read_yaml(std::move(name), std::move(text), problems);
  if (problems.any_errors()) return loaded;
  for (const std::string& set : sets) set_value(loaded->document, set, type_of<Scenario>(), problems);
  if (loaded->document.empty() || loaded->document.root().kind() == NodeKind::null) {
    problems.error("empty-file", {&loaded->document.source(0), {}}, "no scenario found: the file is empty",
                   "`payout init` prints a commented scenario to start from");
    return loaded;
  }
  decode(loaded->document.root(), loaded->facts, problems);
  if (!problems.any_errors()) check_facts(loaded->facts, loaded->document, problems);
  return loaded;
}

std::unique_ptr<LoadedScenario> load_scenario(const std::string& path, const std::vector<std::string>& sets,
                                              Problems& problems) {
  bool ok = false;
  std::string text = read_file(path, problems, ok);
  if (!ok) return std::make_unique<LoadedScenario>();
  return parse_scenario(path == "-" ? "<stdin>" : path, std::move(text), sets, problems);
}

}  // namespace payout
