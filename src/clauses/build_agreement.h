#pragma once
#include <span>
#include <string>

#include "clauses/agreement.h"

namespace payout {

/// `build_agreement` for terms that are compiled in: without the checks that only tell what is wrong, since a
/// test has found nothing to say of them.
Agreement build_checked(std::string name, std::span<const Document* const> files, Problems& problems);

}  // namespace payout
