#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "document/node.h"

namespace payout {

/// Bytes of a text.
struct Span {
  size_t begin = 0;
  size_t end = 0;
};

/// Where a place of a document is in its text.
size_t offset_of(std::string_view text, Mark mark);

/// A single value as it was written, with its quotes or as a block. Nothing where it runs over lines without
/// either.
std::optional<Span> written_span(std::string_view text, NodeRef value);

/// A value as YAML reads it back: quoted where a plain word would be read otherwise.
std::string yaml_text(std::string_view value);

}  // namespace payout
