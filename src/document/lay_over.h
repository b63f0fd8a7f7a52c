#pragma once
#include <string>

#include "document/diagnostic.h"
#include "document/node.h"
#include "document/type.h"

namespace payout {

/// Lays a file of facts over a document before it is decoded (`--values FILE`): what the file gives holds, and
/// the rest stays. Maps are gone through key by key and lists whose entries have ids entry by entry; any other
/// list, and an entry whose `kind` is another, takes the place of what stood there.
void lay_over(Document& doc, std::string name, std::string text, const Type& type, Problems& problems);

}  // namespace payout
