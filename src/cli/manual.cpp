#include "cli/manual.h"

#include <fmt/format.h>

#include <array>

#include "cli/commands/commands.h"
#include "cli/help_topics.h"
#include "cli/option_list.h"

namespace payout {
namespace {

constexpr std::string_view purpose =
    "what an executive's contracts pay when employment ends or the company changes hands";

struct Variable {
  std::string_view name, meaning;
};
constexpr std::array variables{
    Variable{"NO_COLOR", "No colors, whatever it holds, unless --color says otherwise."},
    Variable{"CLICOLOR_FORCE, FORCE_COLOR", "Colors although the output is no terminal; 0 means nothing."},
    Variable{"CLICOLOR", "0: no colors."},
    Variable{"TERM", "dumb: no colors, and no progress on standard error."},
    Variable{"COLUMNS", "The width of text, from 60 to 200; else that of the terminal, or 100."},
    Variable{"PAYOUT_PAGER, PAGER", "The pager that --pager runs; less where neither is set."},
    Variable{"CI", "Where it is set, and not to 0 or false, check --accept is refused."}};

/// Words in lines of at most `wide` characters, the first line `at` characters in already.
std::string wrapped(std::string_view text, size_t indent, size_t at, size_t wide) {
  std::string out;
  for (size_t begin = 0; begin < text.size();) {
    size_t end = text.find(' ', begin);
    if (end == text.npos) end = text.size();
    const std::string_view word = text.substr(begin, end - begin);
    if (at + word.size() > wide && at > indent) {
      out += '\n' + std::string(indent, ' ');
      at = indent;
    }
    out.append(word);
    at += word.size();
    begin = end + 1;
    if (begin < text.size() && at < wide) out += ' ', ++at;
  }
  std::string clean;
  for (const char c : out) {  // no blank stands before a line's end
    if (c == '\n') clean.erase(clean.find_last_not_of(' ') + 1);
    clean += c;
  }
  return clean;
}

/// A name with what it means beside it, or below where the name is long.
std::string entry(const std::string& name, std::string_view meaning) {
  constexpr size_t column = 26;
  std::string out = "  " + name;
  if (out.size() + 2 > column)
    out += '\n' + std::string(column, ' ');
  else
    out.resize(column, ' ');
  return out + wrapped(meaning, column, column, 98) + '\n';
}

/// "-j, --jobs N".
std::string signature(const OptionDoc& doc) {
  std::string out{doc.names};
  if (const size_t comma = out.find(','); comma != out.npos) out.insert(comma + 1, 1, ' ');
  if (!doc.value.empty()) out += fmt::format(" {}", doc.value);
  return out;
}

std::string meaning(const OptionDoc& doc) {
  return doc.required ? doc.help + " (needed)" : doc.help;
}

std::string usage(const Command& c) {
  return fmt::format("payout {} [OPTION]...{}{}", c.name, c.operands.empty() ? "" : " ", c.operands);
}

// The man page. In its input a backslash, and a dot or an apostrophe at a line's begin, mean something.
std::string roff(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool first = i == 0 || text[i - 1] == '\n';
    if (first && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\')
      out += "\\e";
    else if (c == '-')
      out += "\\-";
    else if (c == '\'')
      out += "\\(aq";
    else if (c == '^')
      out += "\\(ha";
    else if (c == '~')
      out += "\\(ti";
    else if (c == '`')
      out += "\\(ga";
    else
      out += c;
  }
  return out;
}

/// Lines of less than 80 characters, each sentence begun on a line of its own, as man pages are written.
std::string roff_prose(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const size_t stop = text.find(". ");
    out += roff(wrapped(text.substr(0, stop == text.npos ? stop : stop + 1), 0, 0, 66)) + '\n';
    text = stop == text.npos ? std::string_view{} : text.substr(stop + 2);
  }
  return out;
}

std::string roff_option(const OptionDoc& doc) {
  std::string out = ".TP\n";
  std::string names;
  for (std::string_view rest = doc.names; !rest.empty();) {
    const size_t comma = rest.find(',');
    names += fmt::format("{}\\fB{}\\fR", names.empty() ? "" : ", ", roff(rest.substr(0, comma)));
    rest = comma == rest.npos ? std::string_view{} : rest.substr(comma + 1);
  }
  if (!doc.value.empty()) names += fmt::format(" \\fI{}\\fR", roff(doc.value));
  return out + names + '\n' + roff_prose(meaning(doc));
}

/// The options of a command before those that every command takes.
std::vector<OptionDoc> own_options(const Command& c) {
  std::vector<OptionDoc> docs = options_of(c);
  size_t n = 0;
  while (n < docs.size() && docs[n].names != "--pager") ++n;
  docs.resize(n);
  return docs;
}

std::string roff_command(const Command& c) {
  std::string out = fmt::format(".SS {}\n\\fB{}\\fR\n.PP\n", roff(c.name), roff(usage(c)));
  std::string summary{c.summary};
  if (summary[0] >= 'a' && summary[0] <= 'z') summary[0] = static_cast<char>(summary[0] - 'a' + 'A');
  out += roff_prose(summary + '.');
  out += fmt::format(".TP\n\\fI{}\\fR\n{}", roff(c.operands), roff_prose(c.operand_help));
  for (const OptionDoc& doc : own_options(c)) out += roff_option(doc);
  // Its last line may say how it ends: text, not an example.
  const size_t status = std::min(c.examples.find("exit status:"), c.examples.size());
  out += fmt::format(".PP\n.nf\n{}.fi\n", roff(c.examples.substr(0, status)));
  std::string ends{c.examples.substr(status)};
  for (char& ch : ends) ch = ch == '\n' ? ' ' : ch;
  while (ends.ends_with(' ')) ends.pop_back();
  if (!ends.empty()) out += ".PP\n" + roff_prose(ends);
  return out;
}

}  // namespace

std::string overview(bool statuses) {
  std::string out = fmt::format(
      "payout: {}\n\n"
      "usage: payout FILE...                same as payout report FILE...\n"
      "       payout COMMAND [OPTION]... [OPERAND]...\n\ncommands:\n",
      purpose);
  for (const Command& c : commands()) out += fmt::format("  {:<11} {}\n", c.name, c.summary);
  out +=
      "\npayout init -o me.yaml writes a scenario to start from. payout COMMAND --help lists the options of a\n"
      "command, with examples; payout help lists the pages of the guide and the exit statuses.\n";
  if (!statuses) return out;
  out += "payout help --man prints the manual for man(1).\n\nexit status:\n";
  for (const StatusMeaning& s : exit_statuses())
    out += fmt::format("  {:>3}  {}\n", static_cast<int>(s.status), s.meaning);
  return out;
}

std::string command_help(const Command& c) {
  std::string out = fmt::format("{}\nusage: {}\n", c.summary, usage(c));
  if (!c.operands.empty()) out += '\n' + entry(std::string{c.operands}, c.operand_help);
  out += "\noptions:\n" + entry("-h, --help", "Print this help and end");
  for (const OptionDoc& doc : options_of(c)) out += entry(signature(doc), meaning(doc));
  return out + fmt::format("\nexamples:\n{}", c.examples);
}

std::string man_page(std::string_view date) {
  std::string out = fmt::format(
      ".\\\" Made by payout help \\-\\-man from what payout \\-\\-help prints.\n"
      ".TH PAYOUT 1 \"{1}\" \"payout {0}\" \"User Commands\"\n"
      ".ad l\n"
      ".SH NAME\npayout \\-\n{2}"
      ".SH SYNOPSIS\n\\fBpayout\\fR [\\fIOPTION\\fR]... \\fIFILE\\fR...\n.br\n"
      "\\fBpayout\\fR \\fICOMMAND\\fR [\\fIOPTION\\fR]... [\\fIOPERAND\\fR]...\n.br\n"
      "\\fBpayout help\\fR [\\fICOMMAND\\fR | \\fITOPIC\\fR | \\fB\\-\\-man\\fR]\n.br\n"
      "\\fBpayout \\-\\-version\\fR\n.SH DESCRIPTION\n",
      PAYOUT_VERSION, date, roff_prose(purpose));
  out += roff_prose(
      "payout reads the facts of one person from a YAML file (a scenario), and the terms of the executive's "
      "contracts "
      "from YAML files or from those that are built in. It works out every amount, share count and date that "
      "the "
      "contracts give, exactly, with the clause and the arithmetic of each. Severance, option exercise "
      "periods, the "
      "tax on golden parachutes with its gross-up, and deferred compensation are covered. Every figure is an "
      "estimate on the facts given, and no legal or tax advice.");
  out +=
      ".PP\n" + roff_prose("Without a command word the files are reported. A file called - is standard input.");
  out += ".SH OPTIONS\nEvery command takes these:\n";
  out += roff_option({"-h,--help", {}, "Print the help of the command and end."});
  const std::vector<OptionDoc> all = options_of(commands().front());
  for (size_t i = own_options(commands().front()).size(); i < all.size(); ++i) out += roff_option(all[i]);
  out += ".SH COMMANDS\n";
  for (const Command& c : commands()) out += roff_command(c);
  out += ".SH EXIT STATUS\n";
  for (const StatusMeaning& s : exit_statuses())
    out += fmt::format(".TP\n\\fB{}\\fR\n{}", static_cast<int>(s.status), roff_prose(s.meaning));
  out += ".SH ENVIRONMENT\n";
  for (const Variable& v : variables)
    out += fmt::format(".TP\n\\fB{}\\fR\n{}", roff(v.name), roff_prose(v.meaning));
  out += ".SH GUIDE\n\\fBpayout help\\fR \\fITOPIC\\fR prints these pages:\n";
  for (const auto& [name, title] : topics())
    out += fmt::format(".TP\n\\fB{}\\fR\n{}", roff(name), roff_prose(title));
  return out;
}

}  // namespace payout
