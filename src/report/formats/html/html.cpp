#include "report/formats/html/html.h"

#include <fmt/format.h>

#include <algorithm>

#include "document/clean_text.h"
#include "report/formats/html/html_text.h"
#include "report/formats/html/style.h"
#include "report/formats/html/svg.h"

namespace payout {

namespace {

/// How wide a table is at the least, in characters: the longest cell of each column, or the longest word where
/// cells may wrap.
size_t characters_across(const Grid& grid) {
  const auto longest_word = [](std::string_view text) {
    size_t most = 0, length = 0;
    for (const char c : text) most = std::max(most, length = c == ' ' ? 0 : length + 1);
    return most;
  };
  size_t across = 0;
  for (size_t i = 0; i < grid.columns().size(); ++i) {
    if (!grid.holds(i)) continue;
    const Column& c = grid.columns()[i];
    size_t most = longest_word(c.heading);
    for (const Grid::Row& row : grid.rows()) {
      if (i >= row.cells.size()) continue;
      most = std::max(most, c.wraps ? longest_word(row.cells[i]) : row.cells[i].size());
    }
    across += most + 2;
  }
  return across;
}

constexpr size_t rows_kept_together = 24;  ///< a wide table of no more is not parted between sheets
constexpr size_t rows_of_a_few = 6;        ///< nor any table of no more than these

/// Whether a table of few short columns would only be pulled apart by the width of the page.
bool is_narrow(const Grid& grid) {
  constexpr size_t narrow = 64;
  size_t across = 0;
  for (size_t i = 0; i < grid.columns().size(); ++i) {
    if (!grid.holds(i)) continue;
    size_t most = grid.columns()[i].heading.size();
    for (const Grid::Row& row : grid.rows()) {
      if (row.cells.empty()) return false;
      if (i < row.cells.size()) most = std::max(most, row.cells[i].size());
    }
    across += most + 2;
  }
  return across <= narrow;
}

/// What the style sheet has to know of a table: how many rows may stay on one sheet, and whether it is narrow.
std::string table_class(const Grid& grid) {
  std::string out = grid.rows().size() <= rows_of_a_few        ? "short few"
                    : grid.rows().size() <= rows_kept_together ? "short"
                                                               : "";
  if (is_narrow(grid)) out += out.empty() ? "narrow" : " narrow";
  return out.empty() ? out : fmt::format(" class=\"{}\"", out);
}

/// Whether a text has a day, as 2000-06-30, at a place.
bool is_day(std::string_view text) {
  constexpr std::string_view form = "0000-00-00";
  if (text.size() < form.size()) return false;
  for (size_t i = 0; i < form.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (form[i] == '0' ? !digit : text[i] != '-') return false;
  }
  return true;
}

/// Days in prose and in a narrow box, which browsers would part at their signs.
std::string with_days_whole(std::string_view text) {
  constexpr size_t length = 10;
  std::string out;
  while (!text.empty()) {
    const size_t taken = is_day(text) ? length : 1;
    out += taken == length ? fmt::format("<time>{}</time>", text.substr(0, length)) : std::string{text[0]};
    text.remove_prefix(taken);
  }
  return out;
}

/// A short cell is not worth a second line, also where its column wraps.
std::string_view side(const Column& column, std::string_view cell) {
  constexpr size_t brief = 20;
  if (column.align == Align::right) return " class=\"num\"";
  return column.wraps && (cell.empty() || cell.size() > brief) ? "" : " class=\"fix\"";
}
std::string_view side(const Column& column) {
  return column.align == Align::right ? " class=\"num\"" : column.wraps ? "" : " class=\"fix\"";
}

/// Writes the blocks of a page one after another, and closes what they opened.
class ArticleWriter {
 public:
  ArticleWriter(const Page& page, size_t number) : page_(page), number_(number) {}

  std::string write() {
    out_ = fmt::format("<article{} aria-labelledby=\"r{}\">\n<header>\n", paper_class(), number_);
    for (const Page::Block& block : page_.blocks()) {
      if (!std::holds_alternative<Page::Figure>(block)) close(in_figures_, "</ul>\n");
      if (!std::holds_alternative<Page::Line>(block)) close(in_lines_, "</pre>\n");
      std::visit(*this, block);
    }
    close(in_figures_, "</ul>\n");
    close(in_lines_, "</pre>\n");
    end_header();
    close(in_section_, "</section>\n");
    return std::move(out_) + "</article>\n";
  }

  void operator()(const Page::Title& title) {
    heading_ = title.text;
    if (!title.flag.empty()) out_ += fmt::format("<p class=\"flag\">{}</p>\n", markup_text(title.flag));
    out_ += fmt::format("<h1 id=\"r{}\">{}</h1>\n", number_, markup_text(title.text));
  }
  void operator()(const Page::Heading& h) {
    end_header();
    close(in_section_, "</section>\n");
    in_section_ = true;
    const std::string id = section_id(h.text);
    heading_ = h.text;
    out_ +=
        fmt::format("<section aria-labelledby=\"{0}\">\n<h2 id=\"{0}\">{1}</h2>\n", id, markup_text(h.text));
  }
  void operator()(const Page::Words& words) {
    const std::string_view style = words.indent == 0  ? " class=\"lead\""
                                   : words.indent > 2 ? " class=\"detail\""
                                                      : "";
    out_ += fmt::format("<p{}>{}</p>\n", style, with_days_whole(linked(sentence(words.text))));
  }
  void operator()(const Page::Line& line) {
    if (!line.strong.empty()) {
      close(in_lines_, "</pre>\n");
      end_header();
      out_ += fmt::format("<p class=\"point\"><strong>{}</strong>{}</p>\n", markup_text(line.strong),
                          prose(line.text));
      return;
    }
    if (!in_lines_) out_ += "<pre>";
    in_lines_ = true;
    out_ += markup_text(line.text) + '\n';
  }
  void operator()(const Page::Blank&) {}
  void operator()(const Page::Figure& f) {
    if (!in_figures_) out_ += "<ul class=\"figures\">\n";
    in_figures_ = true;
    out_ += fmt::format("<li><span>{}</span> <strong>{}</strong>", with_days_whole(markup_text(f.label)),
                        markup_text(f.amount));
    if (!f.more.empty()) out_ += fmt::format(" <small>{}</small>", with_days_whole(linked(prose(f.more))));
    out_ += "</li>\n";
  }
  void operator()(const Page::Table& t) { table(t.grid); }
  void operator()(const Timeline& t) { drawing(t.title, timeline_svg(t), timeline_svg(t, SvgRoom::slim)); }
  void operator()(const Bars& b) { drawing(b.title, bars_svg(b), bars_svg(b, SvgRoom::slim)); }
  void operator()(const Curve& c) { drawing(c.title, curve_svg(c)); }
  void operator()(const Ranges& r) { drawing(r.title, ranges_svg(r), ranges_svg(r, SvgRoom::slim)); }

 private:
  std::string section_id(std::string_view heading) const {
    return fmt::format("r{}-{}", number_, slug(heading));
  }
  /// "see WARNINGS" leads to them.
  std::string linked(std::string text) const {
    constexpr std::string_view see = "see WARNINGS", heading = "Warnings";
    const size_t at = text.find(see);
    if (at != text.npos)
      text.replace(at, see.size(), fmt::format("see <a href=\"#{}\">{}</a>", section_id(heading), heading));
    return text;
  }
  std::string next_id() { return fmt::format("r{}-part-{}", number_, ++parts_); }

  void close(bool& open, std::string_view end) {
    if (open) out_ += end;
    open = false;
  }

  /// Ends the header, with links to what follows: at the first heading, table or drawing.
  void end_header() {
    if (!in_header_) return;
    in_header_ = false;
    std::string links;
    for (const Page::Block& block : page_.blocks()) {
      const auto* h = std::get_if<Page::Heading>(&block);
      if (h != nullptr)
        links += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", section_id(h->text), markup_text(h->text));
    }
    if (!links.empty()) out_ += fmt::format("<nav aria-label=\"Sections\"><ul>\n{}</ul></nav>\n", links);
    out_ += "</header>\n";
  }

  /// What paper the widest table needs: a sheet has room for about a hundred characters upright, half as many
  /// again across, and more in small type.
  std::string_view paper_class() const {
    size_t most = 0;
    for (const Page::Block& block : page_.blocks()) {
      const auto* table = std::get_if<Page::Table>(&block);
      if (table != nullptr) most = std::max(most, characters_across(table->grid));
    }
    return most <= 100 ? "" : most <= 150 ? " class=\"wide\"" : " class=\"wide small\"";
  }

  /// A drawing, and the same for a narrow screen where it can be made for one.
  void drawing(const std::string& title, const std::string& svg, const std::string& slim = {}) {
    end_header();
    out_ += fmt::format("<figure>\n<figcaption>{}</figcaption>\n<div class=\"scroll{}\">\n{}</div>\n",
                        markup_text(title), slim.empty() ? "" : " broad", svg);
    if (!slim.empty()) out_ += fmt::format("<div class=\"slim\">\n{}</div>\n", slim);
    out_ += "</figure>\n";
  }

  void table(const Grid& grid) {
    end_header();
    const std::string id = next_id();
    const bool named = !grid.caption().empty();
    out_ += fmt::format(
        "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"{0}\">\n<table{3}>\n"
        "<caption id=\"{0}\"><span{1}>{2}</span></caption>\n<thead><tr>",
        id, named ? "" : " class=\"unseen\"", markup_text(named ? grid.caption() : heading_),
        table_class(grid));
    size_t shown = 0;
    for (size_t i = 0; i < grid.columns().size(); ++i) {
      if (!grid.holds(i)) continue;
      ++shown;
      const Column& c = grid.columns()[i];
      out_ += fmt::format("<th scope=\"col\"{}>{}</th>", side(c), kept_together(sentence(c.heading)));
    }
    out_ += "</tr></thead>\n";
    rows(grid, shown);
    out_ += "</table>\n</div>\n";
  }

  /// Each row with what explains or continues it is a group, so that paper does not part them.
  void rows(const Grid& grid, size_t shown) {
    const auto& all = grid.rows();
    std::string_view open;
    for (size_t r = 0; r < all.size(); ++r) {
      const bool note = all[r].cells.empty();
      if (!note && (open.empty() || !all[r].cells.front().empty())) {
        if (!open.empty()) out_ += fmt::format("</{}>\n", open);
        open = all[r].total && r + 1 == all.size() ? "tfoot" : "tbody";
        out_ += fmt::format("<{}{}>\n", open, all[r].total && open == "tbody" ? " class=\"total\"" : "");
      }
      out_ += note ? "<tr class=\"note\">" : "<tr>";
      if (note) {
        out_ += fmt::format("<td colspan=\"{}\">{}</td>", shown, prose(all[r].note));
      } else {
        cells(grid, all[r]);
      }
      out_ += "</tr>\n";
    }
    if (!open.empty()) out_ += fmt::format("</{}>\n", open);
  }

  /// "1,044,000.00(2)": the number of a footnote stands above the line, beside the column of figures.
  static std::string with_mark(std::string_view cell) {
    const size_t open = cell.rfind('(');
    const bool mark = open != cell.npos && open > 0 && cell.ends_with(')') && cell.size() - open <= 5 &&
                      cell.find_first_not_of("0123456789", open + 1) == cell.size() - 1 &&
                      (cell[open - 1] == '?' || (cell[open - 1] >= '0' && cell[open - 1] <= '9'));
    if (!mark) return prose(cell);
    return fmt::format("{}<sup class=\"mark\">{}</sup>", markup_text(cell.substr(0, open)), cell.substr(open));
  }

  void cells(const Grid& grid, const Grid::Row& row) {
    bool first = true;
    for (size_t i = 0; i < grid.columns().size(); ++i) {
      if (!grid.holds(i)) continue;
      std::string text = i < row.cells.size() ? with_mark(row.cells[i]) : std::string{};
      const bool names = first && !text.empty();
      // On a narrow screen a row becomes a block, and each of its cells says what it is.
      const std::string& heading = grid.columns()[i].heading;
      const std::string label = names || heading.empty() || text.empty()
                                    ? std::string{}
                                    : fmt::format(" data-label=\"{}\"", sentence(heading));
      // There the label stands beside what is one thing.
      if (!label.empty() && text.find('<') != text.npos) text = fmt::format("<span>{}</span>", text);
      out_ += fmt::format(
          "<{0}{1}{2}{3}>{4}</{0}>", names ? "th" : "td", names ? " scope=\"row\"" : "",
          names ? side(grid.columns()[i]) : side(grid.columns()[i], row.cells.size() > i ? row.cells[i] : ""),
          label, text);
      first = false;
    }
  }

  const Page& page_;
  size_t number_;
  size_t parts_ = 0;
  std::string out_;
  std::string heading_;
  bool in_figures_ = false;
  bool in_lines_ = false;
  bool in_header_ = true;
  bool in_section_ = false;
};

}  // namespace

/// Text as a string of a style sheet.
static std::string css_text(std::string_view text) {
  std::string out;
  for (const char c : clean_text(text)) {
    if (c == '"' || c == '\\' || c == '<' || c == '>' || c == '&')
      out += fmt::format("\\{:06x}", static_cast<unsigned char>(c));
    else
      out += c;
  }
  return '"' + out + '"';
}

/// What stands on every printed sheet: whose report it is, and which sheet of how many.
static std::string running_head(std::string_view title) {
  return fmt::format(
      "@media print {{ @page {{ @top-left {{ content: {}; font: 8pt sans-serif; color: #566273; }} "
      "@bottom-right {{ "
      "content: \"page \" counter(page) \" of \" counter(pages); font: 8pt sans-serif; color: #566273; }} "
      "@bottom-left {{ content: \"payout {}\"; font: 8pt sans-serif; color: #566273; }} }} }}\n",
      css_text(title), PAYOUT_VERSION);
}

std::string html_begin(std::string_view title) {
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"generator\" content=\"payout\">\n"
      "<title>{}</title>\n<style>{}{}</style>\n</head>\n<body>\n<main>\n",
      markup_text(title), html_style, running_head(title));
}

std::string html_article(const Page& page, size_t number) {
  return ArticleWriter{page, number}.write();
}

std::string html_end() {
  return "</main>\n</body>\n</html>\n";
}

std::string title_of(const Page& page) {
  for (const Page::Block& block : page.blocks()) {
    const auto* title = std::get_if<Page::Title>(&block);
    if (title != nullptr)
      return title->flag.empty() ? title->text : fmt::format("{} ({})", title->text, title->flag);
  }
  return "payout";
}

std::string as_html(const Page& page) {
  return html_begin(title_of(page)) + html_article(page) + html_end();
}

}  // namespace payout
