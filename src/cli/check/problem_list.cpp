#include "cli/check/problem_list.h"

#include <fmt/format.h>

#include <algorithm>

#include "document/clean_text.h"
#include "report/formats/json.h"
#include "report/paths/diagnostic_lists.h"

namespace payout {
namespace {

constexpr std::string_view levels[]{"error", "warning", "note"};

std::string_view level_of(const Problem& p) {
  return levels[static_cast<size_t>(p.severity)];
}

std::string_view file_of(const Problem& p) {
  return p.origin.source == nullptr ? std::string_view{} : std::string_view{p.origin.source->name};
}

std::string sarif_place(const Problem& p) {
  if (file_of(p).empty()) return {};
  std::string region;
  if (p.origin.mark.line != 0)
    region = fmt::format(", \"region\": {{\"startLine\": {}, \"startColumn\": {}}}", p.origin.mark.line,
                         p.origin.mark.column);
  return fmt::format(", \"locations\": [{{\"physicalLocation\": {{\"artifactLocation\": {{\"uri\": {}}}{}}}}}]",
                     json_string(file_of(p)), region);
}

std::string with_help(const Problem& p) {
  return p.help.empty() ? p.message : fmt::format("{}. {}", p.message, p.help);
}

/// What a workflow command would take for its own end or for another property.
std::string escaped(std::string_view text, bool property) {
  std::string out;
  for (const char c : clean_text(text, "\n")) {
    const bool special = c == '%' || c == '\n' || (property && (c == ':' || c == ','));
    out += special ? fmt::format("%{:02X}", static_cast<unsigned>(c)) : std::string(1, c);
  }
  return out;
}

}  // namespace

std::string problems_json(const ProblemList& list) {
  std::vector<std::string> entries;
  for (const Problem& p : list.problems) {
    entries.push_back(
        fmt::format("\n    {{\"file\": {}, \"line\": {}, \"column\": {}, \"severity\": \"{}\", \"id\": {}, "
                    "\"message\": {}, \"help\": {}}}",
                    json_string(file_of(p)), p.origin.mark.line, p.origin.mark.column, level_of(p),
                    json_string(p.id), json_string(p.message), json_string(p.help)));
  }
  return fmt::format(
      "{{\n  \"schema\": \"payout/validate/1\",\n  \"files\": {},\n  \"with_errors\": {},\n  "
      "\"with_warnings\": {},\n  "
      "\"problems\": [{}{}]\n}}\n",
      list.files, list.with_errors, list.with_warnings, fmt::join(entries, ","), entries.empty() ? "" : "\n  ");
}

std::string problems_sarif(const ProblemList& list) {
  std::vector<std::string> rules, results;
  for (const DiagnosticId& d : all_diagnostics()) {
    const bool used = std::ranges::any_of(list.problems, [&](const Problem& p) { return p.id == d.id; });
    if (used)
      rules.push_back(fmt::format("\n        {{\"id\": {}, \"shortDescription\": {{\"text\": {}}}}}",
                                  json_string(d.id), json_string(d.summary)));
  }
  for (const Problem& p : list.problems) {
    results.push_back(
        fmt::format("\n      {{\"ruleId\": {}, \"level\": \"{}\", \"message\": {{\"text\": {}}}{}}}",
                    json_string(p.id), level_of(p), json_string(with_help(p)), sarif_place(p)));
  }
  return fmt::format(
      "{{\n  \"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\",\n  \"version\": \"2.1.0\",\n  "
      "\"runs\": [{{\n    "
      "\"tool\": {{\"driver\": {{\"name\": \"payout\", \"version\": \"{}\", \"rules\": [{}]}}}},\n    "
      "\"results\": [{}]\n  }}]\n}}\n",
      PAYOUT_VERSION, fmt::join(rules, ","), fmt::join(results, ","));
}

std::string problems_github(const ProblemList& list) {
  constexpr std::string_view commands[]{"error", "warning", "notice"};
  std::string out;
  for (const Problem& p : list.problems) {
    out += fmt::format("::{} file={}", commands[static_cast<size_t>(p.severity)], escaped(file_of(p), true));
    if (p.origin.mark.line != 0)
      out += fmt::format(",line={},col={}", p.origin.mark.line, p.origin.mark.column);
    out += fmt::format(",title={}::{}\n", escaped(p.id, true), escaped(with_help(p), false));
  }
  return out;
}

}  // namespace payout
