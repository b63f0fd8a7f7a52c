#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include "catch.h"
#include "support/files.h"

namespace fs = std::filesystem;

/// The first line of `text` with a British spelling, or empty. The forms are written in two halves, so that
/// this file holds none of them.
static std::string british(const std::string& text) {
  static const std::array<std::string, 23> forms{
      "harb"
      "our",
      "neighb"
      "our",
      "col"
      "our",
      "hon"
      "our",
      "fav"
      "our",
      "lab"
      "our",
      "behavi"
      "our",
      "annuali"
      "s",
      "capitali"
      "s",
      "itemi"
      "sed",
      "summari"
      "se",
      "recogni"
      "se",
      "organi"
      "s",
      "authori"
      "s",
      "utili"
      "s",
      "instal"
      "ment",
      "model"
      "led",
      "cancel"
      "led",
      "chequ"
      "e",
      "licen"
      "ce",
      "defen"
      "ce",
      "judge"
      "ment",
      "whil"
      "st"};
  for (const std::string& form : forms) {
    const size_t at = text.find(form);
    if (at == text.npos) continue;
    const size_t begin = text.rfind('\n', at) + 1;
    return text.substr(begin, text.find('\n', at) - begin);
  }
  return {};
}

TEST_CASE("Everything is spelled as in the United States", "[spelling]") {
  std::vector<fs::path> files{fs::path{PAYOUT_ROOT} / "README.md"};
  for (const char* folder : {"src", "scenarios"}) {
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator{fs::path{PAYOUT_ROOT} / folder}) {
      // The one tells older names, the other shows the message that answers one.
      const std::string name = entry.path().filename();
      if (entry.is_regular_file() && name != "former_names.cpp" && name != "messages.md")
        files.push_back(entry.path());
    }
  }
  for (const fs::path& file : files) {
    INFO(file.string());
    CHECK(british(read_text(file)) == "");
  }
}
