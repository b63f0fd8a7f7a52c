#include "report/formats/page_markdown.h"

#include <fmt/format.h>

#include "report/formats/markdown.h"

namespace payout {

namespace {

class MarkdownWriter {
 public:
  void operator()(const Page::Title& title) {
    const std::string flag = title.flag.empty() ? "" : fmt::format(" ({})", title.flag);
    heading(1, title.text + flag);
  }
  void operator()(const Page::Heading& h) { heading(2, h.text); }
  void operator()(const Page::Words& words) { paragraph(markdown_text(words.text)); }
  void operator()(const Page::Line& line) {
    const std::string strong = line.strong.empty() ? "" : "**" + markdown_text(line.strong) + "**";
    if (!line.strong.empty() || !line.text.empty()) paragraph(strong + markdown_text(line.text));
  }
  void operator()(const Page::Blank&) {}
  void operator()(const Page::Figure& figure) {
    if (!in_figures_) paragraph("| total | amount |\n| --- | ---: |");
    out_ += fmt::format("| {} | {}{}{} |\n", markdown_text(figure.label), markdown_text(figure.amount),
                        figure.more.empty() ? "" : ", ", markdown_text(figure.more));
    in_figures_ = true;
  }
  void operator()(const Page::Table& table) {
    if (!table.grid.caption().empty()) paragraph("**" + markdown_text(table.grid.caption()) + "**");
    if (!out_.empty()) out_ += '\n';
    grid(table.grid);
    in_figures_ = false;
  }
  void operator()(const Timeline&) {}
  void operator()(const Bars&) {}
  void operator()(const Curve&) {}
  void operator()(const Ranges&) {}

  std::string take() { return std::move(out_); }

 private:
  void heading(size_t level, std::string_view text) {
    const std::string line = markdown_heading(level, text);
    out_ += std::string_view{line}.substr(out_.empty() ? 1 : 0, line.size() - (out_.empty() ? 2 : 1));
    in_figures_ = false;
  }
  void paragraph(const std::string& text) {
    if (!out_.empty()) out_ += '\n';
    out_ += text;
    out_ += '\n';
    in_figures_ = false;
  }

  void grid(const Grid& grid) {
    MarkdownTable table{grid.columns()};
    const auto& rows = grid.rows();
    for (size_t r = 0; r < rows.size(); ++r) {
      if (rows[r].cells.empty()) continue;
      std::vector<std::string> cells;
      for (const std::string& cell : rows[r].cells) cells.push_back(cell_text(cell, rows[r].total));
      for (size_t n = r + 1; n < rows.size() && rows[n].cells.empty(); ++n)
        cells.front() += fmt::format("<br><sub>{}</sub>", markdown_text(rows[n].note));
      table.row(std::move(cells));
    }
    out_ += table.text();
  }

  static std::string cell_text(const std::string& text, bool total) {
    return total && !text.empty() ? "**" + markdown_text(text) + "**" : markdown_text(text);
  }

  std::string out_;
  bool in_figures_ = false;
};

}  // namespace

std::string as_markdown(const Page& page) {
  MarkdownWriter writer;
  for (const Page::Block& block : page.blocks()) std::visit(writer, block);
  return writer.take();
}

}  // namespace payout
