#include "batch/quick_cell.h"

#include <array>
#include <optional>

#include "catch.h"
#include "document/scalars.h"
#include "values/put_text.h"

using namespace payout;

namespace {

/// What the leaf reads of a cell with its unit; nothing where it refuses it.
std::optional<std::string> at_length(const Type& type, std::string_view cell, std::string_view unit) {
  alignas(16) std::array<unsigned char, 64> slot{};
  std::string why, help, out;
  if (!type.scalar->read(std::string{cell} + std::string{unit}, false, slot.data(), why, help))
    return std::nullopt;
  type.scalar->write(slot.data(), out);
  return out;
}

std::string put(char* (*write)(char*, Money), int64_t cents) {
  std::array<char, 2 * most_put> text{};
  return {text.data(), write(text.data(), Money::cents(cents))};
}

}  // namespace

TEST_CASE("A cell that is read quickly is what its leaf reads, and a strange one is left to the leaf",
          "[batch]") {
  struct Column {
    const Type& type;
    std::string_view unit;
  };
  const std::array<Column, 6> columns{{{type_of<Money>(), ""},
                                       {type_of<PayRate>(), "/year"},
                                       {type_of<PayRate>(), "/month"},
                                       {type_of<Price>(), ""},
                                       {type_of<Rate>(), "%"},
                                       {type_of<Shares>(), ""}}};
  const std::array<std::string_view, 33> cells{"0",
                                               "1",
                                               "7.5",
                                               "7.50",
                                               "7.05",
                                               "7.123",
                                               "7.1234",
                                               "7.12345",
                                               "0.5",
                                               "0.05",
                                               "00",
                                               "01.5",
                                               "1.",
                                               ".5",
                                               "-3",
                                               "-3.25",
                                               "+3",
                                               "1e3",
                                               "1,000",
                                               "$5",
                                               "45%",
                                               "12.25",
                                               "37.5",
                                               "100",
                                               "999999",
                                               "1000000",
                                               "123456789012.34",
                                               "1234567890123",
                                               "123456789012345",
                                               "",
                                               " 5",
                                               "5 ",
                                               "x"};
  for (const Column& column : columns) {
    const CellForm form = cell_form(column.type, column.unit);
    REQUIRE(form != CellForm::other);
    for (const std::string_view cell : cells) {
      alignas(16) std::array<unsigned char, 64> slot{};
      INFO(column.type.name << column.unit << " `" << cell << "`");
      if (!read_quickly(form, column.unit, cell, slot.data())) continue;
      std::string out;
      column.type.scalar->write(slot.data(), out);
      CHECK(std::optional{out} == at_length(column.type, cell, column.unit));
    }
    alignas(16) std::array<unsigned char, 64> slot{};
    CHECK(read_quickly(form, column.unit, "12", slot.data()));
    for (const std::string_view strange : {"-3", "01.5", "1.", ".5", "x", "1,000"})
      CHECK_FALSE(read_quickly(form, column.unit, strange, slot.data()));
  }
  Rate rate;
  CHECK_FALSE(read_quickly(CellForm::percent, "%", "0.45", &rate));  // 0.45% or 45%: asked
  Date day;
  CHECK(read_quickly(CellForm::date, "", "2000-02-29", &day));
  CHECK(day == Date::of(2000, 2, 29));
  CHECK_FALSE(read_quickly(CellForm::date, "", "2001-02-29", &day));
  CHECK(cell_form(type_of<PayRate>(), "/quarter") == CellForm::other);
  CHECK(cell_form(type_of<YearlyRate>(), "%/year") == CellForm::other);
}

TEST_CASE("Amounts, counts and days are written the same without a text in between", "[batch]") {
  CHECK(put(put_plain, 0) == "0.00");
  CHECK(put(put_plain, 5) == "0.05");
  CHECK(put(put_plain, -5) == "-0.05");
  CHECK(put(put_plain, 99) == "0.99");
  CHECK(put(put_plain, 100) == "1.00");
  CHECK(put(put_plain, 123456) == "1234.56");
  CHECK(put(put_plain, -100000) == "-1000.00");
  CHECK(put(put_plain, INT64_MAX) == "92233720368547758.07");
  for (const int64_t n : {int64_t{0}, int64_t{9}, int64_t{10}, int64_t{99}, int64_t{100}, int64_t{-1},
                          int64_t{12345}, INT64_MAX, INT64_MIN}) {
    std::array<char, 2 * most_put> text{};
    CHECK(std::string{text.data(), put_whole(text.data(), n)} == std::to_string(n));
  }
  CHECK(to_string(Date::of(2000, 2, 9)) == "2000-02-09");
  CHECK(to_string(Date::of(1, 12, 31)) == "0001-12-31");
}
