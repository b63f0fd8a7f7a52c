#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "report/formats/csv_cell.h"

namespace payout {

/// How the quotes of a record came out: a quote may never be closed, or text may stand behind the closing one.
enum class Quotes : uint8_t { good, unclosed, stray };

/// Splits records off the front of a text, by RFC 4180 with blanks allowed around quoted cells. Keeps its
/// memory from record to record.
class Records {
 public:
  explicit Records(char separator = ',') : separator_(separator) {}

  /// Takes the next record off `text`; false when the text is used up. Of a record whose quotes are wrong only
  /// its first line is taken, so that the lines after it are read as records of their own.
  bool next(std::string_view& text);
  /// Views into the text, or into this object where quotes had to be taken off. Of a record with wrong quotes
  /// the cells in front of the fault.
  std::span<const std::string_view> cells() const { return cells_; }
  Quotes quotes() const { return quotes_; }
  uint32_t lines() const { return lines_; }  ///< how many lines the record took
  uint32_t fault() const { return fault_; }  ///< lines in front of the one with the wrong quote
  bool blank() const { return cells_.size() == 1 && cells_[0].empty() && quotes_ == Quotes::good; }

  /// How much of `text` ends with a whole record: the position after its last line end that no quote encloses.
  /// 0: none.
  size_t whole(std::string_view text) const;

 private:
  void plain(std::string_view line);
  void quoted(std::string_view& text);
  void faulty(std::string_view& text, size_t at, Quotes why);
  bool take_quoted(std::string_view text, size_t& at);
  size_t end_of_record(std::string_view text, size_t at) const;

  struct Place {
    size_t cell, from, length;
  };
  char separator_;
  std::vector<std::string_view> cells_ = {};
  std::string scratch_ = {};        ///< quoted cells without their quotes
  std::vector<Place> places_ = {};  ///< of them in `scratch_`, which may move while it grows
  Quotes quotes_ = Quotes::good;
  uint32_t lines_ = 1, fault_ = 0;
};

/// A cell without the blanks around it (spaces, tabs, no-break spaces).
std::string_view trimmed(std::string_view cell);

}  // namespace payout
