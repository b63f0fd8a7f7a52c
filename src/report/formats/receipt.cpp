#include "report/formats/receipt.h"

#include <fmt/format.h>

#include <set>

#include "document/embedded.h"
#include "values/sha256.h"

namespace payout {
namespace {

ReceiptFile file_of(const Document& document, uint16_t number = 0) {
  const Source& source = document.source(number);
  const EmbeddedFile* embedded = embedded_file(source.name);
  if (source.text.empty() && embedded != nullptr) return {source.name, std::string{embedded->sha256}};
  return {source.name, sha256(source.text)};
}

/// The tables that the evaluation asked, each once, with year and, where it has one, month or state.
std::vector<std::string> tables_used(const Workings& work) {
  std::set<std::string> tables;
  for (const TableUse& use : work.tables()) {
    std::string text{use.table};
    if (!use.of.empty()) text.append(" ").append(use.of);
    text += fmt::format(" {:04}", use.year);
    if (use.month != 0) text += fmt::format("-{:02}", use.month);
    tables.insert(std::move(text));
  }
  return {tables.begin(), tables.end()};
}

}  // namespace

Receipt receipt_of(const ReceiptSources& from) {
  Receipt out;
  out.program = "payout " PAYOUT_VERSION;
  for (uint16_t i = 0; i < from.scenario.sources().size(); ++i) {
    if (from.scenario.source(i).name != "--set") out.scenario.push_back(file_of(from.scenario, i));
  }
  for (const Document& document : from.documents) out.agreement.push_back(file_of(document));
  for (const std::string& set : from.sets) {
    if (!set.starts_with('@')) out.overrides.push_back(set);
  }
  for (size_t i = 0; i < from.agreement.readings.size(); ++i) {
    const auto selected = static_cast<size_t>(from.space.readings.selected[i]);
    const Reading& reading = from.agreement.readings[i];
    if (selected != 0) out.readings.push_back(fmt::format("{}: {}", reading.key, reading.words[selected].name));
  }
  out.tables = tables_used(from.space.work);
  out.nearby_days = from.nearby_days;
  return out;
}

}  // namespace payout
