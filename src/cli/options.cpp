#include "cli/options.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <memory>
#include <optional>

#include "cli/commands/commands.h"
#include "cli/help_topics.h"
#include "document/diagnostic.h"
#include "values/number_text.h"

namespace payout {
namespace {

CommandLine end(ExitStatus status, std::string text) {
  return {{}, true, status, std::move(text)};
}

std::string overview() {
  std::string out =
      "payout: what an executive's contracts pay when employment ends or the company changes hands\n\n"
      "usage: payout FILE...                same as payout report FILE...\n"
      "       payout COMMAND [OPTION]... [OPERAND]...\n\ncommands:\n";
  for (const Command& c : commands()) out += fmt::format("  {:<10} {}\n", c.name, c.summary);
  out += "\nexamples:\n";
  for (const Command& c : commands()) out += c.examples;
  out += "\npayout COMMAND --help lists the options of a command.\n\nexit status:\n";
  for (const StatusMeaning& s : exit_statuses())
    out += fmt::format("  {:>3}  {}\n", static_cast<int>(s.status), s.meaning);
  return out;
}

/// One of the named values of an enumeration. CLI11's own check speaks of numbers that nobody typed.
template <class E>
CLI::Validator words(const std::map<std::string, E>& names) {
  const auto read = [&names](std::string& text) -> std::string {
    const auto found = names.find(text);
    if (found == names.end()) {
      std::string all;
      for (const auto& [name, value] : names) all += (all.empty() ? "" : ", ") + name;
      return fmt::format("`{}` is not one of: {}", text, all);
    }
    text = std::to_string(static_cast<int>(found->second));
    return {};
  };
  return CLI::Validator{read, ""};
}

/// A whole number in a range, refused in words; CLI11 would print the limits of a double.
CLI::Validator whole(int64_t least, int64_t most) {
  const auto read = [least, most](std::string& text) -> std::string {
    const auto number = parse_whole(text);
    if (number && *number >= least && *number <= most) return {};
    const std::string range = most == std::numeric_limits<int64_t>::max()
                                  ? fmt::format("of {} or more", least)
                                  : fmt::format("from {} to {}", least, most);
    return fmt::format("`{}` is no whole number {}", text, range);
  };
  return CLI::Validator{read, ""};
}

void declare_cells(CLI::App& app, Options& o) {
  static const std::map<std::string, Region> regions{
      {"plain", Region::plain}, {"us", Region::us}, {"eu", Region::eu}};
  app.add_option("--separator", o.separator,
                 "What stands between the cells of the table: one character, or tab; a comma when absent")
      ->type_name("CHARACTER");
  app.add_option("--numbers", o.numbers,
                 "How the table writes numbers: us ($310,000.00), eu (310.000,00), or plain as files do")
      ->transform(words(regions))
      ->type_name("REGION");
  app.add_option("--dates", o.dates,
                 "How the table writes dates: us (9/28/2000), eu (28.9.2000), or plain as files do")
      ->transform(words(regions))
      ->type_name("REGION");
}

void declare_rows(CLI::App& app, Options& o) {
  app.add_option("--rows", o.rows, "The table: a CSV file whose header names paths; - reads standard input")
      ->type_name("TABLE.csv");
  app.add_option(
         "--columns", o.columns,
         "Exactly these columns: results by path or by name in the template's `results`, columns of the table, "
         "and id, warnings, error_ids, error")
      ->type_name("NAME,...")
      ->delimiter(',');
  app.add_option("--keep", o.keep, "Columns of the table that are only carried along, and shown behind the id")
      ->type_name("NAME,...")
      ->delimiter(',');
  app.add_flag("--list-columns", o.list_columns,
               "List every path that a column can set and every result there can be, and read no table");
  declare_cells(app, o);
  app.add_option(
         "--max-errors", o.max_errors,
         "Fail, and leave the old -o file, when more rows than this are in error: a number, or a percentage")
      ->type_name("N|P%");
  app.add_flag("!--no-header", o.header, "Leave out the header line, for output that is put together");
  app.add_flag("--json-numbers", o.json_numbers, "Write amounts as numbers in JSON lines, not as strings");
  app.add_flag("--raw-cells", o.raw_cells,
               "Write text as it came, also what a spreadsheet would execute (which else gets a leading ')");
  app.add_flag("-q,--quiet", o.quiet, "No closing line on standard error");
}

void declare_junit(CLI::App& app, Options& o) {
  CLI::Option* junit =
      app.add_option("--junit", o.junit, "Also write the outcome as JUnit XML")->type_name("FILE");
  static const std::map<std::string, JunitStyle> styles{
      {"jenkins", JunitStyle::jenkins}, {"ant", JunitStyle::ant}, {"gitlab", JunitStyle::gitlab}};
  app.add_option("--junit-schema", o.junit_style,
                 "jenkins: junit-10.xsd of Jenkins' xunit plugin, unless another is chosen; ant: JUnit.xsd of "
                 "windyroad; gitlab: with `file` and `line` on each test, which both schemas forbid")
      ->transform(words(styles))
      ->type_name("NAME")
      ->needs(junit);
}

void declare_checks(CLI::App& app, Options& o) {
  declare_junit(app, o);
  app.add_option("--max", o.most, "Show at most so many wrong figures, 100 when absent; 0 shows all")
      ->type_name("N")
      ->check(whole(0, std::numeric_limits<int64_t>::max()));
  app.add_option("-k", o.only, "Only scenarios whose file or title contains TEXT")->type_name("TEXT");
  app.add_flag("--list", o.list, "List the scenarios and check nothing");
  CLI::Option* accept =
      app.add_flag("--accept", o.accept,
                   "Write the figures found over those that were captured before, marked `source: captured`, "
                   "and main figures "
                   "where nothing is expected; refused where CI is set (and not to 0 or false)");
  app.add_option("--replace", o.replace,
                 "With --accept: write over figures by `hand` or `counsel` too, or over the one of this path")
      ->type_name("NAME")
      ->expected(1)
      ->take_all()
      ->allow_extra_args(false)
      ->needs(accept);
  app.add_flag("--dry-run", o.dry_run, "With --accept: say what would be written, and write nothing")
      ->needs(accept);
  CLI::Option* coverage = app.add_flag(
      "--coverage", o.coverage, "List every term that no scenario exercises, and the share of each document");
  app.add_flag("--all", o.all, "With --coverage: list the terms that are exercised too, and by what")
      ->needs(coverage);
  app.add_option("--coverage-min", o.coverage_min,
                 "End with 1 when fewer than N percent of terms are exercised")
      ->type_name("N")
      ->check(whole(0, 100));
}

void declare_diff(CLI::App& app, Options& o) {
  app.add_option("--set-first", o.first_sets, "The same for the first side; --set is for the second")
      ->type_name("PATH=VALUE")
      ->expected(1)
      ->take_all()
      ->allow_extra_args(false);
  app.add_flag("--all", o.all, "Show the figures that do not differ too");
  app.add_flag("--exit-code", o.exit_code, "End with status 1 when anything differs");
}

void declare_matrix(CLI::App& app, Options& o) {
  app.add_option("--on", o.on, "The day on which employment ends; the scenario's own when absent")
      ->type_name("DATE");
  app.add_flag("--detail", o.detail, "Show the lines that each figure is made of");
  app.add_flag(
      "--include-vested", o.include_vested,
      "Count what is vested anyway too: all options and the whole account, not only what the event adds");
}

void declare_sweep(CLI::App& app, Options& o) {
  app.add_option("--vary", o.vary,
                 "PATH=FROM..TO/STEP or PATH=A,B,C varies one fact; repeat for a grid (dates: /1day, /2weeks, "
                 "/1month)")
      ->type_name("PATH=VALUES")
      ->expected(1)
      ->take_all()
      ->allow_extra_args(false)
      ->required();
  app.add_option("--show", o.show, "Results to show, by path; totals.cash,totals.spread,totals.all when absent")
      ->type_name("ITEM,...")
      ->delimiter(',');
  app.add_flag("--cliffs", o.cliffs,
               "Find every jump of the first item shown, to the cent or the day, and its clause");
  app.add_option("--goal", o.goal, "Find the input that makes ITEM equal VALUE")->type_name("ITEM=VALUE");
}

void declare_report(CLI::App& app, Options& o) {
  app.add_option("--section", o.section,
                 "Only this part: parachute, the golden-parachute analysis as a memo (text, markdown, html)")
      ->type_name("NAME")
      ->check(CLI::IsMember({"parachute"}));
  app.add_flag("--receipt", o.receipt,
               "Say what the report was made from: version, files with their SHA-256, tables, readings");
  app.add_option("--nearby", o.nearby,
                 "Look so many days around the last day for days at which figures turn; 31, or 0 for none")
      ->type_name("DAYS")
      ->check(whole(0, 366));
}

/// Declares what the command takes. CLI11 fills `o` while it parses.
void declare(CLI::App& app, const Command& command, Options& o) {
  if (!command.operands.empty()) {
    app.add_option("operands", o.operands, std::string{command.operand_help})
        ->expected(command.least_operands, 1 << 20)
        ->required(command.least_operands != 0)
        ->type_name("");
  }
  if (has(command.takes, Takes::sets)) {
    app.add_option(
           "--set", o.sets,
           "PATH=VALUE changes one fact, as if the file said so; repeat for more (salary.base=264000/year)")
        ->type_name("PATH=VALUE")
        ->expected(1)
        ->take_all()
        ->allow_extra_args(false);
  }
  if (has(command.takes, Takes::format)) {
    static const std::map<std::string, Format> formats{
        {"text", Format::text},    {"json", Format::json},         {"jsonl", Format::jsonl},
        {"csv", Format::csv},      {"markdown", Format::markdown}, {"html", Format::html},
        {"ics", Format::ics},      {"xlsx", Format::xlsx},         {"sarif", Format::sarif},
        {"github", Format::github}};
    app.add_option("--format", o.format, std::string{command.formats})
        ->transform(words(formats))
        ->type_name("NAME");
    app.add_flag("--bom", o.bom, "Begin CSV with the mark by which spreadsheets know that it is UTF-8");
  }
  if (has(command.takes, Takes::strict)) {
    app.add_flag("--strict", o.strict, "End with status 1 when there is a warning");
  }
  if (has(command.takes, Takes::notes)) {
    app.add_flag("--notes", o.notes, "Also show notes: nothing is wrong, but a lawyer would mention it");
  }
  if (has(command.takes, Takes::agreement)) {
    app.add_option("--agreement", o.agreement, "Built-in agreement, or the folder of another")
        ->type_name("NAME");
  }
  if (has(command.takes, Takes::jobs)) {
    app.add_option("-j,--jobs", o.jobs, "Threads to work with; the output is the same with any number")
        ->type_name("N")
        ->check(whole(1, 256));
  }
  if (has(command.takes, Takes::report)) declare_report(app, o);
  if (has(command.takes, Takes::all)) {
    app.add_flag("--all", o.all, "List the open points that change nothing as well");
  }
  if (has(command.takes, Takes::rows)) declare_rows(app, o);
  if (has(command.takes, Takes::checks)) declare_checks(app, o);
  if (has(command.takes, Takes::diff)) declare_diff(app, o);
  if (has(command.takes, Takes::matrix)) declare_matrix(app, o);
  if (has(command.takes, Takes::sweep)) declare_sweep(app, o);
  if (has(command.takes, Takes::init)) app.add_flag("--force", o.force, "Replace a file that is there already");
  static const std::map<std::string, ColorWhen> when{
      {"auto", ColorWhen::automatic}, {"always", ColorWhen::always}, {"never", ColorWhen::never}};
  app.add_option("--color", o.color, "auto, always or never; NO_COLOR in the environment means never")
      ->transform(words(when))
      ->type_name("WHEN");
  app.add_option("-o,--output", o.output,
                 "Write to FILE instead of standard output (-), when the result is whole; without --format the "
                 "ending of FILE chooses it")
      ->type_name("FILE");
}

/// What the ending of an output's name says about its format.
std::optional<Format> format_of_ending(std::string_view path) {
  static constexpr std::array endings{std::pair{std::string_view{".txt"}, Format::text},
                                      std::pair{std::string_view{".json"}, Format::json},
                                      std::pair{std::string_view{".jsonl"}, Format::jsonl},
                                      std::pair{std::string_view{".csv"}, Format::csv},
                                      std::pair{std::string_view{".md"}, Format::markdown},
                                      std::pair{std::string_view{".markdown"}, Format::markdown},
                                      std::pair{std::string_view{".html"}, Format::html},
                                      std::pair{std::string_view{".htm"}, Format::html},
                                      std::pair{std::string_view{".ics"}, Format::ics},
                                      std::pair{std::string_view{".xlsx"}, Format::xlsx},
                                      std::pair{std::string_view{".sarif"}, Format::sarif}};
  for (const auto& [ending, format] : endings) {
    if (path.ends_with(ending)) return format;
  }
  return std::nullopt;
}

/// `-o -` is standard output; a name chooses the format where the command line does not.
std::string settle_output(Options& o, const Command& command, bool output_given, bool format_given) {
  if (output_given && o.output.empty()) return "-o: the name of the output is empty";
  if (!o.output.empty() && o.output.back() == '/') return fmt::format("-o: {} names a folder", o.output);
  if (o.output == "-") o.output.clear();
  const auto meant = format_of_ending(o.output);
  if (meant && !format_given && has(command.takes, Takes::format)) o.format = *meant;
  return {};
}

/// CLI11's help, with a usage line of our own.
struct Usage : CLI::Formatter {
  explicit Usage(const Command& c) : command(c) {}
  std::string make_usage(const CLI::App*, std::string) const override {
    return fmt::format("usage: payout {} [OPTION]...{}{}\n", command.name, command.operands.empty() ? "" : " ",
                       command.operands);
  }
  const Command& command;
};

/// `payout vlaidate x.yaml`: a first word that is no file but nearly a command.
std::string_view slip_of_command(const std::string& word) {
  struct stat info {};
  if (word.starts_with('-') || word.find_first_of("./") != word.npos || stat(word.c_str(), &info) == 0)
    return {};
  std::vector<std::string_view> names;
  for (const Command& c : commands()) names.push_back(c.name);
  return nearest(word, names);
}

/// An option that there is not, with the nearest that there is; empty where all that is left over are operands.
std::string unknown_option(const CLI::App& app) {
  for (const std::string& word : app.remaining()) {
    if (!word.starts_with('-') || word == "-") continue;
    const std::string name = word.substr(0, word.find('='));
    std::vector<std::string> known{"--version"};
    for (const CLI::Option* option : app.get_options()) {
      for (const std::string& l : option->get_lnames()) known.push_back("--" + l);
      for (const std::string& s : option->get_snames()) known.push_back("-" + s);
    }
    const std::vector<std::string_view> names(known.begin(), known.end());
    const std::string_view near = nearest(name, names);
    return fmt::format("there is no option `{}`{}", name,
                       near.empty() ? "" : fmt::format("; did you mean `{}`?", near));
  }
  return {};
}

/// What CLI11 found wrong, in words of our own: options and operands by the names that the help gives them.
std::string told(const CLI::App& app, const Command& command, const CLI::ParseError& e) {
  if (const std::string unknown = unknown_option(app); !unknown.empty()) return unknown;
  const std::string said = e.what(), option = said.substr(0, said.find_first_of(": "));
  const auto form_of = [&](const std::string& name) {
    const CLI::Option* found = app.get_option_no_throw(name);
    return found == nullptr ? name : fmt::format("{} {}", name, found->get_type_name());
  };
  if (dynamic_cast<const CLI::RequiredError*>(&e) != nullptr) {
    return option.starts_with('-') ? fmt::format("{} is needed", form_of(option))
                                   : fmt::format("{} is needed: {}", command.operands, command.operand_help);
  }
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&e) != nullptr) {
    const bool often = said.find("but received") != said.npos;
    if (option.starts_with('-'))
      return often ? fmt::format("{} is given more than once", option)
                   : fmt::format("{} needs a value: {}", option, form_of(option));
    return fmt::format("{} is needed: {}", command.operands, command.operand_help);
  }
  if (dynamic_cast<const CLI::ExtrasError*>(&e) != nullptr) {
    const std::vector<std::string> left = app.remaining();
    return fmt::format("`{}` is one word too many", left.empty() ? said : left.front());
  }
  return said;
}

CommandLine parse(const Command& command, std::vector<std::string> arguments) {
  CommandLine line;
  line.options.command = command.name;
  CLI::App app{std::string{command.summary}, fmt::format("payout {}", command.name)};
  app.footer(fmt::format("examples:\n{}", command.examples));
  app.formatter(std::make_shared<Usage>(command));
  declare(app, command, line.options);
  std::reverse(arguments.begin(), arguments.end());  // CLI11 takes them from the back
  const auto mistake = [&](std::string_view what) {
    return end(ExitStatus::usage, fmt::format("payout {0}: {1}\n help: payout {0} --help lists the options\n",
                                              command.name, what));
  };
  try {
    app.parse(std::move(arguments));
  } catch (const CLI::CallForHelp&) {
    return end(ExitStatus::done, app.help());
  } catch (const CLI::ParseError& e) {
    return mistake(told(app, command, e));
  }
  const bool format_given = has(command.takes, Takes::format) && app.count("--format") != 0;
  const std::string wrong = settle_output(line.options, command, app.count("--output") != 0, format_given);
  if (!wrong.empty()) return mistake(wrong);
  return line;
}

}  // namespace

CommandLine read_command_line(int argc, const char* const* argv) {
  std::vector<std::string> arguments(argv + std::min(argc, 1), argv + argc);
  if (arguments.empty()) return end(ExitStatus::usage, overview());
  const std::string first = arguments.front();
  if (first == "--help" || first == "-h") return end(ExitStatus::done, overview());
  if (first == "help") {
    if (arguments.size() == 1) return end(ExitStatus::done, overview() + topics_overview());
    const std::string about = arguments[1];
    if (const Command* command = find_command(about)) return parse(*command, {"--help"});
    if (const std::string text = topic_text(about); !text.empty()) return end(ExitStatus::done, text);
    const std::string_view near = nearest_topic(about);
    return end(ExitStatus::usage,
               fmt::format("payout help: there is no command or topic `{}`\n help: {}\n", about,
                           near.empty() ? std::string{"payout help lists them"}
                                        : fmt::format("did you mean `{}`?", near)));
  }
  if (first == "--version" || first == "-V" || first == "version")
    return end(ExitStatus::done, "payout " PAYOUT_VERSION "\n");
  const Command* command = find_command(first);
  if (command != nullptr) {
    arguments.erase(arguments.begin());
    return parse(*command, std::move(arguments));
  }
  if (const std::string_view meant = slip_of_command(first); !meant.empty()) {
    return end(
        ExitStatus::usage,
        fmt::format("payout: there is no file or command `{}`\n help: did you mean `{}`?\n", first, meant));
  }
  return parse(*find_command("report"), std::move(arguments));
}

}  // namespace payout
