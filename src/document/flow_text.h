#pragma once
#include <string>

#include "document/type.h"

namespace payout {

/// Any described object as one line of YAML, what is not given left out:
/// `{kind: ownership, date: 2000-03-15, percent: 52%}`. A single value is written as it stands.
std::string flow_text(const Type& type, const void* object);

}  // namespace payout
