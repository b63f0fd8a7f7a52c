#pragma once
#include <span>
#include <string>

#include "clauses/agreement.h"

namespace payout {

/// Which terms are checked while an agreement is put together: all, or none because they are compiled in and a
/// test has found nothing to say of them.
enum class TermsChecked : unsigned char { now, when_built };

/// `build_agreement`, with or without the checks that only tell what is wrong.
Agreement put_together(std::string name, std::span<const Document* const> files, TermsChecked checked,
                       Problems& problems);

}  // namespace payout
