#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "report/pages/what_if_drawings.h"
#include "report/pages/what_if_pages.h"

namespace payout {
namespace {

std::string shown(const std::optional<std::string>& text, bool amount) {
  if (!text) return "-";
  return amount ? with_commas(*text) : *text;
}

void print_inputs(Page& page, const Diff& diff) {
  page.heading("Changed inputs");
  if (diff.inputs.empty()) return page.line("  none");
  Grid grid{{{}, {{}, Align::left, true}, {"first", Align::left, true}, {"second", Align::left, true}}};
  for (const ChangedInput& i : diff.inputs)
    grid.row({i.id, i.label, shown_fact(i.before), shown_fact(i.after)});
  grid.print(page);
}

/// Sums by the names that the head of a report gives them.
std::string label_of(const ChangedLine& line) {
  if (line.id == "totals.cash") return "Total cash";
  if (line.id == "totals.spread") return "Options, spread";
  if (line.id == "totals.all") return "Total with equity";
  if (line.id == "severance.total") return "Total severance";
  if (line.id == "options.spread") return "Spread of all options";
  if (line.id.starts_with("changes[") && line.id.ends_with(".date")) return "Date of the change in control";
  if (line.id.starts_with("deferred.vested_by_change[")) return "Vested by the change in control";
  for (const auto& [end, name] : {std::pair{"].type", "type"}, std::pair{"].status", "status"}}) {
    const size_t colon = line.label.find(": ");
    if (line.id.starts_with("grants[") && line.id.ends_with(end) && colon != std::string::npos)
      return fmt::format("{}: {}", line.label.substr(0, colon), name);
  }
  return line.label;
}

std::string route_in_words(std::string_view id) {
  std::string out{id};
  std::ranges::replace(out, '_', ' ');
  return out;
}

/// How employment ended is said by the clauses, and not by the ids that the terms give them.
bool add_by_clauses(Grid& grid, const ChangedLine& line) {
  if (line.id != "header.route" || !line.before || !line.after) return false;
  if (line.other_cite.empty()) {
    grid.row({label_of(line), line.cite, route_in_words(*line.before), route_in_words(*line.after),
              line.changed ? "" : "same"});
  } else {
    grid.row(
        {label_of(line), "", fmt::format("under {}", line.other_cite), fmt::format("under {}", line.cite), ""});
  }
  return true;
}

void add(Grid& grid, const ChangedLine& line) {
  if (add_by_clauses(grid, line)) return;
  std::string clause = line.cite;
  if (!line.other_cite.empty()) clause += fmt::format(" (was {})", line.other_cite);
  grid.row({label_of(line), clause, shown(line.before, line.amount), shown(line.after, line.amount),
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

std::string as_heading(std::string_view part) {
  if (part == "deferred") return "Deferred compensation";
  if (part == "parachute") return "Section 280G / 4999 analysis (estimate)";
  if (part.empty()) return {};
  std::string out{part};
  if (out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

}  // namespace

std::string shown_fact(const std::optional<std::string>& text) {
  if (!text) return "-";
  const size_t slash = std::min(text->find('/'), text->size());
  const bool amount = text->find('.') < slash && !text->starts_with('{');
  return amount ? with_commas(std::string_view{*text}.substr(0, slash)) + text->substr(slash) : *text;
}

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

namespace {

std::string with_sign(const ChangedLine& line) {
  const std::string text = shown(line.difference, line.amount);
  return text.starts_with('-') ? text : '+' + text;
}

/// "Net change: +52,000.00 in the total with equity, of it severance +52,000.00."
std::string net_change(const Diff& diff) {
  const auto line_of = [](const std::vector<ChangedLine>& lines, std::string_view id) {
    const auto found = std::ranges::find(lines, id, &ChangedLine::id);
    return found != lines.end() && found->changed && found->difference ? &*found : nullptr;
  };
  const ChangedLine* total = line_of(diff.totals, "totals.all");
  std::string_view name = "total with equity";
  if (total == nullptr) total = line_of(diff.totals, "totals.cash"), name = "total cash";
  if (total == nullptr) return {};
  std::string parts;
  for (const auto& [id, label] :
       {std::pair{"severance.total", "severance"}, std::pair{"parachute.gross_up", "gross-up"},
        std::pair{"deferred.total", "deferred compensation"}, std::pair{"options.spread", "options"}}) {
    if (const ChangedLine* line = line_of(diff.lines, id); line != nullptr)
      parts += fmt::format("{}{} {}", parts.empty() ? ": " : ", ", label, with_sign(*line));
  }
  return fmt::format("Net change: {} in the {}{}.", with_sign(*total), name, parts);
}

/// Where the totals stay: how many other figures and dates move, and by how much where that is the same for
/// all.
std::string without_change_of_total(const Diff& diff) {
  size_t dates = 0, others = 0;
  std::string by;
  for (const ChangedLine& line : diff.lines) {
    if (!line.changed) continue;
    const bool date = line.difference && line.difference->find("day") != std::string::npos;
    ++(date ? dates : others);
    if (date) by = dates == 1 || by == *line.difference ? *line.difference : "several numbers of days";
  }
  std::string out = "No change in the totals";
  if (dates != 0) out += fmt::format("; {} {} by {}", dates, dates == 1 ? "date moves" : "dates move", by);
  if (others != 0) out += fmt::format("; {} other {}", others, others == 1 ? "line differs" : "lines differ");
  return out + '.';
}

/// Steps of the proof say again what the figures before them have said.
bool is_proof(const ChangedLine& line) {
  static constexpr std::array proofs{std::string_view{"parachute.residual"},
                                     std::string_view{"parachute.kept"},
                                     std::string_view{"parachute.shortfall"},
                                     std::string_view{"parachute.over"},
                                     std::string_view{"parachute.room"},
                                     std::string_view{"parachute.tax_on_gross_up"},
                                     std::string_view{"parachute.excise_on_gross_up"}};
  return std::ranges::find(proofs, line.id) != proofs.end();
}

/// A day that is not the same on both sides, or that one side lacks.
bool is_date(const ChangedLine& line) {
  const auto day = [](const std::optional<std::string>& text) {
    return !text || (text->size() == 10 && (*text)[4] == '-' && (*text)[7] == '-');
  };
  return !line.amount && (line.before || line.after) && day(line.before) && day(line.after);
}

/// Days come last, in one table. Where many move by the same number of days a sentence says so in place of
/// them.
void print_dates(Page& page, const std::vector<ChangedLine>& lines, bool all) {
  constexpr std::ptrdiff_t many = 8;
  Grid grid = line_grid();
  std::vector<std::string> told;
  for (const ChangedLine& line : lines) {
    if (!is_date(line)) continue;
    const auto count = std::ranges::count_if(lines, [&](const ChangedLine& other) {
      return is_date(other) && other.difference && other.difference == line.difference;
    });
    if (all || !line.difference || count <= many) {
      add(grid, line);
    } else if (std::ranges::find(told, *line.difference) == told.end()) {
      told.push_back(*line.difference);
    }
  }
  if (grid.empty() && told.empty()) return;
  page.heading("Dates");
  for (const std::string& by : told) {
    const auto count = std::ranges::count_if(
        lines, [&](const ChangedLine& line) { return is_date(line) && line.difference == by; });
    page.wrapped(2, fmt::format("{} dates move by {}; --all lists them", count, by));
  }
  if (!grid.empty()) grid.print(page);
}

void print_side(Page& page, std::string_view which, const std::string& file, const std::string& title) {
  page.wrapped(0, fmt::format("{} {}{}", which, file, title.empty() ? "" : ": " + title));
}

}  // namespace

void print_diff(Page& page, const Diff& diff) {
  page.title("What differs");
  const bool one_title = diff.first_title == diff.second_title;
  if (one_title && !diff.first_title.empty()) page.wrapped(0, diff.first_title);
  print_side(page, "first: ", diff.first, one_title ? "" : diff.first_title);
  print_side(page, "second:", diff.second, one_title ? "" : diff.second_title);
  const bool all = std::ranges::any_of(diff.lines, [](const ChangedLine& line) { return !line.changed; });
  if (!diff.lines.empty()) {
    const std::string net = net_change(diff);
    page.blank();
    page.wrapped(0, net.empty() ? without_change_of_total(diff) : net);
  }
  if (!diff.totals.empty()) {
    page.heading("Totals");
    Grid grid = line_grid();
    for (const ChangedLine& line : diff.totals) add(grid, line);
    grid.print(page);
  }
  draw_diff(page, diff);
  print_inputs(page, diff);
  for (size_t i = 0; i < diff.lines.size();) {
    const std::string& part = diff.lines[i].part;
    Grid grid = line_grid();
    for (; i < diff.lines.size() && diff.lines[i].part == part; ++i) {
      if (!is_date(diff.lines[i]) && (all || !is_proof(diff.lines[i]))) add(grid, diff.lines[i]);
    }
    if (grid.empty()) continue;
    page.heading(as_heading(part));
    grid.print(page);
  }
  print_dates(page, diff.lines, all);
  if (diff.lines.empty()) {
    page.blank();
    page.line("No line of the report differs.");
  }
  if (diff.refused.empty()) return;
  page.heading("No figures");
  for (const std::string& text : diff.refused) page.wrapped(2, text);
}

}  // namespace payout
