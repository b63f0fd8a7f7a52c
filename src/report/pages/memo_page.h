#pragma once
#include "report/pages/report_page.h"

namespace payout {

/// The golden-parachute analysis as a memo: conclusion, facts, who is tested, base amount, payments, test,
/// distance to the safe harbor, alternatives, order of cuts, what would change it, interpretations used.
Page parachute_memo(const ReportData& data);

}  // namespace payout
