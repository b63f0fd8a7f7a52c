#include <map>
#include <set>
#include <sstream>

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

/// The rows of the list of bad inputs that a broken file shows: a comment `# row 34: ...` or `# rows 5, 6`
/// above it.
static std::set<int> rows_of(const fs::path& file) {
  std::istringstream text{read_text(file)};
  std::set<int> rows;
  for (std::string line; std::getline(text, line) && line.starts_with("#");) {
    if (!line.starts_with("# row")) continue;
    std::istringstream numbers{line.substr(line.find(' ', 2), line.find(':') - line.find(' ', 2))};
    for (int row = 0; numbers >> row; numbers.ignore()) rows.insert(row);
  }
  return rows;
}

/// What the list of bad inputs asks for, row by row: e is an error, w a warning, n a note.
static const std::map<std::string, std::string> levels_by_row{
    {"e",
     "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 20 21 22 23 24 28 30 31 32 34 35 39 41 42 43 45 46 49 50 53 54 55 "
     "56 57 58 59 61 63 66 67 68 69 70 71 72 74 75 77 78 79 80 82 83 84 86 88 89"},
    {"w", "19 25 26 27 38 47 48 64 73 76 81 85 90"},
    {"n", "33 37 44 87"},
    {"ew", "17 18 29 36 40 51 60 62 65"},
    {"ewn", "52"}};

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
      // Under --strict a warning is enough to fail.
      const bool strict = arguments_for(file).find("--strict") != std::string::npos;
      const bool complains = ran.err.find(strict ? "warning[" : "error[") != std::string::npos;
      CHECK(complains == (ran.status != 0));
      CHECK(differs_from_file(fs::path{file}.replace_extension(".txt"), ran.err) == "");
    }
  }
}

TEST_CASE("Every row of the list of bad inputs is refused, warned about or noted as it asks", "[errors]") {
  std::map<int, std::string> shown;  // by row, the messages of the files that name it
  for (const fs::path& file : broken_files()) {
    for (const int row : rows_of(file)) shown[row] += read_text(fs::path{file}.replace_extension(".txt"));
  }
  size_t rows = 0;
  for (const auto& [levels, numbers] : levels_by_row) {
    std::istringstream text{numbers};
    for (int row = 0; text >> row; ++rows) {
      INFO("row " << row << " (a file in tests/errors names it with `# row " << row << "`)");
      for (const char level : levels) {
        const char* mark = level == 'e' ? " error[" : level == 'w' ? " warning[" : " note[";
        CHECK(shown[row].find(mark) != std::string::npos);
      }
      const bool only_notes = levels == "n";
      if (only_notes) CHECK(shown[row].find(" error[") == std::string::npos);
    }
  }
  CHECK(rows == 90);
}

TEST_CASE("Every diagnostic has a broken input that shows it", "[errors]") {
  std::string shown;
  for (const fs::path& file : files_under("tests/errors", ".txt")) shown += read_text(file);
  for (const payout::DiagnosticId& d : payout::diagnostic_ids()) {
    INFO(d.id << ": " << d.summary << " (write tests/errors/" << d.id << ".yaml, then UPDATE_GOLDEN=1)");
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

/// The ids of a message, each once, in order.
static std::string ids_shown(const std::string& message) {
  std::string out;
  for (const std::string mark : {" error[", " warning[", " note["}) {
    for (size_t at = 0; (at = message.find(mark, at)) != message.npos; ++at) {
      const size_t start = at + mark.size();
      const std::string id = message.substr(start, message.find(']', start) - start);
      if (out.find("`" + id + "`") == out.npos) out += (out.empty() ? "`" : ", `") + id + "`";
    }
  }
  return out;
}

TEST_CASE("The table in tests/README.md says which broken input shows which row", "[errors]") {
  std::map<int, std::string> files;
  for (const fs::path& file : broken_files()) {
    const std::string ids = ids_shown(read_text(fs::path{file}.replace_extension(".txt")));
    for (const int row : rows_of(file))
      files[row] += (files[row].empty() ? "" : "; ") + file.stem().string() + ": " + ids;
  }
  std::string table = "| row | file: what it shows |\n|---|---|\n";
  for (const auto& [row, shown] : files) table += "| " + std::to_string(row) + " | " + shown + " |\n";
  CHECK(differs_between_marks(fs::path{PAYOUT_ROOT} / "tests/README.md", "rows", table) == "");
}

TEST_CASE("scenarios/messages.md shows the message of every broken input", "[errors]") {
  std::string text;
  for (const fs::path& file : broken_files()) {
    const std::string message = read_text(fs::path{file}.replace_extension(".txt"));
    text += "`" + file.stem().string() + "`";
    const std::string arguments = arguments_for(file);
    if (!arguments.starts_with("validate ")) text += " (`payout " + arguments + "`)";
    text += "\n\n```text\n" + message + "```\n\n";
  }
  CHECK(differs_between_marks(fs::path{PAYOUT_ROOT} / "scenarios/messages.md", "gallery", text) == "");
}
