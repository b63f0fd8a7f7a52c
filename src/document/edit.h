#pragma once
#include <string>
#include <string_view>

#include "document/diagnostic.h"
#include "document/node.h"
#include "document/path.h"

namespace payout {

/// Applies one `--set PATH=VALUE` to the tree before decoding, so that the value takes the same checks as the
/// file. `type` says which paths can exist; an unknown path is a problem with the id `unknown-path` (exit 2).
void set_value(Document& doc, const std::string& argument, const Type& type, Problems& problems);

/// Where the `=` of PATH=VALUE stands: the first outside brackets, since ids may hold one; npos if there is
/// none.
size_t end_of_path(std::string_view argument);

}  // namespace payout
