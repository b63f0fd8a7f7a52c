#include "batch/table_head.h"

#include <fmt/format.h>

#include <array>

#include "document/check_text.h"
#include "document/utf8.h"

namespace payout {

bool names_separator(std::string_view line, char& separator) {
  if (line.size() != 5 || !line.starts_with("sep=")) return false;
  separator = line[4];
  return true;
}

bool TableNotes::fail(std::string_view id, std::string message, std::string help) const {
  const uint16_t source = keep_.add_source({name_, {}});
  problems_.error(id, {&keep_.source(source), {}}, std::move(message), std::move(help));
  return false;
}

bool TableNotes::empty() const {
  return fail("empty-table", "the table is empty: it has no header line",
              "the first line names the columns by path, such as id,salary.base,termination.date");
}

/// What bytes that are no text of ours may be; empty where they are.
static std::string_view kind_of_file(std::string_view bytes) {
  if (bytes.starts_with("PK")) return "an Excel workbook (or another ZIP archive)";
  if (bytes.starts_with("\xD0\xCF\x11\xE0")) return "an old Excel workbook";
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return "UTF-16 text";
  constexpr size_t few = 8;
  const std::string_view begin = bytes.substr(0, few);
  if (begin.size() >= 4 && begin[0] != 0 && begin[1] == 0 && begin[2] != 0 && begin[3] == 0)
    return "UTF-16 text";
  if (begin.size() >= 4 && begin[0] == 0 && begin[1] != 0 && begin[2] == 0 && begin[3] != 0)
    return "UTF-16 text";
  return {};
}

static constexpr std::string_view save_as = "save it as \"CSV UTF-8\" and give that file";

bool TableNotes::no_line_end(std::string_view begin) const {
  if (const std::string_view kind = kind_of_file(begin); !kind.empty())
    return fail("not-a-table", fmt::format("the table is no CSV: it looks like {}", kind),
                std::string{save_as});
  return fail("not-a-table",
              fmt::format("the table is no CSV: its first line does not end within {} bytes", longest_line),
              "the first line names the columns by path, such as id,salary.base,termination.date");
}

/// The header in UTF-8 and without control characters, or what is wrong with it.
bool TableNotes::is_text(std::string_view line, uint64_t number) const {
  if (const std::string_view kind = kind_of_file(line); !kind.empty())
    return fail("not-a-table", fmt::format("the table is no CSV: it looks like {}", kind),
                std::string{save_as});
  const size_t bad = std::min(invalid_utf8(line), line.find('\0'));
  if (bad != line.npos) {
    return fail("not-utf8",
                fmt::format("line {}, column {}: {}", number, mark_at(line, bad).column,
                            line[bad] == 0 ? "a zero byte" : "a byte that is not UTF-8"),
                std::string{save_as});
  }
  if (line.find('\r') != line.npos) {
    return fail("not-a-table",
                "the lines of the table end with lone carriage returns, as on old Macintosh systems",
                std::string{save_as});
  }
  return true;
}

/// How a separator is called in messages, and on the command line.
static std::string_view name_of_separator(char separator) {
  return separator == '\t' ? "tabs" : separator == ';' ? "`;`" : separator == '|' ? "`|`" : "`,`";
}

bool TableNotes::is_header(const TableHead& head) const {
  if (!is_text(head.line, head.number)) return false;
  if (trimmed(head.line).empty()) return empty();
  if (head.line.find(head.separator) != head.line.npos) return true;
  for (const char other : std::array{';', '\t', '|', ','}) {
    if (other == head.separator || head.line.find(other) == head.line.npos) continue;
    return fail("wrong-separator",
                fmt::format("the cells of the table are separated by {}, not by {}", name_of_separator(other),
                            name_of_separator(head.separator)),
                other == '\t'  ? "give --separator tab"
                : other == ',' ? "leave --separator out"
                               : fmt::format("give --separator '{}'", other));
  }
  return true;
}

Origin origin_in_header(const TableHead& head, const std::string& name, size_t at, Document& keep) {
  std::string text(static_cast<size_t>(head.number - 1), '\n');
  text += head.line;
  const uint16_t source = keep.add_source({name, std::move(text)});
  const auto column = mark_at(head.line, at).column;
  return {&keep.source(source), {static_cast<uint32_t>(head.number), column}};
}

}  // namespace payout
