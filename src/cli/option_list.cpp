#include "cli/option_list.h"

#include <algorithm>
#include <array>
#include <utility>

#include "cli/commands/commands.h"

namespace payout {
namespace {

template <class E, size_t N>
using Names = std::array<std::pair<std::string_view, E>, N>;

constexpr Names<Format, 11> formats{{{"text", Format::text},
                                     {"json", Format::json},
                                     {"jsonl", Format::jsonl},
                                     {"csv", Format::csv},
                                     {"markdown", Format::markdown},
                                     {"md", Format::markdown},
                                     {"html", Format::html},
                                     {"ics", Format::ics},
                                     {"xlsx", Format::xlsx},
                                     {"sarif", Format::sarif},
                                     {"github", Format::github}}};
constexpr Names<Region, 3> regions{{{"plain", Region::plain}, {"us", Region::us}, {"eu", Region::eu}}};
constexpr Names<JunitStyle, 3> styles{
    {{"jenkins", JunitStyle::jenkins}, {"ant", JunitStyle::ant}, {"gitlab", JunitStyle::gitlab}}};
constexpr Names<ColorWhen, 3> color_words{
    {{"auto", ColorWhen::automatic}, {"always", ColorWhen::always}, {"never", ColorWhen::never}}};

template <class E, size_t N>
void word(OptionSink& add, OptionDoc doc, const Names<E, N>& names, E& to) {
  for (const auto& [name, value] : names) doc.words.push_back(name);
  add.word(std::move(doc), [&names, &to](size_t i) { to = names[i].second; });
}

void flag(OptionSink& add, OptionDoc doc, bool& to) {
  add.flag(std::move(doc), to, true);
}

void declare_cells(OptionSink& add, Options& o) {
  add.text({"--separator", "CHARACTER",
            "What stands between the cells of the table: one character, or tab; a comma when absent"},
           o.separator);
  word(add,
       {"--numbers", "REGION",
        "How the table writes numbers: us ($310,000.00), eu (310.000,00), or plain as files do"},
       regions, o.numbers);
  word(
      add,
      {"--dates", "REGION", "How the table writes dates: us (9/28/2000), eu (28.9.2000), or plain as files do"},
      regions, o.dates);
}

void declare_rows(OptionSink& add, Options& o) {
  add.text({"--rows", "TABLE.csv", "The table: a CSV file whose header names paths; - reads standard input"},
           o.rows);
  add.texts(
      {.names = "--columns",
       .value = "NAME,...",
       .help = "Exactly these columns: results by path or by name in the template's `results`, columns of "
               "the table, and id, warnings, error_ids, error",
       .listed = true},
      o.columns);
  add.texts({.names = "--keep",
             .value = "NAME,...",
             .help = "Columns of the table that are only carried along, and shown behind the id",
             .listed = true},
            o.keep);
  flag(add,
       {"--list-columns",
        {},
        "List every path that a column can set and every result there can be, and read no table"},
       o.list_columns);
  declare_cells(add, o);
  add.text(
      {"--max-errors", "N|P%",
       "Fail, and leave the old -o file, when more rows than this are in error: a number, or a percentage"},
      o.max_errors);
  add.flag({"--no-header", {}, "Leave out the header line, for output that is put together"}, o.header, false);
  flag(add, {"--json-numbers", {}, "Write amounts as numbers in JSON lines, not as strings"}, o.json_numbers);
  flag(add,
       {"--raw-cells",
        {},
        "Write text as it came, also what a spreadsheet would execute (which else gets a leading ')"},
       o.raw_cells);
}

void declare_junit(OptionSink& add, Options& o) {
  add.text({"--junit", "FILE", "Also write the outcome as JUnit XML"}, o.junit);
  word(add,
       {.names = "--junit-schema",
        .value = "NAME",
        .help = "jenkins: junit-10.xsd of Jenkins' xunit plugin, unless another is chosen; ant: JUnit.xsd of "
                "windyroad; gitlab: with `file` and `line` on each test, which both schemas forbid",
        .needs = "--junit"},
       styles, o.junit_style);
}

void declare_checks(OptionSink& add, Options& o) {
  declare_junit(add, o);
  add.number({"--max", "N", "Show at most so many wrong figures, 100 when absent; 0 shows all"},
             [&o](int64_t n) { o.most = static_cast<size_t>(n); });
  add.text({"-k", "TEXT", "Only scenarios whose file or title contains TEXT"}, o.only);
  flag(add, {"--list", {}, "List the scenarios and check nothing"}, o.list);
  flag(add,
       {"--accept",
        {},
        "Write the figures found over those that were captured before, marked `source: captured`, and main "
        "figures where nothing is expected; refused where CI is set (and not to 0 or false)"},
       o.accept);
  add.texts(
      {.names = "--replace",
       .value = "NAME",
       .help = "With --accept: write over figures by `hand` or `counsel` too, or over the one of this path",
       .repeats = true,
       .needs = "--accept"},
      o.replace);
  flag(add,
       {.names = "--dry-run",
        .help = "With --accept: say what would be written, and write nothing",
        .needs = "--accept"},
       o.dry_run);
  flag(add, {"--coverage", {}, "List every term that no scenario exercises, and the share of each document"},
       o.coverage);
  flag(add,
       {.names = "--all",
        .help = "With --coverage: list the terms that are exercised too, and by what",
        .needs = "--coverage"},
       o.all);
  add.number({.names = "--coverage-min",
              .value = "N",
              .help = "End with 1 when fewer than N percent of terms are exercised",
              .most = 100},
             [&o](int64_t n) { o.coverage_min = static_cast<int>(n); });
}

void declare_diff(OptionSink& add, Options& o) {
  add.texts({.names = "--set-first",
             .value = "PATH=VALUE",
             .help = "The same for the first side; --set is for the second",
             .repeats = true},
            o.first_sets);
  flag(add, {"--all", {}, "Show the figures that do not differ too"}, o.all);
  flag(add, {"--exit-code", {}, "End with status 1 when anything differs"}, o.exit_code);
}

void declare_matrix(OptionSink& add, Options& o) {
  add.text({"--on", "DATE", "The day on which employment ends; the scenario's own when absent"}, o.on);
  flag(add, {"--detail", {}, "Show the lines that each figure is made of"}, o.detail);
  flag(add,
       {"--whole-dollars",
        {},
        "Amounts in whole dollars in CSV and JSON too; text, HTML, Markdown and workbooks have them anyway"},
       o.whole_dollars);
  flag(add, {"--cents", {}, "Amounts to the cent in text, HTML, Markdown and workbooks too"}, o.cents);
  flag(add,
       {"--deal",
        {},
        "The table of a deal (17 CFR 229.402(t)): of each executive what an end of employment after the change "
        "in control gives, in cash, equity, pension and deferred pay, benefits and tax reimbursement"},
       o.deal);
  flag(add,
       {"--include-vested",
        {},
        "Count what is vested anyway too: all options and the whole account, not only what the event adds"},
       o.include_vested);
}

void declare_sweep(OptionSink& add, Options& o) {
  add.texts(
      {.names = "--vary",
       .value = "PATH=VALUES",
       .help = "PATH=FROM..TO/STEP or PATH=A,B,C varies one fact; repeat for a grid (dates: /1day, /2weeks, "
               "/1month)",
       .repeats = true,
       .required = true},
      o.vary);
  add.texts({.names = "--show",
             .value = "ITEM,...",
             .help = "Results to show, by path; totals.cash,totals.spread,totals.all when absent",
             .listed = true},
            o.show);
  flag(add, {"--cliffs", {}, "Find every jump of the first item shown, to the cent or the day, and its clause"},
       o.cliffs);
  add.text({"--goal", "ITEM=VALUE", "Find the input that makes ITEM equal VALUE"}, o.goal);
}

void declare_init(OptionSink& add, Options& o) {
  flag(add, {"--change-in-control", {}, "Begin with a change in control, wages and tax rates for section 280G"},
       o.change_in_control);
  flag(add, {"--deferred", {}, "Begin with a deferred-compensation account"}, o.deferred);
  flag(add, {"--all", {}, "Begin with both, and with the dates and the state of the employee"}, o.all);
  flag(add, {"--force", {}, "Replace a file that is there already"}, o.force);
}

void declare_floor(OptionSink& add, Options& o) {
  add.number(
      {.names = "--at-least",
       .value = "DOLLARS",
       .help = "Show the open interpretation points that move the total by so much, and count the others",
       .most = 1'000'000'000'000},
      [&o](int64_t n) { o.at_least = n; });
}

void declare_report(OptionSink& add, Options& o) {
  declare_floor(add, o);
  static constexpr std::array sections{std::pair{std::string_view{"parachute"}, std::string_view{"parachute"}}};
  OptionDoc section{
      "--section", "NAME",
      "Only this part: parachute, the golden-parachute analysis as a memo (text, markdown, html)"};
  section.words = {sections[0].first};
  add.word(std::move(section), [&o](size_t i) { o.section = sections[i].second; });
  flag(add,
       {"--receipt",
        {},
        "Say what the report was made from: version, files with their SHA-256, tables, readings"},
       o.receipt);
  add.number({.names = "--nearby",
              .value = "DAYS",
              .help = "Look so many days around the last day for days at which figures turn; 31, or 0 for none",
              .most = 366},
             [&o](int64_t n) { o.nearby = static_cast<int>(n); });
}

/// The formats are those that stand as words in the command's own sentence about them.
bool takes_format(const Command& command, std::string_view name) {
  if (name == "md") return takes_format(command, "markdown");
  const std::string_view all = command.formats;
  const auto is_letter = [&](size_t i) { return i < all.size() && all[i] >= 'a' && all[i] <= 'z'; };
  for (size_t at = all.find(name); at != all.npos; at = all.find(name, at + 1)) {
    if (!is_letter(at - 1) && !is_letter(at + name.size())) return true;
  }
  return false;
}

void declare_formats(OptionSink& add, const Command& command, Options& o) {
  OptionDoc doc{"-f,--format", "NAME", std::string{command.formats}};
  std::vector<Format> values;
  for (const bool taken : {true, false}) {
    for (const auto& [name, value] : formats) {
      if (takes_format(command, name) != taken) continue;
      (taken ? doc.words : doc.refused).push_back(name);
      values.push_back(value);
    }
  }
  add.word(std::move(doc), [&o, values](size_t i) { o.format = values[i]; });
  flag(add, {"--bom", {}, "Begin CSV with the mark by which spreadsheets know that it is UTF-8"}, o.bom);
}

void declare_facts(OptionSink& add, Options& o) {
  add.texts({.names = "--set",
             .value = "PATH=VALUE",
             .help = "PATH=VALUE changes one fact, as if the file said so; repeat for more "
                     "(salary.base=264000/year)",
             .repeats = true},
            o.sets);
  add.texts(
      {.names = "--values",
       .value = "FILE.yaml",
       .help = "A file of facts that is laid over the scenario: what it gives holds, the rest stays; repeat "
               "for more, the last holds. --set comes after it",
       .repeats = true},
      o.values);
}

void declare_common(OptionSink& add, Options& o) {
  flag(add, {"--pager", {}, "Show the output page by page, with $PAGER or less, where it goes to a terminal"},
       o.pager);
  flag(add, {"-q,--quiet", {}, "Nothing but errors on standard error: no warnings, no counts, no closing line"},
       o.quiet);
  word(add, {"--color", "WHEN", "auto, always or never; NO_COLOR in the environment means never"}, color_words,
       o.color);
  flag(add, {"--no-color", {}, "The same as --color never"}, o.no_color);
  add.text({"-o,--output", "FILE",
            "Write to FILE instead of standard output (-), when the result is whole; without --format the "
            "ending of FILE chooses it"},
           o.output);
}

/// Keeps what it is given.
class Lister : public OptionSink {
 public:
  std::vector<OptionDoc> docs = {};
  void flag(OptionDoc doc, bool&, bool) override { docs.push_back(std::move(doc)); }
  void text(OptionDoc doc, std::string&) override { docs.push_back(std::move(doc)); }
  void texts(OptionDoc doc, std::vector<std::string>&) override { docs.push_back(std::move(doc)); }
  void number(OptionDoc doc, std::function<void(int64_t)>) override { docs.push_back(std::move(doc)); }
  void word(OptionDoc doc, std::function<void(size_t)>) override { docs.push_back(std::move(doc)); }
};

}  // namespace

void declare_options(OptionSink& add, const Command& command, Options& o) {
  const auto takes = [&](Takes what) { return has(command.takes, what); };
  if (takes(Takes::sets)) declare_facts(add, o);
  if (takes(Takes::format)) declare_formats(add, command, o);
  if (takes(Takes::strict)) flag(add, {"--strict", {}, "End with status 1 when there is a warning"}, o.strict);
  if (takes(Takes::notes)) {
    flag(add, {"--notes", {}, "Also show notes: nothing is wrong, but a lawyer would mention it"}, o.notes);
  }
  if (takes(Takes::agreement))
    add.text({"--agreement", "NAME", "Built-in agreement, or the folder of another"}, o.agreement);
  if (takes(Takes::jobs)) {
    add.number({.names = "-j,--jobs",
                .value = "N",
                .help = "Threads to work with; the output is the same with any number",
                .least = 1,
                .most = 256},
               [&o](int64_t n) { o.jobs = static_cast<unsigned>(n); });
  }
  if (takes(Takes::report)) declare_report(add, o);
  if (takes(Takes::explain)) {
    add.number({.names = "--depth",
                .value = "N",
                .help = "Show no more than N levels of the calculation",
                .least = 1,
                .most = 100},
               [&o](int64_t n) { o.depth = static_cast<int>(n); });
  }
  if (takes(Takes::all)) declare_floor(add, o);
  if (takes(Takes::all))
    flag(add, {"--all", {}, "List the open interpretation points that change nothing as well"}, o.all);
  if (takes(Takes::rows)) declare_rows(add, o);
  if (takes(Takes::checks)) declare_checks(add, o);
  if (takes(Takes::diff)) declare_diff(add, o);
  if (takes(Takes::matrix)) declare_matrix(add, o);
  if (takes(Takes::sweep)) declare_sweep(add, o);
  if (takes(Takes::init)) declare_init(add, o);
  declare_common(add, o);
}

std::vector<OptionDoc> options_of(const Command& command) {
  Options unused;
  Lister lister;
  declare_options(lister, command, unused);
  return std::move(lister.docs);
}

}  // namespace payout
