#include "cli/check/accept.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>

#include "cli/console.h"
#include "cli/output_file.h"
#include "cli/plural.h"
#include "document/read_yaml.h"

namespace payout {
namespace {

bool named(const std::vector<std::string>& replace, std::string_view word) {
  return std::ranges::find(replace, word) != replace.end();
}

std::vector<AcceptedFigure> main_figures(const CaseFile& file) {
  static constexpr std::array paths{"severance.total", "options.exercisable", "options.spread",
                                    "deferred.total",  "parachute.excise",    "parachute.gross_up",
                                    "totals.all"};
  std::vector<AcceptedFigure> out;
  for (const char* path : paths) {
    bool found = false;
    std::string value = value_at(file.space.result, file.space.work, path, found);
    if (found) out.push_back({.path = path, .after = std::move(value)});
  }
  return out;
}

/// "364,000.00"; what is no amount stays as it is.
std::string shown(const std::string& value) {
  const auto amount = value.find('.') == value.npos ? std::nullopt : parse_money(value);
  return amount ? grouped(*amount) : value;
}

std::string line_on(const std::string& file, const AcceptedFigure& f) {
  const std::string place = f.line == 0 ? file : fmt::format("{}:{}", file, f.line);
  const std::string before = f.before.empty() ? "" : " " + shown(f.before);
  if (f.written) return fmt::format("{}: {}{} -> {}\n", place, f.path, before, shown(f.after));
  if (!f.value) return fmt::format("{}: {} stays at{}: {}\n", place, f.path, before, f.after);
  return fmt::format("{}: {} stays at{}, from {}; {} was found (--replace {} takes it)\n", place, f.path,
                     before, name_of(f.source), shown(f.after), f.path);
}

/// The variable that says that no person is there, or nothing.
std::string_view build_server() {
  const char* set = std::getenv("CI");
  const std::string_view value = set == nullptr ? "" : set;
  return value.empty() || value == "0" || value == "false" ? "" : "CI";
}

/// What stands in the way of accepting at all, or nothing.
std::string objection(const std::vector<CheckOutcome>& outcomes, const Options& options) {
  if (const std::string_view variable = build_server(); !variable.empty()) {
    return fmt::format("--accept is refused where {} is set ({}={}): a figure is accepted by a person",
                       variable, variable, std::getenv("CI"));
  }
  if (!options.junit.empty() || options.format != Format::text || options.coverage || options.coverage_min >= 0)
    return "--accept writes scenarios and a list of what it wrote; leave --junit, --format and --coverage out";
  for (const CheckOutcome& o : outcomes) {
    if (o.file == "<stdin>") return "--accept cannot write into standard input; name the file";
  }
  for (const std::string& word : options.replace) {
    const bool known =
        word == "hand" || word == "counsel" || std::ranges::any_of(outcomes, [&](const auto& o) {
          return std::ranges::any_of(o.wrong, [&](const auto& w) { return w.mismatch.path == word; });
        });
    if (!known)
      return fmt::format("--replace {}: no wrong figure has that path, and the sources are hand and counsel",
                         word);
  }
  return {};
}

struct Acceptance {
  const Options& options;
  Console& console;
  size_t written = 0, kept = 0, files = 0;
  StatusOfMany status = {};

  ExitStatus one(const CaseFile& file, const CheckOutcome& outcome) {
    if (!outcome.error.empty() || !file.evaluated) {
      if (!outcome.error.empty()) console.print(outcome.error);
      return outcome.status;
    }
    const auto figures = figures_to_accept(file, outcome, options.replace);
    const auto count = static_cast<size_t>(std::ranges::count_if(figures, &AcceptedFigure::written));
    if (count != 0 && !write(file, figures)) return ExitStatus::cannot_write;
    for (const AcceptedFigure& f : figures) console.print(line_on(file.name, f));
    written += count;
    kept += figures.size() - count;
    files += count == 0 ? 0U : 1U;
    return figures.size() == count ? ExitStatus::done : ExitStatus::answer_is_no;
  }

  bool write(const CaseFile& file, const std::vector<AcceptedFigure>& figures) {
    const auto text = accepted_text(file, figures);
    if (!text) {
      console.complain(
          fmt::format("payout check: {}: the figures cannot be put into this text so that it reads back; "
                      "nothing was written\n help: write them by hand\n",
                      file.name));
      return false;
    }
    if (options.dry_run) return true;
    const int error = write_whole_file(file.name, bom(file.name) + *text);
    if (error != 0)
      console.complain(fmt::format("payout check: cannot write {}: {}\n", file.name, std::strerror(error)));
    return error == 0;
  }

  /// Reading takes a byte-order mark away; what is written keeps it.
  static std::string bom(const std::string& path) {
    Problems none;
    bool ok = false;
    return read_file(path, none, ok).starts_with("\xEF\xBB\xBF") ? "\xEF\xBB\xBF" : "";
  }
};

}  // namespace

std::vector<AcceptedFigure> figures_to_accept(const CaseFile& file, const CheckOutcome& outcome,
                                              const std::vector<std::string>& replace) {
  if (!outcome.checked) return main_figures(file);
  std::vector<AcceptedFigure> out;
  for (const WrongFigure& w : outcome.wrong) {
    const Mismatch& m = w.mismatch;
    const FigureSource source = file.loaded->facts.expect.find(m.path)->source.value_or(FigureSource::hand);
    const bool take =
        source == FigureSource::captured || named(replace, name_of(source)) || named(replace, m.path);
    // Where figures are refused, or a whole part stands, there is no value to write.
    const bool value = m.found || m.actual == "(nothing)";
    out.push_back(
        {m.path, m.expected, m.found || !value ? m.actual : "none", w.line, source, take && value, value});
  }
  return out;
}

ExitStatus accept_command(const std::vector<CaseFile>& files, const std::vector<CheckOutcome>& outcomes,
                          const Options& options, Console& console) {
  if (const std::string no = objection(outcomes, options); !no.empty()) {
    console.complain(fmt::format("payout check: {}\n", no));
    return ExitStatus::usage;
  }
  Acceptance acceptance{options, console};
  for (size_t i = 0; i < files.size(); ++i) acceptance.status.add(acceptance.one(files[i], outcomes[i]));
  console.print(fmt::format("{} {} in {}{}\n", counted(acceptance.written, "figure"),
                            options.dry_run ? "would be written" : "written", counted(acceptance.files, "file"),
                            acceptance.kept == 0 ? "" : fmt::format(", {} left", acceptance.kept)));
  return acceptance.status.status();
}

}  // namespace payout
