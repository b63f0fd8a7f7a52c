#include <sstream>

#include "catch.h"
#include "cli/commands/commands.h"
#include "support/files.h"
#include "support/process.h"

namespace fs = std::filesystem;

static const fs::path root{PAYOUT_ROOT};

TEST_CASE("The example in the README is what the program prints first", "[readme]") {
  const std::string scenario = "scenarios/icg/gross-up-five-year-history.yaml";
  // The head: up to the first heading.
  std::string out = payout_run(scenario).out;
  out.resize(out.find("\n\nWARNINGS") != out.npos ? out.find("\n\nWARNINGS") + 1 : out.find("\n\nOPEN") + 1);
  const std::string text = "```console\n$ payout " + scenario + "\n" + out + "```\n";
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

TEST_CASE("The README says how the program ends, as the program does", "[readme]") {
  std::string text = "| exit status | meaning |\n|---|---|\n";
  const std::string help = payout_run("--help").out;
  for (const payout::StatusMeaning& s : payout::exit_statuses()) {
    const std::string number = std::to_string(static_cast<int>(s.status)), meaning{s.meaning};
    text += "| " + number + " | " + meaning + " |\n";
    CHECK(help.find(" " + number + "  " + meaning + "\n") != help.npos);
  }
  CHECK(differs_between_marks(root / "README.md", "statuses", text) == "");
}

TEST_CASE("The README's commands name files that exist", "[readme]") {
  const std::string text = read_text(root / "README.md");
  CHECK(text.find("-DPAYOUT") == text.npos);
  for (const char* file : {"scenarios/README.md", "scenarios/guides/new-company.md", "src/README.md",
                           "tests/README.md", ".ci/run"}) {
    CHECK(text.find(file) != text.npos);
    CHECK(fs::exists(root / file));
  }
}
/// The text with the output of every ```console block made anew: what follows a line `$ COMMAND`.
static std::string with_outputs(const std::string& text, size_t& commands) {
  std::istringstream in{text};
  std::string out, line;
  bool inside = false;
  while (std::getline(in, line)) {
    if (!inside || line == "```" || line.starts_with("$ ")) out += line + '\n';
    if (line == "```" || line == "```console") inside = line == "```console";
    if (!inside || !line.starts_with("$ ")) continue;
    std::string command = line.substr(2);
    while (command.ends_with('\\') && std::getline(in, line)) {
      out += line + '\n';
      command += '\n' + line;
    }
    const Ran ran = shell(command);
    out += ran.out;
    if (ran.out.empty()) out += ran.err;
    ++commands;
  }
  return out;
}

TEST_CASE("The ten questions that are asked first are answered as the program answers them",
          "[readme][questions]") {
  const fs::path file = root / "scenarios/guides/ten-questions.md";
  const std::string text = read_text(file);
  size_t commands = 0;
  const std::string now = with_outputs(text, commands);
  CHECK(commands >= 10);
  CHECK(differs_from_file(file, now) == "");
}

/// What stands between ```sh and ```: commands that a reader types one after another.
static std::string shell_blocks(const std::string& text) {
  std::istringstream in{text};
  std::string out, line;
  bool inside = false;
  while (std::getline(in, line)) {
    if (inside && line != "```") out += line + '\n';
    if (line.starts_with("```")) inside = line == "```sh";
  }
  return out;
}

TEST_CASE("Each quick start is complete: its commands run one after another in an empty folder",
          "[readme][docs]") {
  size_t pages = 0;
  for (const fs::path& page : files_under("scenarios/guides", ".md")) {
    const std::string commands = shell_blocks(read_text(page));
    if (commands.empty()) continue;
    INFO(short_name(page));
    const Ran ran = shell("cd $(mktemp -d); set -e\n" + commands);
    INFO(ran.out << ran.err);
    CHECK(ran.status == 0);
    CHECK(ran.err.find("error[") == ran.err.npos);
    CHECK(payout_run("help " + page.stem().string()).out == read_text(page));
    ++pages;
  }
  CHECK(pages >= 4);
}

TEST_CASE("The schemas for editors are current", "[schema]") {
  for (const std::string name : {"scenario", "agreement"}) {
    const Ran ran = payout_run("schema " + name);
    CHECK(differs_from_file(root / "scenarios" / (name + ".schema.json"), ran.out) == "");
  }
}
