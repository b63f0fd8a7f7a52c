#pragma once
#include <functional>
#include <string_view>

#include "document/type.h"

namespace payout {

/// Calls `f(type, object, field name)` for every record inside an object, outermost first. The name is that of
/// the nearest field that is not inlined.
void walk_records(const Type& type, void* object, std::string_view field,
                  const std::function<void(const Type&, void*, std::string_view)>& f);

}  // namespace payout
