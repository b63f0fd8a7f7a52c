// The table of tests/faults.md: what it names is there.

#include <filesystem>
#include <sstream>
#include <string>

#include "catch.h"
#include "support/files.h"

using namespace payout;
namespace fs = std::filesystem;

namespace {

const fs::path tests_folder = fs::path{PAYOUT_ROOT} / "tests";

/// The sources of the tests as one text; a name over two lines is one.
std::string all_test_sources() {
  std::string all;
  for (const auto& entry : fs::recursive_directory_iterator(tests_folder)) {
    if (entry.path().extension() == ".cpp") all += read_text(entry.path());
  }
  for (size_t at = 0; (at = all.find("\"\n", at)) != all.npos;) {
    const size_t next = all.find_first_not_of(' ', at + 2);
    if (next != all.npos && all[next] == '"') {
      all.erase(at, next + 1 - at);
    } else {
      ++at;
    }
  }
  return all;
}

/// Calls `f(name)` for what stands between two signs in the second cell of each row.
template <class F>
void each_named(const std::string& cell, char sign, F&& f) {
  for (size_t open = cell.find(sign); open != cell.npos;) {
    const size_t close = cell.find(sign, open + 1);
    REQUIRE(close != cell.npos);
    f(cell.substr(open + 1, close - open - 1));
    open = cell.find(sign, close + 1);
  }
}

}  // namespace

TEST_CASE("What the table of faults names is there", "[faults]") {
  const std::string sources = all_test_sources();
  std::istringstream in{read_text(tests_folder / "faults.md")};
  int rows = 0;
  for (std::string line; std::getline(in, line);) {
    if (!line.starts_with("| ") || line.starts_with("| the fault")) continue;
    const std::string cell = line.substr(line.find(" | ") + 3);
    INFO(line);
    int held = 0;
    each_named(cell, '`', [&](const std::string& name) {
      INFO(name);
      CHECK((fs::exists(tests_folder.parent_path() / "scenarios" / (name + ".yaml")) ||
             fs::exists(tests_folder / "errors" / (name + ".yaml"))));
      ++held;
    });
    each_named(cell, '"', [&](const std::string& name) {
      INFO(name);
      CHECK(sources.find('"' + name + '"') != sources.npos);
      ++held;
    });
    CHECK(held > 0);
    ++rows;
  }
  CHECK(rows > 40);
}
