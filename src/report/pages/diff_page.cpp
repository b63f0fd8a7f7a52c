#include <fmt/format.h>

#include <algorithm>

#include "report/pages/what_if_pages.h"

namespace payout {
namespace {

std::string shown(const std::optional<std::string>& text, bool amount) {
  if (!text) return "-";
  return amount ? with_commas(*text) : *text;
}

/// An amount or pay with its digits grouped; anything else as it is written.
std::string shown_fact(const std::optional<std::string>& text) {
  if (!text) return "-";
  const size_t slash = std::min(text->find('/'), text->size());
  const bool amount = text->find('.') < slash && !text->starts_with('{');
  return amount ? with_commas(std::string_view{*text}.substr(0, slash)) + text->substr(slash) : *text;
}

void print_inputs(Page& page, const Diff& diff) {
  page.heading("Changed inputs");
  if (diff.inputs.empty()) return page.line("  none");
  Grid grid{{{}, {{}, Align::left, true}, {"first", Align::left, true}, {"second", Align::left, true}}};
  for (const ChangedInput& i : diff.inputs)
    grid.row({i.id, i.label, shown_fact(i.before), shown_fact(i.after)});
  grid.print(page);
}

void add(Grid& grid, const ChangedLine& line) {
  std::string clause = line.cite;
  if (!line.other_cite.empty()) clause += fmt::format(" (was {})", line.other_cite);
  grid.row({line.label, clause, shown(line.before, line.amount), shown(line.after, line.amount),
            line.changed ? (line.difference ? shown(line.difference, line.amount) : "") : "same"});
  if (!line.why.empty())
    grid.note(fmt::format("not in the {}: {}", line.before ? "second" : "first", line.why));
}

Grid line_grid() {
  return Grid{{{{}, Align::left, true},
               {"clause", Align::left, true},
               {"first", Align::right},
               {"second", Align::right},
               {"difference", Align::right}}};
}

std::string_view as_heading(std::string_view part) {
  if (part == "facts") return "Facts";
  if (part == "severance") return "Severance";
  if (part == "options") return "Options";
  if (part == "deferred") return "Deferred compensation";
  if (part == "parachute") return "Change-in-control tax (estimate)";
  if (part == "calendar") return "Calendar";
  if (part == "obligations") return "Obligations";
  return part;
}

}  // namespace

std::string with_commas(std::string_view plain) {
  const bool negative = plain.starts_with('-');
  const std::string_view digits = plain.substr(negative ? 1 : 0);
  const size_t whole = std::min(digits.find('.'), digits.size());
  if (digits.empty() || digits.find_first_not_of("0123456789.") != digits.npos) return std::string{plain};
  std::string out{negative ? "-" : ""};
  for (size_t i = 0; i < whole; ++i) {
    if (i != 0 && (whole - i) % 3 == 0) out += ',';
    out += digits[i];
  }
  return out.append(digits.substr(whole));
}

void print_diff(Page& page, const Diff& diff) {
  page.title("What differs");
  page.line("first:  " + diff.first);
  page.line("second: " + diff.second);
  print_inputs(page, diff);
  for (size_t i = 0; i < diff.lines.size();) {
    const std::string& part = diff.lines[i].part;
    page.heading(as_heading(part));
    Grid grid = line_grid();
    for (; i < diff.lines.size() && diff.lines[i].part == part; ++i) add(grid, diff.lines[i]);
    grid.print(page);
  }
  if (diff.lines.empty()) {
    page.blank();
    page.line("No line of the report differs.");
  }
  if (!diff.totals.empty()) {
    page.heading("Totals");
    Grid grid = line_grid();
    for (const ChangedLine& line : diff.totals) add(grid, line);
    grid.print(page);
  }
  if (diff.refused.empty()) return;
  page.heading("No figures");
  for (const std::string& text : diff.refused) page.wrapped(2, text);
}

}  // namespace payout
