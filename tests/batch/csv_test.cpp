#include "batch/csv.h"

#include "catch.h"

using namespace payout;

static std::vector<std::vector<std::string>> all_records(std::string_view text) {
  std::vector<std::vector<std::string>> out;
  Records records;
  while (records.next(text)) out.emplace_back(records.cells().begin(), records.cells().end());
  return out;
}

using Rows = std::vector<std::vector<std::string>>;

TEST_CASE("Records split at commas and line ends", "[batch][csv]") {
  CHECK(all_records("a,b\nc,d\n") == Rows{{"a", "b"}, {"c", "d"}});
  CHECK(all_records("a,b\r\nc,d") == Rows{{"a", "b"}, {"c", "d"}});
  CHECK(all_records("a,,\n") == Rows{{"a", "", ""}});
}

TEST_CASE("Quotes keep commas, line ends and doubled quotes", "[batch][csv]") {
  CHECK(all_records("\"a,b\",c\n") == Rows{{"a,b", "c"}});
  CHECK(all_records("\"a\nb\",\"say \"\"hi\"\"\"\nx,y\n") == Rows{{"a\nb", "say \"hi\""}, {"x", "y"}});
  const std::string longer(200'000, 'x');
  CHECK(all_records("\"" + longer + "\",\"b\"\n") == Rows{{longer, "b"}});
}

TEST_CASE("A chunk ends after its last whole record", "[batch][csv]") {
  CHECK(Records{}.whole("a,b\nc,") == 4);
  CHECK(Records{}.whole("a,b") == 0);
  CHECK(Records{}.whole("\"a\nb") == 0);
  CHECK(Records{}.whole("x\n\"a\nb") == 2);
}

TEST_CASE("A cell is quoted only where it must be", "[batch][csv]") {
  std::string out;
  append_cell(out, "plain 12.50");
  out += '|';
  append_cell(out, "a,b");
  out += '|';
  append_cell(out, "say \"hi\"");
  CHECK(out == "plain 12.50|\"a,b\"|\"say \"\"hi\"\"\"");
}
