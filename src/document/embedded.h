#pragma once
#include <span>
#include <string_view>

#include "document/node.h"

namespace payout {

/// A YAML file of the source tree, parsed when the program was built.
struct EmbeddedFile {
  std::string_view name;  ///< path from the project's root: "src/law/tables/federal.yaml"
  std::string_view text;  ///< the file as it is, for excerpts and checksums
  std::span<const Node> nodes;
  std::string_view sha256;  ///< of `text`, for receipts
};

/// All of them, in order of name. Defined in the file that `embed` writes at build time.
std::span<const EmbeddedFile> embedded_files();

inline const EmbeddedFile* embedded_file(std::string_view name) {
  for (const EmbeddedFile& file : embedded_files()) {
    if (file.name == name) return &file;
  }
  return nullptr;
}

}  // namespace payout
