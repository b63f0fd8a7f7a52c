#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace payout {

/// A piece of a text that must not be shown as it is.
struct Unshowable {
  size_t at = 0;
  size_t length = 0;  ///< in bytes; 0 where there is none
};

/// The first piece from `from` on that a terminal, a table or another program must not meet: control characters
/// (the 8-bit ones too, of which some terminals make commands), characters that turn the direction of what
/// stands beside them, separators of lines that only some programs see, what is no character at all, and bytes
/// that are no UTF-8.
Unshowable next_unshowable(std::string_view text, size_t from = 0);

/// The number of the character that such a piece is; that of the replacement character where it is none.
unsigned code_of(std::string_view piece);

/// The text with a question mark for each such piece, except for control characters that are in `kept`
/// ("\n\t"). All that people read, and every table, goes through here.
std::string clean_text(std::string_view text, std::string_view kept = {});

/// The same in place, from `from` on.
void clean(std::string& text, size_t from = 0, std::string_view kept = {});

}  // namespace payout
