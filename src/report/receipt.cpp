#include "report/receipt.h"

#include <fmt/format.h>

#include <set>

#include "document/embedded.h"
#include "values/sha256.h"

namespace payout {
namespace {

ReceiptFile file_of(const Document& document) {
  const Source& source = document.source(0);
  const EmbeddedFile* embedded = embedded_file(source.name);
  if (source.text.empty() && embedded != nullptr) return {source.name, std::string{embedded->sha256}};
  return {source.name, sha256(source.text)};
}

/// Tables by what the result says of them: years of withholding and of the gross-up, the month of the federal
/// rate where none was supplied.
std::vector<std::string> tables_used(const Scenario& facts, const Result& result) {
  std::set<std::string> tables;
  const ParachuteResult& p = result.parachute;
  if (p.table_year) tables.insert(fmt::format("income tax {}", *p.table_year));
  for (const WithheldPayment& w : p.withholding) tables.insert(fmt::format("withholding {}", w.table_year));
  const bool supplied = facts.tax && facts.tax->afr_120;
  bool rate_needed = p.discounted;
  for (const ContingentLine& line : p.contingent) {
    for (const ContingentPart& part : line.parts) rate_needed = rate_needed || part.time_value != Money{};
  }
  if (rate_needed && !supplied && p.change)
    tables.insert(fmt::format("applicable federal rates {:04}-{:02}", p.change->year(), p.change->month()));
  return {tables.begin(), tables.end()};
}

}  // namespace

Receipt receipt_of(const ReceiptSources& from) {
  Receipt out;
  out.program = "payout " PAYOUT_VERSION;
  out.scenario.push_back(file_of(from.scenario));
  for (const Document& document : from.documents) out.agreement.push_back(file_of(document));
  out.overrides = from.sets;
  for (size_t i = 0; i < from.agreement.readings.size(); ++i) {
    const auto selected = static_cast<size_t>(from.space.readings.selected[i]);
    const Reading& reading = from.agreement.readings[i];
    if (selected != 0) out.readings.push_back(fmt::format("{}: {}", reading.key, reading.words[selected].name));
  }
  out.tables = tables_used(from.facts, from.space.result);
  out.nearby_days = from.nearby_days;
  return out;
}

}  // namespace payout
