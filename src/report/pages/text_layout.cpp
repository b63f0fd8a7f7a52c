#include "report/pages/text_layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

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

/// Whether a number behind this word belongs to it: "EA 5.3", "26 U.S.C. 422(d)" do not part at the end of a
/// line.
static bool holds_its_number(std::string_view word) {
  size_t capitals = 0;
  for (const char c : word) {
    if (c >= 'A' && c <= 'Z')
      ++capitals;
    else if (c != '.' && c != '(')
      return false;
  }
  return capitals >= 1 && capitals <= 5;
}

/// How far the title of a code reaches, "26 U.S.C." or "26 CFR", where a text begins with one; 0 elsewhere.
static size_t code_title(std::string_view text) {
  const size_t digits = text.starts_with('(') ? 1 : 0;
  const size_t end = text.find_first_not_of("0123456789", digits);
  if (end == text.npos || end == digits) return 0;
  for (const std::string_view code : {" U.S.C.", " CFR"}) {
    if (text.substr(end).starts_with(code)) return end + code.size();
  }
  return 0;
}

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// "120", "1,250.00", "(5": what a unit may stand behind.
static bool is_number(std::string_view word) {
  word.remove_prefix(std::min(word.size(), word.find_first_not_of("(+-$")));
  return !word.empty() && is_digit(word.front()) && is_digit(word.back()) &&
         word.find_first_not_of("0123456789.,/") == word.npos;
}

/// Whether a word, less the signs behind it, is what numbers are counted in.
static bool is_unit(std::string_view word) {
  word = word.substr(0, word.find_last_not_of(".,;:)") + 1);
  static constexpr std::array<std::string_view, 16> units{
      "%",     "day",   "days",   "week", "weeks", "month", "months", "year",
      "years", "share", "shares", "mile", "miles", "times", "cents",  "percent"};
  return std::ranges::find(units, word) != units.end();
}

/// How far a number and its unit reach at the beginning of a text: "120 %", "10 business days"; 0 elsewhere.
static size_t amount_with_unit(std::string_view text) {
  const size_t number = text.find(' ');
  if (number == text.npos || !is_number(text.substr(0, number))) return 0;
  std::string_view rest = text.substr(number + 1);
  const std::string_view business = "business ";
  const size_t lead = rest.starts_with(business) ? business.size() : 0;
  const size_t end = std::min(rest.size(), rest.find(' ', lead));
  return is_unit(rest.substr(lead, end - lead)) ? number + 1 + end : 0;
}

/// The next word of a text, or a citation or an amount with its unit that stays together where the width allows
/// it.
static std::string_view next_word(std::string_view text, size_t width) {
  const std::string_view word = text.substr(0, text.find(' '));
  if (const size_t amount = amount_with_unit(text); amount != 0 && columns_of(text.substr(0, amount)) <= width)
    return text.substr(0, amount);
  const size_t code = code_title(text);
  const size_t held = code > 0 ? code : word.size();
  if (held + 1 >= text.size() || text[held] != ' ' || (code == 0 && !holds_its_number(word))) return word;
  const char begin = text[held + 1];
  if (!(begin >= '0' && begin <= '9') && begin != 'V' && begin != 'I' && begin != 'X') return word;
  const std::string_view whole = text.substr(0, text.find(' ', held + 1));
  return columns_of(whole) <= width ? whole : word;
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
    std::string_view word = next_word(text, width);
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

constexpr size_t widest_line = 108;  ///< longer lines the eye does not hold together; tables may need more

/// Writes the blocks of a page one after another.
class TextWriter {
 public:
  TextWriter(size_t width, bool color) : width_(width), lines_(std::min(width, widest_line)), color_(color) {}

  void operator()(const Page::Title& title) {
    const size_t kept = title.flag.empty() ? 0 : title.flag.size() + 2;
    bool first = true;
    for (std::string l : wrap(title.text, lines_ - std::min(lines_, kept))) {
      const size_t used = columns_of(l) + title.flag.size();
      if (first && !title.flag.empty()) l += std::string(lines_ > used ? lines_ - used : 1, ' ') + title.flag;
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
    const size_t taken = std::min(lines_, words.indent + words.hang);
    bool first = true;
    for (const std::string& l : wrap(words.text, lines_ - taken)) {
      line(std::string(first ? words.indent : words.indent + words.hang, ' ') + l);
      first = false;
    }
  }
  void operator()(const Page::Line& l) {
    constexpr size_t indent = 4;
    const size_t whole = columns_of(l.strong) + columns_of(l.text);
    said_ = l.strong + l.text;
    if (l.strong.empty() || whole <= lines_) return line(l.text, l.strong);
    for (const std::string& part : wrap(l.strong, lines_)) line({}, part);
    for (const std::string& part : wrap(l.text, lines_ - std::min(lines_, indent)))
      line(std::string(indent, ' ') + part);
  }
  void operator()(const Page::Blank&) { out_ += '\n'; }
  void operator()(const Page::Figure& f) {
    const std::string figure = fmt::format("  {:<{}}  {:>{}}", f.label, label_width_, f.amount, amount_width_);
    if (f.more.empty()) return line(figure);
    constexpr size_t gap = 3, least = 24;
    const size_t beside = figure.size() + gap;
    const bool fits = beside + f.more.size() <= lines_ || lines_ >= beside + least;
    const size_t indent = fits ? beside : 4;
    bool first = fits;
    if (!fits) line(figure);
    for (const std::string& l : wrap(f.more, lines_ - std::min(lines_, indent))) {
      line((first ? figure + std::string(gap, ' ') : std::string(indent, ' ')) + l);
      first = false;
    }
  }
  void operator()(const Page::Table& table) {
    const std::string& caption = table.grid.caption();
    if (!caption.empty() && caption != said_) (*this)(Page::Words{table.indent, 0, caption});
    for (const std::string& l : table_lines(table.grid, width_ - std::min(width_, table.indent)))
      line(std::string(table.indent, ' ') + l);
  }
  void operator()(const Timeline&) {}
  void operator()(const Bars&) {}
  void operator()(const Curve&) {}
  void operator()(const Ranges&) {}

  /// Figures stand in columns as wide as the widest of the page.
  void make_room_for(const Page::Figure& f) {
    label_width_ = std::max(label_width_, columns_of(f.label));
    amount_width_ = std::max(amount_width_, columns_of(f.amount));
  }

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
  size_t lines_;  ///< how wide words run
  size_t label_width_ = 0, amount_width_ = 0;
  bool color_;
  std::string said_ = {};  ///< the last line, which may be what a table holds
  std::string out_;
};

}  // namespace

std::string as_text(const Page& page, size_t width, bool color) {
  TextWriter writer{width, color};
  for (const Page::Block& block : page.blocks()) {
    if (const auto* figure = std::get_if<Page::Figure>(&block)) writer.make_room_for(*figure);
  }
  for (const Page::Block& block : page.blocks()) std::visit(writer, block);
  return writer.take();
}

}  // namespace payout
