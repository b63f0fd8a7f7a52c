#include "document/clean_text.h"

#include <cstdint>

#include "document/utf8.h"

namespace payout {
namespace {

/// The length of the character whose first byte this is, by that byte.
size_t length_of(unsigned char first) {
  return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

uint32_t code_point(std::string_view character) {
  const size_t n = character.size();
  uint32_t code = static_cast<unsigned char>(character[0]) & (0xFFU >> (n + 1));
  for (size_t i = 1; i < n; ++i) code = code << 6U | (static_cast<unsigned char>(character[i]) & 0x3FU);
  return code;
}

/// Beyond ASCII.
bool unshowable(uint32_t c) {
  if (c < 0xA0) return true;                                     // C1 controls
  if (c == 0x61C || c == 0x200E || c == 0x200F) return true;     // marks of direction
  if (c >= 0x2028 && c <= 0x202E) return true;                   // separators, embeddings, overrides
  if (c >= 0x2066 && c <= 0x2069) return true;                   // isolates
  if (c >= 0xD800 && c <= 0xDFFF) return true;                   // halves of characters
  if (c == 0xFEFF || (c >= 0xFDD0 && c <= 0xFDEF)) return true;  // byte-order mark, no characters
  return (c & 0xFFFEU) == 0xFFFE || c > 0x10FFFF;                // no characters
}

}  // namespace

unsigned code_of(std::string_view piece) {
  if (piece.size() == 1)
    return static_cast<unsigned char>(piece[0]) < 0x80 ? static_cast<unsigned char>(piece[0]) : 0xFFFDU;
  const uint32_t code = code_point(piece);
  return code >= 0xD800 && code <= 0xDFFF ? 0xFFFDU : code;
}

Unshowable next_unshowable(std::string_view text, size_t from) {
  for (size_t i = from; i < text.size();) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c < 0x20 || c == 0x7F) return {i, 1};
    if (c < 0x80) {
      ++i;
      continue;
    }
    const size_t length = length_of(c);
    const std::string_view character = text.substr(i, length);
    if (character.size() < length || invalid_utf8(character) != character.npos) return {i, 1};
    if (unshowable(code_point(character))) return {i, length};
    i += length;
  }
  return {};
}

void clean(std::string& text, size_t from, std::string_view kept) {
  for (Unshowable bad = next_unshowable(text, from); bad.length != 0; bad = next_unshowable(text, bad.at + 1)) {
    if (bad.length == 1 && kept.find(text[bad.at]) != kept.npos) continue;
    text.replace(bad.at, bad.length, "?");
  }
}

std::string clean_text(std::string_view text, std::string_view kept) {
  std::string out{text};
  clean(out, 0, kept);
  return out;
}

}  // namespace payout
