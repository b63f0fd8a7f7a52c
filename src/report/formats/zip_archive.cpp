#include "report/formats/zip_archive.h"

#include <array>

namespace payout {
namespace {

constexpr std::array<uint32_t, 256> crc_table() {
  std::array<uint32_t, 256> table{};
  for (uint32_t i = 0; i < 256; ++i) {
    uint32_t c = i;
    for (int bit = 0; bit < 8; ++bit) c = (c & 1) != 0 ? 0xEDB88320U ^ (c >> 1) : c >> 1;
    table[i] = c;
  }
  return table;
}

void put(std::string& out, uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFFU);
}

/// What a file's own header and its entry in the directory have in common, from "version needed" on.
std::string header_of(std::string_view name, std::string_view content) {
  constexpr uint32_t version = 20, names_are_utf8 = 1U << 11, stored = 0, midnight = 0, first_day = 1 << 5 | 1;
  std::string out;
  put(out, version, 2), put(out, names_are_utf8, 2), put(out, stored, 2);
  put(out, midnight, 2), put(out, first_day, 2), put(out, crc32_of(content), 4);
  const auto size = static_cast<uint32_t>(content.size());
  put(out, size, 4), put(out, size, 4);
  put(out, static_cast<uint32_t>(name.size()), 2), put(out, 0, 2);
  return out;
}

}  // namespace

uint32_t crc32_of(std::string_view bytes) {
  static constexpr std::array<uint32_t, 256> table = crc_table();
  uint32_t c = 0xFFFFFFFFU;
  for (const char byte : bytes) c = table[(c ^ static_cast<unsigned char>(byte)) & 0xFFU] ^ c >> 8;
  return ~c;
}

void ZipArchive::add(std::string_view name, std::string_view content) {
  const std::string header = header_of(name, content);
  put(directory_, 0x02014B50U, 4), put(directory_, 20, 2);
  directory_ += header;
  put(directory_, 0, 2), put(directory_, 0, 2), put(directory_, 0, 2), put(directory_, 0, 4);
  put(directory_, static_cast<uint32_t>(out_.size()), 4);
  directory_ += name;
  put(out_, 0x04034B50U, 4);
  out_ += header;
  out_ += name;
  out_ += content;
  ++count_;
}

std::string ZipArchive::take() {
  const auto at = static_cast<uint32_t>(out_.size()), size = static_cast<uint32_t>(directory_.size());
  out_ += directory_;
  put(out_, 0x06054B50U, 4), put(out_, 0, 4), put(out_, count_, 2), put(out_, count_, 2);
  put(out_, size, 4), put(out_, at, 4), put(out_, 0, 2);
  return std::move(out_);
}

}  // namespace payout
