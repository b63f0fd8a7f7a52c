#include <fmt/format.h>

#include <algorithm>

#include "cli/check/accept.h"
#include "cli/check/written_value.h"

namespace payout {
namespace {

struct Edit {
  Span where = {};
  std::string text = {};
};

/// Writes expectations into one text, in the style that stands there.
struct Editor {
  const Document& document;
  std::string_view text;
  std::vector<Edit> edits = {};
  bool fine = true;

  std::string_view line_end() const { return text.find("\r\n") == text.npos ? "\n" : "\r\n"; }
  bool between_braces(NodeRef map) const {
    return map.node().mark.line != 0 && text[offset_of(text, map.node().mark)] == '{';
  }
  void replace(NodeRef value, std::string with) {
    const auto span = written_span(text, value);
    fine = fine && span.has_value();
    if (span) edits.push_back({*span, std::move(with)});
  }
  void insert(size_t at, std::string what) { edits.push_back({{at, at}, std::move(what)}); }

  /// `path: 5.00`, which means by hand, or `path: {value: 5.00, source: hand}` in either style.
  void figure(NodeRef entry, const AcceptedFigure& figure) {
    const std::string value = yaml_text(figure.after);
    if (entry.kind() != NodeKind::map)
      return replace(entry, fmt::format("{{value: {}, source: captured}}", value));
    const NodeRef old = entry.find("value"), source = entry.find("source");
    if (!old) return void(fine = false);
    replace(old, value);
    if (source && source.text() != "captured") replace(source, "captured");
    if (source || !fine) return;
    const size_t end = edits.back().where.end;
    if (between_braces(entry)) return insert(end, ", source: captured");
    const size_t line = std::min(text.find_first_of("\r\n", end), text.size());
    insert(line,
           fmt::format("{}{}source: captured", line_end(), std::string(old.node().key_mark.column - 1, ' ')));
  }

  /// Expectations where there are none: into an `expect: {}`, or as a block of their own at the end.
  void block(const std::vector<AcceptedFigure>& figures) {
    const NodeRef root = document.root(), expect = root.find("expect");
    std::vector<std::string> entries;
    for (const AcceptedFigure& f : figures)
      entries.push_back(fmt::format("{}: {{value: {}, source: captured}}", f.path, yaml_text(f.after)));
    const std::string row = fmt::format("{}", fmt::join(entries, ", "));
    if (expect) {
      fine = fine && between_braces(expect);
      return insert(fine ? offset_of(text, expect.node().mark) + 1 : 0, row);
    }
    if (between_braces(root)) return insert(std::min(text.rfind('}'), text.size()), ", expect: {" + row + '}');
    const std::string indent(std::max(root.first().node().key_mark.column, 1U) - 1, ' ');
    std::string lines{text.ends_with('\n') ? "" : line_end()};
    lines += fmt::format("{}expect:{}", indent, line_end());
    for (const std::string& entry : entries) lines += fmt::format("{}  {}{}", indent, entry, line_end());
    insert(text.size(), lines);
  }

  std::string edited() {
    // From the back, so that places found in the original stay true.
    std::ranges::stable_sort(edits, [](const Edit& a, const Edit& b) { return a.where.begin > b.where.begin; });
    std::string out{text};
    for (const Edit& e : edits) out.replace(e.where.begin, e.where.end - e.where.begin, e.text);
    return out;
  }
};

bool same_tree(NodeRef a, NodeRef b) {
  if (a.kind() != b.kind() || a.text() != b.text() || a.key() != b.key() || a.size() != b.size()) return false;
  NodeRef x = a.first(), y = b.first();
  for (; x && y; x = x.next(), y = y.next()) {
    if (!same_tree(x, y)) return false;
  }
  return !x && !y;
}

/// The facts outside `expect` word for word, whatever stands there.
bool same_facts(NodeRef a, NodeRef b) {
  std::vector<NodeRef> before, after;
  const auto facts = [](NodeRef root, std::vector<NodeRef>& out) {
    for (NodeRef c = root.first(); c; c = c.next()) {
      if (c.key() != "expect") out.push_back(c);
    }
  };
  facts(a, before), facts(b, after);
  return std::ranges::equal(before, after, same_tree);
}

bool reads_back(const CaseFile& file, const std::vector<AcceptedFigure>& figures, const std::string& text) {
  Problems problems;
  const auto read = parse_scenario(file.name, text, {}, problems);
  if (problems.any_errors() || !same_facts(file.loaded->document.root(), read->document.root())) return false;
  const auto& before = file.loaded->facts.expect;
  size_t added = 0;
  for (const AcceptedFigure& f : figures) {
    if (!f.written) continue;
    const Expected* now = read->facts.expect.find(f.path);
    if (now == nullptr || now->value != f.after || now->source != FigureSource::captured) return false;
    added += before.find(f.path) == nullptr ? 1U : 0U;
  }
  if (read->facts.expect.entries.size() != before.entries.size() + added) return false;
  return std::ranges::all_of(before, [&](const auto& entry) {
    const bool written =
        std::ranges::any_of(figures, [&](const auto& f) { return f.written && f.path == entry.first; });
    const Expected* now = read->facts.expect.find(entry.first);
    return now != nullptr && now->tolerance == entry.second.tolerance && now->reason == entry.second.reason &&
           (written || (now->value == entry.second.value && now->source == entry.second.source));
  });
}

}  // namespace

std::optional<std::string> accepted_text(const CaseFile& file, const std::vector<AcceptedFigure>& figures) {
  const Document& document = file.loaded->document;
  Editor editor{document, document.source(0).text};
  if (file.loaded->facts.expect.empty()) {
    editor.block(figures);
  } else {
    const NodeRef expect = document.root().find("expect");
    for (const AcceptedFigure& f : figures) {
      if (f.written) editor.figure(expect.find(f.path), f);
    }
  }
  if (!editor.fine) return std::nullopt;
  std::string text = editor.edited();
  return reads_back(file, figures, text) ? std::optional{std::move(text)} : std::nullopt;
}

}  // namespace payout
