#pragma once
#include <string>

#include "report/pages/report_page.h"

namespace payout {

/// "Shares delivered, 456 shares, by 2019-09-14 (LTIP 8): 18,924.00 = 456 shares x 41.50".
std::string settlement_text(const ReportData& data, const Settlement& settlement);

/// The stock awards, each with what became of its shares.
void print_stock_awards(Page& page, const ReportData& data);

}  // namespace payout
