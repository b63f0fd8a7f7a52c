#include <fmt/format.h>

#include "report/formats/receipt.h"
#include "report/pages/report_page.h"

namespace payout {

void print_receipt(Page& page, const Receipt& receipt) {
  page.heading("Receipt");
  Grid grid{{{}, {{}, Align::left, true}}};
  grid.row({"program", receipt.program});
  const auto files = [&](std::string_view what, const std::vector<ReceiptFile>& list) {
    for (const ReceiptFile& f : list) {
      grid.row({std::string{what}, f.file});
      grid.note("sha256 " + f.sha256);
    }
  };
  files("scenario", receipt.scenario);
  files("agreement", receipt.agreement);
  for (const std::string& set : receipt.overrides) grid.row({"--set", set});
  for (const std::string& reading : receipt.readings) grid.row({"reading", reading});
  for (const std::string& table : receipt.tables) grid.row({"table", table});
  if (receipt.nearby_days != 0) grid.row({"nearby", fmt::format("{} days", receipt.nearby_days)});
  grid.print(page);
}

}  // namespace payout
