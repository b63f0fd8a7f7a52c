#include "report/pages/text_layout.h"

#include <fmt/format.h>

#include <algorithm>

#include "document/clean_text.h"
#include "report/pages/columns.h"

namespace payout {

size_t columns_of(std::string_view text) {
  size_t columns = text.size();
  for (const char c : text) columns -= (static_cast<unsigned char>(c) & 0xC0U) == 0x80U ? 1 : 0;
  return columns;
}

bool single_spaced(std::string_view text) {
  return !text.starts_with(' ') && !text.ends_with(' ') && text.find("  ") == text.npos;
}

/// Cuts a word that does not fit after the last sign that allows it, or at the width.
static size_t cut(std::string_view word, size_t width) {
  if (columns_of(word) <= width) return word.size();
  const size_t sign = word.substr(0, width).find_last_of("_/,-");
  return sign == word.npos || sign == 0 ? width : sign + 1;
}

std::vector<std::string> wrap(std::string_view text, size_t width) {
  width = std::max<size_t>(width, 1);
  if (text.size() <= width && single_spaced(text)) return {std::string{text}};
  std::vector<std::string> lines(1);
  size_t used = 0;  // columns of the last line
  while (!text.empty()) {
    const size_t start = text.find_first_not_of(' ');
    if (start == text.npos) break;
    text.remove_prefix(start);
    std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(word.size());
    while (!word.empty()) {
      std::string& line = lines.back();
      if (const size_t more = columns_of(word); !line.empty() && used + 1 + more <= width) {
        line += ' ';
        line += word;
        used += 1 + more;
        break;
      }
      if (!line.empty()) {
        lines.emplace_back();
        continue;
      }
      const size_t part = cut(word, width);
      line = word.substr(0, part);
      used = columns_of(line);
      word.remove_prefix(part);
    }
  }
  return lines;
}

namespace {

/// Writes the blocks of a page one after another.
class TextWriter {
 public:
  TextWriter(size_t width, bool color) : width_(width), color_(color) {}

  void operator()(const Page::Title& title) {
    const size_t kept = title.flag.empty() ? 0 : title.flag.size() + 2;
    bool first = true;
    for (std::string l : wrap(title.text, width_ - std::min(width_, kept))) {
      const size_t used = columns_of(l) + title.flag.size();
      if (first && !title.flag.empty()) l += std::string(width_ > used ? width_ - used : 1, ' ') + title.flag;
      line(l);
      first = false;
    }
  }
  void operator()(const Page::Heading& heading) {
    if (!out_.empty()) out_ += '\n';
    const size_t bracket = heading.text.find('(');
    std::string text = heading.text;
    std::transform(text.begin(), text.begin() + static_cast<ptrdiff_t>(std::min(bracket, text.size())),
                   text.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    line({}, text);
  }
  void operator()(const Page::Words& words) {
    const size_t taken = std::min(width_, words.indent + words.hang);
    bool first = true;
    for (const std::string& l : wrap(words.text, width_ - taken)) {
      line(std::string(first ? words.indent : words.indent + words.hang, ' ') + l);
      first = false;
    }
  }
  void operator()(const Page::Line& l) {
    constexpr size_t indent = 4;
    const size_t whole = columns_of(l.strong) + columns_of(l.text);
    if (l.strong.empty() || whole <= width_) return line(l.text, l.strong);
    line({}, l.strong);
    for (const std::string& part : wrap(l.text, width_ - std::min(width_, indent)))
      line(std::string(indent, ' ') + part);
  }
  void operator()(const Page::Blank&) { out_ += '\n'; }
  void operator()(const Page::Figure& f) {
    const std::string figure = fmt::format("  {:<30}{:>16}", f.label, f.amount);
    if (f.more.empty()) return line(figure);
    constexpr size_t gap = 3, least = 24;
    const size_t beside = figure.size() + gap;
    const bool fits = beside + f.more.size() <= width_ || width_ >= beside + least;
    const size_t indent = fits ? beside : 4;
    bool first = fits;
    if (!fits) line(figure);
    for (const std::string& l : wrap(f.more, width_ - std::min(width_, indent))) {
      line((first ? figure + std::string(gap, ' ') : std::string(indent, ' ')) + l);
      first = false;
    }
  }
  void operator()(const Page::Table& table) {
    for (const std::string& l : table_lines(table.grid, width_ - std::min(width_, table.indent)))
      line(std::string(table.indent, ' ') + l);
  }
  void operator()(const Timeline&) {}
  void operator()(const Bars&) {}
  void operator()(const Curve&) {}
  void operator()(const Ranges&) {}

  std::string take() { return std::move(out_); }

 private:
  /// One line without trailing spaces; control characters of the input do not reach a terminal.
  void line(std::string_view text, std::string_view strong = {}) {
    if (!strong.empty()) {
      if (color_) out_ += "\033[1m";
      shown(strong);
      if (color_) out_ += "\033[0m";
    }
    const size_t end = text.find_last_not_of(' ');
    shown(text.substr(0, end == text.npos ? 0 : end + 1));
    out_ += '\n';
  }
  void shown(std::string_view text) {
    const size_t before = out_.size();
    out_ += text;
    clean(out_, before);
  }

  size_t width_;
  bool color_;
  std::string out_;
};

}  // namespace

std::string as_text(const Page& page, size_t width, bool color) {
  TextWriter writer{width, color};
  for (const Page::Block& block : page.blocks()) std::visit(writer, block);
  return writer.take();
}

}  // namespace payout
