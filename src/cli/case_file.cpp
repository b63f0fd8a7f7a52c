#include "cli/case_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "document/locate.h"
#include "report/pages/remark_text.h"
#include "report/pages/what_if_pages.h"
#include "report/paths/diagnostic_lists.h"
#include "report/what_if/find_diff.h"
#include "words/nearest.h"

namespace payout {

std::unique_ptr<Agreements::Loaded> Agreements::load(const std::string& name, const std::string& beside) {
  auto loaded = std::make_unique<Loaded>();
  loaded->agreement = load_agreement(name, beside, loaded->problems, loaded->documents);
  return loaded;
}

void Agreements::begin() {
  try {
    begun_ = std::async(std::launch::async, [] { return load(std::string{built_in_agreement()}, {}); });
  } catch (const std::system_error&) {  // no thread is to be had: `get` loads it
  }
}

const Agreement* Agreements::get(const std::string& name, const std::string& beside, Origin origin,
                                 Problems& problems) {
  // The built-in agreement is the same for every folder.
  const bool built_in = name == built_in_agreement();
  const std::string key = built_in ? name : name + '\n' + std::filesystem::path{beside}.parent_path().string();
  std::unique_ptr<Loaded>& slot = loaded_[key];
  if (slot == nullptr) slot = built_in && begun_.valid() ? begun_.get() : load(name, beside);
  for (Problem p : slot->problems.all()) {
    if (p.origin.source == nullptr) p.origin = origin;
    problems.add(std::move(p));
  }
  return slot->problems.any_errors() ? nullptr : &slot->agreement;
}

const Agreement* Agreements::get(const LoadedScenario& scenario, const std::string& path, Problems& problems) {
  const Agreement* whole = get(scenario.facts.agreement.value_or(std::string{built_in_agreement()}), path,
                               origin_of(scenario.document, "agreement"), problems);
  const std::vector<std::string>& documents = scenario.facts.documents;
  if (whole == nullptr || !whole->shares_clauses || documents.empty()) return whole;
  std::unique_ptr<Agreement>& own = own_[{whole, documents}];
  if (own == nullptr) own = std::make_unique<Agreement>(for_documents(*whole, documents));
  return own.get();
}

/// The agreement that was loaded, where this is the one of a person under some of its documents.
const Agreement& Agreements::whole(const Agreement& agreement) const {
  for (const auto& [key, own] : own_) {
    if (own.get() == &agreement) return *key.first;
  }
  return agreement;
}

bool Agreements::holds(const Agreement& agreement) const {
  const Agreement* loaded = &whole(agreement);
  return std::ranges::any_of(loaded_, [&](const auto& entry) { return &entry.second->agreement == loaded; });
}

const std::vector<Document>& Agreements::documents_of(const Agreement& agreement) const {
  const Agreement* loaded = &whole(agreement);
  const auto found =
      std::ranges::find_if(loaded_, [&](const auto& entry) { return &entry.second->agreement == loaded; });
  return found->second->documents;
}

/// The command line is at fault when everything wrong was written there.
static ExitStatus status_of(const Problems& problems) {
  ExitStatus status = ExitStatus::done;
  for (const Problem& p : problems.all()) {
    if (p.severity != Severity::error) continue;
    const bool on_command_line = p.origin.source != nullptr && p.origin.source->name == "--set";
    status = worst(status, on_command_line ? ExitStatus::usage : ExitStatus::bad_input);
  }
  return status;
}

/// A name in `documents:` that the agreement does not have would drop a document without a word.
static void check_documents(const Agreement& agreement, const LoadedScenario& scenario, Problems& problems) {
  std::vector<std::string_view> names;
  for (const auto& [name, info] : agreement.documents) names.push_back(name);
  for (size_t i = 0; i < scenario.facts.documents.size(); ++i) {
    const std::string& document = scenario.facts.documents[i];
    if (std::ranges::find(names, document) != names.end()) continue;
    const std::string_view near = nearest(document, names);
    problems.error(
        "unknown-document", origin_of(scenario.document, "documents[" + std::to_string(i) + "]"),
        "the agreement has no document `" + document + "`",
        near.empty() ? "the documents are: " + detail::one_of(names)
                     : "did you mean `" + std::string{near} + "`? The documents are: " + detail::one_of(names));
  }
}

/// "base salary (`salary.base`)": what the fact is, up to the first sign of its description, and its path.
static std::string name_of_input(const ChangedInput& input) {
  std::string name = input.label.substr(0, input.label.find_first_of(",;:("));
  while (name.ends_with(' ')) name.pop_back();
  constexpr size_t longest = 40;
  if (name.empty() || name.size() > longest) return fmt::format("`{}`", input.id);
  const bool word = name.size() > 1 && name[1] >= 'a' && name[1] <= 'z';
  if (word && name[0] >= 'A' && name[0] <= 'Z') name[0] = static_cast<char>(name[0] - 'A' + 'a');
  return fmt::format("{} (`{}`)", name, input.id);
}

/// The facts that `--set` changed, each in a few words.
static std::vector<std::string> what_if_words(const Scenario& before, const Scenario& after) {
  std::vector<std::string> words;
  for (const ChangedInput& input : changed_inputs(before, after)) {
    const std::string name = name_of_input(input), now = shown_fact(input.after),
                      then = shown_fact(input.before);
    words.push_back(!input.before  ? fmt::format("{}: {}, not given in the file", name, now)
                    : !input.after ? fmt::format("{}: left out, {} in the file", name, then)
                                   : fmt::format("{}: {} instead of {}", name, now, then));
  }
  return words;
}

/// Warnings that somebody has looked at are notes. An id that does not exist would silence nothing, and a
/// warning without a reason is not looked at.
static void acknowledge(CaseFile& file) {
  const LoadedScenario& scenario = *file.loaded;
  const auto place = [&](const std::string& id) {
    const NodeRef node = locate(scenario.document, "acknowledged." + id);
    return node ? node.key_origin() : origin_of(scenario.document, "acknowledged");
  };
  std::vector<std::string_view> ids;
  for (const DiagnosticId& known : all_diagnostics()) ids.push_back(known.id);
  for (const auto& [id, reason] : scenario.facts.acknowledged) {
    if (find_diagnostic(id) == nullptr) {
      const std::string_view near = nearest(id, ids);
      file.problems.error("unknown-diagnostic", place(id), fmt::format("there is no warning `{}`", id),
                          near.empty() ? "`payout ids` lists them" : fmt::format("did you mean `{}`?", near));
    } else if (reason.empty()) {
      file.problems.error("empty-value", place(id), fmt::format("`{}` is acknowledged without a reason", id),
                          "say who looked at it, and why it is right: `" + id + ": confirmed by payroll`");
    } else {
      const auto here = [&](const Problem& p) { return p.id == id && p.severity != Severity::error; };
      if (file.evaluated && std::ranges::none_of(file.problems.all(), here))
        file.problems.note("no-effect", place(id), fmt::format("no warning `{}` arises here", id));
      file.problems.acknowledge(id, reason);
    }
  }
}

CaseFile open_case(const std::string& path, const std::vector<std::string>& sets, Agreements& agreements,
                   Detail detail) {
  CaseFile file;
  file.space.detail = detail;
  file.name = path == "-" ? "<stdin>" : path;
  file.loaded = load_scenario(path, sets, file.problems);
  if (!file.problems.any_errors()) file.agreement = agreements.get(*file.loaded, path, file.problems);
  if (file.agreement != nullptr) {
    check_documents(*file.agreement, *file.loaded, file.problems);
    file.space.readings =
        choose_readings(*file.agreement, file.loaded->facts, file.loaded->document, file.problems);
  }
  if (file.problems.any_errors()) {
    file.status = status_of(file.problems);
    return file;
  }

  // Beyond this point nothing is left that the file itself could have wrong; what the clauses find is remarked.
  file.valid = true;
  try {
    evaluate(*file.agreement, file.loaded->facts, file.space);
  } catch (const Overflow& e) {
    file.problems.error("too-large-number", {&file.loaded->document.source(0), {}}, e.what(),
                        "look for a date, amount, rate or count that is not meant so");
    file.status = ExitStatus::bad_input;
    return file;
  }
  file.evaluated = true;
  if (file.loaded->as_written) file.what_if = what_if_words(*file.loaded->as_written, file.loaded->facts);
  add_remarks(file.space.result, file.loaded->document, file.problems);
  acknowledge(file);
  file.status = has_refusal(file.space.result) ? ExitStatus::refused : status_of(file.problems);
  return file;
}

}  // namespace payout
