// The table of scenarios/parachute/README.md: every worked example of tests/law/regulation-examples.yaml, and
// every scenario that is called after an example, stands in it.
#include <filesystem>
#include <set>
#include <sstream>
#include <vector>

#include "catch.h"
#include "law/example_file.h"
#include "support/files.h"

using namespace payout;
namespace fs = std::filesystem;

namespace {

const fs::path scenarios = fs::path{PAYOUT_ROOT} / "scenarios";

struct Row {
  std::string id, where, file;
};

/// "| `id` | where | what | [name](file) |"
std::vector<Row> table() {
  std::vector<Row> rows;
  std::istringstream in{read_text(scenarios / "parachute/README.md")};
  for (std::string line; std::getline(in, line);) {
    const size_t open = line.rfind("]("), close = line.rfind(')');
    if (!line.starts_with("| ") || open == line.npos) continue;
    std::vector<std::string> cells;
    std::istringstream of{line};
    for (std::string cell; std::getline(of, cell, '|');) cells.push_back(cell);
    REQUIRE(cells.size() == 5);
    Row& row = rows.emplace_back();
    for (const char c : cells[1])
      if (c != '`' && c != ' ') row.id += c;
    row.where = cells[2].substr(1, cells[2].size() - 2);
    row.file = line.substr(open + 2, close - open - 2);
  }
  return rows;
}

}  // namespace

TEST_CASE("Every worked example of the regulation stands in the table of scenarios", "[280g][regulation]") {
  std::set<std::string> told;
  for (const Row& row : table()) told.insert(row.id);
  const ExampleFile examples{"regulation-examples.yaml"};
  int count = 0;
  for (NodeRef e = examples.list().first(); e; e = e.next(), ++count) {
    const std::string id{e.find("id").text()};
    INFO(id);
    CHECK(told.erase(id) == 1);
  }
  CHECK(count == 30);
  told.erase("");
  CHECK(told.empty());
}

TEST_CASE("What the table of examples names is there and speaks of the example", "[280g][regulation]") {
  for (const Row& row : table()) {
    INFO(row.where << ": " << row.file);
    const fs::path file = scenarios / "parachute" / row.file;
    REQUIRE(fs::exists(file));
    const std::string text = read_text(file);
    if (file.extension() == ".cpp") {
      CHECK(text.find('"' + row.id + '"') != text.npos);
      continue;
    }
    const std::string question = row.where.substr(0, row.where.find_first_of("( "));
    CHECK(text.substr(0, text.find("\ntitle:")).find(question) != text.npos);
    CHECK(text.find("\nexpect:") != text.npos);
  }
}

TEST_CASE("Every scenario that is called after an example stands in the table", "[280g][regulation]") {
  std::set<std::string> told;
  for (const Row& row : table()) told.insert(fs::weakly_canonical(scenarios / "parachute" / row.file).string());
  for (const auto& entry : fs::recursive_directory_iterator{scenarios}) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with("regulation-") || entry.path().extension() != ".yaml") continue;
    INFO(name);
    CHECK(told.contains(fs::weakly_canonical(entry.path()).string()));
  }
}
