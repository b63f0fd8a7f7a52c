#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace payout {

/// A ZIP archive whose files are stored as they are: readers take it, and no library is needed. Times are the
/// format's first day, so that the same files give the same bytes.
class ZipArchive {
 public:
  void add(std::string_view name, std::string_view content);
  /// The archive; nothing can be added afterwards.
  std::string take();

 private:
  std::string out_;
  std::string directory_;
  uint16_t count_ = 0;
};

/// CRC-32 of ISO 3309, as ZIP and PNG use it.
uint32_t crc32_of(std::string_view bytes);

}  // namespace payout
