#include <set>

#include "catch.h"
#include "document/diagnostic.h"
#include "support/files.h"
#include "support/process.h"

namespace fs = std::filesystem;

/// Broken scenarios; terms/ below them hold broken agreements that scenarios name.
static std::vector<fs::path> broken_files() {
  std::vector<fs::path> files = files_under("tests/errors", ".yaml");
  std::erase_if(files, [](const fs::path& p) { return p.parent_path().filename() == "terms"; });
  return files;
}

/// How a broken file is run: its first line may say, `{}` standing for the file.
static std::string arguments_for(const fs::path& file) {
  const std::string text = read_text(file), mark = "# payout: ";
  std::string arguments = "validate {}";
  if (text.starts_with(mark)) arguments = text.substr(mark.size(), text.find('\n') - mark.size());
  const size_t at = arguments.find("{}");
  return at == arguments.npos ? arguments : arguments.replace(at, 2, short_name(file));
}

TEST_CASE("Every broken input shows its whole message", "[errors][golden]") {
  for (const fs::path& file : broken_files()) {
    DYNAMIC_SECTION(short_name(file)) {
      const Ran ran = payout_run(arguments_for(file));
      const bool complains = ran.err.find("error[") != std::string::npos;
      CHECK(complains == (ran.status != 0));
      CHECK(differs_from_file(fs::path{file}.replace_extension(".txt"), ran.err) == "");
    }
  }
}

TEST_CASE("Every diagnostic has a broken input that shows it", "[errors]") {
  std::string shown;
  for (const fs::path& file : files_under("tests/errors", ".txt")) shown += read_text(file);
  for (const payout::DiagnosticId& d : payout::diagnostic_ids()) {
    INFO(d.id << ": " << d.gist << " (write tests/errors/" << d.id << ".yaml, then UPDATE_GOLDEN=1)");
    CHECK(shown.find("[" + std::string{d.id} + "]") != std::string::npos);
  }
}

/// Ids that the code gives to problems: the first string after `error(`, `warning(`, `note(`, `fail(`,
/// `refuse(`.
static std::set<std::string> ids_in(const std::string& text) {
  std::set<std::string> ids;
  for (const char* call : {"problems.error(", "problems.warning(", "problems.note(", "problems_.error(",
                           "fail(", "refuse(problems, "}) {
    for (size_t at = 0; (at = text.find(call, at)) != text.npos; ++at) {
      size_t start = text.find_first_not_of(" \n", at + std::string_view{call}.size());
      if (start == text.npos || text[start] != '"') continue;
      const std::string id = text.substr(start + 1, text.find('"', start + 1) - start - 1);
      if (!id.empty() && id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == id.npos)
        ids.insert(id);
    }
  }
  return ids;
}

TEST_CASE("Every id that reading a file can give is listed", "[errors]") {
  std::set<std::string> listed;
  for (const payout::DiagnosticId& d : payout::diagnostic_ids()) listed.emplace(d.id);
  for (const char* folder : {"src/document", "src/scenario"}) {
    for (const fs::path& file : files_under(folder, ".cpp")) {
      for (const std::string& id : ids_in(read_text(file))) {
        INFO(short_name(file) << " uses " << id << ", which src/document/diagnostic_ids.cpp does not list");
        CHECK(listed.contains(id));
      }
    }
  }
}

TEST_CASE("The gallery in tests/README.md shows every broken input", "[errors]") {
  std::string text;
  for (const fs::path& file : broken_files()) {
    const std::string message = read_text(fs::path{file}.replace_extension(".txt"));
    text += "`" + file.stem().string() + "`";
    const std::string arguments = arguments_for(file);
    if (!arguments.starts_with("validate ")) text += " (`payout " + arguments + "`)";
    text += "\n\n```text\n" + message + "```\n\n";
  }
  CHECK(differs_between_marks(fs::path{PAYOUT_ROOT} / "tests/README.md", "gallery", text) == "");
}
