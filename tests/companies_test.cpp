// The agreements of companies: the tables of scenarios/companies/README.md against the folders.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include "catch.h"
#include "clauses/agreement.h"
#include "support/files.h"

namespace fs = std::filesystem;
using namespace payout;

namespace {

const fs::path companies_folder = fs::path{PAYOUT_ROOT} / "scenarios/companies";

struct SectionRow {
  std::string section, consequence, state, clauses;
  std::vector<std::string> ids = {};
};
using SectionTables = std::map<std::string, std::vector<SectionRow>>;

std::string without_spaces_around(std::string text) {
  const size_t first = text.find_first_not_of(' ');
  return first == text.npos ? "" : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::vector<std::string> ids_in_backticks(const std::string& text) {
  std::vector<std::string> out;
  for (size_t at = text.find('`'); at != text.npos; at = text.find('`', at + 1)) {
    const size_t end = text.find('`', at + 1);
    out.push_back(text.substr(at + 1, end - at - 1));
    at = end;
  }
  return out;
}

SectionTables read_section_tables() {
  SectionTables out;
  std::istringstream in{read_text(companies_folder / "README.md")};
  std::string line, name;
  while (std::getline(in, line)) {
    if (line.starts_with("## ")) name = line.substr(3);
    if (name.empty() || !line.starts_with("| ") || line.starts_with("| § ")) continue;
    std::istringstream cells{line.substr(1)};
    SectionRow row;
    for (std::string* cell : {&row.section, &row.consequence, &row.state, &row.clauses}) {
      std::getline(cells, *cell, '|');
      *cell = without_spaces_around(*cell);
    }
    row.ids = ids_in_backticks(row.clauses);
    out[name].push_back(row);
  }
  return out;
}

const SectionTables& section_tables() {
  static const SectionTables tables = read_section_tables();
  return tables;
}

/// The clause as it is written, up to the next one.
std::string text_of_clause(const std::string& terms, const std::string& id) {
  size_t at = terms.find("id: " + id + "\n");
  if (at == terms.npos) at = terms.find("id: " + id + ",");
  if (at == terms.npos) return {};
  return terms.substr(at, terms.find("\n  - ", at) - at);
}

bool is_stated(const std::string& clause) {
  return clause.find("kind: stated_amount") != clause.npos || clause.find("months_from:") != clause.npos;
}

void check_row(const SectionRow& row, const Agreement& agreement, const std::string& terms) {
  INFO(row.section << " " << row.consequence);
  CHECK(!row.consequence.empty());
  if (row.state == "left out") {
    CHECK(row.clauses.size() > 10);  // why
    return;
  }
  REQUIRE((row.state == "computed" || row.state == "stated"));
  CHECK(!row.ids.empty());
  for (const std::string& id : row.ids) {
    INFO(id);
    const Clause* clause = agreement.find(id);
    REQUIRE(clause != nullptr);
    if (row.state == "stated") CHECK(is_stated(text_of_clause(terms, id)));
    // A section is of the first document, unless it names its own: "LT 5".
    const bool own = row.section.find(' ') != row.section.npos;
    if (!own && clause->head.document() != agreement.clauses.front().head.document()) continue;
    const std::string cited =
        own ? clause->head.cite : clause->head.cite.substr(clause->head.cite.find(' ') + 1);
    CHECK((cited.starts_with(row.section) || row.section.starts_with(cited)));
  }
}

std::string summary_of_sections() {
  std::string text =
      "| agreement | sections | computed | stated | left out | why |\n|---|---|---|---|---|---|\n";
  for (const auto& [name, rows] : section_tables()) {
    const auto count = [&](std::string_view state) {
      return std::ranges::count(rows, state, &SectionRow::state);
    };
    std::string why;
    for (const SectionRow& row : rows) {
      if (row.state == "left out") why += (why.empty() ? "" : "; ") + row.section + " " + row.consequence;
    }
    text += fmt::format("| [`{0}`](companies/{0}) | {1} | {2} | {3} | {4} | {5} |\n", name, rows.size(),
                        count("computed"), count("stated"), count("left out"), why);
  }
  return text;
}

}  // namespace

TEST_CASE("Each section of a company's agreement is computed, stated or left out, as its table says",
          "[companies]") {
  std::set<std::string> folders;
  for (const auto& entry : fs::directory_iterator{companies_folder}) {
    if (entry.is_directory()) folders.insert(entry.path().filename().string());
  }
  std::set<std::string> described;
  for (const auto& [name, rows] : section_tables()) described.insert(name);
  CHECK(described == folders);

  for (const auto& [name, rows] : section_tables()) {
    DYNAMIC_SECTION(name) {
      Problems problems;
      std::vector<Document> keep;
      const Agreement agreement = load_agreement((companies_folder / name).string(), {}, problems, keep);
      CHECK(!problems.any_errors());
      REQUIRE(!agreement.clauses.empty());
      std::string terms;
      for (const auto& entry : fs::directory_iterator{companies_folder / name / "terms"})
        terms += read_text(entry.path());
      std::set<std::string> listed;
      for (const SectionRow& row : rows) {
        check_row(row, agreement, terms);
        listed.insert(row.ids.begin(), row.ids.end());
      }
      for (const Clause& clause : agreement.clauses) {
        INFO("a clause that stands in no row: " << clause.head.id);
        CHECK(listed.contains(clause.head.id));
      }
    }
  }
}

TEST_CASE("scenarios/README.md counts the sections of the companies' agreements", "[companies]") {
  CHECK(differs_between_marks(fs::path{PAYOUT_ROOT} / "scenarios/README.md", "companies",
                              summary_of_sections()) == "");
}
