#include "scenario/load.h"

#include "document/decode.h"
#include "document/edit.h"
#include "document/lay_over.h"
#include "document/read_yaml.h"
#include "values/exact.h"

namespace payout {

/// The problems of a file that cannot be read, at its name.
static void tell_unreadable(Document& document, const std::string& name, const Problems& unreadable,
                            Problems& problems) {
  const uint16_t source = document.add_source({name, {}});
  for (Problem p : unreadable.all()) {
    p.origin.source = &document.source(source);
    problems.add(std::move(p));
  }
}

static void lay_file_over(Document& document, const std::string& path, Problems& problems) {
  const std::string name = path == "-" ? "<stdin>" : path;
  bool ok = false;
  Problems unreadable;
  std::string text = read_file(path, unreadable, ok);
  if (!ok) return tell_unreadable(document, name, unreadable, problems);
  if (document.empty()) {
    Node root;
    root.kind = NodeKind::map;
    document.add(root);
  }
  lay_over(document, name, std::move(text), type_of<Scenario>(), problems);
}

/// The facts as they stand in the document, checked against each other.
static void read_facts(LoadedScenario& loaded, Problems& problems) {
  try {
    decode(loaded.document.root(), loaded.facts, problems);
    if (!problems.any_errors()) check_facts(loaded.facts, loaded.document, problems);
  } catch (const Overflow& e) {
    problems.error("too-large-number", {&loaded.document.source(0), {}}, e.what(),
                   "look for an amount, rate or count with too many digits");
  }
}

std::unique_ptr<LoadedScenario> parse_scenario(std::string name, std::string text,
                                               const std::vector<std::string>& sets, Problems& problems) {
  auto loaded = std::make_unique<LoadedScenario>();
  loaded->document = read_yaml(std::move(name), std::move(text), problems);
  if (loaded->document.empty() && problems.any_errors()) return loaded;
  if (!sets.empty() && !loaded->document.empty()) {
    Problems of_the_file;  // told when the facts are read that hold
    decode(loaded->document.root(), loaded->as_written.emplace(), of_the_file);
  }
  for (const std::string& set : sets) {
    if (set.starts_with('@'))
      lay_file_over(loaded->document, set.substr(1), problems);
    else
      set_value(loaded->document, set, type_of<Scenario>(), problems);
  }
  if (loaded->document.empty() || loaded->document.root().kind() == NodeKind::null) {
    problems.error("empty-file", {&loaded->document.source(0), {}}, "no scenario found: the file is empty",
                   "`payout init` prints a commented scenario to start from");
    return loaded;
  }
  read_facts(*loaded, problems);
  return loaded;
}

std::unique_ptr<LoadedScenario> load_scenario(const std::string& path, const std::vector<std::string>& sets,
                                              Problems& problems) {
  const std::string name = path == "-" ? "<stdin>" : path;
  bool ok = false;
  Problems unreadable;
  std::string text = read_file(path, unreadable, ok);
  if (ok) return parse_scenario(name, std::move(text), sets, problems);
  auto loaded = std::make_unique<LoadedScenario>();
  tell_unreadable(loaded->document, name, unreadable, problems);
  return loaded;
}

}  // namespace payout
