#pragma once
#include "report/pages/report_page.h"

namespace payout {

/// The golden-parachute analysis as a memo: facts, who is tested, base amount, payments, test, distance to the
/// safe harbor, alternatives, order of cuts, conclusion, what would change it.
Page parachute_memo(const ReportData& data);

}  // namespace payout
