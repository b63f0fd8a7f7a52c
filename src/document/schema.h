#pragma once
#include <string>
#include <string_view>

#include "document/type.h"

namespace payout {

/// What a schema describes: files that people write (numbers may stand unquoted, fields may be left out), or
/// output (every field is there, null where there is nothing).
enum class SchemaUse { input, output };

/// Says what a word of a closed list means, from the list's first word and the word; empty where nobody says.
using SayWord = std::string_view (*)(std::string_view first, std::string_view word);

/// JSON Schema (draft-07) of a described type; `id` names the document that it is.
std::string json_schema(const Type& type, SchemaUse use, std::string_view id = {}, SayWord say = nullptr);

}  // namespace payout
