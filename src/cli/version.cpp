#include "cli/version.h"

#include <fmt/format.h>

#include <map>
#include <utility>
#include <vector>

#include "document/embedded.h"
#include "law/state_table.h"
#include "law/tables.h"
#include "values/number_text.h"

namespace payout {
namespace {

/// The first and the last key of a block of a built-in table: "1999-2026".
std::string span_of(std::string_view file, std::string_view block) {
  const EmbeddedFile* table = embedded_file(file);
  if (table == nullptr) return "none";
  const Document document{table->nodes, std::string{file}};
  const NodeRef entries = document.root().find(block);
  if (!entries || !entries.first()) return "none";
  NodeRef last = entries.first();
  while (last.next()) last = last.next();
  return fmt::format("{} to {}", entries.first().key(), last.key());
}

/// The states whose income tax is known, by the first and the last year of their tables.
std::string states(int first, int last) {
  constexpr std::string_view folder = "src/law/tables/states/";
  std::map<std::pair<int, int>, std::vector<std::string_view>> by_years;
  for (const EmbeddedFile& file : embedded_files()) {
    if (!file.name.starts_with(folder)) continue;
    const std::string_view code = file.name.substr(folder.size(), 2);
    std::pair<int, int> years{0, 0};
    for (int year = first; year <= last; ++year) {
      if (std::holds_alternative<law::NoTable>(law::state(code, year))) continue;
      if (years.first == 0) years.first = year;
      years.second = year;
    }
    if (years.first != 0) by_years[years].push_back(code);
  }
  std::string out;
  for (const auto& [years, codes] : by_years)
    out += fmt::format("  states {} to {}: {}\n", years.first, years.second, fmt::join(codes, " "));
  return out;
}

}  // namespace

std::string version_text(std::string_view commit) {
  std::string out = "payout " PAYOUT_VERSION;
  if (!commit.empty()) out += fmt::format(" ({})", commit);
  const std::string federal = span_of("src/law/tables/federal.yaml", "years");
  out += fmt::format(
      "\ntax tables:\n  federal income tax, withholding and FICA: {}\n  applicable federal rates: {}\n  limits "
      "of "
      "the Code: {}\n",
      federal, span_of("src/law/tables/afr.yaml", "months"), span_of("src/law/tables/limits.yaml", "years"));
  const auto first = parse_whole(federal.substr(0, 4));
  const auto last = parse_whole(federal.substr(federal.size() - 4));
  if (first && last) out += states(static_cast<int>(*first), static_cast<int>(*last));
  return out;
}

}  // namespace payout
