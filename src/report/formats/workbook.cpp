#include "report/formats/workbook.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "document/clean_text.h"
#include "report/formats/html/html.h"
#include "report/formats/zip_archive.h"
#include "values/date.h"

namespace payout {
namespace {

/// The cell formats of `styles_part`, by position.
enum Style {
  plain_style,
  strong_style,
  money_style,
  count_style,
  percent_style,
  day_style,
  strong_money_style
};

struct NumberCell {
  std::string value = {};
  Style style = plain_style;
};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// "1,089,000.00", "+90,000", "43.84652%": digits in groups, at most one point.
std::optional<NumberCell> number_in(std::string_view text) {
  std::string value;
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
    if (text.front() == '-') value = "-";
    text.remove_prefix(1);
  }
  const bool percent = text.ends_with('%');
  if (percent) text.remove_suffix(1);
  if (text.empty() || !is_digit(text.front()) || !is_digit(text.back())) return std::nullopt;
  const size_t point = text.find('.');
  for (size_t i = 0; i < text.size(); ++i) {
    const bool groups = text[i] == ',' && i < std::min(point, text.size());
    if (!is_digit(text[i]) && i != point && !groups) return std::nullopt;
    if (!groups) value += text[i];
  }
  // A spreadsheet keeps fifteen digits: what has more stays what it is.
  if (std::ranges::count_if(value, is_digit) > 15) return std::nullopt;
  if (percent) return NumberCell{value + "E-2", percent_style};
  return NumberCell{value, point == text.npos ? count_style : money_style};
}

/// A day as spreadsheets count it, from 1900 on (and from 1900-03-01 on as everybody else does).
std::optional<NumberCell> day_in(std::string_view text) {
  if (text.size() != 10) return std::nullopt;
  const auto day = parse_date(text);
  if (!day || *day < Date::of(1900, 3, 1)) return std::nullopt;
  return NumberCell{std::to_string(*day - Date::of(1899, 12, 30)), day_style};
}

std::string column_name(size_t column) {
  std::string name;
  for (size_t n = column + 1; n != 0; n = (n - 1) / 26)
    name.insert(name.begin(), static_cast<char>('A' + (n - 1) % 26));
  return name;
}

constexpr std::string_view xml_head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view main_names = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::string_view relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

constexpr std::string_view styles_part =
    "<numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/>"
    "<numFmt numFmtId=\"165\" formatCode=\"0.00###%\"/></numFmts>"
    "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
    "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
    "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
    "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
    "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
    "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
    "<cellXfs count=\"7\">"
    "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
    "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>"
    "<xf numFmtId=\"4\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
    "<xf numFmtId=\"3\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
    "<xf numFmtId=\"165\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
    "<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
    "<xf numFmtId=\"4\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" "
    "applyFont=\"1\"/></cellXfs>";

}  // namespace

/// Writes blocks of a page as rows of sheets.
class Workbook::Writer {
 public:
  Writer(Workbook& book, std::string_view prefix) : book_(book), prefix_(prefix) { begin("Summary"); }

  void operator()(const Page::Title& title) {
    row({title.text}, strong_style);
    if (!title.flag.empty()) row({title.flag}, strong_style);
  }
  void operator()(const Page::Heading& heading) {
    begin(heading.text.substr(0, heading.text.find(" (")));
    row({heading.text}, strong_style);
  }
  void operator()(const Page::Words& words) { row({words.text}); }
  void operator()(const Page::Line& line) {
    if (!line.strong.empty() || !line.text.empty()) row({line.strong + line.text});
  }
  void operator()(const Page::Blank&) { ++sheet_->count; }
  void operator()(const Page::Figure& figure) { row({figure.label, figure.amount, figure.more}); }
  void operator()(const Page::Table& table) {
    const Grid& grid = table.grid;
    if (!grid.caption().empty()) row({grid.caption()}, strong_style);
    std::vector<size_t> shown;
    for (size_t c = 0; c < grid.columns().size(); ++c) {
      if (grid.holds(c)) shown.push_back(c);
    }
    std::vector<std::string> heads;
    for (const size_t c : shown) heads.push_back(grid.columns()[c].heading);
    row(heads, strong_style);
    for (const Grid::Row& r : grid.rows()) {
      if (r.cells.empty()) {
        row({"    " + r.note});
        continue;
      }
      std::vector<std::string> cells;
      for (const size_t c : shown) cells.push_back(c < r.cells.size() ? r.cells[c] : std::string{});
      row(cells, r.total ? strong_style : plain_style);
    }
    ++sheet_->count;
  }
  void operator()(const Timeline&) {}
  void operator()(const Bars&) {}
  void operator()(const Curve&) {}
  void operator()(const Ranges&) {}

  void begin(std::string_view name) {
    sheet_ = &book_.begin(prefix_.empty() ? std::string{name} : fmt::format("{} {}", prefix_, name));
  }

  void row(const std::vector<std::string>& cells, Style style = plain_style) {
    Sheet& sheet = *sheet_;
    const size_t number = ++sheet.count;
    sheet.rows += fmt::format("<row r=\"{}\">", number);
    for (size_t c = 0; c < cells.size(); ++c) {
      if (cells[c].empty()) continue;
      sheet.rows += cell(fmt::format("{}{}", column_name(c), number), cells[c], style);
      if (cells.size() == 1) continue;  // a sentence runs over the cells beside it
      if (sheet.widths.size() <= c) sheet.widths.resize(c + 1);
      sheet.widths[c] = std::max(sheet.widths[c], cells[c].size());
    }
    sheet.rows += "</row>";
  }

 private:
  static std::string cell(std::string_view place, const std::string& text, Style style) {
    auto number = number_in(text);
    if (!number) number = day_in(text);
    if (number) {
      const bool strong = style == strong_style && number->style == money_style;
      return fmt::format("<c r=\"{}\" s=\"{}\"><v>{}</v></c>", place,
                         static_cast<int>(strong ? strong_money_style : number->style), number->value);
    }
    return fmt::format("<c r=\"{}\" s=\"{}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
                       place, static_cast<int>(style), markup_text(clean_text(text, "\n")));
  }

  Workbook& book_;
  std::string prefix_;
  Sheet* sheet_ = nullptr;
};

/// At most 31 characters, none of []:*?/\, and none twice.
std::string Workbook::name_for(std::string_view wanted) const {
  std::string name = clean_text(wanted);
  std::ranges::replace_if(
      name, [](char c) { return std::string_view{"[]:*?/\\"}.find(c) != std::string_view::npos; }, '-');
  constexpr size_t most = 31;
  const auto cut = [](std::string text, size_t to) {
    while (text.size() > to ||
           (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U && text.size() > to))
      text.pop_back();
    while (text.ends_with(' ')) text.pop_back();
    return text;
  };
  name = cut(name, most);
  const auto taken = [&](const std::string& n) {
    return std::ranges::find(sheets_, n, &Sheet::name) != sheets_.end();
  };
  for (int n = 2; taken(name); ++n) name = fmt::format("{} {}", cut(name, most - 4), n);
  return name;
}

Workbook::Sheet& Workbook::begin(std::string_view name) {
  sheets_.push_back({name_for(name), {}, 0, {}});
  return sheets_.back();
}

void Workbook::add(const Page& page, std::string_view prefix) {
  Writer writer{*this, prefix};
  for (const Page::Block& block : page.blocks()) std::visit(writer, block);
}

void Workbook::add_payments(std::span<const FigureRow> rows) {
  for (const FigureRow& r : rows) {
    if (r.kind == "payment") payments_.push_back(r);
  }
}

std::string Workbook::take() {
  if (!payments_.empty()) {
    Writer writer{*this, {}};
    sheets_.back().name = name_for("Payments");
    writer.row({"file", "payment", "clause", "payee", "", "due", "amount", "how it is calculated"},
               strong_style);
    for (const FigureRow& p : payments_)
      writer.row({p.file, p.label, p.clause, p.payee, p.due_kind, p.due, p.amount, p.how});
  }
  ZipArchive zip;
  std::string types, sheets, links;
  for (size_t i = 0; i < sheets_.size(); ++i) {
    const size_t n = i + 1;
    types += fmt::format(
        "<Override PartName=\"/xl/worksheets/sheet{}.xml\" "
        "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>",
        n);
    sheets +=
        fmt::format("<sheet name=\"{}\" sheetId=\"{}\" r:id=\"rId{}\"/>", markup_text(sheets_[i].name), n, n);
    links +=
        fmt::format("<Relationship Id=\"rId{0}\" Type=\"{1}/worksheet\" Target=\"worksheets/sheet{0}.xml\"/>",
                    n, relations);
  }
  zip.add(
      "[Content_Types].xml",
      fmt::format("{}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                  "<Default Extension=\"rels\" "
                  "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                  "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                  "<Override PartName=\"/xl/workbook.xml\" "
                  "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                  "<Override PartName=\"/xl/styles.xml\" "
                  "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>"
                  "{}</Types>",
                  xml_head, types));
  constexpr std::string_view packages = "http://schemas.openxmlformats.org/package/2006/relationships";
  zip.add("_rels/.rels",
          fmt::format("{}<Relationships xmlns=\"{}\"><Relationship Id=\"rId1\" Type=\"{}/officeDocument\" "
                      "Target=\"xl/workbook.xml\"/></Relationships>",
                      xml_head, packages, relations));
  zip.add("xl/workbook.xml",
          fmt::format("{}<workbook xmlns=\"{}\" xmlns:r=\"{}\"><sheets>{}</sheets></workbook>", xml_head,
                      main_names, relations, sheets));
  zip.add("xl/_rels/workbook.xml.rels",
          fmt::format("{}<Relationships xmlns=\"{}\">{}<Relationship Id=\"rId{}\" Type=\"{}/styles\" "
                      "Target=\"styles.xml\"/></Relationships>",
                      xml_head, packages, links, sheets_.size() + 1, relations));
  zip.add("xl/styles.xml",
          fmt::format("{}<styleSheet xmlns=\"{}\">{}</styleSheet>", xml_head, main_names, styles_part));
  for (size_t i = 0; i < sheets_.size(); ++i) {
    std::string columns;
    for (size_t c = 0; c < sheets_[i].widths.size(); ++c)
      columns += fmt::format("<col min=\"{0}\" max=\"{0}\" width=\"{1}\" customWidth=\"1\"/>", c + 1,
                             std::clamp<size_t>(sheets_[i].widths[c] + 2, 8, 60));
    if (!columns.empty()) columns = fmt::format("<cols>{}</cols>", columns);
    zip.add(fmt::format("xl/worksheets/sheet{}.xml", i + 1),
            fmt::format("{}<worksheet xmlns=\"{}\">{}<sheetData>{}</sheetData></worksheet>", xml_head,
                        main_names, columns, sheets_[i].rows));
  }
  return zip.take();
}

}  // namespace payout
