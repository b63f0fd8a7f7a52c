#pragma once
#include "cli/case_file.h"

namespace payout {

/// Whether what `expect:` and `expect_error` name can be: a path that no result can have on any facts, and an
/// id that no problem carries, are errors with the nearest that can. For `check` and `validate`, which read
/// expectations.
void check_expected_names(CaseFile& file);

}  // namespace payout
