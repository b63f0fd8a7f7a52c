#include "support/report_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <sstream>
#include <vector>

namespace payout {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in{text};
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// The amount at the end of a line: "1,089,000.00", or nothing.
std::optional<Money> amount_at_end(const std::string& line) {
  std::string word = line.substr(line.find_last_of(' ') + 1);
  if (word.size() < 4 || word[word.size() - 3] != '.') return std::nullopt;
  std::erase(word, ',');
  return parse_money(word);
}

/// The lines of a section, without its heading.
std::vector<std::string> section(const std::vector<std::string>& lines, const std::string& heading) {
  auto begin = std::ranges::find_if(lines, [&](const std::string& l) { return l.starts_with(heading); });
  if (begin == lines.end()) return {};
  return {begin + 1, std::find(begin + 1, lines.end(), "")};
}

/// The first amount of a line of the figures at the head of the report, which end with an empty line.
Money header_amount(const std::vector<std::string>& lines, const std::string& label) {
  const auto names = std::ranges::find(lines, "");
  const auto end = names == lines.end() ? names : std::find(names + 1, lines.end(), "");
  for (size_t i = 0; i < static_cast<size_t>(end - lines.begin()); ++i) {
    if (!lines[i].starts_with("  " + label)) continue;
    std::istringstream words{lines[i].substr(2 + label.size())};
    for (std::string word; words >> word;) {
      if (const auto amount = amount_at_end(word)) return *amount;
    }
  }
  return {};
}

std::string unlike(const char* what, Money sum, Money head) {
  return plain(sum) == plain(head)
             ? ""
             : fmt::format("{}: {} in lines, {} at the head", what, plain(sum), plain(head));
}

}  // namespace

std::string badly_set_line(const std::string& text) {
  const std::vector<std::string> lines = lines_of(text);
  for (size_t i = 0; i < lines.size(); ++i) {
    const std::string& line = lines[i];
    const bool plain_ascii = std::ranges::all_of(line, [](char c) { return c >= ' ' && c <= '~'; });
    const bool idle = line.empty() ? i > 0 && lines[i - 1].empty() : line.back() == ' ';
    if (line.size() > 100 || !plain_ascii || idle) return fmt::format("line {}: {}", i + 1, line);
  }
  return {};
}

std::string wrong_total(const std::string& text) {
  const std::vector<std::string> lines = lines_of(text);
  Money severance;
  for (const std::string& line : section(lines, "SEVERANCE")) {
    const bool item =
        line.size() > 3 && line[2] != ' ' && !line.starts_with("  not paid") && !line.starts_with("  Total");
    if (item) severance += amount_at_end(line).value_or(Money{});
  }
  if (const std::string wrong = unlike("Severance", severance, header_amount(lines, "Severance"));
      !wrong.empty())
    return wrong;
  // Retirement promises have a section of their own; those owed anyway are in no sum of cash.
  if (!section(lines, "RETIREMENT").empty()) return {};
  const Money total = header_amount(lines, "Total cash");
  if (total == Money{}) return {};
  Money cash = severance;
  for (const char* part : {"Gross-up", "Deferred", "Cut back", "Given up", "Awards paid in cash"})
    cash += header_amount(lines, part);
  return unlike("Total cash", cash, total);
}

Money head_amount(const std::string& text, const std::string& label) {
  return header_amount(lines_of(text), label);
}

}  // namespace payout
