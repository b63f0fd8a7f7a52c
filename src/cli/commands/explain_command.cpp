#include <fmt/format.h>

#include <algorithm>

#include "cli/case_file.h"
#include "cli/commands/commands.h"
#include "cli/console.h"
#include "report/formats/json.h"
#include "report/pages/explain_page.h"
#include "report/pages/text_layout.h"
#include "report/paths/diagnostic_lists.h"
#include "words/nearest.h"

namespace payout {
namespace {

ExitStatus show(const Explanation& explanation, const Options& options, Console& console) {
  switch (options.format) {
    case Format::json: console.print(to_json(explanation) + '\n'); break;
    case Format::markdown: console.print(explain_markdown(explanation)); break;
    default: console.print(as_text(explain_page(explanation), console.width(), console.color()));
  }
  return ExitStatus::done;
}

/// The id of an error, warning or note where a figure of the scenario is wanted.
ExitStatus no_figure_but_a_remark(const std::string& id, Console& console) {
  console.complain(
      fmt::format("payout explain: `{}` is the id of an error, a warning or a note, and not of a figure\n"
                  " help: `payout explain {}` says what it is; `payout ids` lists all of them\n",
                  id, id));
  return ExitStatus::usage;
}

/// A name that fits nothing, or too much.
ExitStatus unclear(const std::string& name, const FigureChoice& choice, const Agreement& agreement,
                   Console& console) {
  if (choice.candidates.size() > 3) {
    std::string list;
    for (const std::string& path : choice.candidates) list += "  " + path + '\n';
    console.complain(fmt::format("payout explain: `{}` can be any of these:\n{}", name, list));
    return ExitStatus::usage;
  }
  std::vector<std::string> near = choice.candidates;
  std::vector<std::string_view> ids;
  for (const Clause& clause : agreement.clauses) ids.push_back(clause.head.id);
  const std::string_view clause = nearest(name, ids);
  if (!clause.empty() && clause != name && std::ranges::find(near, clause) == near.end())
    near.emplace_back(clause);
  console.complain(fmt::format("payout explain: there is no figure `{}`\n help: {}\n", name,
                               near.empty() ? std::string{"payout explain FILE lists every figure by its path"}
                                            : fmt::format("did you mean `{}`?", fmt::join(near, "`, `"))));
  return ExitStatus::usage;
}

/// The lines of cash that a clause gives under other names than its own, or all clauses of a section.
std::vector<std::string> lines_of_clause(const Result& result, std::string_view clause) {
  std::vector<std::string> paths;
  for (const Line& line : result.severance.lines) {
    if (line.clause != nullptr && (line.clause->id == clause || line.clause->cite == clause))
      paths.push_back(fmt::format("severance.{}", line.id));
  }
  return paths;
}

}  // namespace

ExitStatus explain_command(const Options& options, Console& console) {
  const bool id = options.operands.size() == 1 && find_diagnostic(options.operands[0]) != nullptr;
  if (id) return ids_command(options, console);
  if (options.operands.size() > 2) {
    console.complain("payout explain: give one scenario and one figure\n help: payout explain --help\n");
    return ExitStatus::usage;
  }
  if (options.format != Format::text && options.format != Format::json && options.format != Format::markdown) {
    console.complain("payout explain: --format must be text, json or markdown\n");
    return ExitStatus::usage;
  }
  Agreements agreements;
  CaseFile file = open_case(options.operands[0], options.sets, agreements, Detail::explanation);
  console.show(file.problems);
  if (!file.evaluated) return file.status;
  const Explainer explainer{*file.agreement, file.loaded->facts, file.loaded->document,
                            agreements.documents_of(*file.agreement), file.space};
  const std::vector<FigureItem>& figures = explainer.figures;
  if (options.operands.size() == 1) {
    for (const FigureItem& f : figures) {
      if (f.value != nullptr && !f.text().empty()) console.print(fmt::format("{}\t{}\n", f.path, f.text()));
    }
    return ExitStatus::done;
  }
  const std::string& name = options.operands[1];
  if (std::optional<Explanation> route = name == "header.route" ? explain_route(explainer) : std::nullopt;
      route) {
    route->file = file.name;
    return show(*route, options, console);
  }
  FigureChoice choice = choose_figure(figures, name);
  if (const auto lines = lines_of_clause(file.space.result, name); choice.found == nullptr && !lines.empty()) {
    if (lines.size() > 1) return unclear(name, {nullptr, lines}, *file.agreement, console);
    choice = choose_figure(figures, lines[0]);
  }
  auto clauses = clauses_named(*file.agreement, name.substr(name.rfind('.') + 1));
  std::string_view absent = name;
  if (clauses.empty()) {
    clauses = clauses_cited(*file.agreement, name);
    if (clauses.size() == 1) absent = clauses.front()->head.id;
  }
  if (choice.found == nullptr && clauses.empty() && find_diagnostic(name) != nullptr)
    return no_figure_but_a_remark(name, console);
  if (choice.found == nullptr && clauses.empty()) return unclear(name, choice, *file.agreement, console);
  Explanation explanation =
      choice.found != nullptr ? explain(explainer, *choice.found) : explain_absence(explainer, absent, clauses);
  explanation.file = file.name;
  if (choice.found != nullptr) add_readings(explainer, explanation);
  if (options.depth > 0)
    std::erase_if(explanation.steps, [&](const ExplainedStep& step) { return step.level > options.depth; });
  return show(explanation, options, console);
}

}  // namespace payout
