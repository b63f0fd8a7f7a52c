#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "catch.h"
#include "clauses/build_agreement.h"
#include "document/embedded.h"
#include "document/read_yaml.h"

namespace payout {
namespace {

/// The folders whose terms are compiled in, by the name of their agreement.
std::set<std::string> built_in_names() {
  std::set<std::string> names;
  constexpr std::string_view above = "scenarios/", below = "/terms/";
  for (const EmbeddedFile& file : embedded_files()) {
    const size_t end = file.name.find(below);
    if (!file.name.starts_with(above) || end == std::string_view::npos) continue;
    const std::string name{file.name.substr(above.size(), end - above.size())};
    if (name.find('/') == std::string::npos) names.insert(name);
  }
  return names;
}

/// What the checks say of built-in terms when they are made.
std::string complaints_of(const std::string& name) {
  std::vector<Document> kept;
  for (const EmbeddedFile& file : embedded_files()) {
    if (file.name.starts_with("scenarios/" + name + "/terms/"))
      kept.emplace_back(file.nodes, std::string{file.name});
  }
  std::vector<const Document*> files;
  for (const Document& document : kept) files.push_back(&document);
  Problems problems;
  build_agreement(name, files, problems);
  std::string said;
  for (const Problem& p : problems.all()) said += name + ": " + p.message + "\n";
  return said;
}

}  // namespace

TEST_CASE("The terms that are compiled in have been checked, and there is nothing to say of them",
          "[terms][checks]") {
  const auto names = built_in_names();
  REQUIRE(names.contains("icg"));
  for (const std::string& name : names) CHECK(complaints_of(name).empty());
}

TEST_CASE("What clauses may add up is known of built-in terms as it is of terms in a folder", "[checks]") {
  std::vector<Document> kept;
  for (const EmbeddedFile& file : embedded_files()) {
    if (file.name.starts_with("scenarios/icg/terms/")) kept.emplace_back(file.nodes, std::string{file.name});
  }
  std::vector<const Document*> files;
  for (const Document& document : kept) files.push_back(&document);
  Problems problems;
  const Agreement now = build_agreement("icg", files, problems);
  const Agreement known = build_checked("icg", files, problems);
  CHECK(now.adding_up == known.adding_up);
  CHECK(now.readings.size() == known.readings.size());
}

TEST_CASE("Terms of a folder are checked each time", "[checks]") {
  Problems none, problems;
  const Document terms = read_yaml("terms.yaml",
                                   "title: T\ndocuments: {EA: {title: T}}\n"
                                   "clauses:\n  - {id: Bad Id, kind: note, cite: EA 1, summary: G, label: L}\n",
                                   problems);
  const Document* const files[] = {&terms};
  build_checked("t", files, none);
  build_agreement("t", files, problems);
  const auto told = [](const Problems& of) {
    return std::ranges::any_of(of.all(), [](const Problem& p) { return p.id == "bad-id"; });
  };
  CHECK(told(problems));
  CHECK(!told(none));
}

}  // namespace payout
