#include "report/what_if/folder_diff.h"

#include <fmt/format.h>

#include <algorithm>

#include "document/clean_text.h"
#include "report/formats/csv_cell.h"
#include "report/formats/markdown.h"

namespace payout {
namespace {

/// The sum by which scenarios are ordered: cash and spread, or cash where there is no more.
const ChangedLine* total_of(const Diff& diff) {
  for (const std::string_view id : {"totals.all", "totals.cash", "severance.total"}) {
    for (const auto* lines : {&diff.totals, &diff.lines}) {
      const auto found = std::ranges::find(*lines, id, &ChangedLine::id);
      if (found != lines->end() && found->before && found->after) return &*found;
    }
  }
  return nullptr;
}

/// Whether the total is made of a line: a sum of others, or a step on the way to one, would count twice.
bool in_total(std::string_view id) {
  const bool line = id.starts_with("severance.") && id != "severance.total" && !id.ends_with(".paid");
  return (line && id != "severance.deferred") || id == "parachute.gross_up" ||
         (id.starts_with("deferred.payments[") && id.ends_with(']')) ||
         (id.starts_with("grants[") && id.ends_with("].spread"));
}

/// What the total is made of, by clause.
std::vector<ClauseMove> by_clause(const std::vector<ChangedLine>& lines) {
  std::vector<ClauseMove> out;
  for (const ChangedLine& line : lines) {
    const bool gone = line.before && !line.after, added = !line.before && line.after;
    if (!line.changed || line.cite.empty() || !in_total(line.id)) continue;
    auto off = line.difference ? parse_money(*line.difference)
               : added         ? parse_money(*line.after)
               : gone          ? parse_money(*line.before)
                               : std::nullopt;
    if (!off) continue;
    if (gone) *off = -*off;
    if (line.id.ends_with(".deferred")) *off = -*off;  // not paid in cash
    auto at = std::ranges::find(out, line.cite, &ClauseMove::cite);
    if (at == out.end()) at = out.insert(out.end(), {line.cite, {}});
    at->difference += *off;
  }
  return out;
}

std::string clauses_text(const MovedScenario& m) {
  std::string out;
  for (const ClauseMove& c : m.clauses)
    out += fmt::format("{}{}: {}", out.empty() ? "" : "; ", c.cite, grouped(c.difference));
  return out.empty() && !m.lines.empty() ? fmt::format("{} figures, no amount", m.lines.size()) : out;
}

std::string summary(const FolderDiff& f) {
  std::string out = fmt::format("{} of {} scenarios moved", f.moved.size(),
                                f.moved.size() + f.reworded.size() + static_cast<size_t>(f.same));
  if (!f.reworded.empty()) out += fmt::format(", {} with other facts and the same figures", f.reworded.size());
  out += fmt::format("; {} new, {} gone", f.added.size(), f.gone.size());
  if (!f.unreadable.empty()) out += fmt::format("; {} not compared", f.unreadable.size());
  return out;
}

void names(std::string& out, std::string_view title, const std::vector<std::string>& list) {
  if (list.empty()) return;
  std::vector<std::string> shown;
  for (const std::string& name : list) shown.push_back(markdown_code(name));
  out += fmt::format("{}: {}\n\n", title, fmt::join(shown, ", "));
}

std::string cell(const std::optional<std::string>& value) {
  const auto amount = value && value->find('.') != value->npos ? parse_money(*value) : std::nullopt;
  return amount ? grouped(*amount) : markdown_text(value.value_or("-"));
}

constexpr size_t most_lines = 200;  // a comment that is too long is refused by the server

void folded(std::string& out, const FolderDiff& f) {
  out += "<details><summary>Every figure that moved</summary>\n\n";
  size_t lines = 0, left = 0;
  for (const MovedScenario& m : f.moved) {
    if (lines >= most_lines) {
      left += m.lines.size();
      continue;
    }
    out += fmt::format("**{}**\n\n| figure | clause | before | after | difference |\n|---|---|--:|--:|--:|\n",
                       markdown_text(m.name));
    for (const ChangedLine& l : m.lines) {
      if (lines++ >= most_lines) {
        ++left;
        continue;
      }
      out += fmt::format("| {} | {} | {} | {} | {} |\n", markdown_code(l.id), markdown_text(l.cite),
                         cell(l.before), cell(l.after), cell(l.difference));
    }
    out += '\n';
  }
  if (left != 0) out += fmt::format("and {} more; `payout diff` of the two folders lists them\n\n", left);
  out += "</details>\n";
}

}  // namespace

void add_scenario(FolderDiff& folders, std::string name, Diff diff) {
  std::erase_if(diff.lines, [](const ChangedLine& l) { return !l.changed; });
  const bool moved = !diff.lines.empty() || std::ranges::any_of(diff.totals, &ChangedLine::changed);
  if (!moved) {
    if (diff.inputs.empty()) {
      ++folders.same;
    } else {
      folders.reworded.push_back(std::move(name));
    }
    return;
  }
  MovedScenario m{.name = std::move(name)};
  if (const ChangedLine* total = total_of(diff)) {
    m.before = total->before, m.after = total->after;
    const auto a = parse_money(*m.before), b = parse_money(*m.after);
    if (a && b) m.difference = *b - *a;
  }
  m.clauses = by_clause(diff.lines);
  m.inputs = std::move(diff.inputs);
  m.lines = std::move(diff.lines);
  folders.moved.push_back(std::move(m));
}

void sort_moved(FolderDiff& folders) {
  const auto size = [](const MovedScenario& m) {
    const Money d = m.difference.value_or(Money{});
    return d < Money{} ? d : -d;
  };
  std::ranges::stable_sort(folders.moved, {}, size);
}

std::string folder_diff_markdown(const FolderDiff& f) {
  std::string out = fmt::format("### payout: {} and {}\n\n**{}**\n\n", markdown_text(f.first),
                                markdown_text(f.second), summary(f));
  if (!f.moved.empty()) {
    out += "| scenario | total before | total after | difference | under |\n|---|--:|--:|--:|---|\n";
    for (size_t i = 0; i < std::min(most_lines, f.moved.size()); ++i) {
      const MovedScenario& m = f.moved[i];
      out += fmt::format("| {} | {} | {} | {} | {} |\n", markdown_text(m.name), cell(m.before), cell(m.after),
                         m.difference ? grouped(*m.difference) : "-", markdown_text(clauses_text(m)));
    }
    out += '\n';
  }
  names(out, "New", f.added);
  names(out, "Gone", f.gone);
  names(out, "Other facts, the same figures", f.reworded);
  names(out, "Not compared", f.unreadable);
  if (!f.moved.empty()) folded(out, f);
  return out;
}

std::string folder_diff_text(const FolderDiff& f) {
  std::string out;
  for (const MovedScenario& m : f.moved)
    out += fmt::format("{}: {}  {}\n", m.name, m.difference ? grouped(*m.difference) : "no total",
                       clauses_text(m));
  for (const auto& [title, list] :
       {std::pair{"new", &f.added}, std::pair{"gone", &f.gone},
        std::pair{"other facts, the same figures", &f.reworded}, std::pair{"not compared", &f.unreadable}}) {
    for (const std::string& name : *list) out += fmt::format("{}: {}\n", name, title);
  }
  return clean_text(out + summary(f) + '\n', "\n");
}

std::string folder_diff_csv(const FolderDiff& f) {
  std::string out = "scenario,state,id,clause,first,second,difference\n";
  const auto row = [&](std::initializer_list<std::string_view> cells) {
    bool first = true;
    for (const std::string_view c : cells) append_cell(first ? out : out += ',', c), first = false;
    out += '\n';
  };
  for (const MovedScenario& m : f.moved) {
    for (const ChangedLine& l : m.lines)
      row({m.name, "moved", l.id, l.cite, l.before.value_or(""), l.after.value_or(""),
           l.difference.value_or("")});
  }
  for (const auto& [state, list] :
       {std::pair{"new", &f.added}, std::pair{"gone", &f.gone}, std::pair{"other facts", &f.reworded},
        std::pair{"not compared", &f.unreadable}}) {
    for (const std::string& name : *list) row({name, state, "", "", "", "", ""});
  }
  return out;
}

}  // namespace payout
