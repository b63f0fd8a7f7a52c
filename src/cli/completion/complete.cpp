#include "cli/completion/complete.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <set>

#include "clauses/catalogue.h"
#include "cli/commands/commands.h"
#include "cli/completion/case_names.h"
#include "cli/help_topics.h"
#include "cli/option_list.h"
#include "report/paths/diagnostic_lists.h"

namespace payout {
namespace {

/// The command line up to the cursor, taken apart.
struct TypedLine {
  const Command* command = nullptr;
  std::vector<OptionDoc> options = {};
  std::vector<std::string> operands = {};
  std::set<std::string_view> given = {};  ///< long names
  std::vector<std::string> sets = {};     ///< as in Options
  std::string agreement = {};
  std::string rows = {};
  const OptionDoc* open = nullptr;  ///< the option whose value is at the cursor
  bool only_operands = false;       ///< behind --
  std::string current = {};

  const OptionDoc* find(std::string_view name) const {
    for (const OptionDoc& doc : options) {
      for (std::string_view rest = doc.names; !rest.empty();) {
        const size_t comma = rest.find(',');
        if (rest.substr(0, comma) == name) return &doc;
        rest = comma == rest.npos ? std::string_view{} : rest.substr(comma + 1);
      }
    }
    return nullptr;
  }
  void take(const OptionDoc& doc, const std::string& value) {
    if (doc.names == "--set") sets.push_back(value);
    if (doc.names == "--values") sets.push_back('@' + value);
    if (doc.names == "--agreement") agreement = value;
    if (doc.names == "--rows") rows = value;
  }
  void word(const std::string& text);
};

void TypedLine::word(const std::string& text) {
  if (open != nullptr) {
    take(*open, text);
    open = nullptr;
    return;
  }
  if (only_operands || !text.starts_with('-') || text == "-") return operands.push_back(text);
  if (text == "--") {
    only_operands = true;
    return;
  }
  const bool is_long = text.starts_with("--");
  const size_t equals = is_long ? text.find('=') : text.npos;
  const OptionDoc* doc = find(std::string_view{text}.substr(0, is_long ? equals : 2));
  if (doc == nullptr) return;
  given.insert(doc->long_name());
  if (doc->value.empty()) return;
  if (equals != text.npos) return take(*doc, text.substr(equals + 1));
  if (is_long || text.size() == 2) open = doc;
}

TypedLine take_apart(const std::vector<std::string>& words) {
  TypedLine line;
  size_t at = 0;
  if (words.size() > 1 && find_command(words[0]) != nullptr) line.command = find_command(words[at++]);
  if (line.command == nullptr) line.command = find_command("report");
  line.options = options_of(*line.command);
  for (; at + 1 < words.size(); ++at) line.word(words[at]);
  line.current = words.back();
  return line;
}

bool is_file(const std::string& path) {
  std::error_code error;
  return std::filesystem::is_regular_file(path, error);
}

/// Finds what can stand at the cursor of a line.
struct Completer {
  const TypedLine& line;
  Completion out = {};
  std::string before = {};  ///< what stands in the word already, and stays: "--set=", "totals.cash,"
  std::string typed = {};   ///< what the candidates complete
  CaseNames names;

  explicit Completer(const TypedLine& l) : line(l), typed(l.current), names(scenario_of(l), l.sets) {}

  static std::string scenario_of(const TypedLine& l) {
    const auto file = std::ranges::find_if(l.operands, is_file);
    return file == l.operands.end() ? std::string{} : *file;
  }

  void add(std::string_view text, std::string_view doc = {}) {
    if (text.starts_with(typed)) out.candidates.push_back({before + std::string{text}, std::string{doc}});
  }
  void add(const std::vector<Candidate>& all) {
    for (const Candidate& c : all) add(c.text, c.doc);
  }
  void behind_comma() {
    const size_t comma = typed.rfind(',');
    if (comma == typed.npos) return;
    before += typed.substr(0, comma + 1);
    typed.erase(0, comma + 1);
  }

  void paths(const std::vector<Candidate>& all, std::string_view ending);
  void set_value(std::string_view ending);
  void value(const OptionDoc& doc);
  void option_names();
  void operand();
  void first_word();
};

bool is_placeholder(std::string_view rest) {
  for (const std::string_view word : {"DATE", "YEAR", "NAME"}) {
    if (!rest.starts_with(word)) continue;
    const std::string_view behind = rest.substr(word.size());
    return behind.empty() || behind == "." || behind == "]" || behind == "]." || behind == "[";
  }
  return false;
}

/// Paths are offered a part at a time: `salary.`, then what is in it. What stands for a name of one's own, DATE
/// or [0], is left to the user.
void Completer::paths(const std::vector<Candidate>& all, std::string_view ending) {
  std::set<std::string> seen;
  bool whole = out.candidates.empty() ? false : !out.unfinished;
  for (const Candidate& c : all) {
    std::string_view path = c.text;
    if (!path.starts_with(typed)) continue;
    bool part = false;
    const size_t stop = path.find_first_of(".[", typed.size());
    // An id belongs to the part that it opens: `grants[K1].`
    const size_t end = stop == path.npos ? path.npos : path[stop] == '[' ? path.find(']', stop) : stop;
    if (end != path.npos && end + 1 < path.size()) {
      const bool id = path[end] == ']';
      path = path.substr(0, end + (id && path[end + 1] == '.' ? 2 : 1));
      part = true;
    }
    const size_t free = path.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ", typed.size());
    if (free != path.npos && is_placeholder(path.substr(free))) path = path.substr(0, free), part = true;
    if (path.size() <= typed.size() && part) continue;
    std::string text = std::string{path} + (part ? "" : std::string{ending});
    if (!seen.insert(text).second) continue;
    whole = whole || (!part && ending.empty());
    out.candidates.push_back({before + text, part ? std::string{} : c.doc});
  }
  out.unfinished = out.unfinished || (!out.candidates.empty() && !whole);
}

/// PATH=VALUE.
void Completer::set_value(std::string_view ending) {
  const size_t equals = typed.find('=');
  if (equals == typed.npos) return paths(names.facts(), ending);
  const std::string path = typed.substr(0, equals);
  before += typed.substr(0, equals + 1);
  typed.erase(0, equals + 1);
  if (path == "agreement") out.files = FilesToo::folders;
  add(names.values_of(path));
}

void Completer::value(const OptionDoc& doc) {
  for (const std::string_view word : doc.words) add(word);
  if (doc.value == "FILE" || doc.value == "TABLE.csv") out.files = FilesToo::any;
  if (doc.value == "FILE.yaml") out.files = FilesToo::scenarios;
  if (doc.value == "PATH=VALUE" || doc.value == "PATH=VALUES") return set_value("=");
  if (doc.value == "ITEM=VALUE") return typed.find('=') == typed.npos ? paths(names.results(), "=") : void();
  if (doc.names == "--agreement") {
    out.files = FilesToo::folders;
    add(built_in_agreement(), "built in");
  }
  if (doc.names == "--replace") {
    add("hand", "figures worked out by hand");
    add("counsel", "figures that counsel gave");
    paths(names.results(), {});
  }
  if (doc.value == "ITEM,..." || doc.names == "--columns") {
    behind_comma();
    if (doc.names == "--columns") {
      for (const std::string_view word : {"id", "warnings", "error_ids", "error"}) add(word);
    }
    paths(names.results(), {});
  }
}

void Completer::option_names() {
  for (const OptionDoc& doc : line.options) {
    const std::string_view name = doc.long_name();
    if (!doc.repeats && line.given.contains(name)) continue;
    if (!doc.needs.empty() && !line.given.contains(doc.needs)) continue;
    add(name, doc.help);
  }
  add("--help", "Print the help of the command");
}

void Completer::operand() {
  const std::string_view name = line.command->name;
  if (name == "schema") {
    std::string_view rest = line.command->operands;
    for (size_t bar = 0; bar != rest.npos; rest.remove_prefix(bar == rest.npos ? 0 : bar + 1)) {
      bar = rest.find('|');
      add(rest.substr(0, bar));
    }
  } else if (name == "completions") {
    for (const std::string_view shell : {"bash", "zsh", "fish"}) add(shell);
  } else if (name == "init") {
    add("agreement", "the terms of an agreement instead");
  } else if (name == "ids") {
    for (const DiagnosticId& d : all_diagnostics()) add(d.id, d.summary);
  } else if (name == "fields") {
    for (const Field& f : type_of<Scenario>().fields) add(f.name, f.doc);
  } else if (name == "terms") {
    for (const Kind& kind : catalogue()) add(kind.name, kind.doc);
    add(names.clauses(line.agreement));
    add("when", "When a clause is met");
  } else if (name == "explain" && !line.operands.empty()) {
    paths(names.results(), {});
    if (typed.find_first_of(".[") == typed.npos) add(names.clauses({}));
  } else {
    out.files = FilesToo::scenarios;
    if (name != "explain" || typed.empty() || is_file(typed)) return;
    for (const DiagnosticId& d : all_diagnostics()) add(d.id, d.summary);
  }
}

void Completer::first_word() {
  if (!typed.starts_with('-')) out.files = FilesToo::scenarios;
  for (const Command& c : commands()) add(c.name, c.summary);
  add("help", "the help of a command, or a page of the guide");
  if (typed.starts_with('-')) {
    option_names();
    add("--version", "The version, and the years of the tax tables");
  }
}

}  // namespace

Completion complete(const std::vector<std::string>& words) {
  if (words.empty()) return {};
  const TypedLine line = take_apart(words);
  Completer completer{line};
  const bool help = words.size() == 2 && words[0] == "help";
  const std::string& typed = line.current;
  const size_t equals = typed.starts_with("--") ? typed.find('=') : typed.npos;
  if (help) {
    for (const Command& c : commands()) completer.add(c.name, c.summary);
    for (const auto& [name, title] : topics()) completer.add(name, title);
    completer.add("--man", "The manual for man(1)");
  } else if (line.open != nullptr) {
    completer.value(*line.open);
  } else if (words.size() == 1) {
    completer.first_word();
  } else if (equals != typed.npos && !line.only_operands) {
    const OptionDoc* doc = line.find(std::string_view{typed}.substr(0, equals));
    if (doc == nullptr || doc->value.empty()) return {};
    completer.before = typed.substr(0, equals + 1);
    completer.typed.erase(0, equals + 1);
    completer.value(*doc);
  } else if (typed.starts_with('-') && !line.only_operands) {
    completer.option_names();
  } else {
    completer.operand();
  }
  return std::move(completer.out);
}

std::string completion_text(const Completion& completion) {
  constexpr std::array files{"", " scenarios", " files", " folders"};
  std::string out;
  for (const Candidate& c : completion.candidates) {
    out += c.text;
    if (!c.doc.empty()) out += '\t' + c.doc;
    std::replace(out.end() - static_cast<std::ptrdiff_t>(c.doc.size()), out.end(), '\n', ' ');
    out += '\n';
  }
  return out + ':' + files[static_cast<size_t>(completion.files)] +
         (completion.unfinished ? " unfinished" : "") + '\n';
}

}  // namespace payout
