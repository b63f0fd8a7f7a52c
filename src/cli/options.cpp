#include "cli/options.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <optional>

#include "cli/commands/commands.h"
#include "cli/completion/complete.h"
#include "cli/help_topics.h"
#include "cli/manual.h"
#include "cli/option_list.h"
#include "cli/version.h"
#include "document/diagnostic.h"
#include "values/number_text.h"
#include "words/nearest.h"

namespace payout {
namespace {

CommandLine end(ExitStatus status, std::string text) {
  return {{}, true, status, std::move(text)};
}

std::vector<std::string_view> all_words(const OptionDoc& doc) {
  std::vector<std::string_view> all = doc.words;
  all.insert(all.end(), doc.refused.begin(), doc.refused.end());
  return all;
}

/// One of several words, kept as its position. CLI11's own check speaks of numbers that nobody typed.
CLI::Validator words(const OptionDoc& doc) {
  const auto read = [shown = doc.words, all = all_words(doc)](std::string& text) -> std::string {
    const auto found = std::ranges::find(all, text);
    if (found == all.end()) return fmt::format("`{}` is not one of: {}", text, fmt::join(shown, ", "));
    text = std::to_string(found - all.begin());
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

/// Tells CLI11 of each option; it fills the options while it parses.
class CliSink : public OptionSink {
 public:
  explicit CliSink(CLI::App& app) : app_(app) {}

  void flag(OptionDoc doc, bool& to, bool given) override {
    finish(doc, app_.add_flag_callback(
                    std::string{doc.names}, [&to, given] { to = given; }, doc.help));
  }
  void text(OptionDoc doc, std::string& to) override {
    finish(doc, app_.add_option(std::string{doc.names}, to, doc.help));
  }
  void texts(OptionDoc doc, std::vector<std::string>& to) override {
    CLI::Option* option = app_.add_option(std::string{doc.names}, to, doc.help);
    if (doc.repeats) option->expected(1)->take_all()->allow_extra_args(false);
    if (doc.listed) option->delimiter(',');
    finish(doc, option);
  }
  void number(OptionDoc doc, std::function<void(int64_t)> take) override {
    const auto read = [take = std::move(take)](const int64_t& n) { take(n); };
    CLI::Option* option = app_.add_option_function<int64_t>(std::string{doc.names}, read, doc.help);
    finish(doc, option->check(whole(doc.least, doc.most)));
  }
  void word(OptionDoc doc, std::function<void(size_t)> take) override {
    const auto read = [take = std::move(take)](const size_t& i) { take(i); };
    CLI::Option* option = app_.add_option_function<size_t>(std::string{doc.names}, read, doc.help);
    finish(doc, option->transform(words(doc)));
  }

 private:
  void finish(const OptionDoc& doc, CLI::Option* option) {
    if (!doc.value.empty()) option->type_name(std::string{doc.value});
    if (doc.required) option->required();
    if (!doc.needs.empty()) option->needs(app_.get_option(std::string{doc.needs}));
  }
  CLI::App& app_;
};

/// Declares what the command takes.
void declare(CLI::App& app, const Command& command, Options& o) {
  if (!command.operands.empty()) {
    app.add_option("operands", o.operands, std::string{command.operand_help})
        ->expected(command.least_operands, 1 << 20)
        ->required(command.least_operands != 0)
        ->type_name("");
  }
  CliSink sink{app};
  declare_options(sink, command, o);
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

std::vector<std::string_view> command_names() {
  std::vector<std::string_view> names;
  for (const Command& c : commands()) names.push_back(c.name);
  return names;
}

/// `payout vlaidate x.yaml`: a first word that is no file but nearly a command.
std::string_view slip_of_command(const std::string& word) {
  struct stat info {};
  if (word.starts_with('-') || word.find_first_of("./") != word.npos || stat(word.c_str(), &info) == 0)
    return {};
  return nearest(word, command_names());
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
  declare(app, command, line.options);
  std::reverse(arguments.begin(), arguments.end());  // CLI11 takes them from the back
  const auto mistake = [&](std::string_view what) {
    return end(ExitStatus::usage, fmt::format("payout {0}: {1}\n help: payout {0} --help lists the options\n",
                                              command.name, what));
  };
  try {
    app.parse(std::move(arguments));
  } catch (const CLI::CallForHelp&) {
    return end(ExitStatus::done, command_help(command));
  } catch (const CLI::ParseError& e) {
    return mistake(told(app, command, e));
  }
  // Files of facts come before the facts of the command line, wherever either stands on it.
  for (size_t i = line.options.values.size(); i-- > 0;)
    line.options.sets.insert(line.options.sets.begin(), '@' + line.options.values[i]);
  const bool format_given = has(command.takes, Takes::format) && app.count("--format") != 0;
  const std::string wrong = settle_output(line.options, command, app.count("--output") != 0, format_given);
  if (!wrong.empty()) return mistake(wrong);
  return line;
}

}  // namespace

/// The day in "commit 0123456789ab of 2026-11-27".
static std::string_view day_of(std::string_view commit) {
  const size_t of = commit.find(" of ");
  return of == commit.npos ? std::string_view{} : commit.substr(of + 4, 10);
}

/// `payout help`, about everything or one thing.
static CommandLine help(const std::vector<std::string>& about, std::string_view commit) {
  if (about.empty()) return end(ExitStatus::done, overview(true) + topics_overview());
  const std::string& subject = about.front();
  if (subject == "--man") return end(ExitStatus::done, man_page(day_of(commit)));
  if (const Command* command = find_command(subject)) return end(ExitStatus::done, command_help(*command));
  if (const std::string text = topic_text(subject); !text.empty()) return end(ExitStatus::done, text);
  std::string_view near = nearest_topic(subject);
  if (near.empty()) near = nearest(subject, command_names());
  return end(ExitStatus::usage,
             fmt::format("payout help: there is no command or topic `{}`\n help: {}\n", subject,
                         near.empty() ? std::string{"payout help lists them"}
                                      : fmt::format("did you mean `{}`?", near)));
}

CommandLine read_command_line(int argc, const char* const* argv, std::string_view commit) {
  std::vector<std::string> arguments(argv + std::min(argc, 1), argv + argc);
  if (arguments.empty()) return end(ExitStatus::usage, overview(false));
  const std::string first = arguments.front();
  if (first == "--help" || first == "-h") return end(ExitStatus::done, overview(true) + topics_overview());
  const std::vector<std::string> others(arguments.begin() + 1, arguments.end());
  if (first == "help") return help(others, commit);
  if (first == "--version" || first == "-V" || first == "version")
    return end(ExitStatus::done, version_text(commit));
  if (first == "__complete") return end(ExitStatus::done, completion_text(complete(others)));
  if (const Command* command = find_command(first)) return parse(*command, others);
  if (const std::string_view meant = slip_of_command(first); !meant.empty()) {
    return end(
        ExitStatus::usage,
        fmt::format("payout: there is no file or command `{}`\n help: did you mean `{}`?\n", first, meant));
  }
  return parse(*find_command("report"), std::move(arguments));
}

}  // namespace payout
