#include "cli/starter.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "document/embedded.h"

namespace payout {
namespace {

/// The lines from the one that begins with `first` to the next empty line.
std::pair<size_t, size_t> block(const std::string& text, std::string_view first) {
  const size_t begin = std::min(text.find(fmt::format("\n{}", first)) + 1, text.size());
  const size_t end = std::min(text.find("\n\n", begin), text.size());
  return {begin, end};
}

/// Takes the comment marks from the lines of a block, its first line aside: that one is a sentence.
void uncomment(std::string& text, std::string_view first) {
  const auto [begin, end] = block(text, first);
  std::string out;
  std::string_view rest{text.data() + begin, end - begin};
  for (bool sentence = true; !rest.empty(); sentence = false) {
    const size_t line_end = std::min(rest.find('\n'), rest.size());
    std::string_view line = rest.substr(0, line_end);
    if (!sentence && line.starts_with("# ")) line.remove_prefix(2);
    out += line;
    if (line_end != rest.size()) out += '\n';
    rest.remove_prefix(std::min(line_end + 1, rest.size()));
  }
  text.replace(begin, end - begin, out);
}

void remove_block(std::string& text, std::string_view first) {
  const auto [begin, end] = block(text, first);
  text.erase(begin, std::min(text.find_first_not_of('\n', end), text.size()) - begin);
  while (text.ends_with("\n\n")) text.pop_back();
}

void replace_line(std::string& text, std::string_view key, const std::string& by) {
  const size_t at = text.find(key), end = text.find('\n', at);
  if (at != text.npos) text.replace(at, end + 1 - at, by);
}

/// The facts of the employee that stand behind a comment mark.
void uncomment_employee(std::string& text) {
  for (const std::string_view fact : {"born", "hired", "state", "filing_status"}) {
    const size_t at = text.find(fmt::format("  # {}: ", fact));
    if (at != text.npos) text.erase(at + 2, 2);
  }
}

std::string under_other_terms(const std::string& agreement) {
  std::string text{embedded_file("scenarios/example-corp/fired.yaml")->text};
  text.resize(std::min(text.find("expect:"), text.size()));
  replace_line(text, "agreement: ", fmt::format("agreement: {}\n", agreement));
  replace_line(text, "documents: ", {});
  replace_line(
      text, "# ",
      "# Change the facts; `payout report FILE` then says what is due. `payout fields` lists every fact.\n");
  return text;
}

}  // namespace

std::string starter_text(const Options& options) {
  if (!options.agreement.empty()) return under_other_terms(options.agreement);
  std::string text{embedded_file("src/cli/starter.yaml")->text};
  if (options.all) uncomment_employee(text);
  if (options.deferred || options.all) uncomment(text, "# A deferred-compensation account.");
  if (options.change_in_control || options.all) {
    uncomment(text, "# A change in control,");
    replace_line(text, "title: ",
                 "title: Terminated by the company after a change in control, with two option grants\n");
    // The amount there is that of an end without a change.
    remove_block(text, "# What `payout check FILE` compares");
  }
  return text;
}

}  // namespace payout
