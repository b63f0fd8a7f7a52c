#include <fmt/format.h>

#include <algorithm>

#include "cli/case_file.h"
#include "cli/commands/commands.h"
#include "cli/console.h"
#include "document/path.h"
#include "report/paths/diagnostic_lists.h"
#include "report/paths/result_paths.h"
#include "scenario/word_sentences.h"
#include "words/nearest.h"

namespace payout {
namespace {

/// One entry a line, its words after a wide enough gap: easy to search, and to cut at the first blank.
void print_list(const std::vector<ListedPath>& list, Console& console) {
  size_t width = 0;
  constexpr size_t widest = 60;
  for (const ListedPath& entry : list) width = std::max(width, std::min(entry.path.size(), widest));
  for (const ListedPath& entry : list) console.print(fmt::format("{:<{}}  {}\n", entry.path, width, entry.doc));
}

/// The fields of a type, list entries by [ID] or [0], tables by what their keys are.
struct FieldLister {
  std::vector<ListedPath>& out;
  bool words = false;  ///< each word of a closed list with its sentence, as --set takes it

  void add_words(const Type& type, const std::string& path) {
    for (const std::string_view word : type.scalar->words()) {
      const std::string_view said = sentence_of(type.scalar->words().front(), word);
      if (!said.empty()) out.push_back({fmt::format("{}={}", path, word), std::string{said}});
    }
  }

  void add(const Type& type, const std::string& path, const Field* field, int depth) {
    if (depth == 0) return;
    switch (type.shape) {
      case Shape::scalar:
        out.push_back({path, sentence(type, field)});
        if (words && type.scalar->words != nullptr) add_words(type, path);
        break;
      case Shape::optional: add(type.element(), path, field, depth); break;
      case Shape::list: list(type, path, field, depth); break;
      case Shape::table:
        add(type.element(), fmt::format("{}.{}", path, key_word(type)), field, depth - 1);
        break;
      case Shape::choice:
        for (const Alternative& a : type.alternatives) alternative(a, path, depth);
        break;
      case Shape::record: record(type, path, depth); break;
    }
  }

  void list(const Type& type, const std::string& path, const Field* field, int depth) {
    const bool named = type.element().shape == Shape::record && type.element().id_field() != nullptr;
    add(type.element(), path + (named ? "[ID]" : "[0]"), field, depth - 1);
  }

  void alternative(const Alternative& a, const std::string& path, int depth) {
    out.push_back({path + ".kind", fmt::format("{}: {}", a.kind, a.doc)});
    add(a.type(), path, nullptr, depth - 1);
  }

  void record(const Type& type, const std::string& path, int depth) {
    for (const Field& f : type.fields) {
      const std::string below = f.inlined      ? path
                                : path.empty() ? std::string{f.name}
                                               : fmt::format("{}.{}", path, f.name);
      add(f.type(), below, &f, depth - 1);
    }
  }

  static std::string_view key_word(const Type& table) {
    const std::string_view key = table.key().name;
    return key == "date" ? "DATE" : key == "text" ? "NAME" : "YEAR";
  }

  static std::string sentence(const Type& type, const Field* field) {
    const std::string_view form = type.scalar->words != nullptr ? std::string_view{} : type.scalar->expects;
    std::string text = field == nullptr ? "" : std::string{field->doc};
    if (type.scalar->words != nullptr)
      return fmt::format("{} ({})", text, fmt::join(type.scalar->words(), ", "));
    return form.empty() ? text : fmt::format("{} ({})", text, form);
  }
};

}  // namespace

ExitStatus fields_command(const Options& options, Console& console) {
  std::vector<ListedPath> all;
  constexpr int deep = 9;
  FieldLister{all, !options.operands.empty()}.add(type_of<Scenario>(), {}, nullptr, deep);
  for (const std::string& part : options.operands) {
    const auto in_part = [&](const ListedPath& entry) {
      const std::string_view rest =
          std::string_view{entry.path}.substr(std::min(part.size(), entry.path.size()));
      return entry.path.starts_with(part) &&
             (rest.empty() || rest[0] == '.' || rest[0] == '[' || rest[0] == '=');
    };
    if (std::ranges::any_of(all, in_part)) continue;
    std::vector<std::string_view> names;
    for (const Field& f : type_of<Scenario>().fields) names.push_back(f.name);
    const std::string_view near = nearest(part, names);
    console.complain(
        fmt::format("payout fields: a scenario has no part `{}`\n help: {}\n", part,
                    near.empty() ? "payout fields lists them all" : fmt::format("did you mean `{}`?", near)));
    return ExitStatus::nothing;
  }
  std::erase_if(all, [&](const ListedPath& entry) {
    return !options.operands.empty() && std::ranges::none_of(options.operands, [&](const std::string& part) {
      return entry.path == part || entry.path.starts_with(part + '.') || entry.path.starts_with(part + '[') ||
             entry.path.starts_with(part + '=');
    });
  });
  print_list(all, console);
  return ExitStatus::done;
}

ExitStatus paths_command(const Options& options, Console& console) {
  Agreements agreements;
  for (const std::string& path : options.operands) {
    const CaseFile file = open_case(path, options.sets, agreements);
    if (file.agreement == nullptr || !file.loaded) {
      Problems problems = file.problems;
      console.show(problems);
      return file.status;
    }
    print_list(result_paths(*file.agreement, file.loaded->facts), console);
  }
  return ExitStatus::done;
}

ExitStatus ids_command(const Options& options, Console& console) {
  std::vector<ListedPath> list;
  for (const DiagnosticId& d : all_diagnostics()) {
    const bool wanted =
        options.operands.empty() || std::ranges::find(options.operands, d.id) != options.operands.end();
    if (wanted) list.push_back({std::string{d.id}, std::string{d.summary}});
  }
  for (const std::string& id : options.operands) {
    if (find_diagnostic(id) != nullptr) continue;
    std::vector<std::string_view> ids;
    for (const DiagnosticId& d : all_diagnostics()) ids.push_back(d.id);
    const std::string_view near = nearest(id, ids);
    console.complain(
        fmt::format("payout ids: there is no error, warning or note `{}`\n help: {}\n", id,
                    near.empty() ? "payout ids lists them" : fmt::format("did you mean `{}`?", near)));
    return ExitStatus::nothing;
  }
  print_list(list, console);
  return ExitStatus::done;
}

}  // namespace payout
