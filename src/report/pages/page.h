#pragma once
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "report/pages/charts.h"
#include "report/pages/grid.h"

namespace payout {

/// What a command has to say, in order, before anybody decides how it looks: headings, sentences, tables. The
/// sections of the report write on it; text_layout, markdown and html show it.
class Page {
 public:
  /// The first line, with a word beside it that qualifies everything ("ESTIMATE").
  struct Title {
    std::string text, flag;
  };
  struct Heading {
    std::string text;
  };
  /// A sentence. Plain text indents it: further in, it explains what stands above.
  struct Words {
    size_t indent, hang;
    std::string text;
  };
  /// A line as it is, after a part that stands out.
  struct Line {
    std::string strong, text;
  };
  struct Blank {};
  /// A figure to be seen at once: what it is, how much, what else is worth knowing.
  struct Figure {
    std::string label, amount, more;
  };
  struct Table {
    Grid grid;
    size_t indent;
  };
  using Block = std::variant<Title, Heading, Words, Line, Blank, Figure, Table, Timeline, Bars, Curve, Ranges>;

  void title(std::string text, std::string flag = {}) { add(Title{std::move(text), std::move(flag)}); }
  /// A heading in the case of a sentence; plain text writes it in capitals up to a bracket.
  void heading(std::string_view text) { add(Heading{std::string{text}}); }
  /// Words that wrap; lines after the first stand `hang` columns further in.
  void wrapped(size_t indent, std::string_view text, size_t hang = 2) {
    add(Words{indent, hang, std::string{text}});
  }
  void line(std::string_view text) { add(Line{{}, std::string{text}}); }
  void strong_line(std::string_view strong, std::string_view rest = {}) {
    add(Line{std::string{strong}, std::string{rest}});
  }
  void blank() { add(Blank{}); }
  void figure(std::string_view label, std::string amount, std::string more = {}) {
    add(Figure{std::string{label}, std::move(amount), std::move(more)});
  }
  /// A table or a drawing. Formats that cannot draw leave drawings out: they show nothing that is not said.
  void add(Block block) { blocks_.push_back(std::move(block)); }

  const std::vector<Block>& blocks() const { return blocks_; }

 private:
  std::vector<Block> blocks_;
};

}  // namespace payout
