#include "catch.h"
#include "cli/commands/commands.h"
#include "support/files.h"
#include "support/process.h"

namespace fs = std::filesystem;

static const fs::path root{PAYOUT_ROOT};

TEST_CASE("The example in the README is what the program reads and prints", "[readme]") {
  const std::string scenario = "scenarios/icg/gross-up-five-year-history.yaml";
  const std::string text = "```yaml\n" + read_text(root / scenario) + "```\n\n`payout " + scenario +
                           "` prints\n\n```text\n" + payout_run(scenario).out + "```\n";
  CHECK(differs_between_marks(root / "README.md", "example", text) == "");
}

TEST_CASE("The README lists every command", "[readme]") {
  std::string text = "| command | does |\n|---|---|\n";
  for (const payout::Command& c : payout::commands()) {
    std::string usage{c.operands};
    for (size_t at = 0; (at = usage.find('|', at)) != usage.npos; at += 2) usage.insert(at, "\\");
    text += "| `payout " + std::string{c.name} + (usage.empty() ? "" : " ") + usage + "` | " +
            std::string{c.summary} + " |\n";
  }
  CHECK(differs_between_marks(root / "README.md", "commands", text) == "");
}

TEST_CASE("The README's commands name files that exist", "[readme]") {
  const std::string text = read_text(root / "README.md");
  CHECK(text.find("-DPAYOUT") == text.npos);
  for (const char* file : {"scenarios/README.md", "src/README.md", "tests/README.md", ".ci/run"}) {
    CHECK(text.find(file) != text.npos);
    CHECK(fs::exists(root / file));
  }
}
TEST_CASE("The schemas for editors are current", "[schema]") {
  for (const std::string name : {"scenario", "agreement"}) {
    const Ran ran = payout_run("schema " + name);
    CHECK(differs_from_file(root / "scenarios" / (name + ".schema.json"), ran.out) == "");
  }
}
