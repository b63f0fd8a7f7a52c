#pragma once
#include <string>

#include "document/type.h"

namespace payout {

/// What a schema describes: files that people write (numbers may stand unquoted, fields may be left out), or
/// output (every field is there, null where there is nothing).
enum class SchemaUse { input, output };

/// JSON Schema (draft-07) of a described type.
std::string json_schema(const Type& type, SchemaUse use);

}  // namespace payout
