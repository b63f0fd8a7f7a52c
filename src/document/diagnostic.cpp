#include "document/diagnostic.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "document/clean_text.h"

namespace payout {

Problem& Problems::add(Problem problem) {
  const auto same = [&](const Count& c) { return c.id == problem.id && c.severity == problem.severity; };
  auto count = std::ranges::find_if(counts_, same);
  if (count == counts_.end()) count = counts_.insert(counts_.end(), {problem.id, problem.severity, 0});
  if (++count->n > most_of_an_id) {
    ++left_out_;
    return surplus_ = std::move(problem);
  }
  return problems_.emplace_back(std::move(problem));
}

static Problem problem(Severity severity, std::string_view id, Origin origin, std::string message,
                       std::string help) {
  Problem p;
  p.severity = severity;
  p.id = id;
  p.origin = origin;
  p.message = std::move(message);
  p.help = std::move(help);
  return p;
}

Problem& Problems::error(std::string_view id, Origin origin, std::string message, std::string help) {
  return add(problem(Severity::error, id, origin, std::move(message), std::move(help)));
}
Problem& Problems::warning(std::string_view id, Origin origin, std::string message, std::string help) {
  return add(problem(Severity::warning, id, origin, std::move(message), std::move(help)));
}
Problem& Problems::note(std::string_view id, Origin origin, std::string message, std::string help) {
  return add(problem(Severity::note, id, origin, std::move(message), std::move(help)));
}

void Problems::acknowledge(std::string_view id, std::string_view reason) {
  for (Problem& p : problems_) {
    if (p.severity != Severity::warning || p.id != id) continue;
    p.severity = Severity::note;
    p.message += fmt::format(" (acknowledged: {})", reason);
  }
}

bool Problems::any_errors() const {
  return std::ranges::any_of(problems_, [](const Problem& p) { return p.severity == Severity::error; });
}
bool Problems::any_warnings() const {
  return std::ranges::any_of(problems_, [](const Problem& p) { return p.severity == Severity::warning; });
}

void Problems::sort() {
  std::ranges::stable_sort(problems_, [](const Problem& a, const Problem& b) {
    const auto key = [](const Problem& p) {
      return std::tuple{p.origin.source ? std::string_view{p.origin.source->name} : std::string_view{},
                        p.origin.mark};
    };
    return key(a) < key(b);
  });
}

static std::string_view line_of(const Source& source, uint32_t line) {
  std::string_view text = source.text;
  for (uint32_t n = 1; n < line; ++n) {
    const size_t end = text.find('\n');
    if (end == text.npos) return {};
    text.remove_prefix(end + 1);
  }
  text = text.substr(0, text.find('\n'));
  if (text.ends_with('\r')) text.remove_suffix(1);
  return text;
}

static uint32_t word_width(std::string_view line, uint32_t column) {
  if (column == 0 || column > line.size()) return 1;
  const std::string_view rest = line.substr(column - 1);
  if (rest[0] == '"' || rest[0] == '\'') {
    const size_t close = rest.find(rest[0], 1);
    if (close != rest.npos) return static_cast<uint32_t>(close + 1);
  }
  size_t end = rest.find_first_of(" ,}]#\t");
  if (end == rest.npos) end = rest.size();
  if (end > 1 && rest[end - 1] == ':') --end;
  return static_cast<uint32_t>(std::max<size_t>(end, 1));
}

static std::string excerpt(const Origin& origin, uint32_t width, std::string_view label) {
  if (origin.source == nullptr || origin.mark.line == 0 || origin.source->text.empty()) return {};
  const std::string_view line = line_of(*origin.source, origin.mark.line);
  if (line.empty()) return {};
  constexpr size_t longest = 160;
  const uint32_t column = origin.mark.column;
  if (column == 0 || column > longest) return {};
  const std::string shown = clean_text(line.substr(0, longest), "\t");
  // Keep tabs so that the caret stands under its character however wide the terminal draws them.
  std::string pad;
  for (size_t i = 0; i + 1 < column; ++i) pad += i < line.size() && line[i] == '\t' ? '\t' : ' ';
  if (width == 0) width = word_width(line, column);
  width = static_cast<uint32_t>(std::min<size_t>(width, longest));
  const std::string number = std::to_string(origin.mark.line);
  return fmt::format(" {} | {}\n {} | {}{}{}\n", number, shown, std::string(number.size(), ' '), pad,
                     std::string(width, '^'), label.empty() ? "" : fmt::format(" {}", label));
}

static std::string place(const Origin& origin) {
  if (origin.source == nullptr) return "payout";
  const std::string name = clean_text(origin.source->name);
  if (origin.mark.line == 0) return name;
  return fmt::format("{}:{}:{}", name, origin.mark.line, origin.mark.column);
}

std::string render(const Problem& p, bool color) {
  static constexpr std::string_view names[]{"error", "warning", "note"};
  static constexpr std::string_view colors[]{"\033[1;31m", "\033[1;35m", "\033[1;36m"};
  const auto level = static_cast<size_t>(p.severity);
  std::string out = fmt::format("{}: {}{}[{}]{}: {}\n", place(p.origin), color ? colors[level] : "",
                                names[level], p.id, color ? "\033[0m" : "", clean_text(p.message, "\n"));
  out += excerpt(p.origin, p.width, {});
  if (p.other.source != nullptr) {
    if (p.other.source != p.origin.source) out += fmt::format(" {}:\n", place(p.other));
    out += excerpt(p.other, 0, p.other_label);
  }
  if (!p.help.empty()) out += fmt::format(" help: {}\n", clean_text(p.help, "\n"));
  return out;
}

}  // namespace payout
