#pragma once
#include <string>

#include "document/diagnostic.h"
#include "document/node.h"
#include "document/path.h"

namespace payout {

/// Applies one `--set PATH=VALUE` to the tree before decoding, so that the value takes the same checks as the
/// file. `type` says which paths can exist; an unknown path is a problem with the id `unknown-path` (exit 2).
void set_value(Document& doc, const std::string& argument, const Type& type, Problems& problems);

}  // namespace payout
