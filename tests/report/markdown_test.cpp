#include "report/formats/markdown.h"
#include "catch.h"

using namespace payout;

TEST_CASE("Markdown shows text as it is, whatever signs it holds", "[report][markdown]") {
  CHECK(markdown_text("a | b_c *d*") == "a \\| b\\_c \\*d\\*");
  CHECK(markdown_text("two\nlines") == "two lines");
  CHECK(markdown_code("grants[K1].last_day") == "`grants[K1].last_day`");
  CHECK(markdown_code("a`b|c") == "`a'b\\|c`");
  CHECK(markdown_heading(2, "Severance") == "\n## Severance\n\n");
}

TEST_CASE("A Markdown table leaves out columns that hold nothing", "[report][markdown]") {
  MarkdownTable table{{{"item"}, {"never"}, {"amount", Align::right}}};
  CHECK(table.text().empty());
  table.row({"fee", "", "12.00"});
  table.row({"salary", "", "3.00"});
  CHECK(table.text() == "| item | amount |\n| --- | ---: |\n| fee | 12.00 |\n| salary | 3.00 |\n");
}
