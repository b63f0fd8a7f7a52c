#include <algorithm>
#include <array>
#include <sstream>

#include "catch.h"
#include "document/embedded.h"
#include "support/files.h"

namespace fs = std::filesystem;

/// Lowest first: a file may include its own layer and those before it.
static constexpr std::array<std::string_view, 9> layers{"values",  "words",  "document", "scenario", "law",
                                                        "clauses", "report", "batch",    "cli"};

static size_t layer_of(const std::string& path) {
  const std::string top = path.substr(0, path.find('/'));
  return static_cast<size_t>(std::ranges::find(layers, top) - layers.begin());
}

static std::vector<fs::path> sources() {
  std::vector<fs::path> all = files_under("src", ".h");
  std::ranges::copy(files_under("src", ".cpp"), std::back_inserter(all));
  return all;
}

/// Calls `f(file below src/, included text with its quotes or brackets)` for every #include line.
template <class F>
static void each_include(F&& f) {
  for (const fs::path& path : sources()) {
    std::istringstream text{read_text(path)};
    for (std::string line; std::getline(text, line);) {
      if (line.starts_with("#include ")) f(short_name(path).substr(4), line.substr(9));
    }
  }
}

TEST_CASE("A layer includes only itself and the layers below it", "[layers]") {
  each_include([](const std::string& file, const std::string& included) {
    if (included[0] != '"' || layer_of(file) == layers.size()) return;
    const std::string target = included.substr(1, included.size() - 2);
    INFO(file << " includes " << included);
    CHECK(fs::exists(fs::path{PAYOUT_ROOT} / "src" / target));
    CHECK(layer_of(target) <= layer_of(file));
  });
}

TEST_CASE("Tax law knows no facts of a scenario and no clauses", "[layers]") {
  each_include([](const std::string& file, const std::string& included) {
    if (!file.starts_with("law/") || included[0] != '"') return;
    INFO(file << " includes " << included);
    CHECK(included.find("\"scenario/") == included.npos);
  });
}

TEST_CASE("Slow headers are included by one file each", "[layers]") {
  each_include([](const std::string& file, const std::string& included) {
    INFO(file << " includes " << included);
    if (included.find("CLI/") != included.npos) CHECK(file == "cli/options.cpp");
    if (included.find("yaml-cpp") != included.npos) CHECK(file == "document/read_yaml.cpp");
    if (included.find("<fmt/") != included.npos) CHECK(file.ends_with(".cpp"));
  });
}

TEST_CASE("Every kind of clause that has a header is in the catalogue", "[layers]") {
  const std::string catalogue = read_text(fs::path{PAYOUT_ROOT} / "src/clauses/catalogue.cpp");
  for (const fs::path& path : files_under("src/clauses", ".h")) {
    if (read_text(path).find("static constexpr std::string_view kind =") == std::string::npos) continue;
    INFO(short_name(path));
    CHECK(catalogue.find("#include \"" + short_name(path).substr(4) + '"') != std::string::npos);
  }
}

TEST_CASE("The header of a kind is included in its own folder and by the catalogue alone", "[layers]") {
  std::vector<std::string> kinds;
  for (const fs::path& path : files_under("src/clauses", ".h")) {
    if (read_text(path).find("static constexpr std::string_view kind =") != std::string::npos)
      kinds.push_back(short_name(path).substr(4));
  }
  REQUIRE(kinds.size() > 10);
  const auto folder = [](std::string_view file) { return file.substr(0, file.rfind('/')); };
  each_include([&](const std::string& file, const std::string& included) {
    const std::string target = included.substr(1, included.size() - 2);
    if (std::ranges::find(kinds, target) == kinds.end() || file == "clauses/catalogue.cpp") return;
    INFO(file << " includes " << included);
    CHECK(folder(file) == folder(target));
  });
}

TEST_CASE("Nothing below the catalogue of kinds includes it", "[layers]") {
  each_include([](const std::string& file, const std::string& included) {
    if (included != R"("clauses/catalogue.h")") return;
    INFO(file << " includes " << included);
    CHECK((file == "clauses/catalogue.cpp" || file.starts_with("cli/")));
  });
}

/// Words of the built-in documents' names that may not stand in C++: terms live in YAML.
static std::vector<std::string> company_words() {
  std::vector<std::string> words{"Kallet"};
  for (const payout::EmbeddedFile& file : payout::embedded_files()) {
    const bool company =
        file.name.starts_with("scenarios/icg/") || file.name.starts_with("scenarios/example-corp/");
    if (!company || file.name.find("/terms/") == file.name.npos) continue;
    for (const payout::Node& node : file.nodes) {
      if (node.key == "title" && node.key_mark.column == 1)
        words.emplace_back(node.text.substr(0, node.text.find(' ')));
    }
  }
  return words;
}

TEST_CASE("No company is named in C++", "[layers]") {
  const std::vector<std::string> words = company_words();
  REQUIRE(words.size() > 1);
  for (const fs::path& path : sources()) {
    const std::string text = read_text(path);
    for (const std::string& word : words) {
      INFO(short_name(path) << " says " << word);
      CHECK(text.find(word) == text.npos);
    }
  }
}
